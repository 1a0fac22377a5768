"""`dev.py` itself: old Pythons, two at once, full disks, and the tools that only tests need."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.bare_machine import BareMachine

_ROOT = Path(__file__).parents[2]
_TOOLS = (
    "import devkit.test_tools as tools\n"
    "tools.find_postgres_bin = lambda: None\n"  # this machine may have one, at a place no PATH leads to
    "tools.os.geteuid = lambda: 1000\n"
    "tools.find_chromium = lambda: __import__('pathlib').Path('/bin/sh')\n"
    "sys.exit(plainly(lambda: tools.prepare_test_tools() or 0))"
)


def test_an_old_python_says_which_one_is_needed() -> None:
    """
    Python 3.9 gets a sentence, not a syntax error.
    """
    program = "import runpy, sys; sys.version_info = (3, 9, 1); runpy.run_path('dev.py', run_name='__main__')"

    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=_ROOT,
        env={"PATH": "/nowhere"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert 1 == result.returncode
    assert result.stderr.startswith("Spotter needs Python 3.11 or newer; this is 3.9.\nInstall one")


def test_without_a_command_all_commands_are_told(machine: BareMachine) -> None:
    """
    `dev.py --help` names what there is.
    """
    told = machine.dev("--help").stdout

    assert all(name in told for name in ("run", "setup", "test", "check", "fmt", "clean"))


def test_clean_removes_what_was_made_and_keeps_the_data(machine: BareMachine) -> None:
    """
    Cleaning never costs a conversation.
    """
    for made in (".cache/stamps/uv", ".venv/pyvenv.cfg", "ui/node_modules/x", "ui/dist/x", ".data/demo/spotter.db"):
        machine.write(made)

    assert 0 == machine.dev("clean").returncode

    left = {str(path.relative_to(machine.checkout)) for path in machine.checkout.rglob("*") if path.is_file()}
    assert ".data/demo/spotter.db" in left
    assert not any(path.startswith((".cache", ".venv", "ui/")) for path in left)


def test_two_set_ups_in_one_checkout_take_turns(machine: BareMachine) -> None:
    """
    `make test` beside `make run` waits instead of pulling packages from under it.
    """
    lock = machine.write(".cache/setup.lock")
    program = (
        "from devkit.commands import _alone\n"
        "import fcntl, os, threading\n"
        "def turn():\n"
        "    with _alone(): print('my turn')\n"
        "    return 0\n"
        "threading.Timer(1, lambda: fcntl.flock(int(os.environ['HELD']), fcntl.LOCK_UN)).start()\n"
        "sys.exit(plainly(turn))"
    )
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        result = subprocess.run(
            [sys.executable, "-c", f"import sys\nfrom devkit.commands import plainly\n{program}"],
            cwd=machine.checkout,
            env={"HELD": str(held.fileno())},
            pass_fds=[held.fileno()],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert ["Another set-up is at work in this checkout; waiting for it.", "my turn"] == result.stdout.splitlines()


def test_a_full_disk_is_a_sentence(machine: BareMachine) -> None:
    """
    The operating system's refusal is told as what it is.
    """
    result = machine.do("import errno\ndef work(): raise OSError(errno.ENOSPC, 'x')\nsys.exit(plainly(work))")

    assert 1 == result.returncode
    assert "\nThe disk is full.\nFree some space" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_test_tool_is_one_loud_line_on_a_laptop(machine: BareMachine) -> None:
    """
    Nobody overlooks that the tests on PostgreSQL did not run.
    """
    result = machine.do(_TOOLS)

    assert 0 == result.returncode
    assert "*** SKIPPED: all tests that need PostgreSQL" in result.stdout


@pytest.mark.parametrize("value", ["true", "TRUE"])
def test_a_missing_test_tool_is_a_failure_in_ci(machine: BareMachine, value: str) -> None:
    """
    CI never passes because it tested less.
    """
    machine.environment["CI"] = value

    result = machine.do(_TOOLS)

    assert 1 == result.returncode
    assert "PostgreSQL is needed where CI=true" in result.stderr
