"""The product's parts as processes that are always started again at once, whoever ended them."""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spotter.supervisor.processes import die_with_parent

_LOOK_EVERY_S = 0.05
_STOP_S = 15.0
_BREATH_S = 0.5


@dataclass
class Part:
    """One process of the product. `life` counts its starts, `ready_life` the last start that became ready."""

    name: str
    command: Callable[[int], Sequence[str]]
    ready: Callable[[int], Awaitable[bool]]
    folder: Path
    environment: Callable[[int], Mapping[str, str]] = field(default=lambda _life: dict(os.environ))
    user: str | None = None
    life: int = 0
    ready_life: int = 0
    started_at: float = 0.0
    ready_at: float = 0.0
    fell_over: int = 0
    """How often it ended by itself: a part that cannot find another one may, and a supervisor starts it again."""
    process: subprocess.Popen[bytes] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the process that runs now has become ready."""
        return self.life > 0 and self.ready_life == self.life

    def start(self) -> None:
        """Start the process. Not in a thread: its parent-death signal goes by the thread that made it."""
        self.life += 1
        self.started_at = time.monotonic()
        with (self.folder / f"{self.name}-{self.life:03d}.log").open("wb") as output:
            self.process = subprocess.Popen(
                self.command(self.life),
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd="/" if self.user else None,
                env=dict(self.environment(self.life)),
                user=self.user,
                extra_groups=[] if self.user else None,
                process_group=0,
                preexec_fn=die_with_parent(),  # noqa: PLW1509 - it makes one system call and takes no lock
            )

    def kill(self) -> None:
        """SIGKILL: no warning, no goodbye."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)

    async def ended(self) -> None:
        """Wait until the process that runs now has ended."""
        process = self.process
        while process is not None and process.poll() is None:  # noqa: ASYNC110 - a process has no event to wait for
            await asyncio.sleep(_LOOK_EVERY_S)

    async def becomes_ready(self) -> bool:
        """Wait until it is ready; False where it ended first."""
        life, process = self.life, self.process
        while process is not None and process.poll() is None and life == self.life:
            if await self.ready(life):
                self.ready_at = time.monotonic()
                self.ready_life = life
                return True
            await asyncio.sleep(_LOOK_EVERY_S)
        return False


class Parts:
    """All parts, and who keeps them up."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self._parts: dict[str, Part] = {}
        self._keepers: list[asyncio.Task[None]] = []
        self._killed: set[tuple[str, int]] = set()
        self._ending = False

    def __getitem__(self, name: str) -> Part:
        return self._parts[name]

    def all(self) -> list[Part]:
        """Return every part."""
        return list(self._parts.values())

    async def add(self, part: Part, *, within_s: float = 120.0) -> None:
        """Start a part, wait until it is ready, and keep it up from now on."""
        self._parts[part.name] = part
        part.start()
        async with asyncio.timeout(within_s):
            if not await part.becomes_ready():
                log = (part.folder / f"{part.name}-{part.life:03d}.log").read_text(errors="replace")
                raise RuntimeError(f"{part.name} did not come up:\n{log[-2000:]}")
        self._keepers.append(asyncio.create_task(self._keep(part)))

    def kill(self, name: str) -> int:
        """SIGKILL a part and return which life that ended."""
        part = self._parts[name]
        self._killed.add((name, part.life))
        part.kill()
        return part.life

    async def all_ready(self) -> None:
        """Wait until everything is up."""
        while not all(part.is_ready for part in self._parts.values()):  # noqa: ASYNC110 - processes, not events
            await asyncio.sleep(_LOOK_EVERY_S)

    async def aclose(self) -> None:
        """Stop everything, the last started first."""
        self._ending = True
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)
        for part in reversed(self._parts.values()):
            await _stop(part)

    async def _keep(self, part: Part) -> None:
        while not self._ending:
            await part.ended()
            if (part.name, part.life) not in self._killed:
                part.fell_over += 1
                await asyncio.sleep(_BREATH_S)
            part.start()
            await part.becomes_ready()


async def _stop(part: Part) -> None:
    process = part.process
    if process is None or process.poll() is not None:
        return
    process.send_signal(signal.SIGINT if part.name == "database" else signal.SIGTERM)
    try:
        async with asyncio.timeout(_STOP_S):
            await part.ended()
    except TimeoutError:
        process.kill()
        process.wait()
