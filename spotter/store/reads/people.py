"""Names for pages: of staff by their ids, initials of members."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select

from spotter.store.awaited import AwaitedSession
from spotter.store.tables.people import Staff

IN_THE_CRM = "Somebody in the CRM"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffName:
    """A staff member, named. Id 0 is a person who wrote in the CRM itself."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffEntry:
    """A staff member of a club."""

    id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberName:
    """A member in a list."""

    id: int
    name: str
    role: str
    initials: str


class StaffNames:
    """The names of those who are mentioned on one page, read in one go."""

    def __init__(self, names: dict[int, str]) -> None:
        """Made by `load`."""
        self._names = names

    @classmethod
    async def load(cls, session: AwaitedSession, ids: Iterable[int | None]) -> "StaffNames":
        """Read the names of all these people."""
        wanted = {id_ for id_ in ids if id_}
        if not wanted:
            return cls({})
        rows = await session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(wanted)))
        return cls({row.id: row.name for row in rows})

    def of(self, id_: int | None) -> StaffName | None:
        """Return one of them; None where nobody is meant."""
        if id_ is None:
            return None
        return StaffName(id=id_, name=self._names.get(id_, "A former colleague") if id_ else IN_THE_CRM)


async def staff_of(session: AwaitedSession, club: str | None) -> list[StaffEntry]:
    """Return the active staff of a club with the owner, or of all clubs."""
    wanted: list[ColumnElement[bool]] = [Staff.active.is_(True)]
    if club is not None:
        wanted.append(or_(Staff.club_id == club, Staff.club_id.is_(None)))
    rows = await session.execute(
        select(Staff.id, Staff.name, Staff.role).where(*wanted).order_by(Staff.rung, Staff.name, Staff.id).limit(500)
    )
    return [StaffEntry(id=row.id, name=row.name, role=row.role) for row in rows]


def initials(name: str) -> str:
    """Return up to two letters for an avatar."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper() or "?"
