"""Obtaining the Temporal CLI: named, on the PATH, in the cache, downloaded, built; and never half of it."""

from pathlib import Path

import pytest

from tests.fixtures.bare_machine import BareMachine

_PREPARE = "from devkit.temporal_cli import prepare_temporal as go\nsys.exit(plainly(lambda: 0 * bool(go())))"
_CLI = 'echo "temporal version {} (Server 1.29.1, UI 2.42.1)"'
_GO = """
case "$1" in
  env) echo "go1.26.0" ;;
  clean) chmod -R u+w "$GOMODCACHE" ;;
  install)
    mkdir -p "$GOMODCACHE/module"; touch "$GOMODCACHE/module/file"; chmod -w "$GOMODCACHE/module"
    echo "go: downloading example.com/module v1.0.0"
    INSTALL ;;
esac
"""
_BUILDS = """printf '#!/bin/sh\\necho "temporal version 1.5.1"\\n' > "$GOBIN/temporal"; chmod +x "$GOBIN/temporal" """


@pytest.fixture
def closed(machine: BareMachine) -> BareMachine:
    """A machine whose SDK cannot download anything."""
    machine.install("python", "exit 1", folder=machine.checkout / ".venv" / "bin")
    return machine


def _cached(machine: BareMachine) -> Path:
    return machine.cache / "spotter" / "temporal-1.5.1" / "temporal"


def _link(machine: BareMachine) -> Path:
    return machine.checkout / ".venv" / "bin" / "temporal"


def test_the_order_is_named_then_path_then_cache(closed: BareMachine, tmp_path: Path) -> None:
    """
    What a person chose goes before what is there by accident; each is said, and linked where we look for it.
    """
    cached = closed.install("temporal", _CLI.format("1.5.1"), folder=_cached(closed).parent)
    assert "from the cache" in closed.do(_PREPARE).stdout
    assert cached == _link(closed).readlink()

    on_path = closed.install("temporal", _CLI.format("1.7.0"))
    assert "temporal version 1.7.0 (Server 1.29.1, UI 2.42.1), from the PATH" in closed.do(_PREPARE).stdout
    assert on_path == _link(closed).readlink()

    named = closed.install("mine", _CLI.format("1.6.0"), folder=tmp_path / "elsewhere")
    closed.environment["SPOTTER_TEMPORAL_CLI"] = str(named)
    assert "named by SPOTTER_TEMPORAL_CLI" in closed.do(_PREPARE).stdout
    assert named == _link(closed).readlink()


def test_an_old_cli_on_the_path_is_passed_over(closed: BareMachine) -> None:
    """
    A server that is too old for us is not started, even when it is at hand.
    """
    closed.install("temporal", _CLI.format("1.4.2"))
    closed.install("temporal", _CLI.format("1.5.1"), folder=_cached(closed).parent)

    assert "from the cache" in closed.do(_PREPARE).stdout


def test_a_wrong_name_is_an_error_and_not_a_second_choice(closed: BareMachine) -> None:
    """
    Whoever names a CLI wants that one.
    """
    closed.environment["SPOTTER_TEMPORAL_CLI"] = "/nowhere/temporal"

    result = closed.do(_PREPARE)

    assert 1 == result.returncode
    assert "names /nowhere/temporal, which does not run as a Temporal CLI" in result.stderr
    assert "Traceback" not in result.stderr


def test_what_the_sdk_downloads_is_used_and_found_again(machine: BareMachine) -> None:
    """
    An open network needs no Go, and a second checkout downloads nothing.
    """
    program = 'printf "#!/bin/sh\\necho temporal version 1.7.0\\n" > "$3/temporal-sdk-python-1.35.0"; '
    program += 'chmod +x "$3/temporal-sdk-python-1.35.0"'
    machine.install("python", program, folder=machine.checkout / ".venv" / "bin")

    assert "downloaded by the Temporal SDK" in machine.do(_PREPARE).stdout
    assert "downloaded earlier by the Temporal SDK" in machine.do(_PREPARE).stdout
    assert 1 == sum(call.startswith("-c") for call in machine.calls("python"))


def test_go_builds_it_once_and_leaves_nothing_else(closed: BareMachine, tmp_path: Path) -> None:
    """
    Built beside its place and renamed; the gigabytes that building takes are gone afterwards.
    """
    closed.install("go", _GO.replace("INSTALL", _BUILDS))
    (tmp_path / "temporary").mkdir()
    closed.environment["TMPDIR"] = str(tmp_path / "temporary")

    assert "built with Go" in closed.do(_PREPARE).stdout

    assert ["temporal"] == [path.name for path in _cached(closed).parent.iterdir()]
    assert [] == list((tmp_path / "temporary").iterdir())
    assert "from the cache" in closed.do(_PREPARE).stdout


def test_a_build_that_fails_leaves_no_half_and_says_why(closed: BareMachine, tmp_path: Path) -> None:
    """
    The next start does not find a broken binary; the compiler's words are kept and shown.
    """
    closed.install("go", _GO.replace("INSTALL", "echo 'undefined: everything'; exit 2"))
    (tmp_path / "temporary").mkdir()
    closed.environment["TMPDIR"] = str(tmp_path / "temporary")

    result = closed.do(_PREPARE)

    assert 1 == result.returncode
    assert "Building the Temporal CLI failed (exit code 2)" in result.stderr
    assert "undefined: everything" in result.stderr
    assert "Traceback" not in result.stderr
    assert [] == list(_cached(closed).parent.iterdir())
    assert [] == list((tmp_path / "temporary").iterdir())


@pytest.mark.parametrize(
    ("go", "sentence"),
    [(None, "there is no Go to build it with"), ("echo go1.19.8", "this Go (go1.19.8) is too old to build it")],
)
def test_where_nothing_helps_a_person_reads_all_ways_out(closed: BareMachine, go: str | None, sentence: str) -> None:
    """
    No CLI, no network, no Go: one sentence, and the three things that would help.
    """
    if go:
        closed.install("go", go)

    result = closed.do(_PREPARE)

    assert 1 == result.returncode
    assert sentence in result.stderr
    assert "Install the Temporal CLI (1.5 or newer)" in result.stderr
    assert "SPOTTER_TEMPORAL_CLI" in result.stderr
    assert "Traceback" not in result.stderr
