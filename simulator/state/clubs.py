"""The clubs, each sealed off with an account, numbers and staff of its own."""

from dataclasses import dataclass
from typing import Any

from simulator.state.database import Database, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Club:
    """One row of `clubs`. Its three numbers differ on purpose: ClubOS club, ClubOS location, ClubHub club."""

    slug: str
    name: str
    zone: str
    club_id: int
    location_id: int
    hub_club_id: int
    username: str
    password: str
    account_id: int
    failed_logins: int
    logins: int
    locked: bool


class Clubs:
    """Reads and changes clubs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, *, slug: str, name: str, zone: str, password: str) -> Club:
        """Open a club; its account is appointed afterwards."""
        values: dict[str, Any] = {
            "slug": slug,
            "name": name,
            "zone": zone,
            "club_id": self._database.next_id("club", start=301, step=3),
            "location_id": self._database.next_id("location", start=41_007, step=11),
            "hub_club_id": self._database.next_id("hub_club", start=2_111, step=7),
            "username": f"{slug}.desk@example.com",
            "password": password,
            "account_id": 0,
        }
        self._database.run(
            "INSERT INTO clubs(slug, name, zone, club_id, location_id, hub_club_id, username, password, account_id) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *values.values(),
        )
        return self.get(slug)

    def change(self, slug: str, **columns: Any) -> None:
        """Overwrite some columns of a club."""
        sets = ", ".join(f"{name} = ?" for name in columns)
        self._database.run(f"UPDATE clubs SET {sets} WHERE slug = ?", *columns.values(), slug)  # noqa: S608 - own names

    def find(self, slug: str) -> Club | None:
        """Return the club with this slug, if there is one."""
        return self._one("SELECT * FROM clubs WHERE slug = ?", slug)

    def get(self, slug: str) -> Club:
        """Return the club with this slug."""
        found = self.find(slug)
        if found is None:
            raise LookupError(f"no club {slug}")
        return found

    def by_username(self, username: str) -> Club | None:
        """Return the club whose account has this user name."""
        return self._one("SELECT * FROM clubs WHERE username = ?", username.strip().lower())

    def by_hub_id(self, hub_club_id: int) -> Club | None:
        """Return the club with this ClubHub number."""
        return self._one("SELECT * FROM clubs WHERE hub_club_id = ?", hub_club_id)

    def by_location(self, location_id: int) -> Club | None:
        """Return the club with this ClubOS location number."""
        return self._one("SELECT * FROM clubs WHERE location_id = ?", location_id)

    def all(self) -> list[Club]:
        """Return every club in the order of opening."""
        return [_club(row) for row in self._database.rows("SELECT * FROM clubs ORDER BY club_id")]

    def _one(self, sql: str, value: str | int) -> Club | None:
        row = self._database.row(sql, value)
        return _club(row) if row else None


def _club(row: Row) -> Club:
    columns: dict[str, Any] = {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row iterates over values
    columns["locked"] = bool(columns["locked"])
    return Club(**columns)
