"""`bench/cost`: runs the parts that were asked for, prints their tables, and says which bounds hold."""

import argparse
import asyncio
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from rich.console import Console
from rich.table import Table

from bench.cost_counts import measure_counts
from bench.cost_fanout import measure_fanout
from bench.cost_memory import measure_memory
from bench.cost_sequencer import measure_sequencer
from bench.cost_sides import WrongResult
from bench.cost_stats import Goal, Verdict, overall
from bench.cost_turn import measure_turns

PARTS = ("counts", "turn", "memory", "fanout", "sequencer")
_NOT_LONGER_THAN_S = {"counts": 120.0, "turn": 900.0, "memory": 900.0, "fanout": 300.0, "sequencer": 240.0}
_WORDS = {
    Verdict.HOLDS: "[green]holds[/]",
    Verdict.MISSED: "[red]MISSED[/]",
    Verdict.INCONCLUSIVE: "[yellow]inconclusive: the floor was not steady[/]",
    Verdict.WRONG: "[red]WRONG RESULT[/]",
}


class Measured(Protocol):
    """What a part brings back."""

    def goals(self) -> list[Goal]:
        """Its bounds."""
        ...

    def table(self) -> list[tuple[str, str, str]]:
        """Figure, product, floor."""
        ...


def parse(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bench/cost", description=__doc__)
    parser.add_argument("--part", choices=(*PARTS, "all"), default="all")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--db", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--turns", type=int, default=160, help="turns of each side in a round")
    parser.add_argument("--conversations", type=int, default=2_000, help="open conversations of `memory`")
    parser.add_argument("--events", type=int, default=60, help="events of `fanout`")
    parser.add_argument("--out", type=Path, help="also write everything as JSON")
    return parser.parse_args(words)


async def measure(part: str, options: argparse.Namespace, folder: Path, console: Console) -> Measured:
    """Run one part."""

    def say(text: str) -> None:
        console.print(f"  {text}", style="dim")

    if part == "counts":
        return await measure_counts(folder, database=options.db, say=say)
    if part == "turn":
        return await measure_turns(folder, database=options.db, rounds=options.rounds, turns=options.turns, say=say)
    if part == "memory":
        return await measure_memory(folder, database=options.db, conversations=options.conversations, say=say)
    if part == "fanout":
        return await measure_fanout(folder, database=options.db, events=options.events, say=say)
    return await measure_sequencer(rounds=options.rounds, seconds=3.0, say=say)


def run_part(part: str, options: argparse.Namespace, console: Console) -> tuple[Verdict, dict[str, Any]]:
    """Run one part within its time and print what came of it."""
    load = os.getloadavg()[0]
    console.print(f"\n[bold]{part}[/] ({options.db if part != 'sequencer' else 'postgresql'}), load {load:.1f} before")
    folder = Path(tempfile.mkdtemp(prefix=f"cost-{part}-"))
    began = time.monotonic()
    try:
        measured = asyncio.run(asyncio.wait_for(measure(part, options, folder, console), _NOT_LONGER_THAN_S[part]))
    except (WrongResult, TimeoutError) as error:
        console.print(f"[red]{type(error).__name__}[/] {error}; logs: {folder}")
        return Verdict.WRONG, {"error": type(error).__name__}
    shutil.rmtree(folder, ignore_errors=True)
    _print(measured, console)
    seconds = time.monotonic() - began
    return overall([goal.verdict for goal in measured.goals()]), _as_json(part, measured, load, seconds)


def _print(measured: Measured, console: Console) -> None:
    table = Table("", "Spotter", "floor", show_edge=False)
    for line in measured.table():
        table.add_row(*line)
    console.print(table)
    for goal in measured.goals():
        sign = ">=" if goal.at_least else "<="
        aim = f", aim {goal.aim}" if goal.aim is not None else ""
        console.print(
            f"{goal.name}: {goal.measured} {goal.unit}, bound {sign} {goal.must}{aim}: {_WORDS[goal.verdict]}"
        )


def _as_json(part: str, measured: Any, load: float, seconds: float) -> dict[str, Any]:
    return {
        "part": part,
        "load_before": load,
        "seconds": seconds,
        "raw": asdict(measured),
        "goals": [
            {**asdict(goal), "median": goal.measured.median, "verdict": goal.verdict.name} for goal in measured.goals()
        ],
    }


def main() -> int:
    """Run, report, and exit 0 (bounds hold), 1 (missed), 2 (wrong result) or 3 (too noisy to say)."""
    options = parse()
    console = Console()
    parts = PARTS if options.part == "all" else (options.part,)
    found = [run_part(part, options, console) for part in parts]
    if options.out:
        lines = {"at": datetime.now(UTC).isoformat(), "database": options.db, "cores": os.cpu_count()}
        options.out.write_text(json.dumps({**lines, "parts": [each for _, each in found]}, indent=1, default=str))
    return int(overall([verdict for verdict, _ in found]))


if __name__ == "__main__":
    sys.exit(main())
