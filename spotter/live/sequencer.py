"""The one who numbers events: in the order of their rows, after the commit, so that a late commit is late, not lost."""

import asyncio
from collections.abc import Callable

import structlog
from sqlalchemy import bindparam, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from spotter.domain.errors import SpotterError, Superseded
from spotter.live.lease import LASTS, Lease
from spotter.live.waiting import stopped_within
from spotter.store.session import Store
from spotter.store.tables.records import Event
from spotter.store.transaction import Transaction

log = structlog.get_logger(__name__)

CHANNEL = "spotter_events"
_AT_ONCE = 1_000
_COMPETE_EVERY_S = 0.5
_AFTER_ERROR_S = 1.0
_NUMBER = text(
    """
    UPDATE event SET position = numbered.place
    FROM (
        SELECT id, :head + row_number() OVER (ORDER BY id) AS place
        FROM event WHERE position IS NULL ORDER BY id LIMIT :at_once
    ) AS numbered
    WHERE event.id = numbered.id
    """
).bindparams(bindparam("at_once", _AT_ONCE))

_UNNUMBERED = select(Event.id).where(Event.position.is_(None)).limit(1)
_DO_NOT_FREEZE = text("SET LOCAL idle_in_transaction_session_timeout = '5s'")
"""A process that is halted while it holds the row must not halt everyone's events."""


class Sequencer:
    """Competes for the lease and, while it holds it, gives committed events their positions."""

    def __init__(self, store: Store, holder: str, *, every_s: float, on_numbered: Callable[[], None]) -> None:
        """`on_numbered` is called after a commit that gave out positions."""
        self._store = store
        self._holder = holder
        self._every_s = every_s
        self._on_numbered = on_numbered
        self._epoch: int | None = None
        self._renewed_at = 0.0

    @property
    def holds_lease(self) -> bool:
        """Whether this process is the one who numbers."""
        return self._epoch is not None

    async def run(self, stop: asyncio.Event) -> None:
        """Number until told to stop, then let another process take over at once."""
        while not await stopped_within(stop, await self._step()):
            pass
        await self._give_back()

    async def _step(self) -> float:
        """Do what is to be done now; returns how long to wait before the next step."""
        try:
            if self._epoch is None:
                return self._every_s if await self._compete() else _COMPETE_EVERY_S
            if await self._is_something_to_do():
                while await self._number() == _AT_ONCE:
                    pass
        except Superseded:
            log.info("sequencer_lease_lost", holder=self._holder)
            self._epoch = None
        except (SQLAlchemyError, SpotterError, OSError) as error:
            log.warning("sequencer_failed", holder=self._holder, error=type(error).__name__)
            return _AFTER_ERROR_S
        return self._every_s

    async def _compete(self) -> bool:
        if not await self._store.read(lambda tx: Lease(tx).is_free()):
            return False
        self._epoch = await self._store.run(lambda tx: Lease(tx).take(self._holder))
        if self._epoch is not None:
            self._renewed_at = _monotonic()
            log.info("sequencer_lease_taken", holder=self._holder, epoch=self._epoch)
        return self._epoch is not None

    async def _is_something_to_do(self) -> bool:
        """Look without a write lock: most steps find nothing, and the lease needs renewing now and then only."""
        if _monotonic() - self._renewed_at > LASTS.total_seconds() / 3:
            return True
        return await self._store.read(lambda tx: tx.session.scalar(_UNNUMBERED)) is not None

    async def _number(self) -> int:
        count = await self._store.run(self._number_some)
        self._renewed_at = _monotonic()
        if count:
            self._on_numbered()
        return count

    async def _number_some(self, tx: Transaction) -> int:
        epoch = self._epoch or 0
        if not tx.is_sqlite:
            await tx.session.execute(_DO_NOT_FREEZE)
        head = await Lease(tx).renew(epoch)
        if head is None:
            raise Superseded("Another process numbers events now.")
        result = await tx.session.execute(_NUMBER, {"head": head})
        count: int = getattr(result, "rowcount", 0)
        if not count:
            return 0
        if not await Lease(tx).advance(epoch, head=head + count):
            raise Superseded("Another process numbers events now.")
        if not tx.is_sqlite:
            await tx.session.execute(select(func.pg_notify(CHANNEL, str(head + count))))
        return count

    async def _give_back(self) -> None:
        if self._epoch is None:
            return
        epoch, self._epoch = self._epoch, None
        try:
            await self._store.run(lambda tx: Lease(tx).give_back(epoch))
        except (SQLAlchemyError, SpotterError, OSError) as error:
            log.warning("sequencer_lease_kept", holder=self._holder, error=type(error).__name__)


def _monotonic() -> float:
    return asyncio.get_running_loop().time()
