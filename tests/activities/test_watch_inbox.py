"""One poller: whoever begins to watch a club ends the loop of whoever watched it before, even while it reads a page."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select, update
from temporalio.testing import ActivityEnvironment

from activities.inbox import InboxActivities
from activities.nudging import InboxLinks, Nudger
from spotter.contracts.polling import WatchInboxInput, WatchInboxResult, WindowEnd
from spotter.crm.port import CrmAccount, CrmConnector, InboxItem, InboxOwner, InboxPage
from spotter.domain.errors import CrmBusy, TemporalUnavailable
from spotter.domain.ids import ClubId, InboxOwnerId
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from tests.fixtures.club_inboxes import ClubInbox, a_club, item, page

_DEADLINE_S = 60.0


class _Crm:
    """An inbox that is read slowly where the test says so."""

    def __init__(self, *items: InboxItem) -> None:
        self.items = items
        self.read = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.reads = 0

    async def read_inbox(self, owner: InboxOwnerId, *, known_digest: str | None) -> InboxPage:
        self.reads += 1
        self.read.set()
        await self.may_answer.wait()
        return page(*self.items, owner=owner)

    async def login(self) -> CrmAccount:
        raise CrmBusy("not asked here")

    async def inbox_owners(self) -> Sequence[InboxOwner]:
        return []

    def sending(self, *, wait_s: float = 60.0) -> Any:
        raise CrmBusy("not asked here")

    async def member_facts(self, member: Any, *, thread: Any = None) -> Any:
        raise CrmBusy("not asked here")

    async def aclose(self) -> None:
        """Nothing is open."""


async def _nobody() -> Any:
    raise TemporalUnavailable("nobody is told in this test")


def _begin(store: Store, club: ClubId, crm: _Crm) -> "asyncio.Task[WatchInboxResult]":
    """Watch a club as a worker of its own would."""

    async def connectors(_club: ClubId) -> CrmConnector:
        return crm

    activities = InboxActivities(store, connectors, Nudger(_nobody, InboxLinks()), lambda: datetime.now(UTC))
    return asyncio.create_task(
        ActivityEnvironment().run(activities.watch_inbox, WatchInboxInput(club=club, window_s=3_600))
    )


async def _end(*windows: "asyncio.Task[WatchInboxResult]") -> None:
    for window in windows:
        window.cancel()
    await asyncio.gather(*windows, return_exceptions=True)


async def _epoch(inbox: ClubInbox) -> int:
    async with inbox.store.reading() as tx:
        return await tx.session.scalar(select(Club.poll_epoch).where(Club.id == inbox.club)) or 0


@pytest.fixture
async def inbox(sqlite_store: Store) -> ClubInbox:
    """A club with one inbox."""
    return await a_club(sqlite_store)


async def test_a_new_window_ends_the_one_before(inbox: ClubInbox) -> None:
    """
    A worker that seemed dead wakes up beside its successor: it stops by itself, and the successor goes on.
    """
    first, second = _Crm(item(1, "old")), _Crm(item(1, "old"))
    old = _begin(inbox.store, inbox.club, first)
    async with asyncio.timeout(_DEADLINE_S):
        await first.read.wait()
        new = _begin(inbox.store, inbox.club, second)
        ended = await old
        await second.read.wait()

    assert WindowEnd.SUPERSEDED == ended.ended
    assert not new.done()
    await _end(new)


async def test_a_new_window_ends_one_that_does_not_poll(inbox: ClubInbox) -> None:
    """
    While polling is paused nothing is stored that could tell the old window: it goes by the club's row.
    """
    async with inbox.store.transaction() as tx:
        await tx.session.execute(update(Club).values(polling_paused=True))
    old = _begin(inbox.store, inbox.club, _Crm())
    async with asyncio.timeout(_DEADLINE_S):
        while await _epoch(inbox) < 2:
            await asyncio.sleep(0.02)
        new = _begin(inbox.store, inbox.club, _Crm())
        ended = await old

    assert (WindowEnd.SUPERSEDED, 0) == (ended.ended, ended.polls)
    await _end(new)


async def test_a_page_that_was_read_before_the_takeover_is_not_stored(inbox: ClubInbox) -> None:
    """
    The old page arrives after the new poller's: storing it would take back what the new one has seen since.
    """
    first = _Crm(item(1, "old"), item(2, "Are you"))
    second = _Crm(item(1, "old"), item(2, "Are you open?"))
    first.may_answer.clear()
    old = _begin(inbox.store, inbox.club, first)
    async with asyncio.timeout(_DEADLINE_S):
        await first.read.wait()
        new = _begin(inbox.store, inbox.club, second)
        while len(await inbox.messages()) < 2:
            await asyncio.sleep(0.02)
        first.may_answer.set()
        ended = await old

    assert (WindowEnd.SUPERSEDED, 1, 0) == (ended.ended, ended.polls, ended.stored)
    assert ["old", "Are you open?"] == [row.body for row in await inbox.messages()]
    await _end(new)
