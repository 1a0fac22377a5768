"""One part of a running Spotter, and the keeper that starts it again when it dies."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from spotter.domain.errors import SpotterError
from spotter.supervisor.journal import Journal
from spotter.supervisor.processes import Child
from spotter.supervisor.readiness import Probe

SUPERVISOR = "spotter"
"""Under which name the supervisor's own lines go."""

_PROBE_EVERY_S = 0.1


class PartFailed(SpotterError):
    """A part did not become usable."""

    code = "part_failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A program that Spotter consists of."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(repr=False)
    ready: Probe
    ready_within_s: float = 60.0
    grace_s: float = 10.0
    """How long it may take to stop."""
    before_start: Callable[[], None] = lambda: None
    quiet_stop: bool = False
    """Whether what it says while it stops is noise on a terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a keeper waits before it starts a dead part again; data, so that tests need not wait."""

    first_s: float = 1.0
    longest_s: float = 30.0
    healthy_after_s: float = 60.0
    """A part that lived so long starts with a clean slate."""
    first_deaths: int = 3
    """So many deaths before it was ever ready, and the start is given up."""


class Keeper:
    """Keeps one part alive until it is told to stop."""

    def __init__(self, part: Part, journal: Journal, patience: Patience) -> None:
        self.part = part
        self._journal = journal
        self._patience = patience
        self._child: Child | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._stopping = False
        self._deaths = 0

    @property
    def pid(self) -> int | None:
        """The process that is the part now; None between two."""
        return self._child.pid if self._child and self._child.exit_code is None else None

    async def start(self) -> None:
        """Start the part and wait until it can be used; raises `PartFailed` when that does not come to pass."""
        self._keeping = asyncio.create_task(self._keep())
        deadline = time.monotonic() + self.part.ready_within_s
        while not await self.part.ready():
            if self._deaths >= self._patience.first_deaths:
                raise self._failure("ends as soon as it starts")
            if time.monotonic() > deadline:
                raise self._failure(f"was not ready within {self.part.ready_within_s:.0f} s")
            await asyncio.sleep(_PROBE_EVERY_S)

    async def stop(self) -> None:
        """Stop the part in its grace time, by force after it."""
        self._stopping = True
        if self.part.quiet_stop:
            self._journal.hush(self.part.name)
        if self._child is not None and not await self._child.stop(self.part.grace_s):
            self._say(f"{self.part.name} did not stop within {self.part.grace_s:.0f} s and was ended by force")
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.gather(self._keeping, return_exceptions=True)

    def kill(self) -> None:
        """End the part now."""
        self._stopping = True
        if self._child is not None:
            self._child.kill()

    async def _keep(self) -> None:
        delay = self._patience.first_s
        while not self._stopping:
            started = time.monotonic()
            how = await self._live_once()
            if self._stopping:
                return
            self._deaths += 1
            if time.monotonic() - started >= self._patience.healthy_after_s:
                delay = self._patience.first_s
            self._say(f"{self.part.name} {how}; starting it again in {delay:g} s")
            await asyncio.sleep(delay)
            delay = min(delay * 2, self._patience.longest_s)

    async def _live_once(self) -> str:
        """Run the program once, and return how it ended."""
        try:
            self.part.before_start()
            self._child = await Child.start(self.part.command, environment=self.part.environment, sink=self._write_line)
        except OSError as error:  # no such program, no memory, no file handles: some of these pass
            return f"could not be started ({error.strerror})"
        code = await self._child.wait()
        return f"ended (signal {-code})" if code < 0 else f"ended (exit code {code})"

    def _failure(self, what: str) -> PartFailed:
        last = "".join(f"\n    {line}" for line in self._journal.last_lines(self.part.name))
        return PartFailed(f"The {self.part.name} {what}. Its last lines:{last or ' none'}")

    def _write_line(self, line: str) -> None:
        self._journal.write(self.part.name, line)

    def _say(self, sentence: str) -> None:
        self._journal.write(SUPERVISOR, sentence)
