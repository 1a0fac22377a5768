"""One chaos run: conversations on the whole product, kills, a misbehaving CRM, then the reckoning.

Members of two clubs write at seeded moments while staff approve, edit, reject, take over, reply and hand back, parts
are killed with SIGKILL and started again at once, and the CRM fails at a share of its calls. Then the faults stop, the
product comes to rest, and the checker holds the simulator's ledger, the tables and the histories against each other.
"""

import argparse
import asyncio
import contextlib
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import httpx2

from bench.chaos_books import open_books, read_ledger, read_profiles
from bench.chaos_checker import NOTES, Counter, count
from bench.chaos_kills import GOALS_S, Recoveries, kill_by_plan
from bench.chaos_people import Tally, register, speak, staff, write_more, write_past_spotter
from bench.chaos_plan import CALM_PLACES, Plan, fault_name, make_plan
from bench.chaos_product import Product, product
from bench.chaos_progress import Progress
from bench.chaos_tables import UNFINISHED

_REST_AT_MOST_S = 900.0
"""What is still unfinished a quarter of an hour after the faults stopped counts as stuck (reliability.md, I2)."""
_REST_LASTS_S = 5.0
_MORE_AT_MOST_S = 600.0
_RARE_FAULTS = (0.3, 0.85)
"""Between these parts of the run each kind that has not fired yet is asked for once: each must be shown to fire."""


@dataclass(frozen=True)
class Result:
    """How a run ended."""

    counters: list[Counter]
    kills: dict[str, int]
    fired: dict[str, int]
    never_fired: list[str]
    at_rest_after_s: float | None

    @property
    def status(self) -> int:
        """The exit code: 0 fine, 1 an invariant is broken, 2 the run proves nothing."""
        if any(counter.offenders for counter in self.counters):
            return 1
        return 2 if self.never_fired or self.at_rest_after_s is None else 0


async def run(plan: Plan, folder: Path, *, database: str, until_all_fired: bool = True) -> Result:
    """Do it all, and print the report. `until_all_fired`: members write on until each planned fault met a call."""
    tally, found = Tally(), Recoveries()
    async with product(folder, database=database, seed=plan.seed) as made:
        ids = await register(made, plan)
        before = await read_profiles(made)
        await _set_faults(made, list(plan.faults))
        started = time.monotonic()
        await _let_it_happen(made, plan, ids, started, tally, found, until_all_fired=until_all_fired)
        fired = await _stop_faults(made)
        progress = Progress()
        rest = await _come_to_rest(made, progress)
        progress.end()
        books = await open_books(made, plan, before)
        fell_over = {part.name: part.fell_over for part in made.parts.all() if part.fell_over}
    counters = count(books)
    planned = {fault_name(fault) for fault in plan.faults}
    result = Result(counters, found.kills, fired, sorted(name for name in planned if not fired.get(name)), rest)
    _report(plan, result, tally, found, database=database, fell_over=fell_over)
    effects = len(books.lines("effect"))
    print(f"{effects} messages left, {books.histories.events} history events, seed {plan.seed}")
    return result


async def _let_it_happen(
    made: Product,
    plan: Plan,
    ids: dict[str, int],
    started: float,
    tally: Tally,
    found: Recoveries,
    *,
    until_all_fired: bool,
) -> None:
    background = [
        asyncio.create_task(staff(made, Random(f"staff:{plan.seed}"), ids, tally)),
        asyncio.create_task(_show_progress(made, plan, started, tally, found)),
    ]
    work = [speak(made, person, ids[person.name], started, tally) for person in plan.people]
    work += [write_past_spotter(made, person, ids[person.name], started, tally) for person in plan.people]
    try:
        await asyncio.gather(*work, kill_by_plan(made, plan, started, found), _rare_faults(made, plan, started))
        await asyncio.sleep(max(started + plan.lasts_s - time.monotonic(), 0.0))
        if until_all_fired:
            await _until_all_fired(made, plan, ids, tally)
    finally:
        for task in background:
            task.cancel()
        await asyncio.gather(*background, return_exceptions=True)


async def _set_faults(made: Product, faults: Sequence[dict[str, Any]]) -> None:
    for fault in faults:
        await _insist(made, "POST", fault)


async def _rare_faults(made: Product, plan: Plan, started: float) -> None:
    """One after the other: four failed logins in a row would be answered, rightly, by silence for minutes."""
    begin, end = _RARE_FAULTS
    for number, fault in enumerate(plan.faults):
        at = begin + (end - begin) * number / len(plan.faults)
        await asyncio.sleep(max(started + plan.lasts_s * at - time.monotonic(), 0.0))
        if not _fired(await _insist(made, "GET")).get(fault_name(fault)):
            await _set_faults(made, [{**fault, "probability": 1.0, "times": 1}])
            if fault["where"] in CALM_PLACES:
                await _insist(made, "POST", {}, path="/_sim/api/sessions/expire")


async def _until_all_fired(made: Product, plan: Plan, ids: dict[str, int], tally: Tally) -> None:
    """Let a few members write on until each kind of fault has met a call that it can spoil."""
    dice = Random(f"more:{plan.seed}")
    until = time.monotonic() + _MORE_AT_MOST_S
    while time.monotonic() < until:
        fired = _fired(await _insist(made, "GET"))
        if all(fired.get(fault_name(fault)) for fault in plan.faults):
            return
        await write_more(made, ids[dice.choice(plan.people).name], dice, tally)
        await asyncio.sleep(1.0)


