"""The worker as a process among others: what it leaves to those whom people wait for."""

import os
import subprocess
import sys

_NICEST = 19
_STARTED = """
import os
import worker

def run(work):
    work.close()
    print(os.nice(0))

worker.uvloop.run = run
worker.main()
"""


def test_the_pages_come_first() -> None:
    """Where worker and API want the same core, the API gets more of it."""
    started = subprocess.run([sys.executable, "-c", _STARTED], capture_output=True, text=True, check=True)

    assert min(os.nice(0) + 1, _NICEST) <= int(started.stdout)
