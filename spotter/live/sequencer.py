"""The one who numbers events: in the order of their rows, after the commit, so that a late commit is late, not lost."""

import asyncio
from collections.abc import Callable

import psycopg
import structlog
from sqlalchemy.exc import SQLAlchemyError

from spotter.domain.errors import SpotterError, Superseded
from spotter.live.changes import Changes
from spotter.live.lease import LASTS, Lease
from spotter.live.numbering import AT_ONCE, Numbering
from spotter.live.tail import Frame
from spotter.live.waiting import stopped_within
from spotter.store.session import Store

log = structlog.get_logger(__name__)

_COMPETE_EVERY_S = 0.5
_AFTER_ERROR_S = 1.0


class Sequencer:
    """Competes for the lease and, while it holds it, gives committed events their positions."""

    def __init__(
        self,
        store: Store,
        holder: str,
        *,
        every_s: Callable[[], float],
        on_numbered: Callable[[list[Frame]], None],
        changes: Changes,
    ) -> None:
        """`every_s` says how long to rest between two steps.

        `on_numbered` is given the events of each commit that gave out positions, in their order.
        """
        self._store = store
        self._holder = holder
        self._every_s = every_s
        self._on_numbered = on_numbered
        self._changes = changes
        self._numbering = Numbering(store)
        self._seen: int | None = None
        self._epoch: int | None = None
        self._renewed_at = 0.0

    @property
    def holds_lease(self) -> bool:
        """Whether this process is the one who numbers."""
        return self._epoch is not None

    @property
    def epoch(self) -> int | None:
        """Which of all the holders this one is, while it is."""
        return self._epoch

    async def run(self, stop: asyncio.Event) -> None:
        """Number until told to stop, then let another process take over at once."""
        while not await stopped_within(stop, await self._step()):
            pass
        await self._numbering.aclose()
        await self._give_back()

    async def _step(self) -> float:
        """Do what is to be done now; returns how long to wait before the next step."""
        try:
            if self._epoch is None:
                return self._every_s() if await self._compete() else _COMPETE_EVERY_S
            while await self._number(self._epoch) == AT_ONCE:
                pass
        except Superseded:
            log.info("sequencer_lease_lost", holder=self._holder)
            self._epoch = None
        except (SQLAlchemyError, psycopg.Error, SpotterError, OSError) as error:
            log.warning("sequencer_failed", holder=self._holder, error=type(error).__name__)
            return _AFTER_ERROR_S
        return self._every_s()

    async def _compete(self) -> bool:
        if not await self._store.read(lambda tx: Lease(tx).is_free()):
            return False
        self._epoch = await self._store.run(lambda tx: Lease(tx).take(self._holder))
        if self._epoch is not None:
            self._renewed_at = _monotonic()
            log.info("sequencer_lease_taken", holder=self._holder, epoch=self._epoch)
        return self._epoch is not None

    async def _number(self, epoch: int) -> int:
        """Number what waits: most steps find nothing, and the lease needs renewing now and then only."""
        version = self._changes.version()
        now = _monotonic()
        must_renew = now - self._renewed_at > LASTS.total_seconds() / 3
        if not must_renew and version is not None and version == self._seen:
            return 0
        frames = await self._numbering.number(epoch, must_renew=must_renew)
        self._seen = version
        if frames or must_renew:
            self._renewed_at = now
        if frames:
            self._on_numbered(frames)
        return len(frames)

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
