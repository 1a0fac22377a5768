"""What a person sees while things are set up: one line per step, alive while it works, plain when it fails."""

import contextlib
import os
import sys
import time
from collections.abc import Generator

_HEARTBEAT_S = 20.0  # how often a log that nobody can redraw is told that we still work


class SetupFailure(Exception):
    """A step could not be done: one sentence what, one sentence what to do, and the program's last words."""

    def __init__(self, sentence: str, remedy: str, *, output: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy
        self.output = output


class Step:
    """One step of the set-up, and the line that tells of it."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._started = time.monotonic()
        self._last_word = self._started
        self._redraws = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self.result = ""

    def alive(self, doing: str) -> None:
        """Show what is going on now; a terminal redraws the line, a log gets one now and then."""
        now = time.monotonic()
        text = f"{self._title}: {doing} ({_duration(now - self._started)})"
        if self._redraws:
            width = _terminal_width()
            sys.stdout.write(f"\r\033[K{text[: width - 1]}")
            sys.stdout.flush()
        elif now - self._last_word > _HEARTBEAT_S:
            self._last_word = now
            say(text)

    def finish(self) -> None:
        """Leave one line that stays."""
        took = time.monotonic() - self._started
        timing = f" ({_duration(took)})" if took >= 0.5 else ""
        say(f"{self._title}: {self.result or 'done'}{timing}", redraw=self._redraws)

    def abandon(self) -> None:
        """Leave the line as it was when the step failed."""
        say(f"{self._title}: failed", redraw=self._redraws)


@contextlib.contextmanager
def step(title: str) -> Generator[Step]:
    """Announce a step, and leave its line when it ends."""
    line = Step(title)
    try:
        yield line
    except BaseException:
        line.abandon()
        raise
    line.finish()


def say(text: str, *, redraw: bool = False) -> None:
    """Print one line at once, over the living one where there is one."""
    sys.stdout.write(f"\r\033[K{text}\n" if redraw else f"{text}\n")
    sys.stdout.flush()


def shout(text: str) -> None:
    """Print one line that nobody overlooks."""
    bold, plain = ("\033[1;33m", "\033[0m") if sys.stdout.isatty() else ("", "")
    say(f"{bold}*** {text} ***{plain}")


def tell_failure(failure: SetupFailure) -> None:
    """Print what went wrong and what to do, without a traceback."""
    if failure.output:
        sys.stderr.write("".join(f"    {line}\n" for line in failure.output.splitlines()))
    sys.stderr.write(f"\n{failure.sentence}\n{failure.remedy}\n")


def _duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds) // 60} min {int(seconds) % 60:02d} s"


def _terminal_width() -> int:
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80
