"""What `bench/turn` measures: histories of turns that the real product took."""

import argparse
import asyncio
import contextlib
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import update
from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent

from spotter.contracts import names
from spotter.domain.ids import ClubId, ConversationId
from spotter.store.tables.clubs import Club
from spotter.supervisor.temporal_server import dev_server_command, find_temporal_cli, namespace_url
from tests.fixtures.child_processes import free_ports, running
from tests.fixtures.temporal_server import TemporalServer
from tests.fixtures.whole_stack import Stack, answers, whole_stack

_MEMBER = "Felix Dunmore"
_QUESTIONS = (
    "Is there parking at the gym?",
    "How much is a guest pass?",
    "Do you have a pool?",
    "Is the sauna included?",
    "What time do you open on Saturday?",
    "Do you have showers?",
    "Is there child care?",
)
_BILLED_ONCE = {
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
    EventType.EVENT_TYPE_TIMER_STARTED,
    EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
}
_WINDOW_H = 6.0
_WINDOWS_PER_RUN = 100
_CLUB = ClubId("harbor")


@dataclass(frozen=True)
class Cost:
    """What something cost."""

    events: float
    actions: float


@dataclass(frozen=True)
class Line:
    """One line of the table, with its bound."""

    what: str
    cost: Cost
    bound: Cost

    @property
    def holds(self) -> bool:
        """Whether the bound holds."""
        return self.cost.events <= self.bound.events and self.cost.actions <= self.bound.actions


def cost_of(events: Sequence[HistoryEvent]) -> Cost:
    """Count a stretch of a history."""
    actions = sum(event.event_type in _BILLED_ONCE for event in events)
    for event in events:
        if event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED:
            actions += event.activity_task_started_event_attributes.attempt
    return Cost(len(events), actions)


async def history(stack: Stack, conversation: int) -> list[HistoryEvent]:
    """The history of the conversation's newest run."""
    handle = stack.temporal.get_workflow_handle(names.conversation_workflow_id(_CLUB, ConversationId(conversation)))
    return list((await handle.fetch_history()).events)


async def answered(stack: Stack, member: int, count: int) -> None:
    """Wait until the member has got so many answers and the run has nothing under way."""

    async def got() -> bool:
        return len(await stack.sent_to(member)) >= count

    await stack.until(got)
    await stack.quiet(_MEMBER)


async def set_club(stack: Stack, **values: Any) -> None:
    """Change the club's row as a manager would."""
    async with stack.store.transaction() as tx:
        await tx.session.execute(update(Club).where(Club.id == "harbor").values(**values))


