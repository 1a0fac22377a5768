"""Reading the event log in the order that everyone sees: by position."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from spotter.domain.ids import ClubId
from spotter.live.lease import Lease
from spotter.store.session import Store
from spotter.store.tables.base import table_of
from spotter.store.tables.records import Event
from spotter.store.transaction import Transaction

_EVENT = table_of(Event)
_AFTER: Select[*tuple[Any, ...]] = (
    select(_EVENT.c.position, _EVENT.c.type, _EVENT.c.club_id, _EVENT.c.conversation_id, _EVENT.c.version)
    .where(_EVENT.c.position > bindparam("after"))
    .order_by(_EVENT.c.position)
    .limit(bindparam("at_most"))
)
_THROUGH = _AFTER.where(_EVENT.c.position <= bindparam("through"))
_AT = select(_EVENT.c.id).where(_EVENT.c.position == bindparam("place"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One event as every page gets it: built once, a hint without a body."""

    position: int
    club: ClubId
    text: str


def frame_of(position: int, row: Row[*tuple[Any, ...]]) -> Frame:
    """Return the frame of an event at its position."""
    said = {
        "position": position,
        "type": row.type,
        "club": row.club_id,
        "conversation": row.conversation_id,
        "version": row.version,
    }
    return Frame(position=position, club=ClubId(row.club_id), text=json.dumps(said, separators=(",", ":")))


async def read_head(store: Store) -> int:
    """Return the newest position of the database."""
    return await store.read(lambda tx: Lease(tx).head())


async def read_frames(store: Store, *, after: int, limit: int, through: int | None = None) -> list[Frame]:
    """Return the events after a position, in order, up to and with `through`."""
    statement = _AFTER if through is None else _THROUGH

    async def look(tx: Transaction) -> list[Frame]:
        rows = await tx.session.execute(statement, {"after": after, "at_most": limit, "through": through})
        return [frame_of(row.position, row) for row in rows]

    return await store.read(look)


async def is_kept(store: Store, *, after: int) -> bool:
    """Say whether nothing after a position was dropped: positions have no gaps, so the next one must be there."""

    async def look(tx: Transaction) -> bool:
        if await tx.session.scalar(_AT, {"place": after + 1}) is not None:
            return True
        return await Lease(tx).head() == after

    return await store.read(look)
