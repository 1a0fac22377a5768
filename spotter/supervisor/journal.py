"""One stream of lines from all parts: coloured prefixes on the terminal, and a rotating file for each part."""

import logging
import logging.handlers
import sys
from pathlib import Path
from typing import TextIO

_ROTATE_AT = 10_000_000
_KEPT = 3
_COLOURS = ("36", "35", "32", "33", "34")  # cyan, magenta, green, yellow, blue: readable on dark and on light
_WIDTH = 9


class Journal:
    """Where every line of every part goes."""

    def __init__(self, folder: Path, *, terminal: TextIO | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._terminal = terminal or sys.stdout
        self._colours = self._terminal.isatty()
        self._files: dict[str, logging.Handler] = {}
        self._hushed: set[str] = set()

    def write(self, part: str, line: str) -> None:
        """Keep a line in the part's file and show it."""
        self._file_of(part).emit(_as_record(part, line))
        if part not in self._hushed:
            self.show(f"{self._prefix(part)} {line}")

    def show(self, text: str) -> None:
        """Show something that no file may keep."""
        try:
            self._terminal.write(f"{text}\n")
            self._terminal.flush()
        except (OSError, ValueError):
            pass  # the terminal went away; the files remain

    def hush(self, part: str) -> None:
        """Show no more of a part that is being stopped: its complaints about the others' absence say nothing."""
        self._hushed.add(part)

    def last_lines(self, part: str, count: int = 15) -> list[str]:
        """Return a part's last words."""
        file = self._folder / f"{part}.log"
        return file.read_text(errors="replace").splitlines()[-count:] if file.exists() else []

    def close(self) -> None:
        """Close the files."""
        for file in self._files.values():
            file.close()

    def _file_of(self, part: str) -> logging.Handler:
        if part not in self._files:
            handler = logging.handlers.RotatingFileHandler(
                self._folder / f"{part}.log", maxBytes=_ROTATE_AT, backupCount=_KEPT, encoding="utf-8"
            )
            handler.handleError = lambda record: None  # a full disk must not stop the desk
            self._files[part] = handler
        return self._files[part]

    def _prefix(self, part: str) -> str:
        padded = f"{part:<{_WIDTH}}|"
        if not self._colours:
            return padded
        colour = _COLOURS[list(self._files).index(part) % len(_COLOURS)]
        return f"\033[{colour}m{padded}\033[0m"


def _as_record(part: str, line: str) -> logging.LogRecord:
    return logging.LogRecord(part, logging.INFO, "", 0, line, None, None)
