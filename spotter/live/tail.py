"""Reading the event log in the order that everyone sees: by position."""

import json
from dataclasses import dataclass

from sqlalchemy import select

from spotter.domain.ids import ClubId
from spotter.live.lease import Lease
from spotter.store.session import Store
from spotter.store.tables.records import Event
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One event as every page gets it: built once, a hint without a body."""

    position: int
    club: ClubId
    text: str


async def read_head(store: Store) -> int:
    """Return the newest position of the database."""
    return await store.read(lambda tx: Lease(tx).head())


async def read_frames(store: Store, *, after: int, limit: int, through: int | None = None) -> list[Frame]:
    """Return the events after a position, in order, up to and with `through`."""
    statement = select(Event.position, Event.type, Event.club_id, Event.conversation_id, Event.version).where(
        Event.position > after
    )
    if through is not None:
        statement = statement.where(Event.position <= through)

    async def look(tx: Transaction) -> list[Frame]:
        rows = await tx.session.execute(statement.order_by(Event.position).limit(limit))
        return [
            Frame(
                position=row.position or 0,
                club=ClubId(row.club_id),
                text=json.dumps(
                    {
                        "position": row.position,
                        "type": row.type,
                        "club": row.club_id,
                        "conversation": row.conversation_id,
                        "version": row.version,
                    },
                    separators=(",", ":"),
                ),
            )
            for row in rows
        ]

    return await store.read(look)


async def is_kept(store: Store, *, after: int) -> bool:
    """Say whether nothing after a position was dropped: positions have no gaps, so the next one must be there."""

    async def look(tx: Transaction) -> bool:
        if await tx.session.scalar(select(Event.id).where(Event.position == after + 1)) is not None:
            return True
        return await Lease(tx).head() == after

    return await store.read(look)
