"""How a worker's threads share the memory that the C library hands out."""

import ctypes
from contextlib import suppress
from typing import Final

_M_ARENA_MAX: Final = -8
"""The name of the choice in glibc's `malloc.h`."""
_ARENAS: Final = 2


def share_arenas() -> None:
    """Let all threads take from two arenas, where glibc would open up to eight for each core.

    A worker has thirty threads: Temporal's, the database's, those that run workflows. What one arena has free no other
    may use, and an open conversation pins pages in whichever arena it happened to be born. Call it before any thread
    starts; where the C library is another one, nothing happens.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)
