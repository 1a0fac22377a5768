"""Where this machine keeps PostgreSQL and Chromium: looked up the same way by the set-up and by the tests."""

import os
import shutil
from pathlib import Path

# Debian and Homebrew keep the server's programs off the PATH.
_POSTGRES_HOMES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")
_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
_CHROMIUM_HOMES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_postgres_bin() -> Path | None:
    """Return the folder with `initdb` and `postgres`, the newest version first where there are several."""
    on_path = shutil.which("initdb")
    if on_path and Path(on_path).resolve().with_name("postgres").is_file():
        return Path(on_path).resolve().parent
    found = [home for pattern in _POSTGRES_HOMES for home in Path("/").glob(pattern.lstrip("/"))]
    homes = [home for home in found if (home / "initdb").is_file() and (home / "postgres").is_file()]
    return max(homes, key=_version_of, default=None)


def find_chromium() -> Path | None:
    """Return a Chromium or Chrome of this machine; Playwright's own download is not looked for here."""
    on_path = (shutil.which(name) for name in _CHROMIUM_NAMES)
    found = next((Path(path) for path in on_path if path), None)
    return found or next((Path(path) for path in _CHROMIUM_HOMES if Path(path).is_file()), None)


def must_have_everything() -> bool:
    """Say whether a missing tool is a failure (CI) or a skipped line (a laptop)."""
    return os.environ.get("CI", "").lower() == "true"


def _version_of(home: Path) -> tuple[int, ...]:
    digits = "".join(character if character.isdigit() else " " for character in str(home))
    return tuple(int(number) for number in digits.split())
