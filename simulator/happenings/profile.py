"""What posting a contact form does to a profile: whatever is posted is what the member is called from now on."""

from collections.abc import Mapping

from simulator.state.ledger import LineKind
from simulator.state.people import ACCOUNT_COLUMNS, PROFILE_COLUMNS, Person
from simulator.world import World


def overwrite(world: World, person: Person, posted: Mapping[str, str]) -> Person:
    """Store the posted contact fields, write down what changed, and return the person as they are now."""
    columns: dict[str, str | int] = {}
    for field, column in PROFILE_COLUMNS.items():
        if (value := posted.get(f"followUpUser.{field}")) is not None:
            columns[column] = value
    for field, column in ACCOUNT_COLUMNS.items():
        if (value := posted.get(field)) is not None:
            columns[column] = value
    if (status := posted.get("memberSalesFollowUpStatus", "")).isdecimal():
        columns["status"] = int(status)
    if (role := posted.get("followUpUser.role.id", "")).isdecimal():
        columns["role_id"] = int(role)
    changed = {
        column: [getattr(person, column), value]
        for column, value in columns.items()
        if getattr(person, column) != value
    }
    if not changed:
        return person
    world.people.change(person.id, **{column: new for column, (_, new) in changed.items()})
    world.ledger.write(LineKind.PROFILE_WRITE, club=person.club, member=person.id, changed=changed)
    return world.people.get(person.id)


def profile_of(person: Person) -> dict[str, str | int]:
    """Return the fields a careless send could damage, by the names the form gives them."""
    fields: dict[str, str | int] = {field: getattr(person, column) for field, column in PROFILE_COLUMNS.items()}
    accounts = {field: str(getattr(person, column)) for field, column in ACCOUNT_COLUMNS.items()}
    return fields | accounts | {"memberSalesFollowUpStatus": person.status, "role": person.role_id}
