"""Building the Temporal CLI with Go, where it can neither be found nor downloaded: three minutes, once a machine."""

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from pathlib import Path

from devkit.console import SetupFailure, Step
from devkit.programs import run_program

# The newest tag that `go install` takes as it is: later ones carry a local `replace`.
VERSION = "1.5.1"
_MODULE = f"github.com/temporalio/cli/cmd/temporal@v{VERSION}"
_LDFLAGS = f"-s -w -X github.com/temporalio/cli/temporalcli.Version={VERSION}"
_OLDEST_GO = (1, 25)
_ROOM_NEEDED = 4_500_000_000  # modules 1.8 GB, build cache 1.4 GB, the binary, and air
_TOO_FEW = "The Temporal CLI is not on this machine and could not be downloaded"
_REMEDY = (
    "Install the Temporal CLI (1.5 or newer) so that it is on the PATH, or name it in SPOTTER_TEMPORAL_CLI,"
    " or install Go 1.25 or newer, and start again."
)


def build_with_go(folder: Path, line: Step) -> Path:
    """Build the CLI into `folder`: beside its place first, so that nobody ever finds half a file."""
    _require_go()
    binary = folder / "temporal"
    with _workshop(folder) as workshop:
        env = {
            "CGO_ENABLED": "0",
            "GOTOOLCHAIN": "local",
            "GOBIN": str(workshop / "bin"),
            "GOMODCACHE": str(workshop / "modules"),
            "GOCACHE": str(workshop / "build"),
            "GOTMPDIR": str(workshop),
        }
        try:
            _build(workshop, env, line)
            (workshop / "bin" / "temporal").replace(folder / "temporal.new")
            (folder / "temporal.new").replace(binary)
        finally:
            # Go makes module files read-only, so only Go can remove them simply.
            subprocess.run(["go", "clean", "-modcache"], env={**os.environ, **env}, check=False, capture_output=True)
    return binary


def _build(workshop: Path, env: dict[str, str], line: Step) -> None:
    (workshop / "bin").mkdir()

    def doing(last: str) -> str:
        if last.startswith("go: downloading"):
            return f"building with Go, about 3 minutes; fetching {last.split()[2]}"
        return f"building with Go, about 3 minutes; compiling {last}"

    command = ["go", "install", "-v", "-ldflags", _LDFLAGS, _MODULE]
    run_program(command, title="Building the Temporal CLI", line=line, cwd=workshop, env=env, doing=doing)


def _require_go() -> None:
    if shutil.which("go") is None:
        raise SetupFailure(f"{_TOO_FEW}, and there is no Go to build it with.", _REMEDY)
    result = subprocess.run(["go", "env", "GOVERSION"], capture_output=True, text=True, check=False)
    version = re.match(r"go(\d+)\.(\d+)", result.stdout)
    if version is None or (int(version[1]), int(version[2])) < _OLDEST_GO:
        raise SetupFailure(f"{_TOO_FEW}, and this Go ({result.stdout.strip()}) is too old to build it.", _REMEDY)


@contextlib.contextmanager
def _workshop(folder: Path) -> Generator[Path]:
    """Give a temporary folder on a disk with room, and remove what an earlier build left when it was killed."""
    for candidate in (Path(tempfile.gettempdir()), folder):
        if shutil.disk_usage(candidate).free >= _ROOM_NEEDED:
            with tempfile.TemporaryDirectory(prefix="spotter-go-", dir=candidate, ignore_cleanup_errors=True) as made:
                yield Path(made)
            return
    raise SetupFailure(
        f"{_TOO_FEW}; building it needs {_ROOM_NEEDED / 1e9:.1f} GB of disk for some minutes, and there is less.",
        f"Free some space, or: {_REMEDY}",
    )
