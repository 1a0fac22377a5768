"""What numbering events costs those who write them: commits a second of sixteen writers, live updates on and off."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, insert, select

from bench.cost_postgres import cluster
from bench.cost_stats import Goal, paired, series
from spotter.domain.events import ClubChanged
from spotter.domain.ids import ClubId
from spotter.store.migrate import upgrade
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.tables.records import Event

_WRITERS = 16
_CAUGHT_UP_WITHIN_S = 30.0


@dataclass(frozen=True)
class Sequencing:
    """Commits a second, by round."""

    on: list[float]
    off: list[float]

    def goals(self) -> list[Goal]:
        """The one bound."""
        return [
            Goal(
                name=f"e4 commits a second of {_WRITERS} writers, live updates on / off",
                unit="x",
                measured=paired(self.on, self.off),
                must=0.9,
                aim=0.97,
                at_least=True,
                floor=series(self.off),
            )
        ]

    def table(self) -> list[tuple[str, str, str]]:
        """Lines of figure, with live updates, without."""
        return [("commits a second (live updates on; off)", str(series(self.on)), str(series(self.off)))]


async def measure_sequencer(*, rounds: int, seconds: float, say: Callable[[str], None]) -> Sequencing:
    """Let writers commit for some seconds with the feed on, then off, in turns; every event must get its position."""
    found = Sequencing([], [])
    with cluster() as made:
        await asyncio.to_thread(upgrade, made.url)
        store = Store(made.url, pool_size=_WRITERS)
        try:
            await store.run(
                lambda tx: tx.session.execute(
                    insert(Club).values(
                        id="club0", name="Club", time_zone="America/Chicago", created_at=datetime.now(UTC)
                    )
                )
            )
            async with _feed(made.url) as switch:
                await _commits(store, 1.0)
                for number in range(1, rounds + 1):
                    # Who is measured second finds a longer log: they take turns at that.
                    for word in ("on", "off") if number % 2 else ("off", "on"):
                        await switch(word)
                        if word == "on":
                            await _all_numbered(store)  # what was written without it is not on its bill
                        (found.on if word == "on" else found.off).append(await _commits(store, seconds))
                        if word == "on":
                            await _all_numbered(store)
                    say(f"round {number}: on {found.on[-1]:.0f}/s, off {found.off[-1]:.0f}/s")
        finally:
            await store.aclose()
    return found


@asynccontextmanager
async def _feed(url: str) -> AsyncGenerator[Callable[[str], "asyncio.Future[None]"]]:
    """Run the feed in a process of its own; yields its switch."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.cost_feed"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "SPOTTER_DATABASE_URL": url},
    )
    into, out = process.stdin, process.stdout
    if into is None or out is None:
        raise RuntimeError("The feed has no pipes.")

    async def switch(word: str) -> None:
        into.write(f"{word}\n".encode())
        await asyncio.wait_for(out.readline(), 30)

    try:
        yield lambda word: asyncio.ensure_future(switch(word))
    finally:
        into.close()
        try:
            await asyncio.wait_for(process.wait(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()


async def _commits(store: Store, seconds: float) -> float:
    until = time.monotonic() + seconds
    count = 0

    async def write() -> None:
        nonlocal count
        while time.monotonic() < until:
            await store.run(lambda tx: tx.events.append(ClubChanged(club=ClubId("club0"))))
            count += 1

    began = time.monotonic()
    await asyncio.gather(*(write() for _ in range(_WRITERS)))
    return count / (time.monotonic() - began)


async def _all_numbered(store: Store) -> None:
    """Wait until no event lacks its position: else nothing would have been asked of the feed, or too much."""
    async with asyncio.timeout(_CAUGHT_UP_WITHIN_S):
        while True:
            async with store.reading() as tx:
                if not await tx.session.scalar(select(func.count()).select_from(Event).where(Event.position.is_(None))):
                    return
            await asyncio.sleep(0.05)
