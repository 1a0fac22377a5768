"""Heartbeats beside the work: a worker that dies or freezes falls silent, one that waits does not."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager


class Pulse:
    """Tells at which stage the work is, again and again."""

    def __init__(self, heartbeat: Callable[[str], None]) -> None:
        """`heartbeat` gets the name of the stage."""
        self._heartbeat = heartbeat
        self._stage = "starting"

    def at(self, stage: str) -> None:
        """Enter a stage; the next beat says so. A send that is over before it has told nobody, and cost nothing."""
        self._stage = stage

    async def beat(self, every_s: float) -> None:
        """Repeat the stage for ever."""
        while True:
            await asyncio.sleep(every_s)
            self._heartbeat(self._stage)


@asynccontextmanager
async def beating(heartbeat: Callable[[str], None], *, every_s: float) -> AsyncGenerator[Pulse]:
    """Beat while the block runs."""
    pulse = Pulse(heartbeat)
    task = asyncio.create_task(pulse.beat(every_s))
    try:
        yield pulse
    finally:
        task.cancel()
