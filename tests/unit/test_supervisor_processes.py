"""Child processes leave nothing behind, and no line of theirs is lost or endless."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from spotter.supervisor.processes import Child

_PARENT = """
import asyncio, os, sys
from spotter.supervisor.processes import Child
async def main():
    sleep = [sys.executable, "-c", "import time; time.sleep(600)"]
    child = await Child.start(sleep, environment=dict(os.environ), sink=print)
    print(child.pid, flush=True)
    await child.wait()
asyncio.run(main())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a child that its parent died")
def test_a_killed_supervisor_leaves_no_orphans() -> None:
    """
    After a SIGKILL of the supervisor no worker goes on sending behind everybody's back.
    """
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert _runs(child)

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    deadline = time.monotonic() + 60
    while _runs(child):
        assert time.monotonic() < deadline, "the child lives on"
        time.sleep(0.02)
    parent.stdout.close()


async def test_a_child_is_in_a_group_of_its_own() -> None:
    """
    Ctrl-C in the terminal reaches the supervisor only, which stops the parts in order.
    """
    child = await _start("import time; time.sleep(600)", [])

    assert os.getpgid(child.pid) == child.pid != os.getpgid(0)

    await child.stop(grace_s=20)


async def test_what_a_part_started_dies_with_it() -> None:
    """
    A part that must be killed takes its own children along.
    """
    lines: list[str] = []
    program = (
        "import signal, subprocess, sys\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "grandchild = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "print(grandchild.pid, flush=True)\n"
        "grandchild.wait()\n"
    )
    child = await _start(program, lines)
    deadline = time.monotonic() + 60
    while not lines and time.monotonic() < deadline:
        await asyncio.sleep(0.02)

    assert not await child.stop(grace_s=0.1)

    while _runs(int(lines[0])) and time.monotonic() < deadline:
        await asyncio.sleep(0.02)
    assert not _runs(int(lines[0]))


async def test_lines_arrive_whole_and_the_last_needs_no_end() -> None:
    """
    What a part says last, without a line's end, is often the reason of its death.
    """
    lines: list[str] = []
    child = await _start("import sys; sys.stdout.write('one\\ntwo\\r\\nlast words')", lines)

    assert 0 == await child.wait()

    assert ["one", "two", "last words"] == lines


async def test_a_line_without_an_end_does_not_fill_the_memory() -> None:
    """
    A part that prints ten megabytes without a line's end is shown in pieces.
    """
    lines: list[str] = []
    child = await _start("import sys; sys.stdout.write('x' * 10_000_000)", lines)

    await child.wait()

    assert max(map(len, lines)) <= 16_384


async def _start(program: str, lines: list[str]) -> Child:
    return await Child.start([sys.executable, "-c", program], environment=dict(os.environ), sink=lines.append)


def _runs(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"
