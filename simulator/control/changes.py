"""Registering and changing people from the control side."""

from random import Random
from typing import Any

from simulator.seeding.people import Registrar, Wanted
from simulator.state.people import Kind, Person
from simulator.world import World

COLUMNS = {
    "first": "first",
    "last": "last",
    "email": "email",
    "phone": "mobile",
    "status": "status",
    "invalid_mobile": "invalid_mobile",
    "dnc": "opted_out",
}
TRAITS = ("persona", "language", "appointment", "check_ins_30", "gone")
HUB_KEYS = ("hub", "hub_status", "balance", "agreement", "usages")


def register_person(world: World, wanted: dict[str, Any]) -> Person:
    """Register somebody new in a club."""
    club = world.clubs.get(str(wanted["club"]))
    with world.database.transaction():
        dice: Random = world.database.dice(f"registered:{club.slug}", seed=world.settings.seed)
        registrar = Registrar(world, club, dice)
        traits = {"persona": bool(wanted.get("persona")), "language": wanted.get("language", "en")}
        digits = "".join(letter for letter in str(wanted.get("phone", "")) if letter.isdigit())[-10:]
        if wanted.get("kind") == Kind.UNKNOWN:
            return world.people.get(registrar.unknown(digits, traits))
        first, _, last = str(wanted.get("name", "")).partition(" ")
        prospect = wanted.get("kind") == Kind.PROSPECT
        person = Wanted(
            first=first,
            last=last,
            mobile=digits if "phone" in wanted else None,
            email=str(wanted["email"]) if "email" in wanted else None,
            standing=str(wanted.get("standing") or ("web_lead" if prospect else "good")),
            balance=wanted.get("balance"),
            hub=bool(wanted.get("hub", True)),
            traits=traits,
            columns={"status": int(wanted["status"])} if "status" in wanted else {},
        )
        staff = [member.id for member in world.people.staff(club.slug)]
        return world.people.get(registrar.anyone(person, staff))


def change_person(world: World, person: Person, changes: dict[str, Any]) -> Person:
    """Change what is named and nothing else; an unknown name is refused."""
    known = {*COLUMNS, *TRAITS, *HUB_KEYS}
    if unknown := changes.keys() - known:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(sorted(known))}")
    columns: dict[str, Any] = {
        column: int(changes[name]) if isinstance(changes[name], bool) else changes[name]
        for name, column in COLUMNS.items()
        if name in changes
    }
    if traits := {name: changes[name] for name in TRAITS if name in changes}:
        columns["traits"] = person.traits | traits
    columns |= _hub_columns(person, changes)
    with world.database.transaction():
        world.people.change(person.id, **columns)
    return world.people.get(person.id)


def _hub_columns(person: Person, changes: dict[str, Any]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    hub, agreement = dict(person.hub or {}), dict(person.agreement or {})
    hub |= changes.get("hub") or {}
    agreement |= changes.get("agreement") or {}
    if "hub_status" in changes:
        hub["statusMessage"] = agreement["statusMessage"] = changes["hub_status"]
    if "balance" in changes:
        agreement["amountPastDue"] = changes["balance"]
    if {"hub", "hub_status"} & changes.keys():
        # A key set to null disappears: ClubHub leaves out what it does not know.
        columns["hub"] = {key: value for key, value in hub.items() if value is not None}
    if {"agreement", "balance", "hub_status"} & changes.keys():
        columns["agreement"] = agreement
    if "usages" in changes:
        columns["usages"] = changes["usages"]
    return columns
