"""The Python environment of the checkout: `.venv`, uv in it, the locked packages, and a way to start `spotter`."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from devkit.console import SetupFailure, Step, step
from devkit.places import PYTHON, ROOT, UV, VENV
from devkit.programs import run_program
from devkit.stamps import Stamp

_UV_PIN = ROOT / "devkit" / "uv.txt"
_LOCK = ROOT / "requirements.lock"


def prepare_python() -> None:
    """Bring `.venv` to what the lock file says."""
    _make_environment()
    _install_uv()
    _install_packages()
    _make_startable()


def _make_environment() -> None:
    # An environment knows its own path, so a checkout that was moved needs a new one.
    stamp = Stamp("environment", words=[str(ROOT)])
    with step("Python environment") as line:
        version = _version_of(PYTHON)
        if version and (stamp.is_fresh() or not stamp.was_ever_set()):
            stamp.set()
            line.result = f"Python {version} in .venv"
            return
        stamp.forget()
        shutil.rmtree(VENV, ignore_errors=True)
        _create_environment(line)
        stamp.set()
        line.result = f"made with Python {_version_of(PYTHON)}"


def _create_environment(line: Step) -> None:
    try:
        run_program([sys.executable, "-m", "venv", VENV], title="The Python environment", line=line)
    except SetupFailure as failure:
        shutil.rmtree(VENV, ignore_errors=True)
        if "ensurepip" not in failure.output:
            raise
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupFailure(
            "This Python cannot make environments: its package leaves out a part that it needs.",
            f"Install that part (Debian, Ubuntu: apt-get install python{version}-venv) and start again.",
        ) from failure


def _install_uv() -> None:
    stamp = Stamp("uv", inputs=[_UV_PIN], words=[_identity()])
    with step("uv") as line:
        if stamp.is_fresh(UV):
            line.result = "unchanged"
            return
        pinned = _UV_PIN.read_text().split()[0].removeprefix("uv==")
        if not _answers_version(UV, pinned):
            command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            run_program([*command, "--require-hashes", "-r", _UV_PIN], title="Installing uv", line=line)
        stamp.set()
        line.result = pinned


def _install_packages() -> None:
    stamp = Stamp("packages", inputs=[_LOCK], words=[_identity()])
    with step("Python packages") as line:
        if stamp.is_fresh():
            line.result = "unchanged"
            return
        stamp.forget()
        command = [UV, "pip", "sync", "--python", PYTHON, "--require-hashes", _LOCK]
        run_program(command, title="Installing the Python packages", line=line, env=_index_for_uv())
        stamp.set()
        line.result = "as locked"


def _make_startable() -> None:
    """Make `.venv/bin/spotter` and `python -m cli` work from any folder, without installing the project."""
    site_packages = next((VENV / "lib").glob("python*/site-packages"))
    _write_if_changed(site_packages / "spotter-checkout.pth", f"{ROOT}\n")
    launcher = VENV / "bin" / "spotter"
    _write_if_changed(launcher, f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -m cli "$@"\n')
    launcher.chmod(0o755)


def _index_for_uv() -> dict[str, str]:
    """Let uv ask where pip is told to ask: behind a company's mirror only pip is configured."""
    if any(name in os.environ for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX")):
        return {}
    command = [str(PYTHON), "-m", "pip", "config", "get", "global.index-url"]
    index = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return {"UV_DEFAULT_INDEX": index} if index else {}


def _identity() -> str:
    """Name this very environment: one that was deleted and made again has no packages yet."""
    made = (VENV / "pyvenv.cfg").stat()
    return f"{made.st_ino} {made.st_mtime_ns}"


def _version_of(python: Path) -> str | None:
    code = "import sys; print('.'.join(map(str, sys.version_info[:3])) if sys.version_info >= (3, 11) else '')"
    try:
        result = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return result.stdout.strip() or None


def _answers_version(program: Path, version: str) -> bool:
    try:
        result = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return version in result.stdout.split()


def _write_if_changed(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text() != text:
        path.write_text(text)
