"""What a worker's memory comes to at rest: it is asked by a signal, collects its garbage, and says so itself."""

import asyncio
import ctypes
import gc
import json
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from bench.cost_cpu import memory_kib

WEIGH_INTO = "BENCH_WEIGH_INTO"
"""The environment variable that names the file into which a worker writes what it weighs."""

_AT_REST_S = 1.0
_WITHIN_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A process's proportional set size, in KiB."""

    held_kib: int
    """As an operator sees it: with what the allocator keeps for later."""
    used_kib: int
    """After every free page went back to the system: what is alive."""


def weigh_when_asked() -> None:
    """In a worker: answer SIGUSR2 from now on, where the environment says into which file."""
    into = os.environ.get(WEIGH_INTO)
    if not into:
        return
    path = Path(into)

    def weigh(_number: int, _frame: FrameType | None) -> None:
        gc.collect()
        held = memory_kib(os.getpid())
        # The warm-up's peak leaves free pages behind. Whoever comes next moves in there and seems to cost nothing, or,
        # where they were given back by chance, seems to cost double: only readings without them can be compared.
        ctypes.CDLL(None).malloc_trim(0)
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps([held, memory_kib(os.getpid())]))
        beside.rename(path)

    signal.signal(signal.SIGUSR2, weigh)


async def weight_of(pid: int, into: Path) -> Weight:
    """Ask a worker that has nothing to do any more. Raises `TimeoutError` where it does not answer."""
    await asyncio.sleep(_AT_REST_S)  # what follows a turn's last row belongs to the turn
    held, used = await asyncio.to_thread(_answer, pid, into)
    return Weight(held_kib=held, used_kib=used)


def _answer(pid: int, into: Path) -> list[int]:
    into.unlink(missing_ok=True)
    os.kill(pid, signal.SIGUSR2)
    until = time.monotonic() + _WITHIN_S
    while not into.exists():
        if time.monotonic() > until:
            raise TimeoutError("The worker did not say what it weighs.")
        time.sleep(0.05)
    return json.loads(into.read_text())
