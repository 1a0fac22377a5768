"""The rules of the house that no linter knows. Each says why when it is broken."""

import ast
import collections
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_PRODUCT = ("spotter", "api", "workflows", "activities", "simulator")
_ROOTS = ("worker", "cli", "dev")

_LONGEST = 300
_GENERATED = re.compile(r"\W*(?:auto-?)?generated\b", re.IGNORECASE)  # as the first word of the file
_BANNED_NAMES = {"util", "utils", "common", "helper", "helpers", "manager", "managers", "misc"}
_MOCK_LIBRARIES = {"mock", "unittest.mock", "pytest_mock", "respx", "responses", "freezegun", "requests_mock"}
_MAY_READ_THE_ENVIRONMENT = {
    "spotter/supervisor/plan.py",  # hands its own on to its parts, without what they have no use for
}

# Written so that this file does not contain what it looks for.
_MACHINE_PATHS = re.compile(r"(?<![\w.}])/(?:ro" + r"ot|home/[a-z]\w*|Us" + r"ers/\w+|work/(?:main|shared))(?:/|\b)")
_REGISTRY_HOSTS = re.compile(
    "|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry\\.npm" + r"js", "proxy\\.gol" + r"ang"))
)


@cache
def project_files() -> tuple[Path, ...]:
    """Every file of the project: what git tracks, and what it would if it were added."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (_ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def named(*suffixes: str) -> Iterator[tuple[str, Path]]:
    """Files with these endings, with their path in the project."""
    for path in project_files():
        if path.suffix in suffixes:
            yield str(path.relative_to(_ROOT)), path


@cache
def syntax(path: Path) -> ast.Module:
    """A Python file, read."""
    return ast.parse(path.read_text())


def imported_modules(path: Path) -> Iterator[str]:
    """What a Python file imports, in absolute names."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_file_is_longer_than_one_reason_to_exist() -> None:
    """
    A file above 300 lines has two reasons to exist: split it by question.
    """
    lengths = {
        name: len(path.read_text().splitlines())
        for name, path in named(".py", ".ts", ".tsx", ".js", ".css")
        if not _GENERATED.match(path.read_text())
    }

    assert {} == {name: length for name, length in lengths.items() if length > _LONGEST}


def test_packages_do_nothing_when_they_are_imported() -> None:
    """
    An `__init__.py` is empty: nothing runs at import and nothing is found in two places.
    """
    assert [] == [name for name, path in named(".py") if path.name == "__init__.py" and path.read_text()]


def test_every_name_says_what_is_inside() -> None:
    """
    What belongs nowhere ends in `utils`: a thing lives with its one user or gets a name.
    """
    assert [] == [
        name
        for name, _ in named(".py", ".ts", ".tsx")
        if _BANNED_NAMES & {part.split(".")[0] for part in name.split("/")}
    ]


def test_every_file_begins_with_what_it_owns() -> None:
    """
    The first line of a file tells a newcomer whether it is the right one.
    """
    assert [] == [name for name, path in named(".py") if path.read_text() and ast.get_docstring(syntax(path)) is None]


def test_nothing_names_a_machine() -> None:
    """
    The project is the same on every machine: no path of one, no registry that only one can reach.
    """
    found = [
        f"{name}:{number}"
        for name, text in _texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if _MACHINE_PATHS.search(line) or _REGISTRY_HOSTS.search(line)
    ]

    assert [] == found


def test_the_environment_is_read_in_one_place() -> None:
    """
    What a part of the product does is decided by its arguments; only `Settings` knows about variables.
    """
    readers = {
        name
        for name, path in named(".py")
        if name.split("/")[0] in _PRODUCT or name in ("worker.py", "cli.py")
        if re.search(r"os\.environ|os\.getenv|from os import .*environ", path.read_text())
    }

    assert set() == readers - _MAY_READ_THE_ENVIRONMENT


def test_nobody_imports_a_root() -> None:
    """
    Roots put the product together; who imports one depends on everything.
    """
    importers = [
        name
        for name, path in named(".py")
        if name.split("/")[0] in _PRODUCT
        if any(module.split(".")[0] in _ROOTS for module in imported_modules(path))
    ]

    assert [] == importers


def test_tests_are_no_package_and_have_names_of_their_own() -> None:
    """
    Nothing ships that imports a test, and a test's name is said without its folder.
    """
    tests = [path for name, path in named(".py") if name.startswith("tests/")]
    counted = collections.Counter(path.name for path in tests if path.name != "conftest.py")

    assert 0 == counted["__init__.py"]
    assert [] == [name for name, count in counted.items() if count > 1]


def test_there_is_no_mock() -> None:
    """
    A mock says that the code calls what it calls; a stand-in that works says that it works.
    """
    users = [name for name, path in named(".py") if _MOCK_LIBRARIES & set(imported_modules(path)) and "tests/" in name]

    assert [] == users


def test_each_test_claims_something() -> None:
    """
    A test's docstring is a claim that a user would recognise.
    """
    silent = [
        f"{name}::{node.name}"
        for name, path in named(".py")
        if name.startswith("tests/") and path.name.startswith("test_")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if node.name.startswith("test_") and not ast.get_docstring(node)
    ]

    assert [] == silent


def _texts() -> Iterator[tuple[str, str]]:
    for path in project_files():
        try:
            yield str(path.relative_to(_ROOT)), path.read_text()
        except UnicodeDecodeError:
            continue  # a picture


@pytest.mark.parametrize("line", ["see /ro" + "ot/.cache/x", "cd /ho" + "me/ann/spotter", "/work/ma" + "in/api"])
def test_the_rule_about_paths_can_fail(line: str) -> None:
    """
    The pattern finds what it is there for.
    """
    assert _MACHINE_PATHS.search(line)
