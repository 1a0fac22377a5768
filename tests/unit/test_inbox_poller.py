"""A club's polls after failures: soon again, more rarely where the CRM does not want us, and at once when asked."""

from collections.abc import Sequence
from datetime import timedelta
from typing import cast

import pytest

from spotter.crm.port import CrmConnector, InboxPage
from spotter.domain.errors import CrmError, CrmLoginRefused, CrmRateLimited, CrmUnavailable, CrmUnreadable
from spotter.domain.ids import ClubId, InboxOwnerId
from spotter.inbox.poller import Poller
from spotter.inbox.window import begin_window, look
from spotter.store.session import Store
from tests.fixtures.club_inboxes import CONNECTED, a_club, item, page


class _Crm:
    """An inbox that cannot be read, until it can."""

    def __init__(self) -> None:
        self.error: CrmError | None = None

    async def read_inbox(self, owner: InboxOwnerId, *, known_digest: str | None) -> InboxPage:
        if self.error is not None:
            raise self.error
        return page(item(1, "Are you open?"), owner=owner)


class _Watched:
    """A club's poller, with a clock that goes on when the test says so."""

    def __init__(self, store: Store, club: ClubId, epoch: int) -> None:
        self.now = CONNECTED
        self.crm = _Crm()
        self._store, self._club = store, club
        self._poller = Poller(store, club, epoch, self._connector, lambda: self.now)

    async def _connector(self, _club: ClubId) -> CrmConnector:
        return cast("CrmConnector", self.crm)

    async def polls(self) -> bool:
        """Poll what is due; tells whether anything was."""
        state = await look(self._store, self._club)
        assert state is not None
        due = self._poller.due(state)
        if due:
            await self._poller.poll(state, due)
        return bool(due)

    async def waits_after(self, errors: Sequence[CrmError]) -> list[int]:
        """Fail so, one poll after the other; returns the seconds until the next one, each time."""
        waits: list[int] = []
        for error in errors:
            self.crm.error = error
            assert await self.polls()
            before = self.now
            while not await self._is_due():
                self.now += timedelta(seconds=5)
            waits.append(int((self.now - before).total_seconds()))
        return waits

    async def _is_due(self) -> bool:
        state = await look(self._store, self._club)
        assert state is not None
        return bool(self._poller.due(state))


@pytest.fixture
async def watched(sqlite_store: Store) -> _Watched:
    inbox = await a_club(sqlite_store)
    epoch = await begin_window(sqlite_store, inbox.club)
    assert epoch is not None
    return _Watched(sqlite_store, inbox.club, epoch)


@pytest.mark.parametrize(
    ("error", "longest"),
    [
        (CrmUnavailable("down"), 60),
        (CrmUnreadable("new page"), 60),
        (CrmRateLimited("slow down"), 300),
        (CrmUnavailable("down", retry_after=timedelta(minutes=10)), 600),
    ],
)
async def test_failed_polls_wait_longer_each_time_and_never_long(
    watched: _Watched, error: CrmError, longest: int
) -> None:
    """A CRM that was down for hours is read again within a minute; one that asks for more gets more."""
    waits = await watched.waits_after([error] * 8)

    assert sorted(waits) == waits
    assert longest == waits[-1]


async def test_a_refused_password_waits_for_a_person(watched: _Watched) -> None:
    """Five minutes at once: only a new password helps."""
    assert [300] == await watched.waits_after([CrmLoginRefused("wrong")])


async def test_a_good_poll_ends_the_waiting(watched: _Watched) -> None:
    """The next failure begins anew."""
    first = await watched.waits_after([CrmUnavailable("down")] * 3)
    watched.crm.error = None
    assert await watched.polls()
    watched.now += timedelta(minutes=1)

    assert first[:1] == await watched.waits_after([CrmUnavailable("down")])
