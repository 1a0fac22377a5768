"""The API's process: which address it may stand for, and that it comes and goes as a supervisor expects."""

import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from api.late_temporal import LateTemporal
from api.process import origins_of
from spotter.domain.errors import InvalidRequest, TemporalUnavailable
from spotter.domain.ids import ClubId
from spotter.settings import Settings, to_environment
from spotter.store.migrate import upgrade
from spotter.store.session import Store
from tests.fixtures.child_processes import free_ports, running

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("address", "origins"),
    [
        ("https://desk.example.com", {"https://desk.example.com"}),
        ("https://desk.example.com:8443/", {"https://desk.example.com:8443"}),
        ("http://127.0.0.1:8420", {"http://127.0.0.1:8420", "http://localhost:8420"}),
        ("http://localhost:8420", {"http://127.0.0.1:8420", "http://localhost:8420"}),
    ],
)
def test_which_pages_are_ours(address: str, origins: set[str]) -> None:
    """
    The exact origin of the public address; on this machine under both of its names.
    """
    assert origins == origins_of(address)


@pytest.mark.parametrize("address", ["http://desk.example.com", "http://10.0.0.5:8420", "ftp://127.0.0.1", "", "desk"])
def test_logins_do_not_cross_a_network_in_the_clear(address: str) -> None:
    """
    Plain HTTP is for this machine only; the refusal says what to set.
    """
    with pytest.raises(InvalidRequest, match="SPOTTER_PUBLIC_URL"):
        origins_of(address)


def test_it_starts_without_temporal_and_stops_at_once(tmp_path: Path) -> None:
    """
    While Temporal is down the inbox can be read: the process lives, says what is away, and leaves cleanly.
    """
    [port] = free_ports(1)
    settings = Settings.model_validate(
        {
            "data_dir": tmp_path,
            "api_port": port,
            "temporal_address": "127.0.0.1:1",
            "public_url": f"http://127.0.0.1:{port}",
        }
    )
    upgrade(settings.database_url)
    environment = {"PATH": "", **to_environment(settings)}
    command = [sys.executable, "-m", "api"]

    with running(
        command, log=tmp_path / "api.log", ready=lambda: _status(port, "/livez") == 200, cwd=_ROOT, env=environment
    ) as process:
        assert 503 == _status(port, "/readyz")
        process.send_signal(signal.SIGTERM)
        assert 0 == process.wait(timeout=30)


def test_pages_are_there_before_what_no_page_needs() -> None:
    """
    After a crash people wait for their pages: Temporal's SDK is loaded behind them, and Alembic never.
    """
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, api.process; print(*{'temporalio', 'alembic'} & set(sys.modules))"],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert "" == loaded.stdout.strip()


async def test_what_cannot_be_loaded_is_away(tmp_path: Path) -> None:
    """
    The process says so instead of failing each look at its readiness.
    """
    settings = Settings.model_validate({"data_dir": tmp_path, "temporal_address": "127.0.0.1:1"})
    store = Store(settings.database_url)
    try:
        assert not await LateTemporal(settings, store).is_reachable()
    finally:
        await store.aclose()


async def test_what_people_do_is_told_later_where_it_cannot_be_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    To whoever nudges it is away, as a server that does not answer is: the act is stored, and the sweep tells it.
    """

    async def refuse(*_: object) -> None:
        raise ValueError("no such namespace")

    monkeypatch.setattr("api.temporal.open_temporal", refuse)
    settings = Settings.model_validate({"data_dir": tmp_path})
    store = Store(settings.database_url)
    try:
        temporal = LateTemporal(settings, store)
        assert not await temporal.is_reachable()
        with pytest.raises(TemporalUnavailable):
            await temporal.start_club(ClubId("riverside"))
    finally:
        await store.aclose()


def test_a_wrong_address_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """
    An operator reads what to change, not a stack of frames.
    """
    settings = Settings.model_validate({"data_dir": tmp_path, "public_url": "http://desk.example.com"})

    refused = subprocess.run(
        [sys.executable, "-m", "api"],
        cwd=_ROOT,
        env={"PATH": "", **to_environment(settings)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert 1 == refused.returncode
    assert "SPOTTER_PUBLIC_URL must be https" in refused.stderr
    assert "Traceback" not in refused.stderr


def _status(port: int, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0
