"""A whole run: the real Temporal server, with small programs in the place of simulator, worker and API."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from spotter.supervisor.locks import only_one_in
from spotter.supervisor.ports import Ports, remember_ports
from spotter.supervisor.temporal_server import TemporalCliMissing, find_temporal_cli
from tests.fixtures.child_processes import free_ports
from tests.fixtures.missing_tools import tool_is_missing

_ROOT = Path(__file__).parents[2]
_CLI = "SPOTTER_TEMPORAL_CLI"

_START = """
import asyncio, pathlib
from spotter.settings import Settings
from spotter.supervisor.run import run_spotter
async def prepare(settings): pathlib.Path("order").open("a").write("prepared\\n")
async def mint(settings): return "a-token"
asyncio.run(run_spotter(Settings(_env_file=None), prepare=prepare, mint_login_link=mint))
"""
_ANSWERING = """
import http.server, os, pathlib, signal, sys
name, port = NAME, int(PORT)
def stop(*_):
    pathlib.Path("order").open("a").write(name + " stopped\\n")
    os._exit(0)
signal.signal(signal.SIGTERM, stop)
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
    def log_message(self, *_): pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Page)
pathlib.Path("order").open("a").write(name + " started\\n")
server.serve_forever()
"""
_WORKER = """
import os, pathlib, signal, time
def stop(*_):
    pathlib.Path("order").open("a").write("worker stopped\\n")
    os._exit(0)
signal.signal(signal.SIGTERM, stop)
pathlib.Path("order").open("a").write("worker started\\n")
print("temporal is at", os.environ["SPOTTER_TEMPORAL_ADDRESS"], flush=True)
pathlib.Path(os.environ["SPOTTER_WORKER_READY_FILE"]).touch()
while True: time.sleep(60)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with stand-ins for the parts that others own."""
    (tmp_path / "start.py").write_text(_START)
    (tmp_path / "worker.py").write_text(_WORKER)
    for name, port in (
        ("simulator", "sys.argv[sys.argv.index('--port') + 1]"),
        ("api", "os.environ['SPOTTER_API_PORT']"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
        (tmp_path / name / "__main__.py").write_text(_ANSWERING.replace("NAME", repr(name)).replace("PORT", port))
    return tmp_path


@pytest.fixture
def ports(home: Path) -> Ports:
    """Free ports, put where the run looks for those of the last one."""
    try:
        find_temporal_cli()
    except TemporalCliMissing as missing:
        tool_is_missing("The Temporal CLI", missing.detail)
    api, temporal, http, ui, simulator = free_ports(5)
    chosen = Ports(api=api, temporal=temporal, temporal_http=http, temporal_ui=ui, simulator=simulator)
    (home / "data").mkdir()
    remember_ports(home / "data", chosen)
    return chosen


class Run:
    """A running Spotter and what it printed."""

    def __init__(self, home: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "start.py"],
            cwd=home,
            env=_environment(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.printed = ""

    def until(self, pattern: str) -> None:
        """Read until a line matches; a run that ends before is a failure."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed += line
            if re.search(pattern, line):
                return
        pytest.fail(f"never printed {pattern!r}:\n{self.printed}")

    def end(self) -> int:
        """Read to the end."""
        rest, _ = self.process.communicate(timeout=120)
        self.printed += rest
        return self.process.returncode


@pytest.fixture
def run(home: Path, ports: Ports) -> Iterator[Run]:
    """A run that does not outlive the test."""
    running = Run(home)
    yield running
    running.process.kill()
    running.process.wait()
    if running.process.stdout:
        running.process.stdout.close()


def test_one_command_brings_everything_up_and_one_key_ends_it(run: Run, home: Path, ports: Ports) -> None:
    """
    The start ends with the links a person needs; Ctrl-C ends each part in order and leaves nothing.
    """
    run.until(r"Stop +Ctrl-C")
    assert f"http://127.0.0.1:{ports.api}/login#token=a-token" in run.printed
    assert f"http://127.0.0.1:{ports.temporal_ui}\n" in run.printed
    assert f"http://127.0.0.1:{ports.simulator}/" in run.printed
    assert f"worker   | temporal is at 127.0.0.1:{ports.temporal}\n" in run.printed
    assert ["simulator started", "prepared", "worker started", "api started"] == _order(home)

    run.process.send_signal(signal.SIGINT)

    assert 0 == run.end()
    assert ["api stopped", "worker stopped", "simulator stopped"] == _order(home)[4:]
    assert [] == [name for name, port in _listening(ports).items() if port]
    assert "a-token" not in "".join(log.read_text() for log in (home / "data" / "logs").iterdir())


def test_the_next_run_continues_on_the_same_ports_and_data(run: Run, home: Path, ports: Ports) -> None:
    """
    A restart finds Temporal's database and the addresses of the run before.
    """
    run.until(r"Stop +Ctrl-C")
    run.process.send_signal(signal.SIGTERM)
    assert 0 == run.end()
    size = (home / "data" / "temporal.db").stat().st_size
    assert size > 0

    again = Run(home)
    try:
        again.until(r"Stop +Ctrl-C")
    finally:
        again.process.send_signal(signal.SIGTERM)
        again.end()

    assert f"http://127.0.0.1:{ports.api}/login" in again.printed
    assert ports.api == json.loads((home / "data" / "ports.json").read_text())["api"]


def test_a_killed_run_leaves_ports_and_folder_to_the_next(run: Run, home: Path, ports: Ports) -> None:
    """
    After a power cut of the supervisor alone, `make run` simply works again.
    """
    run.until(r"Stop +Ctrl-C")

    run.process.kill()
    run.process.wait()

    deadline = time.monotonic() + 60
    while any(_listening(ports).values()):
        assert time.monotonic() < deadline, _listening(ports)
        time.sleep(0.05)
    with only_one_in(home / "data"):
        pass


def test_a_second_run_in_the_folder_is_refused_in_one_sentence(home: Path) -> None:
    """
    The second `spotter run` names the first, and is no traceback.
    """
    with only_one_in(home / "data"):
        result = _spotter_run(home)

    assert 1 == result.returncode
    assert f"Spotter is already running in data (process {os.getpid()})." in result.stderr
    assert 1 == len(result.stderr.splitlines())


def test_a_wrong_setting_is_named_without_its_value(home: Path) -> None:
    """
    A typing error in `.env` is a sentence that quotes nothing: it may be next to a password.
    """
    (home / ".env").write_text("SPOTTER_ENGINE=opnai\n")

    result = _spotter_run(home)

    assert 1 == result.returncode
    assert "SPOTTER_ENGINE: Input should be 'embedded' or 'openai'" in result.stderr
    assert "opnai" not in result.stderr
    assert 1 == len(result.stderr.splitlines())


def _spotter_run(home: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(_ROOT / "cli.py"), "run"]
    return subprocess.run(
        command, cwd=home, env=_environment(home), capture_output=True, text=True, timeout=120, check=False
    )


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SPOTTER_") or name == _CLI}
    return {**kept, "PYTHONPATH": str(_ROOT), "SPOTTER_DATA_DIR": "data"}


def _order(home: Path) -> list[str]:
    return (home / "order").read_text().splitlines()


def _listening(ports: Ports) -> dict[str, bool]:
    def answers(port: int) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    return {name: answers(getattr(ports, name)) for name in ("api", "temporal", "temporal_ui", "simulator")}
