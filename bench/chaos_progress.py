"""The line that says how far a chaos run is: redrawn on a terminal, and now and then a new one where nobody watches."""

import sys
import time

_LINE_EVERY_S = 10.0


class Progress:
    """Shows the newest line on the error stream."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self._redraws = sys.stderr.isatty()
        self._shown_at = float("-inf")

    def show(self, line: str) -> None:
        """Show a line; without a terminal only every ten seconds."""
        if self._redraws:
            print(f"\r  {line}   ", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - self._shown_at >= _LINE_EVERY_S:
            self._shown_at = time.monotonic()
            print(f"  {line}", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Let what is printed next begin a line of its own."""
        if self._redraws:
            print(file=sys.stderr)
