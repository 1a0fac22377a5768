"""One running Spotter per data folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from spotter.supervisor.locks import AlreadyRunning, is_running_in, only_one_in

_HOLDER = """
import sys, time
from pathlib import Path
from spotter.supervisor.locks import only_one_in
with only_one_in(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_second_run_is_refused_by_name(tmp_path: Path) -> None:
    """
    Two runs on one folder would each send what the other sends: the second is told who holds it.
    """
    with only_one_in(tmp_path), pytest.raises(AlreadyRunning) as refusal, only_one_in(tmp_path):
        pass

    assert f"process {os.getpid()}" in refusal.value.detail
    assert str(tmp_path) in refusal.value.detail


def test_the_folder_is_free_after_the_run(tmp_path: Path) -> None:
    """
    A run that ended, in whatever way, leaves the folder to the next.
    """
    with only_one_in(tmp_path / "new"):
        assert is_running_in(tmp_path / "new")

    assert not is_running_in(tmp_path / "new")
    with only_one_in(tmp_path / "new"):
        pass


def test_a_killed_run_leaves_no_lock(tmp_path: Path) -> None:
    """
    After a SIGKILL nobody has to delete a stale file.
    """
    command = [sys.executable, "-c", _HOLDER, str(tmp_path)]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert holder.stdout is not None
    assert b"held\n" == holder.stdout.readline()
    with pytest.raises(AlreadyRunning, match=f"process {holder.pid}"), only_one_in(tmp_path):
        pass

    holder.send_signal(signal.SIGKILL)
    holder.communicate()

    with only_one_in(tmp_path):
        pass
