"""Where the set-up keeps things: everything inside the checkout, but for the Temporal CLI that checkouts share."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
UI = ROOT / "ui"
CACHE = ROOT / ".cache"
STAMPS = CACHE / "stamps"
LOGS = CACHE / "logs"


def shared_cache() -> Path:
    """Return the folder of this user that a second checkout finds again."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "spotter"
