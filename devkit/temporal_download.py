"""The Temporal SDK's own download of the CLI: tried before building, given up soon where the network is closed."""

import subprocess
import time
from pathlib import Path

from devkit.console import Step
from devkit.places import PYTHON

_SILENCE_S = 20.0  # nothing arrived for so long: the network is closed, or as good as
_LIMIT_S = 600.0  # a slow line may take minutes for 100 MB as long as something arrives

_PROGRAM = """
import asyncio, os, sys
from temporalio.testing import WorkflowEnvironment

async def main():
    environment = await WorkflowEnvironment.start_local(download_dest_dir=sys.argv[1])
    await environment.shutdown()

asyncio.run(main())
os._exit(0)  # the SDK may abort the interpreter on its way out; what was wanted is there
"""


def downloaded_by_sdk(folder: Path) -> Path | None:
    """Return what the SDK left here earlier; it names the file after its own version."""
    found = sorted(path for path in folder.glob("temporal-sdk-python-*") if "download" not in path.suffix)
    return found[-1] if found else None


def download_with_sdk(folder: Path, line: Step) -> Path | None:
    """Let the SDK download its dev server into `folder`, or return None where that cannot be done."""
    process = subprocess.Popen(
        [str(PYTHON), "-c", _PROGRAM, str(folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    started = last_growth = time.monotonic()
    size = 0
    try:
        while process.poll() is None:
            now, grown = time.monotonic(), _size_of(folder)
            if grown != size:
                size, last_growth = grown, now
            if now - last_growth > _SILENCE_S or now - started > _LIMIT_S:
                break
            line.alive(f"asking the SDK to download it, {size // 1_000_000} MB so far")
            time.sleep(0.2)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    if process.returncode == 0:
        return downloaded_by_sdk(folder)
    _remove_halves(folder)
    return None


def _size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def _remove_halves(folder: Path) -> None:
    for path in folder.glob("temporal-sdk-python-*"):
        path.unlink(missing_ok=True)
