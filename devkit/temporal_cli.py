"""The Temporal CLI, whose dev server is the embedded workflow engine: found, downloaded or built, in that order."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from devkit.console import SetupFailure, step
from devkit.places import VENV, shared_cache
from devkit.temporal_build import VERSION, build_with_go
from devkit.temporal_download import download_with_sdk, downloaded_by_sdk

_OLDEST = (1, 5)
_LINK = VENV / "bin" / "temporal"


def prepare_temporal() -> Path:
    """Obtain the CLI, say which one it is, and link it into the environment, where everything of ours looks."""
    with step("Temporal CLI") as line:
        found, source = _find_on_machine()
        if found is None:
            folder = shared_cache() / f"temporal-{VERSION}"
            folder.mkdir(parents=True, exist_ok=True)
            found, source = download_with_sdk(folder, line), "downloaded by the Temporal SDK"
            if found is None:
                found, source = build_with_go(folder, line), "built with Go"
        _link(found)
        line.result = f"{_version_text(found)}, {source} ({found})"
    return found


def _find_on_machine() -> tuple[Path | None, str]:
    named = os.environ.get("SPOTTER_TEMPORAL_CLI")
    if named:
        path = Path(named).expanduser().absolute()
        if _version_of(path) is None:
            raise SetupFailure(
                f"SPOTTER_TEMPORAL_CLI names {path}, which does not run as a Temporal CLI.",
                "Correct the variable or unset it; then one is found, downloaded or built.",
            )
        return path, "named by SPOTTER_TEMPORAL_CLI"
    on_path = shutil.which("temporal")
    # Our own link may be on the PATH of an activated environment; it is not an answer, it would link to itself.
    if on_path and Path(on_path).parent != _LINK.parent and _is_new_enough(Path(on_path)):
        return Path(on_path), "from the PATH"
    cached = shared_cache() / f"temporal-{VERSION}" / "temporal"
    if _version_of(cached):
        return cached, "from the cache"
    downloaded = downloaded_by_sdk(cached.parent)
    if downloaded and _version_of(downloaded):
        return downloaded, "downloaded earlier by the Temporal SDK"
    return None, ""


def _link(cli: Path) -> None:
    if _LINK.is_symlink() and _LINK.readlink() == cli:
        return
    beside = _LINK.with_name(f".temporal-{os.getpid()}")
    beside.symlink_to(cli)
    beside.replace(_LINK)


def _is_new_enough(cli: Path) -> bool:
    version = _version_of(cli)
    return version is not None and version >= _OLDEST


def _version_of(cli: Path) -> tuple[int, int] | None:
    version = re.search(r"temporal version (\d+)\.(\d+)", _version_text(cli))
    return (int(version[1]), int(version[2])) if version else None


def _version_text(cli: Path) -> str:
    try:
        result = subprocess.run([str(cli), "--version"], capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return result.stdout.strip().splitlines()[0] if result.stdout.strip() else ""
