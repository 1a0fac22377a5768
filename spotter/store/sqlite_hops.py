"""One trip to SQLite's thread for each statement, where the driver's adapter makes four.

A connection's statements run in a thread of its own. The adapter goes there to make a cursor, to execute, to fetch and
to close; of what a short statement costs that is most. Here all four are one trip.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from typing import Any

from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_cursor


class OneTripCursor(AsyncAdapt_aiosqlite_cursor):
    """Executes and fetches everything in one trip; afterwards nothing of it is left in the thread."""

    __slots__ = ("_description", "_lastrowid", "_rowcount")

    _awaitable_cursor_close = False

    def __init__(self, adapt_connection: Any) -> None:
        """Goes nowhere yet."""
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection  # noqa: SLF001 - as the adapter's own cursor does
        self._soft_closed_memoized = {}
        self._rows = deque()
        self._description: Any = None
        self._rowcount = -1
        self._lastrowid = -1

    @property
    def description(self) -> Any:
        """The columns of the result."""
        return self._description

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._rowcount

    @property
    def lastrowid(self) -> int:
        """The id of the row that was inserted last."""
        return self._lastrowid

    def close(self) -> None:
        """Forget the rows."""
        self._rows.clear()

    async def _execute_async(self, operation: Any, parameters: Any) -> Any:
        await self._go(lambda cursor: cursor.execute(operation, () if parameters is None else parameters))

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> Any:
        await self._go(lambda cursor: cursor.executemany(operation, seq_of_parameters))

    async def _go(self, work: Callable[[sqlite3.Cursor], object]) -> None:
        connection: Any = self._connection

        def there() -> tuple[list[Any], Any, int, int | None]:
            cursor: sqlite3.Cursor = connection._conn.cursor()  # noqa: SLF001 - the connection itself, in its own thread
            try:
                work(cursor)
                rows: list[Any] = cursor.fetchall() if cursor.description else []
                return rows, cursor.description, cursor.rowcount, cursor.lastrowid
            finally:
                cursor.close()

        mutex: asyncio.Lock = self._adapt_connection._execute_mutex  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - as the adapter's own cursor does
        async with mutex:
            rows, self._description, self._rowcount, last = await connection._execute(there)  # noqa: SLF001 - as above
        self._rows = deque(rows)
        self._lastrowid = last or -1


class OneTripConnection(AsyncAdapt_aiosqlite_connection):
    """A connection whose cursors make one trip."""

    __slots__ = ()

    _cursor_cls = OneTripCursor


def connect(dialect: Any, _record: Any, arguments: Any, options: Any) -> OneTripConnection:
    """Open a connection as the dialect does; for the engine's `do_connect` event."""
    opened = dialect.connect(*arguments, **options)
    return OneTripConnection(dialect.dbapi, opened.driver_connection)