async def automatic_turns(stack: Stack, turns: int) -> tuple[list[Cost], int]:
    """Let a member ask `turns` questions, one after the other; return what each cost and the conversation."""
    member = await stack.member(_MEMBER)
    costs: list[Cost] = []
    before = 0
    conversation = 0
    for turn in range(1, turns + 1):
        await stack.writes(member, f"{_QUESTIONS[turn % len(_QUESTIONS)]}{' ' if turn % 2 else ''}" + "?" * (turn % 3))
        await answered(stack, member, turn)
        row = await stack.conversation(_MEMBER)
        conversation = int(row["id"]) if row else 0
        events = await history(stack, conversation)
        costs.append(cost_of(events[before:]))
        before = len(events)
        print(f"\r  turn {turn} of {turns}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return costs, conversation


async def approved_turn(stack: Stack, conversation: int) -> Cost:
    """Let a draft wait for a person, approve it, and count."""
    member = await stack.member(_MEMBER)
    before = len(await history(stack, conversation))
    sent = len(await stack.sent_to(member))
    await set_club(stack, autonomy="suggest")
    await stack.writes(member, "How much is a day pass?")

    approval = await stack.until(stack.pending_approval)
    await stack.quiet(_MEMBER)
    await stack.act(f"/approvals/{approval['id']}/approve", {"revision": approval["revision"]})
    await answered(stack, member, sent + 1)
    return cost_of((await history(stack, conversation))[before:])


class Heartbeats:
    """Counts the heartbeats of the club's open window that reach the server: they leave no events."""

    def __init__(self, stack: Stack) -> None:
        self._window = stack.temporal.get_workflow_handle(names.club_polling_workflow_id(_CLUB))
        self._seen: list[float] = []

    async def watch(self) -> None:
        """Look twice a second which heartbeat the server saw last."""
        while True:
            raw = (await self._window.describe()).raw_description
            for pending in raw.pending_activities:
                at = pending.last_heartbeat_time.ToMilliseconds() / 1000
                if at and (not self._seen or at > self._seen[-1]):
                    self._seen.append(at)
            await asyncio.sleep(0.5)

    async def per_hour(self) -> float:
        """Heartbeats an hour, from the distance between those seen; waits for three."""
        while len(self._seen) < 3:  # noqa: ASYNC110 - the server tells nobody, so we look
            await asyncio.sleep(0.5)
        return 3_600 * (len(self._seen) - 1) / (self._seen[-1] - self._seen[0])


async def idle_club_hour(stack: Stack, heartbeats: Heartbeats) -> Cost:
    """What watching a club costs an hour: a window's events over its hours, and the heartbeats that get through."""
    handle = stack.temporal.get_workflow_handle(names.club_polling_workflow_id(_CLUB))
    types = Counter(event.event_type for event in (await handle.fetch_history()).events)
    attempts = types[EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED]
    if attempts != 1:
        raise RuntimeError(f"The club's first window should still be open, but {attempts} were started.")
    per_window = 6  # the window's task and activity, three events each; its start is written when it ends
    continued = 2 / (_WINDOWS_PER_RUN * _WINDOW_H)
    return Cost(per_window / _WINDOW_H + continued, await heartbeats.per_hour() + 1 / _WINDOW_H)


@contextlib.asynccontextmanager
async def product(folder: Path, **settings: Any) -> AsyncIterator[Stack]:
    """Run the product on a Temporal server of its own."""
    port, ui_port, http_port = free_ports(3)
    command = dev_server_command(find_temporal_cli(), port=port, ui_port=ui_port, http_port=http_port, database=None)
    with running(command, log=folder / "temporal.log", ready=lambda: answers(namespace_url(http_port))):
        server = TemporalServer(address=f"127.0.0.1:{port}", ui_url=f"http://127.0.0.1:{ui_port}")
        async with whole_stack(server, folder, **settings) as stack:
            await set_club(stack, max_replies_hour=10_000, max_replies_day=10_000)
            yield stack


async def measure(turns: int) -> list[Line]:
    """Run both products (burst wait off and on) and return the table."""
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "off").mkdir()
        (folder / "on").mkdir()
        async with product(folder / "off", burst_quiet_s=0.0, burst_max_s=0.0) as stack:
            heartbeats = Heartbeats(stack)
            watching = asyncio.create_task(heartbeats.watch())
            costs, conversation = await automatic_turns(stack, turns)
            worst = Cost(max(c.events for c in costs[1:]), max(c.actions for c in costs[1:]))
            lines.append(Line("auto-answered turn, burst wait off", worst, Cost(16, 3)))
            lines.append(Line(f"turn {turns} less turn 2", _less(costs[-1], costs[1]), Cost(0, 0)))
            lines.append(Line("approved turn, burst wait off", await approved_turn(stack, conversation), Cost(30, 8)))
            lines.append(Line("idle club-hour", await idle_club_hour(stack, heartbeats), Cost(1.3, 80)))
            watching.cancel()
        async with product(folder / "on", burst_quiet_s=1.0, burst_max_s=5.0) as stack:
            costs, _ = await automatic_turns(stack, 3)
            lines.append(Line("auto-answered turn, burst wait on", costs[-1], Cost(21, 4)))
    return lines


def _less(later: Cost, earlier: Cost) -> Cost:
    return Cost(later.events - earlier.events, later.actions - earlier.actions)


def main() -> int:
    """Print the table; 1 where a bound is broken."""
    parser = argparse.ArgumentParser(prog="bench/turn", description=__doc__)
    parser.add_argument("--turns", type=int, default=50, help="automatic turns in one conversation (default 50)")
    lines = asyncio.run(measure(parser.parse_args().turns))
    print(f"{'':42s} {'events':>8s} {'bound':>7s} {'actions':>9s} {'bound':>7s}")
    for line in lines:
        mark = "" if line.holds else "   ABOVE ITS BOUND"
        print(
            f"{line.what:42s} {line.cost.events:8.2f} {line.bound.events:7.1f} "
            f"{line.cost.actions:9.2f} {line.bound.actions:7.1f}{mark}"
        )
    return 0 if all(line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
