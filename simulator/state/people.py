"""Everybody the CRM knows (members, prospects, staff) and senders it cannot tie to anybody."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from simulator.state.database import Database, Row, Value

STAFF_ROLES = {2, 3, 4, 5, 6}
FIRST_PERSON_ID = 187_000_101
FIRST_HUB_ID = 62_400_017


class Kind(StrEnum):
    """What a person is to the club; `unknown` is a sender the CRM ties to nobody."""

    MEMBER = "member"
    PROSPECT = "prospect"
    STAFF = "staff"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One row of `people`; `id` is the CRM's tfoUserId."""

    id: int
    club: str
    kind: Kind
    role_id: int
    first: str
    last: str
    email: str
    mobile: str
    home: str
    work: str
    status: int
    studio_sales: str
    studio_support: str
    pt_sales: str
    pt_support: str
    sender_key: str
    gender: str
    created: float
    invalid_mobile: bool
    opted_out: bool
    hub_id: int | None
    hub: dict[str, Any] | None
    agreement: dict[str, Any] | None
    usages: list[dict[str, Any]]
    traits: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip()

    @property
    def initialled(self) -> str:
        """The way the log names its authors: first name and last initial."""
        return f"{self.first} {self.last[:1]}." if self.last else self.first

    @property
    def mobile_digits(self) -> str:
        """The last ten digits of the mobile number: what the carrier knows a person by."""
        return "".join(letter for letter in self.mobile if letter.isdigit())[-10:]


SHOWN_IN_LISTS = {"kind", "role_id", "first", "last", "sender_key", "gender"}
JSON_COLUMNS = ("hub", "agreement", "usages", "traits")
PROFILE_COLUMNS = {
    "firstName": "first",
    "lastName": "last",
    "email": "email",
    "mobilePhone": "mobile",
    "homePhone": "home",
    "workPhone": "work",
}
ACCOUNT_COLUMNS = {
    "memberStudioSalesDefaultAccount": "studio_sales",
    "memberStudioSupportDefaultAccount": "studio_support",
    "ptSalesDefaultAccount": "pt_sales",
    "ptSupportDefaultAccount": "pt_support",
}


class People:
    """Reads and changes people; `edition` grows when a list would show somebody differently than before."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.edition = 0

    def add(self, **columns: Any) -> int:
        """Insert a person and return the new id."""
        if "id" not in columns:
            columns["id"] = self.new_id()
        packed = _packed(columns)
        names = ", ".join(packed)
        marks = ", ".join("?" for _ in packed)
        self._database.run(f"INSERT INTO people({names}) VALUES ({marks})", *packed.values())  # noqa: S608 - own names
        return int(columns["id"])

    def new_id(self) -> int:
        """Return a tfoUserId nobody ever had."""
        return self._database.next_id("person", start=FIRST_PERSON_ID, step=37)

    def new_hub_id(self) -> int:
        """Return a ClubHub member number nobody ever had."""
        return self._database.next_id("hub", start=FIRST_HUB_ID, step=13)

    def change(self, person: int, **columns: Any) -> None:
        """Overwrite some columns of a person."""
        if not columns:
            return
        packed = _packed(columns)
        sets = ", ".join(f"{name} = ?" for name in packed)
        self._database.run(f"UPDATE people SET {sets} WHERE id = ?", *packed.values(), person)  # noqa: S608 - own names
        self.edition += bool(SHOWN_IN_LISTS & columns.keys())

    def find(self, person: int) -> Person | None:
        """Return the person with this tfoUserId, if there is one."""
        row = self._database.row("SELECT * FROM people WHERE id = ?", person)
        return _person(row) if row else None

    def get(self, person: int) -> Person:
        """Return the person with this tfoUserId."""
        found = self.find(person)
        if found is None:
            raise LookupError(f"no person {person}")
        return found

    def find_by_hub_id(self, hub_id: int) -> Person | None:
        """Return the person with this ClubHub number, if there is one."""
        row = self._database.row("SELECT * FROM people WHERE hub_id = ?", hub_id)
        return _person(row) if row else None

    def in_club(self, club: str, *kinds: Kind) -> list[Person]:
        """Return a club's people of these kinds, oldest id first."""
        wanted = kinds or tuple(Kind)
        marks = ", ".join("?" for _ in wanted)
        sql = f"SELECT * FROM people WHERE club = ? AND kind IN ({marks}) ORDER BY id"  # noqa: S608 - only marks
        return [_person(row) for row in self._database.rows(sql, club, *wanted)]

    def staff(self, club: str) -> list[Person]:
        """Return a club's employees, the account first."""
        return self.in_club(club, Kind.STAFF)


def _packed(columns: dict[str, Any]) -> dict[str, Value]:
    return {
        name: json.dumps(value) if name in JSON_COLUMNS and value is not None else value
        for name, value in columns.items()
    }


def _person(row: Row) -> Person:
    columns: dict[str, Any] = {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row iterates over values
    for name in JSON_COLUMNS:
        columns[name] = json.loads(columns[name]) if columns[name] is not None else None
    columns["kind"] = Kind(columns["kind"])
    columns["invalid_mobile"] = bool(columns["invalid_mobile"])
    columns["opted_out"] = bool(columns["opted_out"])
    return Person(**columns)
