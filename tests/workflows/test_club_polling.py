"""Watching a club: window after window, without a trace of polls that find nothing."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from temporalio import activity
from temporalio.client import Client, WorkflowHandle
from temporalio.service import RPCError
from temporalio.worker import Worker

from spotter.contracts import names
from spotter.contracts.polling import ClubPollingInput, PollingView, WatchInboxInput, WatchInboxResult, WindowEnd
from spotter.domain.ids import ClubId
from workflows.registry import WORKFLOWS


@dataclass
class _Windows:
    """Windows that end as told; the last one lasts."""

    ends: list[WindowEnd] = field(default_factory=list)
    seen: int = 0

    @activity.defn(name=names.WATCH_INBOX)
    async def watch_inbox(self, input: WatchInboxInput) -> WatchInboxResult:
        """End as the list says."""
        self.seen += 1
        if not self.ends:
            while not activity.is_worker_shutdown():
                activity.heartbeat()
                await asyncio.sleep(0.05)
            return WatchInboxResult(ended=WindowEnd.SHUTDOWN, polls=0, failed_polls=0, stored=0, dispatched=0)
        return WatchInboxResult(ended=self.ends.pop(0), polls=10, failed_polls=0, stored=2, dispatched=2)


@asynccontextmanager
async def _watching(
    client: Client, windows: _Windows, **options: int
) -> AsyncIterator["WorkflowHandle[object, object]"]:
    club = ClubId(f"club-{uuid.uuid4().hex[:8]}")
    conversations = Worker(client, task_queue=names.CONVERSATIONS_QUEUE, workflows=list(WORKFLOWS))
    polling = Worker(client, task_queue=names.POLLING_QUEUE, activities=[windows.watch_inbox])
    async with conversations, polling:
        handle = await client.start_workflow(
            names.CLUB_POLLING,
            ClubPollingInput(club=club, **options),
            id=names.club_polling_workflow_id(club),
            task_queue=names.CONVERSATIONS_QUEUE,
        )
        yield handle
        with suppress(RPCError):  # it ended by itself
            await client.get_workflow_handle(handle.id).terminate("the test is over")


async def _until_window(windows: _Windows, count: int) -> None:
    async with asyncio.timeout(60):
        while windows.seen < count:
            await asyncio.sleep(0.02)


async def test_a_removed_club_ends_its_workflow(our_client: Client) -> None:
    """
    Removing a club ends its polling; nothing is left running.
    """
    windows = _Windows(ends=[WindowEnd.WINDOW, WindowEnd.REMOVED])
    async with _watching(our_client, windows) as handle:
        await handle.result()

    assert 2 == windows.seen


async def test_windows_follow_each_other_and_add_up(our_client: Client) -> None:
    """
    What each window did is added up, over runs that continue as new.
    """
    windows = _Windows(ends=[WindowEnd.WINDOW] * 5)
    async with _watching(our_client, windows, windows_per_run=2) as handle:
        await _until_window(windows, 6)
        newest = our_client.get_workflow_handle(handle.id)
        view = await newest.query(names.STATUS, result_type=PollingView)

    assert (5, 50, 10) == (view.windows, view.polls, view.stored)


async def test_signals_show_what_was_asked(our_client: Client) -> None:
    """
    An operator sees in the Web UI that a person paused, resumed and asked for a poll.
    """
    windows = _Windows()
    async with _watching(our_client, windows) as handle:
        await handle.signal(names.PAUSE)
        paused = await handle.query(names.STATUS, result_type=PollingView)
        for signal in (names.RESUME, names.CONNECTION_CHANGED, names.POLL_NOW):
            await handle.signal(signal)
        resumed = await handle.query(names.STATUS, result_type=PollingView)

    assert (True, names.PAUSE) == (paused.paused, paused.last_signal)
    assert (False, names.POLL_NOW) == (resumed.paused, resumed.last_signal)


async def test_a_window_costs_six_events(our_client: Client) -> None:
    """
    An idle club costs one history event an hour: six for each window of six hours.
    """
    windows = _Windows(ends=[WindowEnd.WINDOW] * 4)
    async with _watching(our_client, windows) as handle:
        await _until_window(windows, 5)
        events = [event async for event in handle.fetch_history_events()]

    # start and first task scheduled are two; each finished window is six; the open one has its three and a schedule
    assert 2 + 4 * 6 + 3 >= len(events)
