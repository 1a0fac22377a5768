"""Parts are started in order, kept alive, and stopped in the reverse order. Small programs stand in."""

import asyncio
import io
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from spotter.supervisor.journal import Journal
from spotter.supervisor.parts import Part, PartFailed, Patience
from spotter.supervisor.readiness import file_exists
from spotter.supervisor.supervisor import Supervisor

_OBEDIENT = """
import pathlib, signal, sys, time
name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
def stop(*_):
    with (folder / "order").open("a") as order: order.write(f"{name} stopped\\n")
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
with (folder / "order").open("a") as order: order.write(f"{name} started\\n")
print("hello from", name, flush=True)
(folder / f"{name}.ready").touch()
while True: time.sleep(60)
"""
_STUBBORN = _OBEDIENT.replace("sys.exit(0)", "pass")
_DYING = "import sys; print('no such table', flush=True); sys.exit(3)"

_QUICK = Patience(first_s=0.05, longest_s=0.2, healthy_after_s=60)


@pytest.fixture
def screen() -> io.StringIO:
    """What the person sees."""
    return io.StringIO()


@pytest.fixture
async def supervisor(tmp_path: Path, screen: io.StringIO) -> AsyncIterator[Supervisor]:
    """A supervisor whose parts do not outlive the test."""
    journal = Journal(tmp_path / "logs", terminal=screen)
    made = Supervisor(journal, patience=_QUICK)
    yield made
    await made.stop()
    journal.close()


def a_part(
    name: str, folder: Path, program: str = _OBEDIENT, *, grace_s: float = 20, ready_within_s: float = 60
) -> Part:
    """A part that does what the program says and is ready when its file is there."""
    return Part(
        name=name,
        command=(sys.executable, "-c", program, name, str(folder)),
        environment=dict(os.environ),
        ready=file_exists(folder / f"{name}.ready"),
        grace_s=grace_s,
        ready_within_s=ready_within_s,
    )


async def eventually(condition: Callable[[], bool], deadline_s: float = 60) -> None:
    """Wait for a state, generously."""
    deadline = time.monotonic() + deadline_s
    while not condition():
        assert time.monotonic() < deadline, "this never came to pass"
        await asyncio.sleep(0.02)


async def test_who_depends_starts_later_and_stops_earlier(supervisor: Supervisor, tmp_path: Path) -> None:
    """
    The worker never runs without the server it needs, neither at the start nor at the end.
    """
    assert await supervisor.start([a_part("temporal", tmp_path), a_part("worker", tmp_path)])

    await supervisor.stop()

    expected = ["temporal started", "worker started", "worker stopped", "temporal stopped"]
    assert expected == (tmp_path / "order").read_text().splitlines()


async def test_a_part_that_dies_is_started_again(supervisor: Supervisor, tmp_path: Path, screen: io.StringIO) -> None:
    """
    A crash costs a moment, and the person reads which part it was and why it ended.
    """
    await supervisor.start([a_part("api", tmp_path)])
    first = supervisor.pids["api"]
    assert first is not None

    os.kill(first, signal.SIGKILL)

    await eventually(lambda: supervisor.pids["api"] not in (None, first))
    assert "api ended (signal 9); starting it again in 0.05 s" in screen.getvalue()


async def test_the_wait_grows_while_a_part_keeps_dying(
    supervisor: Supervisor, tmp_path: Path, screen: io.StringIO
) -> None:
    """
    A part that cannot live is not started in a tight loop: each wait is twice the last, up to a limit.
    """
    await supervisor.start([a_part("api", tmp_path)])
    for _ in range(4):
        await eventually(lambda: supervisor.pids["api"] is not None)
        pid = supervisor.pids["api"]
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        await eventually(lambda pid=pid: supervisor.pids["api"] != pid)

    waits = [line.rsplit(" in ", 1)[1] for line in screen.getvalue().splitlines() if "starting it again" in line]
    assert ["0.05 s", "0.1 s", "0.2 s", "0.2 s"] == waits[:4]


async def test_a_part_that_never_comes_up_ends_the_start_with_its_last_words(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    """
    A part that dies at once is not tried for ever: the start fails, and says what the part said.
    """
    with pytest.raises(PartFailed) as failure:
        await supervisor.start([a_part("worker", tmp_path, _DYING)])

    assert failure.value.detail.startswith("The worker ends as soon as it starts.")
    assert "no such table" in failure.value.detail


async def test_a_part_that_is_never_ready_ends_the_start(supervisor: Supervisor, tmp_path: Path) -> None:
    """
    A part that runs and never answers is told apart from one that works.
    """
    with pytest.raises(PartFailed, match="was not ready within 0 s"):
        await supervisor.start([a_part("api", tmp_path, "import time; time.sleep(60)", ready_within_s=0.3)])


async def test_a_program_that_does_not_exist_is_said_plainly(supervisor: Supervisor, tmp_path: Path) -> None:
    """
    A missing program is a sentence, not a traceback.
    """
    part = Part(name="temporal", command=("/nowhere/temporal",), environment={}, ready=file_exists(tmp_path / "never"))

    with pytest.raises(PartFailed, match="The temporal ends as soon as it starts"):
        await supervisor.start([part])


async def test_a_part_that_ignores_the_request_is_ended_by_force(
    supervisor: Supervisor, tmp_path: Path, screen: io.StringIO
) -> None:
    """
    Stopping always ends: after the grace time the part is killed, and that is said.
    """
    await supervisor.start([a_part("worker", tmp_path, _STUBBORN, grace_s=0.3)])
    pid = supervisor.pids["worker"]
    assert pid is not None

    await supervisor.stop()

    assert not _is_alive(pid)
    assert "worker did not stop within 0 s and was ended by force" in screen.getvalue()


async def test_being_asked_twice_stops_at_once(supervisor: Supervisor, tmp_path: Path) -> None:
    """
    A person who presses Ctrl-C a second time does not wait for the grace time.
    """
    await supervisor.start([a_part("worker", tmp_path, _STUBBORN, grace_s=600)])

    supervisor.ask_to_stop()
    supervisor.ask_to_stop()

    await asyncio.wait_for(supervisor.stop(), timeout=60)


async def test_a_stop_during_the_start_starts_nothing_more(supervisor: Supervisor, tmp_path: Path) -> None:
    """
    Ctrl-C while parts come up is obeyed between two of them.
    """
    slow = a_part("temporal", tmp_path, "import time; time.sleep(600)", ready_within_s=600)
    starting = asyncio.create_task(supervisor.start([slow, a_part("worker", tmp_path)]))
    await eventually(lambda: supervisor.pids.get("temporal") is not None)

    supervisor.ask_to_stop()

    assert await asyncio.wait_for(starting, timeout=60) is False
    assert ["temporal"] == list(supervisor.pids)


async def test_every_line_is_shown_with_its_part_and_kept_in_its_file(
    supervisor: Supervisor, tmp_path: Path, screen: io.StringIO
) -> None:
    """
    One stream to watch, one file per part to read later.
    """
    await supervisor.start([a_part("api", tmp_path)])

    await eventually(lambda: "hello" in screen.getvalue())

    assert "api      | hello from api\n" in screen.getvalue()
    assert "hello from api\n" == (tmp_path / "logs" / "api.log").read_text()


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
