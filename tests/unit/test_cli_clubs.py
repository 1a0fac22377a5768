"""`spotter clubs`: adding, pausing and removing a club from a terminal."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app

_LOGIN = ["--zone", "America/Denver", "--username", "desk@example.com", "--password", "simulator-only"]


@pytest.fixture
def spotter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A terminal on an empty installation."""
    monkeypatch.setenv("SPOTTER_DATA_DIR", str(tmp_path / "data"))
    runner = CliRunner()
    assert 0 == runner.invoke(app, ["migrate"]).exit_code
    return runner


def test_an_empty_installation_says_how_to_begin(spotter: CliRunner) -> None:
    """
    No club is not an error: the next step is named.
    """
    assert "spotter clubs add" in spotter.invoke(app, ["clubs", "list"]).output


def test_a_club_is_added_paused_resumed_and_removed(spotter: CliRunner) -> None:
    """
    Each step shows in the list; a removed club keeps its row.
    """
    assert 0 == spotter.invoke(app, ["clubs", "add", "old-mill", "Old Mill", *_LOGIN]).exit_code
    assert "suggest" in spotter.invoke(app, ["clubs", "list"]).output
    spotter.invoke(app, ["clubs", "pause", "old-mill"])
    assert "paused" in spotter.invoke(app, ["clubs", "list"]).output
    spotter.invoke(app, ["clubs", "resume", "old-mill"])
    assert "paused" not in spotter.invoke(app, ["clubs", "list"]).output
    spotter.invoke(app, ["clubs", "remove", "old-mill"])
    assert "removed" in spotter.invoke(app, ["clubs", "list"]).output


@pytest.mark.parametrize(
    "arguments",
    [
        ["clubs", "pause", "nowhere"],
        ["clubs", "add", "mars", "Mars", "--zone", "Mars/Phobos", "--username", "a@example.com", "--password", "p"],
    ],
)
def test_what_makes_no_sense_is_one_plain_sentence(spotter: CliRunner, arguments: list[str]) -> None:
    """
    An unknown club or zone is told without a traceback, and nothing is written.
    """
    result = spotter.invoke(app, arguments)

    assert 1 == result.exit_code
    assert "Traceback" not in result.output
    assert "mars" not in spotter.invoke(app, ["clubs", "list"]).output
