"""The worker as a process among others: what it leaves to those whom people wait for."""

import os
import subprocess
import sys
from typing import Any, cast

import pytest
from temporalio.client import Client

import worker
from activities.registry import Activities

_NICEST = 19
_IN_HAND_AT_MOST = 20
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


def test_a_killed_worker_leaves_little_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it has in hand is waited for until its time is up; what the server holds goes on elsewhere at once."""
    asked: list[dict[str, Any]] = []

    def built(_client: Client, **options: Any) -> None:
        asked.append(options)

    monkeypatch.setattr(worker, "Worker", built)

    worker.build_workers(cast("Client", None), Activities(desk=(), polling=()), grace_s=1.0)

    (conversations,) = [options for options in asked if "workflows" in options]
    assert _IN_HAND_AT_MOST >= conversations["max_concurrent_workflow_tasks"]
