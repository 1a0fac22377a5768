"""What only the tests need: a PostgreSQL server and a browser; from this machine, else from where they may be had."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from devkit.console import SetupFailure, Step, shout, step
from devkit.found_tools import find_chromium, find_postgres_bin, must_have_everything
from devkit.places import PYTHON
from devkit.programs import run_program


def prepare_test_tools() -> None:
    """Obtain both; what cannot be had is one loud line on a laptop and a failure in CI."""
    _prepare("PostgreSQL", find_postgres_bin, _postgres_from_apt)
    _prepare("Chromium", _any_chromium, _chromium_from_somewhere)


def _prepare(name: str, find: Callable[[], Path | None], obtain: Callable[[Step], None]) -> None:
    missing: SetupFailure | None = None
    with step(name) as line:
        found = find()
        if found is None:
            try:
                obtain(line)
            except SetupFailure as failure:
                missing = failure
            found = find()
        line.result = str(found) if found else "not to be had"
    if found is not None:
        return
    reason = missing.sentence if missing else "it was installed and is still not found"
    if must_have_everything():
        raise SetupFailure(f"{name} is needed where CI=true: {reason}", "Install it and start again.")
    shout(f"SKIPPED: all tests that need {name} ({reason})")


def _postgres_from_apt(line: Step) -> None:
    if not _may_use_apt():
        raise SetupFailure("it is not installed, and only root with apt-get may install it here.", "")
    _install_from_apt("postgresql", line)


def _chromium_from_somewhere(line: Step) -> None:
    if _may_use_apt():
        try:
            _install_from_apt("chromium", line)
        except SetupFailure:
            line.alive("not from apt, trying Playwright's own")
    if find_chromium() is None:
        command = [PYTHON, "-m", "playwright", "install", "chromium"]
        run_program(command, title="Playwright's download of Chromium", line=line)


def _any_chromium() -> Path | None:
    return find_chromium() or _playwrights_own()


def _playwrights_own() -> Path | None:
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    result = subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True, check=False)
    path = Path(result.stdout.strip() or "/nowhere")
    return path if path.is_file() else None


def _may_use_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install_from_apt(package: str, line: Step) -> None:
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    options = ["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120"]
    run_program(["apt-get", *options, "update"], title=f"apt-get update for {package}", line=line, env=env)
    install = ["apt-get", *options, "install", "-y", "--no-install-recommends", package]
    run_program(install, title=f"apt-get install {package}", line=line, env=env)
