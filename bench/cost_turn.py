"""What a turn costs: the product's and the floor's, in turns, on one Temporal server, with as many in flight."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.cost_cpu import look, spent
from bench.cost_product import product
from bench.cost_sides import Members, Nobody, ears, open_floor
from bench.cost_stats import Goal, paired, series

IN_FLIGHT = 32
_CLUBS = 16
_PEOPLE = 128
_WARM_UP = 32
_AFTER_S = 0.5
"""So long after the last answer the processes go on being counted: what a turn does after its send belongs to it."""
_PARTS = ("worker", "api", "temporal", "database", "driver")


@dataclass(frozen=True)
class Round:
    """What one round of one side came to, per turn."""

    cpu_ms: dict[str, float]
    per_second: float

    @property
    def total_ms(self) -> float:
        """The whole bill."""
        return sum(self.cpu_ms.values())


async def keep_in_flight(turn: Callable[[int], Awaitable[None]], people: int, turns: int, *, first: int = 0) -> None:
    """Let people write, each again only after the answer, so that always as many turns are under way."""
    free = list(range(people))[first:] + list(range(people))[:first]
    left = turns

    async def one() -> None:
        nonlocal left
        while left > 0:
            left -= 1
            person = free.pop(0)
            await turn(person)
            free.append(person)

    await asyncio.gather(*(one() for _ in range(IN_FLIGHT)))


async def measure_round(side: Members | Nobody, turns: int, pids: dict[str, int]) -> Round:
    """Run so many turns and split the bill."""
    before, began = look(pids), time.monotonic()
    await keep_in_flight(side.turn, side.people, turns)
    seconds = time.monotonic() - began
    await side.at_rest()
    await asyncio.sleep(_AFTER_S)
    cost = spent(before, look(pids))
    return Round({name: ms / turns for name, ms in cost.items()}, turns / seconds)


@dataclass(frozen=True)
class TurnCosts:
    """All rounds of both sides."""

    product: list[Round]
    bare: list[Round]

    def goals(self) -> list[Goal]:
        """The two bounds."""
        floor = series([each.total_ms for each in self.bare])
        return [
            Goal(
                name="b1 CPU per turn, product / bare",
                unit="x",
                measured=paired([each.total_ms for each in self.product], [each.total_ms for each in self.bare]),
                must=1.5,
                aim=1.25,
                floor=floor,
            ),
            Goal(
                name="b2 turns a second, product / bare",
                unit="x",
                measured=paired([each.per_second for each in self.product], [each.per_second for each in self.bare]),
                must=0.65,
                aim=0.8,
                at_least=True,
                floor=floor,
            ),
        ]

    def table(self) -> list[tuple[str, str, str]]:
        """Lines of figure, product, bare."""
        lines = [
            (f"CPU-ms per turn, {part}", _figure(self.product, part), _figure(self.bare, part))
            for part in self._parts()
        ]
        return [
            *lines,
            ("CPU-ms per turn, total", _total(self.product), _total(self.bare)),
            ("turns a second", _speed(self.product), _speed(self.bare)),
        ]

    def _parts(self) -> list[str]:
        return [part for part in _PARTS if part in self.product[0].cpu_ms]


def _figure(rounds: Sequence[Round], part: str) -> str:
    values = [each.cpu_ms[part] for each in rounds if part in each.cpu_ms]
    return str(series(values)) if values else "-"


def _total(rounds: Sequence[Round]) -> str:
    return str(series([each.total_ms for each in rounds]))


def _speed(rounds: Sequence[Round]) -> str:
    return str(series([each.per_second for each in rounds]))


async def measure_turns(
    folder: Path, *, database: str, rounds: int, turns: int, say: Callable[[str], None]
) -> TurnCosts:
    """Interleave product and floor, check the product's books after each round, and return the bills."""
    costs = TurnCosts([], [])
    async with product(folder, database=database, clubs=_CLUBS, members=_PEOPLE) as running, ears() as heard:
        running.start_api()
        running.start_worker()
        running.start_bare()
        members, nobody = Members(running, heard), await open_floor(running, heard, people=_PEOPLE)
        roots = running.pids | {"driver": os.getpid()}
        ours = {name: roots[name] for name in _PARTS if name in roots}
        theirs = {name: roots[name] for name in ("temporal", "driver")} | {"worker": roots["bare"]}
        for side in (members, nobody):
            await keep_in_flight(side.turn, side.people, side.people + _WARM_UP)
        for number in range(1, rounds + 1):
            costs.product.append(await measure_round(members, turns, ours))
            await members.check()
            costs.bare.append(await measure_round(nobody, turns, theirs))
            mine, floor = costs.product[-1], costs.bare[-1]
            say(
                f"round {number}: product {mine.total_ms:.0f} CPU-ms, {mine.per_second:.1f}/s; "
                f"bare {floor.total_ms:.0f} CPU-ms, {floor.per_second:.1f}/s"
            )
    return costs
