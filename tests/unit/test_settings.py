"""What the outside world may decide, and what Spotter makes of what it leaves blank."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from spotter.domain.errors import InvalidRequest
from spotter.settings import Settings, read_settings, secret_key_of, to_environment


@pytest.fixture(autouse=True)
def _no_variables_of_this_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"SPOTTER_{name.upper()}", raising=False)


def some_settings(**given: Any) -> Settings:
    """Settings that no `.env` of this checkout reaches."""
    return Settings(_env_file=None, **given)  # pyright: ignore[reportCallIssue]


def test_a_blank_variable_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A `.env` copied from the example, with nothing filled in, is a demo.
    """
    monkeypatch.setenv("SPOTTER_CLUBOS_USERNAME", "")
    monkeypatch.setenv("SPOTTER_API_PORT", "")

    settings = some_settings()

    assert settings.is_demo
    assert 8420 == settings.api_port


@pytest.mark.parametrize("address", ["", "temporal:7233", "temporal.example.com:443", "127.0.0.1:1", "[::1]:7233"])
def test_the_engine_is_named_by_host_and_port(address: str) -> None:
    """
    Names, numbers and IPv6 in brackets; blank is Spotter's own.
    """
    assert address == some_settings(temporal_address=address).temporal_address


@pytest.mark.parametrize("address", ["temporal", "https://temporal:7233", "temporal:seven", "::1:7233", "a b:1"])
def test_a_wrong_address_is_refused_at_the_start(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Not at the first call, hours later; the sentence names the setting and how to write it, and not the value.
    """
    monkeypatch.setenv("SPOTTER_TEMPORAL_ADDRESS", address)

    with pytest.raises(InvalidRequest, match=r"SPOTTER_TEMPORAL_ADDRESS: .*host:port") as refused:
        read_settings()

    assert address not in refused.value.detail.replace("temporal.example.com:7233", "")


def test_the_example_file_names_every_setting_and_changes_none() -> None:
    """
    `.env.example` documents all settings, and copying it changes nothing.
    """
    example = Path(__file__).parents[2] / ".env.example"
    named = {line.lstrip("# ").split("=")[0] for line in example.read_text().splitlines() if "SPOTTER_" in line}

    assert {f"SPOTTER_{name.upper()}" for name in Settings.model_fields} == named
    assert some_settings() == Settings(_env_file=example)  # pyright: ignore[reportCallIssue]


def test_the_store_is_a_file_in_the_data_folder_unless_named(tmp_path: Path) -> None:
    """
    One machine needs no database server.
    """
    assert f"sqlite:///{tmp_path}/spotter.db" == some_settings(data_dir=tmp_path).database_url
    assert "postgresql+psycopg://db/x" == some_settings(database_url="postgresql+psycopg://db/x").database_url


def test_a_wrong_value_is_refused() -> None:
    """
    A typing error in `.env` stops the start instead of meaning something else.
    """
    with pytest.raises(ValidationError, match="engine"):
        some_settings(engine="opnai")


def test_no_secret_is_in_what_settings_print() -> None:
    """
    Settings may end up in an error report; passwords and keys do not.
    """
    settings = some_settings(
        clubos_password="hunter2", openai_api_key="hunter2", database_url="postgresql+psycopg://spotter:hunter2@db/x"
    )

    assert "hunter2" not in repr(settings)
    assert "hunter2" not in str(settings)


def test_a_blank_stays_blank_in_a_parts_environment() -> None:
    """
    None is written as nothing, not as the word.
    """
    assert "" == to_environment(some_settings())["SPOTTER_TEMPORAL_CLI"]


def test_the_secret_key_is_made_once_and_is_nobody_elses(tmp_path: Path) -> None:
    """
    The key that encrypts CRM passwords survives restarts and is readable by its owner only.
    """
    settings = some_settings(data_dir=tmp_path / "data")

    key = secret_key_of(settings)

    assert 40 <= len(key)
    assert key == secret_key_of(settings)
    assert 0o600 == (tmp_path / "data" / "secret.key").stat().st_mode & 0o777
    assert ["secret.key"] == [path.name for path in (tmp_path / "data").iterdir()]


def test_a_configured_secret_key_leaves_no_file(tmp_path: Path) -> None:
    """
    Several machines share a key by configuration; none of them writes it down.
    """
    assert "shared" == secret_key_of(some_settings(data_dir=tmp_path, secret_key="shared"))
    assert [] == list(tmp_path.iterdir())
