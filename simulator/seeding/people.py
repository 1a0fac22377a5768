"""Makes people: a row in ClubOS and, mostly, a record in ClubHub that says the same in its own way."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from simulator.seeding.names import FEMALE, LAST, MALE
from simulator.seeding.records import (
    BY_NAME,
    STANDINGS,
    Standing,
    agreement_record,
    person_record,
    phone_number,
    visits,
)
from simulator.state.clubs import Club
from simulator.state.people import Kind
from simulator.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is fixed about a person; the rest is chance."""

    first: str = ""
    last: str = ""
    standing: str = ""
    mobile: str | None = None
    email: str | None = None
    balance: float | None = None
    hub: bool = True
    traits: dict[str, Any] = field(default_factory=dict[str, Any])
    columns: dict[str, Any] = field(default_factory=dict[str, Any])


class Registrar:
    """Registers people of one club; the same dice make the same people."""

    def __init__(self, world: World, club: Club, dice: Random) -> None:
        self._world = world
        self._club = club
        self._dice = dice
        self._numbers = 0

    def staff(self, first: str, last: str, role: int, gender: str = "female") -> int:
        """Register an employee, who has a ClubHub record as a staff member."""
        person = self._person(Wanted(first=first, last=last, columns={"role_id": role, "gender": gender}))
        hub_id = self._world.people.new_hub_id()
        standing = Standing(name="staff", weight=0, status=6, message="Staff Member", type=7, code=1)
        record = self._record(person, hub_id, standing)
        return self._world.people.add(**person, kind=Kind.STAFF, status=6, hub_id=hub_id, hub=record)

    def unknown(self, mobile: str, traits: dict[str, Any]) -> int:
        """Register a number that writes and that the CRM ties to nobody."""
        shown = f"({mobile[:3]}) {mobile[3:6]}-{mobile[6:]}"
        person = self._person(Wanted(first=shown, email="", mobile=mobile, traits=traits))
        return self._world.people.add(**person | {"last": ""}, kind=Kind.UNKNOWN, status=0, role_id=0)

    def anyone(self, wanted: Wanted | None = None, staff: list[int] | None = None) -> int:
        """Register a member or prospect."""
        wanted = wanted or Wanted()
        dice, weights = self._dice, [standing.weight for standing in STANDINGS]
        standing = BY_NAME[wanted.standing] if wanted.standing else dice.choices(STANDINGS, weights=weights)[0]
        person = self._person(wanted)
        kind = Kind.PROSPECT if standing.prospect else Kind.MEMBER
        columns: dict[str, Any] = {"kind": kind, "status": standing.status, "role_id": 99 if standing.prospect else 7}
        for account in ("studio_sales", "studio_support", "pt_sales", "pt_support"):
            columns[account] = str(dice.choice(staff)) if staff and dice.random() < 0.8 else ""
        if wanted.hub:
            columns |= self._hub_columns(person, standing, wanted.balance)
        return self._world.people.add(**person | columns | wanted.columns)

    def next_mobile(self) -> str:
        """Return a number nobody in this club has yet."""
        self._numbers += 1
        return phone_number(self._numbers)

    def _person(self, wanted: Wanted) -> dict[str, Any]:
        dice = self._dice
        gender = dice.choice(("female", "male"))
        gender = "female" if wanted.first in FEMALE else "male" if wanted.first in MALE else gender
        first = wanted.first or dice.choice(FEMALE if gender == "female" else MALE)
        last = wanted.last or ("" if wanted.first.startswith("(") else dice.choice(LAST))
        mobile = self.next_mobile() if wanted.mobile is None else wanted.mobile
        handle = "".join(letter for letter in f"{first}.{last}".lower() if letter.isalnum() or letter == ".")
        email = f"{handle}{dice.randint(1, 99)}@example.com" if wanted.email is None else wanted.email
        if wanted.email is None and dice.random() < 0.08:
            email = ""
        created = self._world.clock.now() - timedelta(days=dice.randint(3, 900), minutes=dice.randint(0, 1439))
        person: dict[str, Any] = {
            "club": self._club.slug,
            "first": first,
            "last": last,
            "email": email,
            "mobile": f"({mobile[:3]}) {mobile[3:6]}-{mobile[6:]}" if mobile else "",
            "home": phone_number(9000 + self._numbers) if dice.random() < 0.15 else "",
            "gender": gender,
            "created": created.timestamp(),
            "sender_key": f"{dice.getrandbits(160):040x}",
            "traits": {"check_ins_30": dice.randint(0, 18), **wanted.traits},
        }
        return person | wanted.columns

    def _record(self, person: dict[str, Any], hub_id: int, standing: Standing) -> dict[str, Any]:
        return person_record(
            self._dice,
            club=self._club,
            hub_id=hub_id,
            standing=standing,
            first=person["first"],
            last=person["last"],
            email=person["email"],
            mobile="".join(letter for letter in person["mobile"] if letter.isdigit()),
            gender=person["gender"],
            created=datetime.fromtimestamp(person["created"], UTC),
            now=self._world.clock.now(),
        )

    def _hub_columns(self, person: dict[str, Any], standing: Standing, balance: float | None) -> dict[str, Any]:
        dice, now = self._dice, self._world.clock.now()
        low, high = standing.owes
        owed = round(low + dice.random() * (high - low), 2) if balance is None else balance
        hub_id = self._world.people.new_hub_id()
        columns: dict[str, Any] = {"hub_id": hub_id, "hub": self._record(person, hub_id, standing)}
        if not standing.prospect:
            columns["agreement"] = agreement_record(dice, standing=standing, balance=owed, now=now)
            columns["usages"] = visits(dice, now=now, count=dice.randint(0, 12))
        return columns
