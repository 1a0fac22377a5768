"""One running Spotter per data folder: the operating system holds the lock, so a killed one leaves none behind."""

import contextlib
import fcntl
import os
from collections.abc import Generator
from pathlib import Path

from spotter.domain.errors import SpotterError


class AlreadyRunning(SpotterError):
    """Another Spotter works in this data folder."""

    code = "already_running"


@contextlib.contextmanager
def only_one_in(folder: Path) -> Generator[None]:
    """Hold the folder for the length of the block, or raise `AlreadyRunning` naming who holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "spotter.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning(
                f"Spotter is already running in {folder} (process {_holder(folder)}). Stop that one first"
                " (Ctrl-C in its terminal), or name another folder in SPOTTER_DATA_DIR."
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def is_running_in(folder: Path) -> bool:
    """Say whether a Spotter holds this folder now."""
    try:
        with (folder / "spotter.lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _holder(folder: Path) -> str:
    return (folder / "spotter.lock").read_text().strip() or "unknown"
