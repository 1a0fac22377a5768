"""The first club of an installation: the simulator's demo club, or the one whose credentials are in `.env`."""

from typing import Any

import httpx2

from spotter.auth.accounts import ensure_owner
from spotter.bootstrap.club_setup import ClubLogin, NewClub, write_club
from spotter.bootstrap.components import open_secrets, open_store, utc_now
from spotter.bootstrap.demo_knowledge import DEMO_KNOWLEDGE
from spotter.domain.conversation import Autonomy
from spotter.domain.errors import CrmUnavailable
from spotter.domain.ids import ClubId
from spotter.settings import Settings

_DEMO_SLUG = "harbor"
_ROLES = {"Location Manager": "manager", "Club Admin": "manager"}


async def prepare_data(settings: Settings) -> None:
    """Make sure that there is an owner to log in and a club to serve. Changes nothing the second time."""
    store = open_store(settings)
    try:
        await ensure_owner(store)
        club = await _demo_club(settings) if settings.is_demo else _real_club(settings)
        secrets = open_secrets(settings)
        await store.run(lambda tx: write_club(tx, club, secrets, now=utc_now()))
    finally:
        await store.aclose()


def _real_club(settings: Settings) -> NewClub:
    """A real club starts at `suggest`: people look at every answer until they trust it."""
    return NewClub(
        slug=ClubId(settings.club_slug),
        name=settings.club_name,
        time_zone=settings.club_time_zone,
        autonomy=Autonomy.SUGGEST,
        poll_interval_s=settings.poll_interval_s,
        burst_quiet_s=settings.burst_quiet_s,
        burst_max_s=settings.burst_max_s,
        login=ClubLogin(
            base_url=settings.clubos_base_url,
            username=settings.clubos_username,
            password=settings.clubos_password.get_secret_value(),
            clubhub_url=settings.clubhub_base_url if settings.clubhub_username else None,
            clubhub_username=settings.clubhub_username or None,
            clubhub_password=settings.clubhub_password.get_secret_value() or None,
            club_number=settings.clubhub_club_number or None,
        ),
        staff=(("Front desk", "front_desk", None), ("Manager", "manager", None)),
    )


async def _demo_club(settings: Settings) -> NewClub:
    """The demo club answers by itself, so that there is something to see."""
    world = await _ask_simulator(settings.simulator_url)
    people = sorted(world["staff"], key=lambda person: _ROLES.get(person["role"], "front_desk") == "manager")
    return NewClub(
        slug=ClubId(world["slug"]),
        name=world["name"],
        time_zone=world["zone"],
        phone="(312) 555-0142",
        autonomy=Autonomy.AUTO,
        poll_interval_s=settings.poll_interval_s,
        burst_quiet_s=settings.burst_quiet_s,
        burst_max_s=settings.burst_max_s,
        login=ClubLogin(
            base_url=settings.simulator_url,
            username=world["username"],
            password=world["password"],
            clubhub_url=f"{settings.simulator_url}/clubhub",
            clubhub_username=world["username"],
            clubhub_password=world["password"],
            club_number=str(world["clubhub"]["club_id"]),
        ),
        staff=tuple((person["name"], _ROLES.get(person["role"], "front_desk"), str(person["id"])) for person in people),
        knowledge=DEMO_KNOWLEDGE,
    )


async def _ask_simulator(url: str) -> dict[str, Any]:
    """Ask the pretend CRM for its demo club: its login and staff are its own invention."""
    async with httpx2.AsyncClient(base_url=url, timeout=10.0) as client:
        answer = await client.get("/_sim/api/clubs")
        answer.raise_for_status()
        clubs: list[dict[str, Any]] = answer.json()["items"] if isinstance(answer.json(), dict) else answer.json()
    for club in clubs:
        if club["slug"] == _DEMO_SLUG:
            return club
    raise CrmUnavailable("The simulator has no demo club. Remove its data folder and start again.")
