"""Child processes: each in a group of its own, none left behind when its parent is killed."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> Callable[[], None] | None:
    """Return what a child must do before it becomes the program, so that it dies when we are killed.

    Only Linux can promise this. The signal follows the *thread* that started the child, so start children from
    a thread that lives as long as the process.
    """
    if not sys.platform.startswith("linux"):
        return None
    # Loaded here: between fork and exec only a little is safe, and loading a library is not.
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def prepare() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # the parent died in between: nobody would send the signal
            os._exit(1)

    return prepare
