"""One club's polling: which inbox is due, read it whole, store it in one transaction, and say what arrived."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from spotter.crm.port import CrmConnector, InboxPage
from spotter.domain.errors import CrmError, CrmLoginRefused, CrmRateLimited, CrmUnavailable, CrmUnreadable
from spotter.domain.ids import ClubId
from spotter.inbox.arrivals import Arrival
from spotter.inbox.discovery import discover
from spotter.inbox.pages import PageStatus, store_page
from spotter.inbox.window import ClubState, InboxState, end_alarm, note_failed_poll
from spotter.store.session import Store

log = structlog.get_logger(__name__)

_LONGEST_WAIT = timedelta(minutes=1)
"""Once the CRM is back, members wait for us; one request a minute is no load for one that is down."""
_LONGEST_WAIT_WHERE_UNWANTED = timedelta(minutes=5)
"""Where the CRM asks us to slow down, or refused the password."""


@dataclass(slots=True)
class PollOutcome:
    """What one poll of a club brought."""

    arrived: list[Arrival] = field(default_factory=list[Arrival])
    stored: int = 0
    failed: str | None = None
    superseded: bool = False
    bytes_read: int = 0


class Poller:
    """Polls one club, for as long as one window lasts."""

    def __init__(
        self,
        store: Store,
        club: ClubId,
        epoch: int,
        connectors: Callable[[ClubId], Awaitable[CrmConnector]],
        clock: Callable[[], datetime],
    ) -> None:
        """`epoch` is this window's; a newer one ends it."""
        self._store = store
        self._club = club
        self._epoch = epoch
        self._connectors = connectors
        self._clock = clock
        self._last_read: dict[int, datetime] = {}
        self._served_request: datetime | None = None
        self._failures = 0
        self._wait_until: datetime | None = None

    def due(self, state: ClubState) -> list[InboxState]:
        """Return the inboxes to read now: by their interval, or all of them where a person asked."""
        now = self._clock()
        if self._asked(state):
            return list(state.inboxes)
        if self._is_waiting(now):
            return []
        return [inbox for inbox in state.inboxes if self._is_due(inbox, now)]

    def must_discover(self, state: ClubState) -> bool:
        """Whether the club has no inbox yet, and it is time to ask the CRM for them."""
        return not state.inboxes and not self._is_waiting(self._clock())

    async def discover(self) -> PollOutcome:
        """Prove the login and learn which inboxes there are."""
        outcome = PollOutcome()
        try:
            await discover(self._store, self._club, await self._connectors(self._club))
        except CrmError as error:
            await self._failed(outcome, error)
        return outcome

    async def poll(self, state: ClubState, inboxes: list[InboxState]) -> PollOutcome:
        """Read and store these inboxes. What cannot be read is a failed poll, never an error of the loop."""
        outcome = PollOutcome()
        self._served_request = state.requested_at
        try:
            connector = await self._connectors(self._club)
            for inbox in inboxes:
                self._last_read[inbox.id] = self._clock()
                page = await connector.read_inbox(inbox.owner, known_digest=inbox.last_digest)
                await self._store_page(inbox, page, outcome)
                if outcome.superseded:
                    return outcome
        except CrmError as error:
            await self._failed(outcome, error)
            return outcome
        if self._failures:
            await end_alarm(self._store, self._club, self._clock())
        self._failures = 0
        self._wait_until = None
        return outcome

    async def _store_page(self, inbox: InboxState, page: InboxPage, outcome: PollOutcome) -> None:
        outcome.bytes_read += page.bytes_read
        stored = await store_page(self._store, self._club, inbox.id, page, epoch=self._epoch, now=self._clock())
        if stored.status is PageStatus.SUPERSEDED:
            outcome.superseded = True
        elif stored.status is PageStatus.FAILED:
            raise CrmUnreadable(stored.reason or "The page is not surely complete.")
        else:
            outcome.arrived.extend(stored.arrived)
            outcome.stored += stored.new_messages

    def _asked(self, state: ClubState) -> bool:
        return state.requested_at is not None and (
            self._served_request is None or state.requested_at > self._served_request
        )

    def _is_due(self, inbox: InboxState, now: datetime) -> bool:
        last = self._last_read.get(inbox.id)
        return last is None or now - last >= timedelta(seconds=inbox.interval_s)

    def _is_waiting(self, now: datetime) -> bool:
        return self._wait_until is not None and now < self._wait_until

    async def _failed(self, outcome: PollOutcome, error: CrmError) -> None:
        outcome.failed = error.code
        self._back_off(error)
        log.warning("poll_failed", club=self._club, code=error.code, failures=self._failures)
        await note_failed_poll(self._store, self._club, epoch=self._epoch, code=error.code, now=self._clock())

    def _back_off(self, error: CrmError) -> None:
        """Wait longer each time; where the CRM named a wait, that long; a refused password waits for a person."""
        self._failures += 1
        longest = _LONGEST_WAIT_WHERE_UNWANTED if isinstance(error, CrmRateLimited) else _LONGEST_WAIT
        wait = timedelta(seconds=min(5 * 2**self._failures, longest.total_seconds()))
        if isinstance(error, CrmUnavailable) and error.retry_after is not None:
            wait = max(wait, error.retry_after)
        if isinstance(error, CrmLoginRefused):
            wait = _LONGEST_WAIT_WHERE_UNWANTED
        self._wait_until = self._clock() + wait
