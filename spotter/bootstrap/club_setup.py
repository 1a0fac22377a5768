"""Writing a club into the store: its row, its CRM connection, its staff and what may be said of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from spotter.domain.conversation import Autonomy
from spotter.domain.events import ClubChanged
from spotter.domain.ids import ClubId
from spotter.store.secrets import SecretBox
from spotter.store.tables.clubs import Club, CrmConnection, KnowledgeEntry, PolicyVersion
from spotter.store.tables.people import Staff
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubLogin:
    """How a club's CRM is reached. Passwords are plain here and never stored so."""

    base_url: str
    username: str
    password: str
    clubhub_url: str | None = None
    clubhub_username: str | None = None
    clubhub_password: str | None = None
    club_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClub:
    """A club as it is first written."""

    slug: ClubId
    name: str
    time_zone: str
    login: ClubLogin
    autonomy: Autonomy = Autonomy.SUGGEST
    phone: str = ""
    poll_interval_s: float = 10.0
    burst_quiet_s: float = 15.0
    burst_max_s: float = 60.0
    staff: tuple[tuple[str, str, str | None], ...] = ()
    """(name, role, CRM user id), first on the ladder first."""
    knowledge: tuple[dict[str, Any], ...] = field(default_factory=tuple)


async def write_club(tx: Transaction, club: NewClub, secrets: SecretBox, *, now: datetime) -> bool:
    """Write a club that is not there yet; one that is only gets its login's address. True where it is new."""
    if await tx.session.scalar(select(Club.id).where(Club.id == club.slug)) is not None:
        await _refresh_login(tx, club, secrets)
        return False
    await tx.session.execute(
        insert(Club).values(
            id=club.slug,
            name=club.name,
            time_zone=club.time_zone,
            phone=club.phone,
            autonomy=club.autonomy,
            poll_interval_s=club.poll_interval_s,
            burst_quiet_s=club.burst_quiet_s,
            burst_max_s=club.burst_max_s,
            created_at=now,
        )
    )
    await tx.session.execute(insert(CrmConnection).values(club_id=club.slug, **_login_values(club, secrets)))
    await tx.session.execute(
        insert(PolicyVersion).values(club_id=club.slug, number=1, state="published", created_at=now)
    )
    for rung, (name, role, crm_user_id) in enumerate(club.staff):
        await tx.session.execute(
            insert(Staff).values(
                club_id=club.slug, name=name, role=role, rung=rung, crm_user_id=crm_user_id, created_at=now
            )
        )
    for entry in club.knowledge:
        await tx.session.execute(
            insert(KnowledgeEntry).values(club_id=club.slug, created_at=now, updated_at=now, **entry)
        )
    await tx.events.append(ClubChanged(club=club.slug))
    return True


async def _refresh_login(tx: Transaction, club: NewClub, secrets: SecretBox) -> None:
    """The address may have moved (a demo's simulator takes a free port) or the password changed in `.env`."""
    row = await tx.session.scalar(select(CrmConnection).where(CrmConnection.club_id == club.slug))
    if row is None:
        await tx.session.execute(insert(CrmConnection).values(club_id=club.slug, **_login_values(club, secrets)))
        return
    same = (row.base_url, row.username, row.clubhub_url, row.club_number) == (
        club.login.base_url,
        club.login.username,
        club.login.clubhub_url,
        club.login.club_number,
    ) and secrets.open(row.password, place=f"crm_password:{club.slug}") == club.login.password
    if not same:
        await tx.session.execute(
            update(CrmConnection)
            .where(CrmConnection.club_id == club.slug)
            .values(**_login_values(club, secrets), state="unknown", version=CrmConnection.version + 1)
        )


def _login_values(club: NewClub, secrets: SecretBox) -> dict[str, Any]:
    login = club.login
    hub_password = login.clubhub_password
    return {
        "base_url": login.base_url,
        "username": login.username,
        "password": secrets.lock(login.password, place=f"crm_password:{club.slug}"),
        "clubhub_url": login.clubhub_url,
        "clubhub_username": login.clubhub_username,
        "clubhub_password": secrets.lock(hub_password, place=f"clubhub_password:{club.slug}") if hub_password else None,
        "club_number": login.club_number,
        "failed_logins": 0,
        "next_login_at": None,
    }
