"""The workflow that watches one club's inboxes for ever."""

from dataclasses import replace

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from spotter.contracts import names
    from spotter.contracts.polling import (
        ClubPollingInput,
        PollingView,
        WatchInboxInput,
        WatchInboxResult,
        WindowEnd,
    )
    from workflows import options


@workflow.defn(name=names.CLUB_POLLING)
class ClubPollingWorkflow:
    """Keep one club's inboxes watched, from its first connect until it is removed.

    It runs one long activity window after the other; a poll that finds nothing leaves no trace here. The club's
    row is the truth about pausing and polling at once, and the window reads it each second: the signals only let
    an operator see in the Web UI what was asked.
    """

    @workflow.init
    def __init__(self, input: ClubPollingInput) -> None:
        """Take over the counters of the run before."""
        self._input = input
        self._windows = 0
        self._polls = input.polls
        self._stored = input.stored
        self._paused = False
        self._last_signal = ""

    @workflow.run
    async def run(self, input: ClubPollingInput) -> None:
        """Watch window after window; continue as new before the history grows long."""
        while True:
            self._show()
            window = await self._watch_one_window()
            self._polls += window.polls
            self._stored += window.stored
            if window.ended is WindowEnd.REMOVED:
                return
            if window.ended is WindowEnd.SUPERSEDED:
                await workflow.sleep(5, summary="another worker has this club")
            self._windows += 1
            if self._windows >= input.windows_per_run or workflow.info().is_continue_as_new_suggested():
                workflow.continue_as_new(
                    replace(input, windows=input.windows + self._windows, polls=self._polls, stored=self._stored)
                )

    @workflow.signal(name=names.PAUSE)
    def pause(self) -> None:
        """A person paused the polling of this club (its row says so already)."""
        self._paused = True
        self._note("pause")

    @workflow.signal(name=names.RESUME)
    def resume(self) -> None:
        """A person resumed the polling of this club."""
        self._paused = False
        self._note("resume")

    @workflow.signal(name=names.POLL_NOW)
    def poll_now(self) -> None:
        """A person asked for a poll at once."""
        self._note("poll_now")

    @workflow.signal(name=names.CONNECTION_CHANGED)
    def connection_changed(self) -> None:
        """The club's CRM login or settings changed."""
        self._note("connection_changed")

    @workflow.query(name=names.STATUS)
    def status(self) -> PollingView:
        """Return what this run knows; the club's row knows more."""
        return PollingView(
            paused=self._paused,
            windows=self._input.windows + self._windows,
            polls=self._polls,
            stored=self._stored,
            last_signal=self._last_signal,
        )

    async def _watch_one_window(self) -> WatchInboxResult:
        return await workflow.execute_activity(
            names.WATCH_INBOX,
            WatchInboxInput(club=self._input.club, window_s=self._input.window_s),
            result_type=WatchInboxResult,
            summary=f"window {self._input.windows + self._windows + 1}",
            **options.watch(self._input.window_s, self._input.heartbeat_timeout_s),
        )

    def _note(self, signal: str) -> None:
        self._last_signal = signal
        self._show()

    def _show(self) -> None:
        state = "paused by a person" if self._paused else "polling"
        workflow.set_current_details(
            f"**{state}**\n\n"
            f"- window {self._input.windows + self._windows + 1}, before it: {self._polls} polls, "
            f"{self._stored} messages stored\n"
            f"- last signal: {self._last_signal or 'none'}\n"
            f"- inbox: {self._input.inbox_url or 'not configured'}\n"
        )
