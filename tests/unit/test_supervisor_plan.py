"""Who is started with which settings."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from spotter.settings import Settings, to_environment
from spotter.supervisor.plan import plan_parts, settings_for_parts
from spotter.supervisor.ports import Ports
from spotter.supervisor.temporal_server import TemporalCliMissing, dev_server_command, find_temporal_cli

_PORTS = Ports(api=1001, temporal=1002, temporal_http=1003, temporal_ui=1004, simulator=1005)


def some_settings(**given: Any) -> Settings:
    """Settings that no `.env` of this checkout reaches."""
    return Settings(_env_file=None, **given)  # pyright: ignore[reportCallIssue]


@pytest.fixture
def cli(tmp_path: Path) -> Path:
    """Any file may stand for the CLI: nothing is started here."""
    path = tmp_path / "temporal"
    path.touch()
    return path


def test_a_demo_has_a_simulator_and_its_own_folder(tmp_path: Path, cli: Path) -> None:
    """
    Without credentials there is a pretend CRM, and its data is never the real club's.
    """
    demo = some_settings(temporal_cli=cli)

    plan = plan_parts(demo, _PORTS)

    assert ["simulator", "temporal"] == [part.name for part in plan.foundations]
    assert ["worker", "api"] == [part.name for part in plan.desk]
    assert Path(".data/demo") == demo.data_dir
    assert "http://127.0.0.1:1005" == plan.settings.simulator_url


def test_a_real_club_never_meets_the_simulator(cli: Path) -> None:
    """
    With credentials there is no simulator, not even its address.
    """
    real = some_settings(temporal_cli=cli, clubos_username="desk")

    plan = plan_parts(real, _PORTS)

    assert ["temporal"] == [part.name for part in plan.foundations]
    assert Path(".data/live") == real.data_dir
    assert "" == plan.settings.simulator_url


def test_a_temporal_elsewhere_is_used_and_not_started() -> None:
    """
    An address of a cluster means that no dev server is started beside it.
    """
    chain = some_settings(temporal_address="temporal.example.com:7233", temporal_ui_url="https://ui.example.com")

    plan = plan_parts(chain, _PORTS)

    assert ["simulator"] == [part.name for part in plan.foundations]
    assert "temporal.example.com:7233" == plan.settings.temporal_address
    assert "https://ui.example.com" == plan.settings.temporal_ui_url


def test_secrets_reach_only_the_parts_that_need_them(cli: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The CRM password is not in the environment of a server that has no use for it.
    """
    monkeypatch.setenv("SPOTTER_CLUBOS_PASSWORD", "hunter2")
    monkeypatch.setenv("TEMPORAL_ADDRESS", "somewhere.example.com:7233")
    settings = some_settings(temporal_cli=cli)

    plan = plan_parts(settings, _PORTS)

    for part in plan.foundations:
        assert "hunter2" not in part.environment.values()
        assert "TEMPORAL_ADDRESS" not in part.environment
        assert "hunter2" not in repr(part)
    for part in plan.desk:
        assert "hunter2" == part.environment["SPOTTER_CLUBOS_PASSWORD"]


def test_parts_read_the_very_settings_that_the_supervisor_has(
    tmp_path: Path, cli: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What goes into a part's environment comes out as the same settings, blanks and secrets included.
    """
    given = some_settings(temporal_cli=cli, data_dir=tmp_path, openai_api_key=SecretStr("key"), poll_interval_s=2.5)
    resolved = settings_for_parts(given, _PORTS, on_terminal=True)

    for name, value in to_environment(resolved).items():
        monkeypatch.setenv(name, value)

    assert resolved == some_settings()


def test_a_public_address_that_was_set_stays(cli: Path) -> None:
    """
    Behind a proxy the links name the proxy, whichever port the API got.
    """
    settings = some_settings(temporal_cli=cli, public_url="https://desk.example.com")

    assert "https://desk.example.com" == plan_parts(settings, _PORTS).settings.public_url


def test_the_worker_may_finish_what_is_armed(cli: Path) -> None:
    """
    The supervisor waits longer for the worker than the worker waits for its sends.
    """
    settings = some_settings(temporal_cli=cli, stop_grace_s=45)

    worker = plan_parts(settings, _PORTS).desk[0]

    assert 55 == worker.grace_s


def test_a_named_cli_that_is_not_there_is_said(tmp_path: Path) -> None:
    """
    A wrong SPOTTER_TEMPORAL_CLI is not silently replaced by another one.
    """
    with pytest.raises(TemporalCliMissing, match="there is no such file"):
        find_temporal_cli(tmp_path / "nowhere")


def test_the_dev_server_gets_the_flags_that_make_it_fast(cli: Path, tmp_path: Path) -> None:
    """
    Without these flags each activity waits 100 ms and each turn costs three times the CPU.
    """
    command = dev_server_command(cli, port=1, ui_port=2, http_port=3, database=tmp_path / "t.db")
    text = " ".join(command)

    assert "--sqlite-pragma journal_mode=WAL --sqlite-pragma synchronous=NORMAL" in text
    assert "--dynamic-config-value history.transferProcessorMaxPollRPS=200" in text
    assert "--dynamic-config-value history.timerProcessorMaxPollRPS=200" in text
    assert "--dynamic-config-value frontend.enableServerVersionCheck=false" in text
    for attribute in ("ClubId=Keyword", "ConversationStatus=Keyword", "AwaitingPerson=Bool"):
        assert f"--search-attribute {attribute}" in text
