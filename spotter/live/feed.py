"""The live feed of one process: it competes to number events, follows the log, and hands frames to its readers."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import psycopg
import structlog
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from spotter.domain.errors import SpotterError
from spotter.live.changes import Changes
from spotter.live.fanout import MAY_MISS, Hub, SlowConsumer, Subscription
from spotter.live.lease import CHANNEL
from spotter.live.numbering import driver_url
from spotter.live.sealer import Sealer
from spotter.live.sequencer import Sequencer
from spotter.live.tail import Frame, is_kept, read_frames, read_head
from spotter.live.waiting import stopped_within, woken_within
from spotter.store.session import Store

__all__ = ["LiveFeed", "SlowConsumer", "Subscription"]

log = structlog.get_logger(__name__)

_AT_ONCE = 500
_POLL_S = 0.25
_POLL_WHERE_TOLD_S = 1.0
"""A notification may be lost with its connection: look anyway, once a second."""
_NUMBER_EVERY_S = 0.05
_NUMBER_EVERY_S_SQLITE = 0.1
_UNSEEN_EVERY_S_SQLITE = 0.25
"""While nobody looks, the one file is spared: a process beside this one looks as rarely."""
_AFTER_ERROR_S = 1.0


class LiveFeed:
    """One per process; several processes of one database share the numbering and each feed their own readers."""

    def __init__(self, store: Store, listen_url: str | None = None, *, holder: str = "api") -> None:
        """`listen_url` is the URL of the same PostgreSQL database, to be told at once; None looks now and then."""
        self._store = store
        self._listen_url = listen_url if not store.is_sqlite else None
        self._stop = asyncio.Event()
        self._wake = asyncio.Event()
        self._changes = Changes(store)
        self._hub = Hub(0)
        self._tasks: list[asyncio.Task[None]] = []
        self._listener: asyncio.Task[None] | None = None
        self._sequencer = Sequencer(
            store,
            holder,
            every_s=self._number_every_s,
            on_numbered=self._hand_out,
            changes=self._changes,
        )
        self._sealer = Sealer(store, is_our_turn=lambda: self._sequencer.holds_lease, changes=self._changes)
        self._healthy = True

    @property
    def head(self) -> int:
        """The newest position handed out here."""
        return self._hub.head

    @property
    def healthy(self) -> bool:
        """False while the log cannot be read."""
        return self._healthy

    @property
    def readers(self) -> int:
        """How many listen."""
        return self._hub.readers

    @property
    def holds_lease(self) -> bool:
        """Whether this process is the one who numbers events."""
        return self._sequencer.holds_lease

    async def start(self) -> None:
        """Begin where the log stands now."""
        self._hub.head = await read_head(self._store)
        work = (self._sequencer.run(self._stop), self._sealer.run(self._stop), self._follow())
        self._tasks = [asyncio.create_task(each) for each in work]
        if self._listen_url is not None:
            self._listener = asyncio.create_task(self._listen(self._listen_url))

    async def stop(self) -> None:
        """End every reader and give the lease back."""
        self._stop.set()
        self._wake.set()
        self._hub.close()
        if self._listener is not None:
            self._listener.cancel()  # it waits for the database's word; the others end by themselves
        for task in (*self._tasks, *([self._listener] if self._listener is not None else [])):
            with suppress(asyncio.CancelledError):
                await task
        self._changes.close()

    @asynccontextmanager
    async def subscribe(self, after: int | None, clubs: frozenset[str] | None) -> AsyncGenerator[Subscription]:
        """Listen from `after` on (None: from now on), to some clubs (None: to all)."""
        head = self._hub.head
        # Joined before the table is read: what is published meanwhile waits, and nothing falls between the two.
        reader = self._hub.join(clubs=clubs, starts_at=head if after is None else after)
        try:
            if after is None or await self._can_resume(after, head):
                reader.first = {"head": head, "resumed": True}
                if after is not None and after < head:
                    missed = await read_frames(self._store, after=after, through=head, limit=MAY_MISS)
                    reader.catch_up(missed)
            else:
                reader.first = {"head": head, "resync": True}
                reader.skip_to(head)
            yield reader
        finally:
            reader.leave()

    async def _can_resume(self, after: int, head: int) -> bool:
        """Say whether all after a position can still be given: it is kept, not too much, and of this database."""
        if after < 0 or head - after > MAY_MISS:
            return False
        if after >= head:
            # Another process may be ahead of this one by a moment; a position that nobody gave out is not ours.
            return after <= await read_head(self._store)
        return await is_kept(self._store, after=after)

    def _number_every_s(self) -> float:
        if not self._store.is_sqlite:
            return _NUMBER_EVERY_S
        return _NUMBER_EVERY_S_SQLITE if self.readers else _UNSEEN_EVERY_S_SQLITE

    def _hand_out(self, numbered: list[Frame]) -> None:
        """Give out what this process has just numbered, without reading it again; where some are missing, read."""
        if numbered[0].position == self._hub.head + 1:
            self._hub.publish(numbered)
        else:
            self._wake.set()

    async def _follow(self) -> None:
        """Read what others numbered: when told so, and now and then in any case."""
        seen: int | None = None
        while not self._stop.is_set():
            try:
                version = self._changes.version()
                if version is None or version != seen:
                    await self._read_on()
                seen = version
                self._healthy = True
            except (SQLAlchemyError, SpotterError, OSError) as error:
                self._healthy = False
                log.warning("live_tail_failed", error=type(error).__name__)
                await stopped_within(self._stop, _AFTER_ERROR_S)
            is_told = self._listen_url is not None or self.holds_lease
            await woken_within(self._wake, _POLL_WHERE_TOLD_S if is_told else _POLL_S)

    async def _read_on(self) -> None:
        while True:
            frames = await read_frames(self._store, after=self._hub.head, limit=_AT_ONCE)
            self._hub.publish(frames)
            if len(frames) < _AT_ONCE:
                return

    async def _listen(self, url: str) -> None:
        conninfo = driver_url(make_url(url))
        while not self._stop.is_set():
            try:
                async with await psycopg.AsyncConnection.connect(conninfo, autocommit=True) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    self._wake.set()  # what was said before we listened
                    async for told in connection.notifies():
                        _, _, epoch = told.payload.partition(" ")
                        if epoch != str(self._sequencer.epoch):  # what we numbered ourselves is handed out already
                            self._wake.set()
            except (psycopg.Error, OSError) as error:
                log.warning("live_listen_failed", error=type(error).__name__)
                await stopped_within(self._stop, _AFTER_ERROR_S)
