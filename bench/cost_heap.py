"""What a worker's memory comes to at rest: it is asked by a signal, collects its garbage, and says so itself."""

import asyncio
import ctypes
import gc
import json
import os
import re
import signal
import sys
import tempfile
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
    """What a process has, in KiB, from the most to the least of it."""

    held_kib: int
    """Its proportional set size as an operator sees it: with what the allocators keep for later."""
    used_kib: int
    """The same after every wholly free page went back to the system."""
    alive_kib: int
    """What is allocated: no page, no hole in a page, and so the figure that two runs agree on."""


class _Malloc(ctypes.Structure):
    """The `struct mallinfo2` of glibc."""

    _fields_ = [(f"word{place}", ctypes.c_size_t) for place in range(10)]

    @property
    def allocated(self) -> int:
        """Small and large blocks together: `hblkhd` and `uordblks`."""
        return int(self.word4) + int(self.word7)


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
        beside.write_text(json.dumps([held, memory_kib(os.getpid()), (_of_malloc() + _of_python()) // 1024]))
        beside.rename(path)

    signal.signal(signal.SIGUSR2, weigh)


def _of_malloc() -> int:
    library = ctypes.CDLL(None)
    library.mallinfo2.restype = _Malloc
    return library.mallinfo2().allocated


def _of_python() -> int:
    """Return the bytes of small objects, which Python keeps apart and tells of only on the standard error output."""
    with tempfile.TemporaryFile() as told:
        kept = os.dup(2)
        os.dup2(told.fileno(), 2)
        try:
            getattr(sys, "_debugmallocstats")()  # noqa: B009 - it is not in the stubs
        finally:
            os.dup2(kept, 2)
            os.close(kept)
        told.seek(0)
        found = re.search(rb"# bytes in allocated blocks += +([\d,]+)", told.read())
    return int(found[1].replace(b",", b"")) if found else 0


async def weight_of(pid: int, into: Path) -> Weight:
    """Ask a worker that has nothing to do any more. Raises `TimeoutError` where it does not answer."""
    await asyncio.sleep(_AT_REST_S)  # what follows a turn's last row belongs to the turn
    held, used, alive = await asyncio.to_thread(_answer, pid, into)
    return Weight(held_kib=held, used_kib=used, alive_kib=alive)


def _answer(pid: int, into: Path) -> list[int]:
    into.unlink(missing_ok=True)
    os.kill(pid, signal.SIGUSR2)
    until = time.monotonic() + _WITHIN_S
    while not into.exists():
        if time.monotonic() > until:
            raise TimeoutError("The worker did not say what it weighs.")
        time.sleep(0.05)
    return json.loads(into.read_text())
