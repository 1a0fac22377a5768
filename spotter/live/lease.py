"""The sequencer's lease: one row that processes compete for. Its epoch fences whoever held it before."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from spotter.store.tables.base import table_of
from spotter.store.tables.records import SequencerLease
from spotter.store.transaction import Transaction

CHANNEL = "spotter_events"
LASTS = timedelta(seconds=3)
"""So long may a holder be silent before another process takes over."""

_ROW = 1
_LEASE = table_of(SequencerLease)
_HEAD = select(_LEASE.c.head).where(_LEASE.c.id == _ROW)


_MINE = (_LEASE.c.id == _ROW, _LEASE.c.epoch == bindparam("mine"))
_ADVANCE = (
    update(_LEASE)
    .where(*_MINE)
    .values(head=_LEASE.c.head + bindparam("by"), expires_at=bindparam("until"))
    .returning(_LEASE.c.head)
)
_GIVE_BACK = update(_LEASE).where(*_MINE).values(expires_at=None)


class Lease:
    """The lease, as one transaction sees it."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._session = tx.session
        self._is_sqlite = tx.is_sqlite

    async def head(self) -> int:
        """Return the newest position that was given out."""
        return await self._session.scalar(_HEAD) or 0

    async def is_free(self) -> bool:
        """Say whether taking the lease may succeed; costs no write lock."""
        found = await self._session.scalar(
            select(SequencerLease.id).where(SequencerLease.id == _ROW, self._holder_is_alive())
        )
        return found is None

    async def take(self, holder: str) -> int | None:
        """Take the lease where nobody holds it; returns the new epoch, which fences every older one."""
        insert: Any = sqlite.insert if self._is_sqlite else postgresql.insert
        await self._session.execute(
            insert(SequencerLease).values(id=_ROW, holder="", epoch=0, head=0).on_conflict_do_nothing()
        )
        taken = await self._session.execute(
            update(SequencerLease)
            .where(SequencerLease.id == _ROW, ~self._holder_is_alive())
            .values(holder=holder, epoch=SequencerLease.epoch + 1, expires_at=self._now() + LASTS)
            .returning(SequencerLease.epoch)
            .execution_options(synchronize_session=False)
        )
        return taken.scalar_one_or_none()

    async def advance(self, epoch: int, *, by: int) -> int | None:
        """Hold the lease until the transaction ends, and longer, and move the head; returns it. For SQLite.

        None: it is somebody else's now, so nothing may be committed.
        """
        held = {"mine": epoch, "by": by, "until": datetime.now(UTC) + LASTS}
        return await self._session.scalar(_ADVANCE, held)

    async def give_back(self, epoch: int) -> None:
        """Let another process take over at once."""
        await self._session.execute(_GIVE_BACK, {"mine": epoch})

    def _holder_is_alive(self) -> Any:
        return ~or_(SequencerLease.expires_at.is_(None), SequencerLease.expires_at < self._now())

    def _now(self) -> Any:
        return datetime.now(UTC) if self._is_sqlite else func.clock_timestamp()
