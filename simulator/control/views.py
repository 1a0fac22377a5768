"""How clubs and people look on the control side."""

from typing import Any

from simulator.clubos.vocabulary import MEMBER_STATUSES, ROLES
from simulator.happenings.profile import profile_of
from simulator.state.clubs import Club
from simulator.state.people import Person
from simulator.world import World


def club_view(world: World, club: Club) -> dict[str, Any]:
    """Return everything a connector or a test needs to know to work with a club."""
    staff = world.people.staff(club.slug)
    return {
        "slug": club.slug,
        "name": club.name,
        "zone": club.zone,
        "username": club.username,
        "password": club.password,
        "clubos": {"club_id": club.club_id, "location_id": club.location_id, "account_user_id": club.account_id},
        "clubhub": {"club_id": club.hub_club_id},
        "staff": [{"id": person.id, "name": person.name, "role": ROLES.get(person.role_id, "")} for person in staff],
        "logins": club.logins,
        "failed_logins": club.failed_logins,
        "locked": club.locked,
        "sessions": world.sessions.count(club.slug),
    }


def person_view(person: Person) -> dict[str, Any]:
    """Return a person in short."""
    hub = person.hub or {}
    return {
        "id": person.id,
        "club": person.club,
        "kind": person.kind,
        "name": person.name,
        "mobile": person.mobile,
        "email": person.email,
        "status": person.status,
        "status_name": MEMBER_STATUSES.get(person.status, ""),
        "hub_id": person.hub_id,
        "hub_status": hub.get("statusMessage"),
        "balance": (person.agreement or {}).get("amountPastDue"),
        "opted_out": person.opted_out,
        "invalid_mobile": person.invalid_mobile,
        "language": person.traits.get("language", "en"),
        "persona": bool(person.traits.get("persona")),
    }


def full_view(person: Person) -> dict[str, Any]:
    """Return a person with everything both systems know."""
    return person_view(person) | {
        "profile": profile_of(person),
        "sender_key": person.sender_key,
        "hub": person.hub,
        "agreement": person.agreement,
        "traits": person.traits,
    }
