"""The sweep for unfinished work: what a crash, a power cut or a lost Temporal database swallowed is signalled again.

Every worker runs it. It goes by the rows alone, so it works while polling is paused or the CRM login is dead.
"""

import asyncio
from datetime import timedelta

import structlog

from activities.nudging import Nudge, Nudger
from spotter.domain.errors import SpotterError, TemporalUnavailable
from spotter.inbox.unfinished import clubs_to_watch, unfinished_work
from spotter.store.session import Store

log = structlog.get_logger(__name__)

_OLDER_THAN = timedelta(seconds=15)
_EVERY_S = 5.0
_CLUBS_EVERY_S = 15.0
_AT_MOST = 200


class Sweep:
    """Signals unfinished work, and makes sure that every club is polled."""

    def __init__(self, store: Store, nudger: Nudger, *, older_than: timedelta = _OLDER_THAN) -> None:
        """Work younger than `older_than` is still in its writer's hands."""
        self._store = store
        self._nudger = nudger
        self._older_than = older_than

    async def run(self) -> None:
        """Sweep for as long as the worker lives. What fails now is found again next time."""
        loop = asyncio.get_running_loop()
        clubs_at = loop.time()
        while True:
            try:
                if loop.time() >= clubs_at:
                    clubs_at = loop.time() + _CLUBS_EVERY_S
                    await self.watch_clubs()
                await self.once()
            except SpotterError as error:
                log.warning("sweep_failed", code=error.code)
            except Exception:
                log.exception("sweep_failed", code="unexpected")
            await asyncio.sleep(_EVERY_S)

    async def once(self) -> int:
        """Signal what is unfinished now; return how many conversations."""
        work = await unfinished_work(self._store, older_than=self._older_than, limit=_AT_MOST)
        if not work:
            return 0
        unheard = await self._nudger.nudge_many(
            Nudge(club=item.club, conversation=item.conversation, arrived=item.arrived, act=item.act) for item in work
        )
        log.info("unfinished_work_signalled", conversations=len(work), unheard=len(unheard))
        return len(work)

    async def watch_clubs(self) -> None:
        """Start the polling workflow of each club that is served and has none."""
        for club in await clubs_to_watch(self._store):
            try:
                await self._nudger.start_club(club)
            except TemporalUnavailable:
                return
