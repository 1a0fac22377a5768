"""Setting up the pages: what is done, what is not done twice, and what is said when it cannot be done."""

import subprocess

import pytest

from tests.fixtures.bare_machine import BareMachine

_PREPARE = "from devkit.user_interface import prepare_packages as go\nsys.exit(plainly(lambda: 0 * go()))"
_BUILD = "from devkit.user_interface import build_pages as go\nsys.exit(plainly(lambda: go() or 0))"
_NODE = 'echo "v20.20.2"'
_NPM = """
case "$1" in
  ci) mkdir -p node_modules; touch node_modules/.package-lock.json ;;
  run) mkdir -p dist; touch dist/index.html ;;
esac
"""


@pytest.fixture
def with_ui(machine: BareMachine) -> BareMachine:
    """A machine with Node, and a checkout with pages."""
    machine.install("node", _NODE)
    machine.install("npm", _NPM)
    machine.write("ui/package.json", '{"name": "pages"}')
    machine.write("ui/package-lock.json", "{}")
    machine.write("ui/src/main.tsx", "1")
    return machine


def assert_plain_failure(result: subprocess.CompletedProcess[str], *sentences: str) -> None:
    """One sentence what, one what to do; never a traceback."""
    assert 1 == result.returncode, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    for sentence in sentences:
        assert sentence in result.stderr


def test_without_node_a_person_reads_what_to_install(with_ui: BareMachine) -> None:
    """
    No Node: one sentence, and what to do.
    """
    (with_ui.programs / "node").unlink()

    assert_plain_failure(with_ui.do(_PREPARE), "Node is not on this machine", "Install Node 20.19 or newer")


def test_without_npm_a_person_reads_what_to_install(with_ui: BareMachine) -> None:
    """
    Some packages of Node come without npm; that is another sentence.
    """
    (with_ui.programs / "npm").unlink()

    assert_plain_failure(with_ui.do(_PREPARE), "Node is here, but npm is not")


def test_an_old_node_is_named_with_its_version(with_ui: BareMachine) -> None:
    """
    Node 18 fails at once, not after minutes with a syntax error.
    """
    with_ui.install("node", 'echo "v18.19.0"')

    assert_plain_failure(with_ui.do(_PREPARE), "Node 18.19.0 is too old", "Install Node 20.19 or newer")


def test_a_checkout_without_pages_needs_no_node(machine: BareMachine) -> None:
    """
    Where there is no user interface, Node is nobody's business.
    """
    assert 0 == machine.do(_PREPARE).returncode


def test_what_did_not_change_is_not_installed_again(with_ui: BareMachine) -> None:
    """
    The second start does nothing; a new lock file, or a removed folder, makes it work again.
    """
    assert 0 == with_ui.do(_PREPARE).returncode
    second = with_ui.do(_PREPARE)
    assert "UI packages: unchanged" in second.stdout
    assert 1 == len(with_ui.calls("npm"))

    with_ui.write("ui/package-lock.json", '{"changed": true}')
    with_ui.do(_PREPARE)
    assert 2 == len(with_ui.calls("npm"))

    (with_ui.checkout / "ui/node_modules/.package-lock.json").unlink()
    with_ui.do(_PREPARE)
    assert 3 == len(with_ui.calls("npm"))


def test_pages_are_built_again_when_a_source_changes_and_only_then(with_ui: BareMachine) -> None:
    """
    What the build writes does not make it due again; a changed, new or removed source does.
    """
    for _ in range(2):
        with_ui.do(_BUILD)
    assert ["run build"] == with_ui.calls("npm")

    with_ui.write("ui/src/new.tsx", "2")
    with_ui.do(_BUILD)
    (with_ui.checkout / "ui/src/new.tsx").unlink()
    with_ui.do(_BUILD)
    assert 3 == len(with_ui.calls("npm"))

    with_ui.write("ui/dist/assets/app.js", "made by the build")
    with_ui.do(_BUILD)
    assert 3 == len(with_ui.calls("npm"))


def test_a_step_that_failed_is_done_again(with_ui: BareMachine) -> None:
    """
    A start that broke in the middle does not count as done.
    """
    with_ui.install("npm", "exit 1")
    assert 1 == with_ui.do(_PREPARE).returncode

    with_ui.install("npm", _NPM)

    assert "UI packages: as locked" in with_ui.do(_PREPARE).stdout


@pytest.mark.parametrize(
    ("last_words", "sentence", "calls"),
    [
        ("npm error ENOSPC: no space left on device, write", "the disk is full", 1),
        ("npm error code EINTEGRITY", "not the ones that the lock file names", 1),
        ("npm error `npm ci` can only install packages when your package.json and", "Restore the lock file", 1),
        ("npm error network request to https://npm.example.com failed, reason: ENOTFOUND", "network could not", 2),
        ("npm error something nobody ever saw", "Installing the UI packages failed (exit code 7)", 1),
    ],
)
def test_a_failing_program_is_explained(with_ui: BareMachine, last_words: str, sentence: str, calls: int) -> None:
    """
    Full disk, changed lock and missing network are told apart; only the network is worth a second try.
    """
    with_ui.install("npm", f"cat <<'END'\n{last_words}\nEND\nexit 7")

    assert_plain_failure(with_ui.do(_PREPARE), sentence)
    assert calls == len(with_ui.calls("npm"))
    assert last_words in (with_ui.checkout / ".cache/logs/installing-the-ui-packages.log").read_text()
