"""The sub-commands of `dev.py`: which steps each needs, and what it becomes afterwards."""

import argparse
import contextlib
import errno
import fcntl
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Generator, Sequence

from devkit.checks import format_code, run_checks, run_ui_tests
from devkit.console import SetupFailure, say, tell_failure
from devkit.places import CACHE, PYTHON, ROOT, UI, VENV
from devkit.python_environment import prepare_python
from devkit.temporal_cli import prepare_temporal
from devkit.test_tools import prepare_test_tools
from devkit.user_interface import build_pages, prepare_packages


def main(arguments: Sequence[str]) -> int:
    """Run one sub-command and return its exit code."""
    command, rest = _parse(arguments)
    return plainly(lambda: _COMMANDS[command](rest))


def plainly(work: Callable[[], int]) -> int:
    """Do it; every failure that a person can mend is a sentence and an exit code, not a traceback."""
    try:
        return work()
    except SetupFailure as failure:
        tell_failure(failure)
    except KeyboardInterrupt:
        say("\nStopped. The next start goes on where this one was.")
        return 130
    except OSError as error:
        tell_failure(_from_system(error))
    return 1


def run(rest: list[str]) -> int:
    """Set up what a running Spotter needs, then become `spotter run`."""
    started = time.monotonic()
    with _alone():
        prepare_python()
        if prepare_packages():
            build_pages()
        prepare_temporal()
    say(f"Ready to start ({time.monotonic() - started:.1f} s).")
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "cli", "run", *rest])


def setup(_: list[str]) -> int:
    """Set up everything, the tests' tools included, and start nothing."""
    with _alone():
        prepare_python()
        if prepare_packages():
            build_pages()
        prepare_temporal()
        prepare_test_tools()
    say("Set up. `make run` starts Spotter, `make test` tests it.")
    return 0


def test(rest: list[str]) -> int:
    """Set up and run all tests; with arguments, run pytest with them."""
    setup([])
    if rest:
        return _pytest(*rest)
    # What runs whole processes has the machine to itself; the unit tests, three quarters of all, share the cores.
    codes = [
        _pytest("tests", "--ignore", "tests/unit"),
        _pytest("tests/unit", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"),
        run_ui_tests(),
    ]
    return next((code for code in codes if code), 0)  # the code of a killed run is below 0


def _pytest(*words: str) -> int:
    return subprocess.run([str(PYTHON), "-m", "pytest", *words], cwd=ROOT, check=False).returncode


def check(_: list[str]) -> int:
    """Lint, types, formats, import rules; for Python and for the pages."""
    with _alone():
        prepare_python()
        prepare_packages()
    return run_checks()


def fmt(_: list[str]) -> int:
    """Bring all code into its one form."""
    with _alone():
        prepare_python()
        prepare_packages()
    return format_code()


def clean(_: list[str]) -> int:
    """Remove everything that the set-up made. The data (`.data`) and the shared cache stay."""
    for made in (VENV, CACHE, UI / "node_modules", UI / "dist"):
        if made.exists():
            say(f"Removing {made.relative_to(ROOT)}")
            shutil.rmtree(made)
    return 0


_COMMANDS = {"run": run, "setup": setup, "test": test, "check": check, "fmt": fmt, "clean": clean}


def _parse(arguments: Sequence[str]) -> tuple[str, list[str]]:
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up, start, test and check Spotter.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, function in _COMMANDS.items():
        commands.add_parser(name, help=function.__doc__, add_help=name not in ("run", "test"))
    parsed, rest = parser.parse_known_args(arguments)
    return parsed.command, rest


@contextlib.contextmanager
def _alone() -> Generator[None]:
    """Let one set-up work at a time: two in one checkout would pull the packages from under each other."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is at work in this checkout; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _from_system(error: OSError) -> SetupFailure:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return SetupFailure("The disk is full.", "Free some space (5 GB are plenty) and start again.")
    what = error.strerror or str(error)
    return SetupFailure(f"{error.filename or 'A file'}: {what}.", "Mend that and start again; nothing is half done.")
