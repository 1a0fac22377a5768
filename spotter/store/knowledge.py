"""Knowledge entries: writing one, changing one under its version, and keeping every version."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from spotter.domain.errors import Conflict, NotFound
from spotter.domain.ids import ClubId, StaffId
from spotter.domain.knowledge import KnowledgeAct
from spotter.store.tables.clubs import KnowledgeEntry
from spotter.store.tables.knowledge import KnowledgeRevision
from spotter.store.transaction import Transaction

_MOMENTS = ("valid_from", "valid_to", "retired_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryValues:
    """The columns of an entry that staff may change."""

    kind: str
    title: str
    topic: str = ""
    body: str = ""
    data: dict[str, Any] = field(default_factory=dict[str, Any])
    language: str = "en"
    source: str = ""
    owner_staff_id: int | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None

    def columns(self) -> dict[str, Any]:
        """Return them by column."""
        return {name: getattr(self, name) for name in self.__slots__}


class KnowledgeEntries:
    """The entries of one transaction."""

    def __init__(self, tx: Transaction) -> None:
        """Take part in `tx`."""
        self._session = tx.session

    async def add(self, club: ClubId, values: EntryValues, act: KnowledgeAct, *, by: StaffId, now: datetime) -> int:
        """Write a new entry with its first version."""
        row = KnowledgeEntry(club_id=club, created_at=now, updated_at=now, version=1, **values.columns())
        self._session.add(row)
        await self._session.flush()
        await self._keep(row, act, by=by, now=now)
        return row.id

    async def hold(self, club: ClubId, entry: int, *, version: int) -> KnowledgeEntry:
        """Lock an entry. Raises `Conflict` where somebody changed it since it was read."""
        row = await self._session.scalar(
            select(KnowledgeEntry)
            .where(KnowledgeEntry.id == entry, KnowledgeEntry.club_id == club)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        if row is None:
            raise NotFound("There is no such entry.")
        if row.version != version:
            raise Conflict("A colleague changed this entry meanwhile. Look at their version first.")
        return row

    async def change(
        self, row: KnowledgeEntry, act: KnowledgeAct, *, by: StaffId, now: datetime, **values: Any
    ) -> list[str]:
        """Change a held entry and keep the version; return the names of the columns that changed."""
        changed = [name for name, value in values.items() if getattr(row, name) != value]
        if not changed:
            return []
        for name in changed:
            setattr(row, name, values[name])
        row.version += 1
        row.updated_at = now
        await self._session.flush()
        await self._keep(row, act, by=by, now=now)
        return changed

    async def _keep(self, row: KnowledgeEntry, act: KnowledgeAct, *, by: StaffId, now: datetime) -> None:
        columns = (*EntryValues.__slots__, "retired_at")
        content = {name: getattr(row, name) for name in columns}
        moments = {name: content[name].isoformat() for name in _MOMENTS if content[name] is not None}
        await self._session.execute(
            insert(KnowledgeRevision).values(
                entry_id=row.id, version=row.version, act=act, content=content | moments, staff_id=by, created_at=now
            )
        )
