"""The store: one engine, transactions that begin as they mean to go on, and retries of what the database undid.

SQLite: every writing transaction begins with BEGIN IMMEDIATE (a deferred one that turns writer fails at once,
whatever the busy time-out), so writers queue: those of one process in order, before they ask SQLite, whose own waiting
sleeps for ever longer while the lock is free. PostgreSQL: READ COMMITTED, with the locks of `spotter.store.locks`.
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from time import monotonic
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, event
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine

from spotter.domain.errors import StoreBusy
from spotter.store import sqlite_hops
from spotter.store.transaction import Transaction

T = TypeVar("T")

_BUSY_TIMEOUT_S = 30.0
_MAY_REST_S = 1.0
_RESTS_SINCE: Final = "spotter_rests_since"
_TRIES = 6
_UNDONE_STATES = frozenset({"40P01", "40001"})
"""PostgreSQL: deadlock and serialization failure. Both mean that nothing was done: do it again."""


class Store:
    """One database. Built by a composition root, closed by it."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        """`url` is a SQLAlchemy URL: `sqlite+aiosqlite:///…` or `postgresql+psycopg://…`."""
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine = _create_engine(url, is_sqlite=self.is_sqlite, pool_size=pool_size)
        self._writers_turn = asyncio.Lock() if self.is_sqlite else None
        writing = self.engine.execution_options(spotter_writing=True)
        self._writers = async_sessionmaker(writing, expire_on_commit=False, autoflush=False)
        self._readers = async_sessionmaker(self.engine, expire_on_commit=False, autoflush=False)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[Transaction]:
        """Write. Everything in the block is one transaction; an error undoes it all.

        For work that may meet a deadlock use `run`, which does it again.
        """
        turn: AbstractAsyncContextManager[object] = self._writers_turn or nullcontext()
        async with turn, self._writers() as session, session.begin():
            yield Transaction(session, is_sqlite=self.is_sqlite)

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[Transaction]:
        """Read only: what is written here is undone."""
        async with self._readers() as session:
            yield Transaction(session, is_sqlite=self.is_sqlite)

    async def run(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Run `work` in a writing transaction, again where the database undid it (deadlock, busy).

        `work` must not have effects outside the transaction. Raises `StoreBusy` after six tries.
        """
        for number in range(1, _TRIES + 1):
            try:
                async with self.transaction() as tx:
                    return await work(tx)
            except DBAPIError as error:
                if not _was_undone(error):
                    raise
                if number == _TRIES:
                    break
                await asyncio.sleep(random.uniform(0, 0.05 * 2**number))  # noqa: S311 - spreads retries, guards nothing
        raise StoreBusy("The database was busy for too long. Nothing was changed; it is tried again.")

    async def aclose(self) -> None:
        """Close all connections."""
        await self.engine.dispose()


def _was_undone(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    return state in _UNDONE_STATES or "database is locked" in str(error.orig)


def _create_engine(url: str, *, is_sqlite: bool, pool_size: int) -> AsyncEngine:
    if not is_sqlite:
        engine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=pool_size,
            isolation_level="READ COMMITTED",
            hide_parameters=True,  # an error text must not carry what members wrote
        )
        event.listen(engine.sync_engine, "checkin", _remember_rest)
        event.listen(engine.sync_engine, "checkout", _prove_after_rest(engine.dialect))
        return engine
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        connect_args={"timeout": _BUSY_TIMEOUT_S},
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "do_connect", sqlite_hops.connect)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _remember_rest(_connection: Any, record: Any) -> None:
    record.info[_RESTS_SINCE] = monotonic()


def _prove_after_rest(dialect: Dialect) -> Callable[[Any, Any, Any], None]:
    """Return what asks a connection that rested whether it still stands; the pool opens others where it does not.

    To ask each time would be one more round trip for every transaction, and proves nothing about the next moment.
    """

    def prove(connection: Any, record: Any, _proxy: Any) -> None:
        rests_since = record.info.get(_RESTS_SINCE)
        if rests_since is None or monotonic() - rests_since < _MAY_REST_S:
            return
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as gone:
            raise InvalidatePoolError from gone

    return prove


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN is deferred: ours below says what it means
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("spotter_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
