"""Starts the parts in order, keeps them alive, and stops them in the reverse order."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncGenerator, Sequence

from spotter.supervisor.journal import Journal
from spotter.supervisor.parts import SUPERVISOR, Keeper, Part, Patience

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """All parts of one running Spotter. Use as a context: whatever happens inside, nothing stays behind."""

    def __init__(self, journal: Journal, *, patience: Patience | None = None) -> None:
        self._journal = journal
        self._patience = patience or Patience()
        self._keepers: list[Keeper] = []
        self._stop_asked = asyncio.Event()

    @property
    def pids(self) -> dict[str, int | None]:
        """Which process is which part now."""
        return {keeper.part.name: keeper.pid for keeper in self._keepers}

    async def start(self, parts: Sequence[Part]) -> bool:
        """Start parts one after the other, each ready before the next. False when a stop was asked for meanwhile."""
        for part in parts:
            if self._stop_asked.is_set():
                return False
            keeper = Keeper(part, self._journal, self._patience)
            self._keepers.append(keeper)
            starting = asyncio.create_task(keeper.start())
            asked = asyncio.create_task(self._stop_asked.wait())
            await asyncio.wait({starting, asked}, return_when=asyncio.FIRST_COMPLETED)
            if self._stop_asked.is_set():
                starting.cancel()
                await asyncio.gather(starting, return_exceptions=True)
                return False
            asked.cancel()
            await starting
        return True

    async def wait_for_stop(self) -> None:
        """Wait until somebody asks us to stop."""
        await self._stop_asked.wait()

    def ask_to_stop(self) -> None:
        """Stop everything in order; asked a second time, at once."""
        if self._stop_asked.is_set():
            self._journal.write(SUPERVISOR, "stopping at once")
            for keeper in self._keepers:
                keeper.kill()
            return
        self._journal.write(SUPERVISOR, "stopping; once more to stop at once")
        self._stop_asked.set()

    async def stop(self) -> None:
        """Stop the parts, the last one started first: who depends goes before what it depends on."""
        for keeper in reversed(self._keepers):
            await keeper.stop()
        self._keepers.clear()


@contextlib.asynccontextmanager
async def supervising(journal: Journal, *, patience: Patience | None = None) -> AsyncGenerator[Supervisor]:
    """Give a supervisor that listens to Ctrl-C and SIGTERM, and stop all its parts at the end."""
    supervisor = Supervisor(journal, patience=patience)
    loop = asyncio.get_running_loop()
    for number in _SIGNALS:
        loop.add_signal_handler(number, supervisor.ask_to_stop)
    try:
        yield supervisor
    finally:
        await supervisor.stop()
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
