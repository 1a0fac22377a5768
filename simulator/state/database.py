"""One SQLite file with durable commits, and the ids and dice that survive a restart.

Every transaction is synchronous and never awaits, so the event loop itself is the lock:
whatever one request changes is committed before another request can look.
"""

import random
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from simulator.state.schema import SCHEMA

Value = str | int | float | None
Row = sqlite3.Row


class Database:
    """The one connection. Transactions nest: only the outermost commits."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.executescript(SCHEMA)
        self._depth = 0

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All or nothing; inside another transaction it becomes part of that one."""
        if self._depth == 0:
            self._connection.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0:
                self._connection.execute("ROLLBACK")
            raise
        self._depth -= 1
        if self._depth == 0:
            self._connection.execute("COMMIT")

    def run(self, sql: str, *values: Value) -> sqlite3.Cursor:
        """Execute one statement."""
        return self._connection.execute(sql, values)

    def run_many(self, sql: str, values: Sequence[Sequence[Value]]) -> None:
        """Execute one statement for many rows."""
        self._connection.executemany(sql, values)

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """Return every row."""
        return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Value) -> Row | None:
        """Return the first row, if any."""
        found: Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def next_id(self, name: str, *, start: int, step: int = 1) -> int:
        """Return an id of this name that was never returned before, not even before a crash."""
        row = self.row(
            "INSERT INTO counters(name, value) VALUES (?, ?) "
            "ON CONFLICT(name) DO UPDATE SET value = value + ? RETURNING value",
            name,
            start,
            step,
        )
        if row is None:
            raise LookupError(name)
        return int(row[0])

    def dice(self, purpose: str, *, seed: int) -> random.Random:
        """Return the next source of chance for this purpose: the same for the same seed, restart or not."""
        turn = self.next_id(f"dice:{purpose}", start=1)
        return random.Random(f"{seed}:{purpose}:{turn}")  # noqa: S311 - repeatable chance is the point

    def close(self) -> None:
        """Fold the write-ahead file in and let go."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()
