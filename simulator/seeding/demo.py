"""The demo club: Harbor Street Fitness, with the people who make trouble for software."""

from random import Random
from typing import Final

from simulator.happenings.arrivals import person_writes
from simulator.seeding.club import open_club
from simulator.seeding.people import Registrar, Wanted
from simulator.seeding.records import phone_number
from simulator.state.people import Kind
from simulator.world import World

SLUG: Final = "harbor"
SHARED_NUMBER: Final = phone_number(801)
PERSONA: Final = {"persona": True, "language": "en"}
CAST: Final = (
    Wanted(first="Jordan", last="Ellsworth", standing="good", traits=PERSONA | {"exchanges": 6}),
    Wanted(first="Jordan", last="Ellsworth", standing="web_lead", traits=PERSONA | {"exchanges": 2}),
    # First name and initial of a staff member: the log cannot tell the two apart.
    Wanted(first="Marcus", last="Ogilvie", standing="good", traits=PERSONA | {"exchanges": 5}),
    Wanted(first="Renata", last="Holloway", standing="good", mobile=SHARED_NUMBER, traits=PERSONA | {"exchanges": 3}),
    Wanted(first="Oscar", last="Holloway", standing="late", mobile=SHARED_NUMBER, traits=PERSONA | {"exchanges": 2}),
    Wanted(first="Lucia", last="Sandoval", standing="good", traits={"persona": True, "language": "es", "exchanges": 4}),
    Wanted(first="Gideon", last="Farrow", standing="comp", balance=212.5, traits=PERSONA),
    Wanted(first="Nadia", last="Jessup", standing="very_late", balance=148.2, traits=PERSONA | {"exchanges": 2}),
    Wanted(first="Felix", last="Dunmore", standing="late", balance=44.99, traits=PERSONA),
    Wanted(first="Vera", last="Thackeray", standing="good", traits={"exchanges": 2}, columns={"opted_out": 1}),
    Wanted(first="Silas", last="Greenlaw", standing="good", columns={"invalid_mobile": 1}),
    Wanted(first="Imani", last="Castellan", standing="good", email="not-an-address", traits=PERSONA),
    Wanted(first="Hector", last="O'Dwyer", standing="leaving", traits=PERSONA | {"exchanges": 3}),
    Wanted(first="Keiko", last="Nakagawa", standing="good", traits=PERSONA | {"exchanges": 120}),
    Wanted(
        first="Yasmin",
        last="Underhill",
        standing="booked",
        traits=PERSONA | {"appointment": "Personal Training at 5:00 PM on Dec 12, 2026"},
    ),
    Wanted(first="Tobias", last="Kirkbride", standing="lead", hub=False, traits=PERSONA),
)


def ensure_demo_world(world: World, *, seed: int, members: int) -> None:
    """Make the demo club in an empty world; a world that has clubs is left as it is."""
    if world.clubs.all():
        return
    with world.database.transaction():
        world.settings.remember_seed(seed)
        club = open_club(
            world,
            slug=SLUG,
            name="Harbor Street Fitness",
            zone="America/Chicago",
            members=members,
            seed=seed,
            history=True,
            personas=True,
            cast=CAST[: max(0, members)],
        )
        dice = Random(f"{seed}:visitors")  # noqa: S311 - repeatable chance is the point
        registrar = Registrar(world, club, dice)
        stranger = registrar.unknown(phone_number(850), PERSONA)
        person_writes(world, world.people.get(stranger), "Hi is this the gym on harbor? Do you have day passes")
        colleague = next(person for person in world.people.in_club(SLUG, Kind.STAFF) if person.first == "Priya")
        person_writes(world, colleague, "Can you swap Thursday's closing shift with me?")
