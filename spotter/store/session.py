"""The store: transactions that begin as they mean to go on, and retries of what the database undid.

SQLite: every writing transaction begins with BEGIN IMMEDIATE (a deferred one that turns writer fails at once,
whatever the busy time-out), so writers queue: those of one process in order, before they ask SQLite, whose own waiting
sleeps for ever longer while the lock is free. PostgreSQL: READ COMMITTED, with the locks of `spotter.store.locks`.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from concurrent.futures import Executor
from contextlib import asynccontextmanager, contextmanager
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from spotter.domain.errors import StoreBusy
from spotter.store.awaited import AwaitedSession
from spotter.store.engine import WRITING, open_engine
from spotter.store.threads import StoreThreads, driven
from spotter.store.transaction import Transaction

T = TypeVar("T")
Work = Callable[[Transaction], Awaitable[T]]
"""What is done in one transaction. It awaits nothing but statements, and has no effects outside the transaction."""

_TRIES = 6
_UNDONE_STATES = frozenset({"40P01", "40001"})
"""PostgreSQL: deadlock and serialization failure. Both mean that nothing was done: do it again."""


class Store:
    """One database. Built by a composition root, closed by it."""

    def __init__(self, url: str, *, pool_size: int = 10, executor: Executor | None = None) -> None:
        """`url` is a SQLAlchemy URL: `sqlite:///…` or `postgresql+psycopg://…`. `executor` is for tests."""
        self.engine = open_engine(url, pool_size=pool_size)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._threads = StoreThreads(2 * pool_size, executor)
        # Blocks have threads of their own: whoever holds locks must not wait behind those who wait for them.
        self._threads_of_blocks = StoreThreads(2 * pool_size, executor)
        self._writers_turn = asyncio.Lock() if self.is_sqlite else None
        self._writers = sessionmaker(self.engine.execution_options(**{WRITING: True}), **_PLAIN)
        self._readers = sessionmaker(self.engine.execution_options(postgresql_readonly=True), **_PLAIN)

    async def run(self, work: Work[T]) -> T:
        """Run `work` in a writing transaction, again where the database undid it (deadlock, busy).

        Raises `StoreBusy` after six tries. A cancelled caller does not know whether it was committed.
        """
        for number in range(1, _TRIES + 1):
            try:
                return await self._write(lambda: self._whole(work, writing=True))
            except DBAPIError as error:
                if not _was_undone(error):
                    raise
                if number == _TRIES:
                    break
                await asyncio.sleep(random.uniform(0, 0.05 * 2**number))  # noqa: S311 - spreads retries, guards nothing
        raise StoreBusy("The database was busy for too long. Nothing was changed; it is tried again.")

    async def read(self, work: Work[T]) -> T:
        """Run `work` in a reading transaction. It must not write: PostgreSQL refuses it, SQLite undoes it."""
        return await self._threads.run(lambda: self._whole(work, writing=False))

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[Transaction]:
        """Write, with the block on the event loop: `run` is cheaper, and does again what a deadlock undid.

        Everything in the block is one transaction; an error undoes it all.
        """
        if self._writers_turn is None:
            async with self._block(writing=True) as tx:
                yield tx
            return
        async with self._writers_turn, self._block(writing=True) as tx:
            yield tx

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[Transaction]:
        """Read, with the block on the event loop: `read` is cheaper, and what it says of writing holds here."""
        async with self._block(writing=False) as tx:
            yield tx

    async def aclose(self) -> None:
        """Close all connections."""
        for threads in (self._threads_of_blocks, self._threads):
            await asyncio.to_thread(threads.close)
        await asyncio.to_thread(self.engine.dispose)

    @contextmanager
    def _session(self, *, writing: bool) -> Generator[Session]:
        """Open a session; one that writes is committed at the end, or undone by an error.

        On PostgreSQL one that reads is committed as well: there is nothing to undo, and at a rollback psycopg forgets
        every statement that it has prepared, so that the server would plan each of them anew.
        """
        with self._writers() if writing else self._readers() as session:
            yield session
            if writing or not self.is_sqlite:
                session.commit()

    def _whole(self, work: Work[T], *, writing: bool) -> T:
        with self._session(writing=writing) as session:
            return driven(work(Transaction(AwaitedSession(session), is_sqlite=self.is_sqlite)))

    @asynccontextmanager
    async def _block(self, *, writing: bool) -> AsyncGenerator[Transaction]:
        there = self._threads_of_blocks.one_by_one()
        opened = self._session(writing=writing)
        session = await there(opened.__enter__)
        try:
            yield Transaction(AwaitedSession(session, there), is_sqlite=self.is_sqlite)
        except BaseException as error:
            gone = (type(error), error, error.__traceback__)
            await asyncio.shield(there(lambda: opened.__exit__(*gone)))
            raise
        await asyncio.shield(there(lambda: opened.__exit__(None, None, None)))

    async def _write(self, whole: Callable[[], T]) -> T:
        """Write when it is our turn. The turn ends with the transaction, even where its caller was cancelled."""
        turn = self._writers_turn
        if turn is None:
            return await self._threads.run(whole)
        await turn.acquire()
        writing = self._threads.begin(whole)
        writing.add_done_callback(lambda _: turn.release())
        return await asyncio.shield(writing)


_PLAIN: dict[str, Any] = {"expire_on_commit": False, "autoflush": False}


def _was_undone(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    return state in _UNDONE_STATES or "database is locked" in str(error.orig)
