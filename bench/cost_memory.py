"""What an open conversation costs the worker in memory, beside a workflow with two activities that do nothing.

Both sides are read the same way: at rest, after a collection of garbage, with the allocator's free pages given back.
What belongs to no conversation must be there before the first reading, so every club has had turns by then: its
session with the CRM, the certificates that its client has read, and the database's pages are paid once a club.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.cost_bare import WORKFLOWS_QUEUE, WROTE, BareConversation
from bench.cost_heap import WEIGH_INTO, Weight, weight_of
from bench.cost_product import Product, product
from bench.cost_sides import Ears, Members, ears
from bench.cost_stats import Goal, series
from bench.cost_turn import keep_in_flight

_CLUBS = 16
_TURN_WITHIN_S = 180.0
_BEFORE = 160
"""So many turns first, ten of each club: imports, pools, buffers and sessions belong to no conversation."""


class Newcomers:
    """The floor's side: each workflow is started by its first message, as a conversation is."""

    name = "bare"

    def __init__(self, running: Product, heard: Ears) -> None:
        """Nobody has written."""
        self._temporal = running.temporal
        self._ears = heard

    async def turn(self, person: int) -> None:
        """Write, and wait until the second activity says so."""
        done = self._ears.hear(f"done\t{person}")
        await self._temporal.start_workflow(
            BareConversation.run,
            self._ears.port,
            id=f"bare:{person}",
            task_queue=WORKFLOWS_QUEUE,
            start_signal=WROTE,
            start_signal_args=[person],
        )
        await asyncio.wait_for(done, _TURN_WITHIN_S)

    async def at_rest(self) -> None:
        """Nothing is left to wait for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One side: what its worker weighed before any was opened, when half were, and when all were."""

    conversations: int
    before: Weight
    half: Weight
    after: Weight

    @property
    def each_kib(self) -> float:
        """What one costs."""
        return (self.after.used_kib - self.before.used_kib) / self.conversations

    @property
    def each_later_kib(self) -> float:
        """What one of the second half costs."""
        return (self.after.used_kib - self.half.used_kib) / (self.conversations - self.conversations // 2)

    @property
    def each_alive_kib(self) -> float:
        """What one has allocated."""
        return (self.after.alive_kib - self.before.alive_kib) / self.conversations

    @property
    def each_held_kib(self) -> float:
        """What one costs as an operator sees it, free pages and all."""
        return (self.after.held_kib - self.before.held_kib) / self.conversations


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Both sides."""

    product: Opened
    floor: Opened

    def goals(self) -> list[Goal]:
        """The one bound, for the larger figure: pages with room for newcomers hide what those have allocated."""
        name = "f1 worker PSS per open conversation, at least what it has allocated"
        each = max(self.product.each_kib, self.product.each_alive_kib)
        return [Goal(name=name, unit="KiB", measured=series([each]), must=90, aim=50)]

    def table(self) -> list[tuple[str, str, str]]:
        """Lines of figure, product, floor."""
        sides = (self.product, self.floor)
        return [
            _line("worker PSS before, MiB", *(side.before.used_kib / 1024 for side in sides)),
            _line(
                f"after {self.product.conversations} were opened, MiB", *(side.after.used_kib / 1024 for side in sides)
            ),
            _line("each, KiB", *(side.each_kib for side in sides)),
            _line("each of the second half, KiB", *(side.each_later_kib for side in sides)),
            _line("allocated by each, KiB", *(side.each_alive_kib for side in sides)),
            _line("each, with the allocator's free pages, KiB", *(side.each_held_kib for side in sides)),
        ]


def _line(name: str, ours: float, floor: float) -> tuple[str, str, str]:
    return name, f"{ours:.1f}", f"{floor:.1f}"


async def measure_memory(folder: Path, *, database: str, conversations: int, say: Callable[[str], None]) -> Memory:
    """Open so many conversations with one turn each, and as many of the floor's; each worker holds all of its own."""
    people = conversations + _BEFORE
    cached = str(2 * people)
    async with product(folder, database=database, clubs=_CLUBS, members=people) as running, ears() as heard:
        into = folder / "worker.weight"
        worker = running.start_worker(BENCH_CACHED=cached, **{WEIGH_INTO: str(into)})
        members = Members(running, heard)
        ours = await _open(members, _club_after_club(running), partial(weight_of, worker, into), say)
        await members.check()
        into = folder / "bare.weight"
        bare = running.start_bare(BENCH_CACHED=cached, **{WEIGH_INTO: str(into)})
        newcomers = Newcomers(running, heard)
        theirs = await _open(newcomers, range(people), partial(weight_of, bare, into), say)
    return Memory(product=ours, floor=theirs)


def _club_after_club(running: Product) -> list[int]:
    """Return everyone in turns of the clubs: the first ones are of every club, and no club's sends wait in one line."""
    return sorted(range(len(running.conversations)), key=lambda place: running.conversations[place][2])


async def _open(
    side: Members | Newcomers, people: Sequence[int], weigh: Callable[[], Awaitable[Weight]], say: Callable[[str], None]
) -> Opened:
    conversations = len(people) - _BEFORE
    half = _BEFORE + conversations // 2
    weights: list[Weight] = []
    for theirs in (people[:_BEFORE], people[_BEFORE:half], people[half:]):
        await keep_in_flight(lambda place, theirs=theirs: side.turn(theirs[place]), len(theirs), len(theirs))
        await side.at_rest()
        weights.append(await weigh())
        held, used, alive = (kib / 1024 for kib in (weights[-1].held_kib, weights[-1].used_kib, weights[-1].alive_kib))
        say(
            f"{side.name}, {len(theirs)} more: {used:.1f} MiB, allocated {alive:.1f}, "
            f"with the allocator's free pages {held:.1f}"
        )
    before, at_half, after = weights
    return Opened(conversations=conversations, before=before, half=at_half, after=after)
