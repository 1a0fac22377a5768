"""What an open conversation costs the worker in memory: PSS after so many were opened, less before, for each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.cost_cpu import memory_kib
from bench.cost_product import product
from bench.cost_sides import Members, ears
from bench.cost_stats import Goal, series
from bench.cost_turn import keep_in_flight

_BEFORE = 100
"""So many turns first: imports, pools and buffers belong to no conversation."""


@dataclass(frozen=True)
class Memory:
    """What was seen."""

    conversations: int
    before_kib: int
    half_kib: int
    """After half of them: caches and buffers have grown by then, and belong to no conversation either."""
    after_kib: int

    @property
    def each_kib(self) -> float:
        """What one costs."""
        return (self.after_kib - self.before_kib) / self.conversations

    @property
    def each_later_kib(self) -> float:
        """What one of the second half costs."""
        return (self.after_kib - self.half_kib) / (self.conversations - self.conversations // 2)

    def goals(self) -> list[Goal]:
        """The one bound."""
        name = "f1 worker PSS per open conversation"
        return [Goal(name=name, unit="KiB", measured=series([self.each_kib]), must=90, aim=50)]

    def table(self) -> list[tuple[str, str, str]]:
        """Lines of figure, product, floor."""
        return [
            ("worker PSS before, MiB", f"{self.before_kib / 1024:.1f}", "-"),
            (f"after {self.conversations} open conversations, MiB", f"{self.after_kib / 1024:.1f}", "-"),
            ("each, KiB", f"{self.each_kib:.1f}", "-"),
            ("each of the second half, KiB", f"{self.each_later_kib:.1f}", "-"),
        ]


async def measure_memory(folder: Path, *, database: str, conversations: int, say: Callable[[str], None]) -> Memory:
    """Open so many conversations with one turn each; the worker holds all of them."""
    people = conversations + _BEFORE
    async with product(folder, database=database, clubs=16, members=people) as running, ears() as heard:
        worker = running.start_worker(BENCH_CACHED=str(2 * people))
        members = Members(running, heard)
        await keep_in_flight(members.turn, _BEFORE, _BEFORE)
        await members.at_rest()
        before = memory_kib(worker)
        say(f"before: {before / 1024:.1f} MiB")
        half = conversations // 2
        await keep_in_flight(lambda person: members.turn(person + _BEFORE), half, half)
        await members.at_rest()
        at_half = memory_kib(worker)
        say(f"after {half}: {at_half / 1024:.1f} MiB")
        rest = conversations - half
        await keep_in_flight(lambda person: members.turn(person + _BEFORE + half), rest, rest)
        await members.at_rest()
        await members.check()
        return Memory(conversations, before, at_half, memory_kib(worker))
