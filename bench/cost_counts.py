"""What one automatic turn asks of the store and of the CRM: exact counts, for an open conversation."""

import asyncio
import json
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.cost_product import product
from bench.cost_sides import Members, ears
from bench.cost_stats import Goal

_FIRST_TURNS = 3
_NAMES = {
    "statements": "SQL statements, without BEGIN and COMMIT",
    "transactions": "transactions, reading ones too",
    "commits": "of them commits",
    "crm_requests": "requests to the CRM",
}


@dataclass(frozen=True)
class Counts:
    """By what was counted."""

    of_a_turn: dict[str, int]

    def goals(self) -> list[Goal]:
        """Nothing is promised: each is a step that some check needs, and fewer is better."""
        return []

    def table(self) -> list[tuple[str, str, str]]:
        """Lines of figure, product, floor."""
        return [(words, str(self.of_a_turn.get(name, 0)), "0") for name, words in _NAMES.items()]


async def measure_counts(folder: Path, *, database: str, say: Callable[[str], None]) -> Counts:
    """Take some turns in one conversation, and count the next."""
    counted = folder / "counts.json"
    async with product(folder, database=database, clubs=1, members=1) as running, ears() as heard:
        worker = running.start_worker(BENCH_COUNTS=str(counted))
        members = Members(running, heard)
        for _ in range(_FIRST_TURNS):
            await members.turn(0)
            await members.at_rest()
        await _told(worker, counted)
        await members.turn(0)
        await members.at_rest()
        await members.check()
        say("counted one turn")
        return Counts(await _told(worker, counted))


async def _told(worker: int, counted: Path) -> dict[str, int]:
    """Ask for the counts, and take them."""
    await asyncio.sleep(0.5)  # the last commit may still be on its way out of its function
    os.kill(worker, signal.SIGUSR1)
    async with asyncio.timeout(10):
        while not counted.exists():  # noqa: ASYNC110, ASYNC240 - another process writes it
            await asyncio.sleep(0.02)
    counts: dict[str, int] = json.loads(counted.read_text())  # noqa: ASYNC240 - a line
    counted.unlink()  # noqa: ASYNC240 - as above
    return counts
