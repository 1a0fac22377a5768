"""A clock that only goes forward, and goes on while the machine sleeps."""

import time


def elapsed() -> float:
    """Return seconds since some fixed moment. Where the system can, a suspended machine's sleep counts too."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)
