"""What processes cost: CPU of each with all its children, living or reaped, and the memory that is their own."""

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


def stat_cpu_ms(stat: str) -> tuple[float, float]:
    """Return, of one line of `/proc/<pid>/stat`, the process's own CPU and that of the children it has reaped."""
    fields = stat.rpartition(")")[2].split()  # the name before it may hold anything
    user, system, children_user, children_system = (int(fields[place]) for place in range(11, 15))
    return (user + system) * _TICK_MS, (children_user + children_system) * _TICK_MS


def pss_kib(rollup: str) -> int:
    """Return the proportional set size that `/proc/<pid>/smaps_rollup` states."""
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


def descendants(parents: Mapping[int, int], root: int) -> set[int]:
    """Return a process and all below it, given each process's parent."""
    found = {root}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def tree_cpu_ms(root: int) -> float:
    """Return the CPU that a process and everything it ever started has used."""
    total = 0.0
    for pid in descendants(_parents(), root):
        stat = _read(pid, "stat")
        if stat:
            own, reaped = stat_cpu_ms(stat)
            total += own + reaped
    return total


def memory_kib(pid: int) -> int:
    """Return a process's proportional set size."""
    return pss_kib(_read(pid, "smaps_rollup"))


def spent(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    """Return what each part used between two looks."""
    return {name: after[name] - before.get(name, 0.0) for name in after}


def look(roots: Mapping[str, int]) -> dict[str, float]:
    """Return the CPU of each named process tree; of the caller's own, whose children the others are, only itself."""
    return {name: _own_cpu_ms() if pid == os.getpid() else tree_cpu_ms(pid) for name, pid in roots.items()}


def _own_cpu_ms() -> float:
    return time.process_time() * 1000


def _parents() -> dict[int, int]:
    return dict(_pairs(int(entry.name) for entry in _PROC.iterdir() if entry.name.isdigit()))


def _pairs(pids: Iterable[int]) -> Iterable[tuple[int, int]]:
    for pid in pids:
        stat = _read(pid, "stat")
        if stat:
            yield pid, int(stat.rpartition(")")[2].split()[1])


def _read(pid: int, name: str) -> str:
    try:
        return (_PROC / str(pid) / name).read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
