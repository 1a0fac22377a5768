"""The `watch_inbox` activity: watch one club's inboxes for a window of hours, and dispatch what arrives."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime

import structlog
from temporalio import activity

from activities.nudging import Nudge, Nudger
from spotter.contracts import names
from spotter.contracts.conversation import ArrivedMessages
from spotter.contracts.polling import WatchInboxInput, WatchInboxResult, WindowEnd
from spotter.crm.port import CrmConnector
from spotter.domain.ids import ClubId
from spotter.inbox.arrivals import Arrival
from spotter.inbox.log_sweep import LogSweep
from spotter.inbox.poller import Poller
from spotter.inbox.window import begin_window, look
from spotter.store.session import Store

log = structlog.get_logger(__name__)

_LOOK_EVERY_S = 1.0
_HEARTBEAT_EVERY_S = 5.0
_POLL_DEADLINE_S = 120.0


class InboxActivities:
    """Watching inboxes."""

    def __init__(
        self,
        store: Store,
        connectors: Callable[[ClubId], Awaitable[CrmConnector]],
        nudger: Nudger,
        clock: Callable[[], datetime],
    ) -> None:
        """The composition root builds them all."""
        self._store = store
        self._connectors = connectors
        self._nudger = nudger
        self._clock = clock

    @activity.defn(name=names.WATCH_INBOX)
    async def watch_inbox(self, input: WatchInboxInput) -> WatchInboxResult:
        """Poll until the window ends, the worker shuts down, or another worker has taken the club over.

        A poll that finds nothing leaves no trace in a history; a login that died is flagged and tried again.
        """
        epoch = await begin_window(self._store, input.club)
        if epoch is None:
            return WatchInboxResult(ended=WindowEnd.REMOVED, polls=0, failed_polls=0, stored=0, dispatched=0)
        heartbeat = asyncio.create_task(_heartbeat())
        try:
            return await _Window(self, input, epoch).run()
        finally:
            heartbeat.cancel()
            with suppress(asyncio.CancelledError):
                await heartbeat

    def poller(self, club: ClubId, epoch: int) -> Poller:
        """Return the poller of one window."""
        return Poller(self._store, club, epoch, self._connectors, self._clock)

    def log_sweep(self, club: ClubId) -> LogSweep:
        """Return the rotating look into the threads' logs."""
        return LogSweep(self._store, club, self._connectors, self._clock)

    async def dispatch(self, club: ClubId, arrived: list[Arrival]) -> int:
        """Tell the conversations, about twenty at once; what is not heard now the sweep says again."""
        unheard = await self._nudger.nudge_many(
            Nudge(
                club=club,
                conversation=arrival.conversation,
                arrived=ArrivedMessages(messages=list(arrival.messages), urgent=arrival.urgent, again=True),
            )
            for arrival in arrived
        )
        if unheard:
            log.warning("arrivals_not_heard", club=club, conversations=len(unheard))
        return len(arrived) - len(unheard)

    @property
    def store(self) -> Store:
        """The store."""
        return self._store


class _Window:
    def __init__(self, activities: InboxActivities, input: WatchInboxInput, epoch: int) -> None:
        self._activities = activities
        self._club = input.club
        self._epoch = epoch
        self._poller = activities.poller(input.club, epoch)
        self._sweep = activities.log_sweep(input.club)
        self._ends_at = asyncio.get_running_loop().time() + input.window_s
        self._polls = self._failed = self._stored = self._dispatched = 0

    async def run(self) -> WatchInboxResult:
        while True:
            state = await look(self._activities.store, self._club)
            if state is None or state.removed:
                return self._result(WindowEnd.REMOVED)
            if state.epoch != self._epoch:
                return self._result(WindowEnd.SUPERSEDED)
            if not state.paused and self._poller.must_discover(state):
                self._failed += (await self._poller.discover()).failed is not None
            elif not state.paused and (due := self._poller.due(state)):
                self._polls += 1
                async with asyncio.timeout(_POLL_DEADLINE_S):
                    outcome = await self._poller.poll(state, due)
                if outcome.superseded:
                    return self._result(WindowEnd.SUPERSEDED)
                self._failed += outcome.failed is not None
                self._stored += outcome.stored
                self._dispatched += await self._activities.dispatch(self._club, outcome.arrived)
            elif not state.paused:
                self._dispatched += await self._activities.dispatch(self._club, await self._sweep.step())
            if asyncio.get_running_loop().time() >= self._ends_at:
                return self._result(WindowEnd.WINDOW)
            if await _shutting_down(_LOOK_EVERY_S):
                return self._result(WindowEnd.SHUTDOWN)

    def _result(self, ended: WindowEnd) -> WatchInboxResult:
        log.info("window_ended", club=self._club, ended=ended, polls=self._polls, stored=self._stored)
        return WatchInboxResult(
            ended=ended,
            polls=self._polls,
            failed_polls=self._failed,
            stored=self._stored,
            dispatched=self._dispatched,
        )


async def _shutting_down(wait_s: float) -> bool:
    """Wait, and say whether the worker began to stop meanwhile."""
    try:
        async with asyncio.timeout(wait_s):
            await activity.wait_for_worker_shutdown()
    except TimeoutError:
        return False
    return True


async def _heartbeat() -> None:
    """Beat from a task of its own: a slow poll is not a dead worker."""
    while True:
        activity.heartbeat()
        await asyncio.sleep(_HEARTBEAT_EVERY_S)
