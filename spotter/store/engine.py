"""The database engine: how each database is opened, and how its transactions begin."""

from collections.abc import Callable
from time import monotonic
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.exc import InvalidatePoolError

WRITING: Final = "spotter_writing"
"""The execution option of connections whose transactions write."""

_BUSY_TIMEOUT_S = 30.0
_MAY_REST_S = 1.0
_PREPARED_AT_MOST = 1_000
"""More than all statements that we have: of those beyond psycopg's hundred it would forget the oldest."""
_RESTS_SINCE: Final = "spotter_rests_since"


def open_engine(url: str, *, pool_size: int) -> Engine:
    """Open nothing yet. A SQLite URL may name any driver: the standard library's is the one that is used.

    Up to twice `pool_size` connections are opened and kept: one that is over a size is closed as soon as it is given
    back, and in a busy hour the next one is opened at once, with no plan and no page in its memory.
    """
    parsed = make_url(url)
    return _sqlite(parsed, pool_size) if parsed.get_backend_name() == "sqlite" else _postgresql(parsed, pool_size)


def _postgresql(url: URL, pool_size: int) -> Engine:
    engine = create_engine(
        url,
        pool_size=2 * pool_size,
        max_overflow=0,
        # The one that was used last knows the plans of most statements; each other one would make them for itself.
        pool_use_lifo=True,
        isolation_level="READ COMMITTED",
        hide_parameters=True,  # an error text must not carry what members wrote
    )
    event.listen(engine, "connect", _prepare_postgresql)
    event.listen(engine, "checkin", _remember_rest)
    event.listen(engine, "checkout", _prove_after_rest(engine.dialect))
    return engine


def _sqlite(url: URL, pool_size: int) -> Engine:
    engine = create_engine(
        url.set(drivername="sqlite"),
        pool_size=2 * pool_size,
        max_overflow=0,
        # A connection is used by one thread after another, never by two at a time.
        connect_args={"timeout": _BUSY_TIMEOUT_S, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    """Plan a statement once for a connection: left to itself the server planned a turn's anew each time.

    Planning took three quarters of the database's time: what a send looks at is one wide statement that meets a row or
    two. Values that choose an index stand in the statement (`one_of`), so that no plan needs to know parameters.
    """
    connection.prepare_threshold = 1
    connection.prepared_max = _PREPARED_AT_MOST
    with connection.cursor() as cursor:
        cursor.execute("SET plan_cache_mode = force_generic_plan")
    connection.commit()


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
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
