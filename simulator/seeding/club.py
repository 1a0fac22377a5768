"""Opens a club: account, staff, people and past, all from one seed."""

from random import Random

from simulator.seeding.history import Historian
from simulator.seeding.people import Registrar, Wanted
from simulator.state.clubs import Club
from simulator.state.people import Kind
from simulator.world import World

PASSWORD = "simulator-only"  # noqa: S105 - it opens nothing but the simulator
STAFF = (("Dana", "Whitfield", 3, "female"), ("Marcus", "Oyelaran", 4, "male"), ("Priya", "Raman", 4, "female"))
LAST_IN_LINE = ("Teodor", "Lund", 5, "male")


def open_club(
    world: World,
    *,
    slug: str,
    name: str,
    zone: str,
    members: int,
    seed: int,
    history: bool,
    personas: bool,
    inbox_items: int = 0,
    cast: tuple[Wanted, ...] = (),
) -> Club:
    """Open one sealed club. `cast` comes first among its people; the rest is chance."""
    dice = Random(f"{seed}:{slug}")  # noqa: S311 - repeatable chance is the point
    with world.database.transaction():
        club = world.clubs.add(slug=slug, name=name, zone=zone, password=PASSWORD)
        registrar = Registrar(world, club, dice)
        account = registrar.staff(name.split(maxsplit=1)[0], "Desk", 2)
        world.clubs.change(slug, account_id=account)
        club = world.clubs.get(slug)
        staff = [registrar.staff(*person) for person in (*STAFF, LAST_IN_LINE)]
        for wanted in cast:
            registrar.anyone(wanted, staff)
        for _ in range(max(0, members - len(cast))):
            language = "es" if dice.random() < 0.1 else "en"
            traits = {"language": language, "persona": personas, "writes_email": dice.random() < 0.1}
            registrar.anyone(Wanted(traits=traits), staff)
        historian = Historian(world, club, dice)
        if history:
            _give_history(world, historian, club, dice)
        if inbox_items:
            _fill_inbox(world, historian, club, dice, inbox_items)
        historian.write()
    return club


def _give_history(world: World, historian: Historian, club: Club, dice: Random) -> None:
    for person in world.people.in_club(club.slug, Kind.MEMBER, Kind.PROSPECT):
        historian.remember(person, int(person.traits.get("exchanges", dice.choice((0, 0, 1, 2, 3, 5, 9)))))
        if person.opted_out:
            historian.notices(person, dice.choice(("STOP", "Stop", "CANCEL")), days_ago=dice.uniform(5, 200))


def _fill_inbox(world: World, historian: Historian, club: Club, dice: Random, wanted: int) -> None:
    """Add exchanges until the account's list has about so many items."""
    people = world.people.in_club(club.slug, Kind.MEMBER, Kind.PROSPECT)
    for _ in range(wanted if people else 0):
        historian.script(
            dice.choice(people), (("m", f"Ok see you then {dice.randint(1, 999)}"),), days_ago=dice.uniform(1, 300)
        )