async def _stop_faults(made: Product) -> dict[str, int]:
    fired = _fired(await _insist(made, "GET"))
    await _insist(made, "DELETE")
    return fired


async def _insist(
    made: Product, method: str, body: dict[str, Any] | None = None, *, path: str = "/_sim/api/faults"
) -> Any:
    """Ask the simulator, until it is up again where it was killed."""
    while True:
        with contextlib.suppress(httpx2.HTTPError):
            return (await made.simulator.request(method, path, json=body)).raise_for_status().json()
        await asyncio.sleep(0.3)


def _fired(faults: Any) -> dict[str, int]:
    fired: dict[str, int] = {}
    for fault in faults:
        fired[fault_name(fault)] = fired.get(fault_name(fault), 0) + int(fault["fired"])
    return fired


async def _come_to_rest(made: Product, progress: Progress) -> float | None:
    """Wait until the product has nothing left to do; return how long that took, None where it never came to rest."""
    started = time.monotonic()
    quiet_since: float | None = None
    while time.monotonic() - started < _REST_AT_MOST_S:
        await made.parts.all_ready()
        unfinished = await made.read(UNFINISHED)
        unread = await _unread(made)
        passed = time.monotonic() - started
        progress.show(f"faults stopped {passed:4.0f} s ago: {unfinished} unfinished, {unread} unread")
        if unfinished or unfinished is None or unread:
            quiet_since = None
        elif quiet_since is None:
            quiet_since = passed
        elif passed - quiet_since >= _REST_LASTS_S:
            return quiet_since
        await asyncio.sleep(0.5)
    return None


async def _unread(made: Product) -> int:
    lines = [line for line in await read_ledger(made) if line.kind == "inbound"]
    known = {(row["club_id"], row["inbox_id"]) for row in await made.rows("SELECT club_id, inbox_id FROM message")}
    return sum((line.club, str(line.data["inbox_id"])) not in known for line in lines)


async def _show_progress(made: Product, plan: Plan, started: float, tally: Tally, found: Recoveries) -> None:
    planned = sum(len(person.says) for person in plan.people)
    progress = Progress()
    while True:
        effects = await made.read("SELECT count(*) FROM delivery WHERE state = 'sent'")
        progress.show(
            f"{time.monotonic() - started:4.0f} of {plan.lasts_s:.0f} s: {tally.wrote} of {planned} written, "
            f"{effects if effects is not None else '?'} answered, {sum(found.kills.values())} of "
            f"{len(plan.kills)} kills, "
            f"{await made.read(UNFINISHED)} unfinished"
        )
        await asyncio.sleep(1.0)


def _report(
    plan: Plan, result: Result, tally: Tally, found: Recoveries, *, database: str, fell_over: dict[str, int]
) -> None:
    print(f"chaos: {len(plan.people)} conversations, {len(plan.kills)} kills, {database}, seed {plan.seed}")
    print(f"  written by members: {tally.wrote}; by staff: {_named(tally.acts)}")
    print(f"  kills: {_named(found.kills)}; {found.while_armed} while a send was armed")
    print(f"  ended by themselves and started again: {_named(fell_over) or 'none'}")
    print(f"  faults fired: {sum(result.fired.values())}; {_named(result.fired)}")
    print(f"  planned and never fired: {', '.join(result.never_fired) or 'none'}")
    rest = "never" if result.at_rest_after_s is None else f"{result.at_rest_after_s:.0f} s"
    print(f"  at rest after the faults stopped: {rest} (at most {_REST_AT_MOST_S:.0f} s)")
    print("recovery, from the moment the part is back")
    for (part, sign), goal in GOALS_S.items():
        took = sorted(found.took.get((part, sign), ()))
        cut = found.cut.get((part, sign), 0)
        if took or cut:
            times = f"median {median(took):5.1f} s  worst {took[-1]:5.1f} s" if took else "not measured"
            late = "   ABOVE ITS GOAL" if took and took[-1] > goal else ""
            print(
                f"  {part:10s} {sign:24s} {times}  goal {goal:3.0f} s  ({len(took)}, {cut} killed again before){late}"
            )
    print("counters")
    for counter in result.counters:
        print(counter.line)
    for note in NOTES:
        print(f"  {note}")


def _named(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in sorted(counts.items()))


def parse(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bench/chaos", description=__doc__)
    parser.add_argument("--conversations", type=int, default=50)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--faults", type=float, default=0.2, help="the share of CRM calls that fail (default 0.2)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--db", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--minutes", type=float, help="how long members write; by default as long as the kills need")
    parser.add_argument("--keep", action="store_true", help="keep the folder with the logs and the databases")
    return parser.parse_args(words)


def plan_of(options: argparse.Namespace) -> Plan:
    """Return the plan that the command line asks for."""
    minutes = options.minutes or max(options.kills * 6.5, options.conversations * 0.9, 30) / 60
    return make_plan(
        seed=options.seed,
        conversations=options.conversations,
        kills=options.kills,
        faults=options.faults,
        lasts_s=minutes * 60,
        database=options.db == "postgresql",
    )


def main() -> int:
    """Run, report, and exit non-zero where a counter is not 0."""
    options = parse()
    folder = Path(tempfile.mkdtemp(prefix="chaos-"))
    keep = options.keep
    try:
        result = asyncio.run(run(plan_of(options), folder, database=options.db))
        keep = keep or bool(result.status)
        return result.status
    finally:
        if keep:
            print(f"logs and databases: {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
