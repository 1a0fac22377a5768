"""The killer of a chaos run, and the stopwatch for how long the product takes to go on."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bench.chaos_parts import Part
from bench.chaos_plan import Kill, Plan
from bench.chaos_product import Product
from bench.chaos_tables import ARMED, UNFINISHED

_LOOK_EVERY_S = 0.1
_WAITS_FOR_ARMED_S = 6.0
_UP_AT_LEAST_S = 5.0
"""A part that is killed the moment it is up does nothing in which it could be interrupted."""
_PROGRESS = "SELECT coalesce(max(id), 0) FROM audit_line WHERE actor_kind IN ('ai', 'system')"

CONVERSATIONS, POLLING = "conversations go on", "polling goes on"
GOALS_S = {
    ("worker", CONVERSATIONS): 30.0,
    ("worker", POLLING): 90.0,
    ("api", "the page is there"): 10.0,
    ("temporal", CONVERSATIONS): 60.0,
    ("database", CONVERSATIONS): 60.0,
    ("database", POLLING): 90.0,
    ("simulator", POLLING): 90.0,
}
"""reliability.md §1.4, from the moment the part is back. For the CRM there is only one for an outage of hours."""


@dataclass
class Recoveries:
    """What was killed and how long it took: seconds by part and sign. `cut` were killed again before."""

    kills: dict[str, int] = field(default_factory=dict[str, int])
    while_armed: int = 0
    took: dict[tuple[str, str], list[float]] = field(default_factory=dict[tuple[str, str], list[float]])
    cut: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])


async def kill_by_plan(made: Product, plan: Plan, started: float, found: Recoveries) -> None:
    """Kill what the plan says, when it says so; measure each recovery meanwhile."""
    watching: list[asyncio.Task[None]] = []
    for kill in plan.kills:
        await asyncio.sleep(max(started + kill.at_s - time.monotonic(), 0.0))
        part = made.parts[kill.part]
        while not part.is_ready:  # noqa: ASYNC110 - what is not up cannot be killed
            await asyncio.sleep(_LOOK_EVERY_S)
        await asyncio.sleep(max(part.ready_at + _UP_AT_LEAST_S - time.monotonic(), 0.0))
        # What comes late pushes the rest: on a busy machine parts are slow to start, and would be killed at once.
        started += max(time.monotonic() - started - kill.at_s, 0.0)
        found.while_armed += await _moment_to_strike(made, kill)
        had_work = bool(await made.read(UNFINISHED))
        life = made.parts.kill(kill.part)
        found.kills[kill.part] = found.kills.get(kill.part, 0) + 1
        watching.append(asyncio.create_task(_watch(made, part, life, found, had_work=had_work)))
    await asyncio.gather(*watching)


async def _moment_to_strike(made: Product, kill: Kill) -> bool:
    """Wait a little for a send that is armed, where the plan wants that; say whether there is one."""
    until = time.monotonic() + (_WAITS_FOR_ARMED_S if kill.armed else 0.0)
    while True:
        if await made.read(ARMED):
            return True
        if time.monotonic() >= until:
            return False
        await asyncio.sleep(0.02)


async def _watch(made: Product, part: Part, life: int, found: Recoveries, *, had_work: bool) -> None:
    """Wait for each sign that the part's work goes on, from the moment it is back."""
    while part.ready_life <= life:  # noqa: ASYNC110 - processes, not events
        await asyncio.sleep(_LOOK_EVERY_S)
    back, this_life = part.ready_at, part.ready_life
    if part.name == "api":
        _note(found, part, "the page is there", part.ready_at - part.started_at)
        return
    signs: list[Awaitable[None]] = []
    if part.name != "temporal":
        column = "last_good_poll_at" if part.name == "simulator" else "last_poll_at"
        signs.append(_sign(made, part, this_life, POLLING, back, _polled(made, back, column), found))
    if part.name != "simulator" and had_work:
        signs.append(_sign(made, part, this_life, CONVERSATIONS, back, await _progressed(made), found))
    await asyncio.gather(*signs)


async def _sign(
    made: Product,
    part: Part,
    life: int,
    name: str,
    back: float,
    met: Callable[[], Awaitable[bool]],
    found: Recoveries,
) -> None:
    while not await met():
        if part.life != life:
            found.cut[part.name, name] = found.cut.get((part.name, name), 0) + 1
            return
        if name == CONVERSATIONS and await made.read(UNFINISHED) == 0:
            return  # nothing left to go on with
        await asyncio.sleep(_LOOK_EVERY_S)
    _note(found, part, name, time.monotonic() - back)


def _polled(made: Product, back: float, column: str) -> Callable[[], Awaitable[bool]]:
    """Return whether every club was read since the part was back. The CRM's return shows in good polls only."""
    since = datetime.now(UTC) - timedelta(seconds=time.monotonic() - back)

    async def met() -> bool:
        found = await made.rows(f"SELECT min({column}) AS oldest_at FROM club")
        return bool(found) and found[0]["oldest_at"] is not None and found[0]["oldest_at"] > since

    return met


async def _progressed(made: Product) -> Callable[[], Awaitable[bool]]:
    """Return whether the product did something that it keeps a record of since now."""
    before = await _eventually(made, _PROGRESS)

    async def met() -> bool:
        now = await made.read(_PROGRESS)
        return now is not None and now > before

    return met


async def _eventually(made: Product, sql: str) -> int:
    while (value := await made.read(sql)) is None:  # noqa: ASYNC110 - the server was killed: it tells nobody
        await asyncio.sleep(_LOOK_EVERY_S)
    return value


def _note(found: Recoveries, part: Part, sign: str, took_s: float) -> None:
    found.took.setdefault((part.name, sign), []).append(took_s)
