"""Whether anybody committed since the last look: SQLite says so for six microseconds, without a transaction."""

import sqlite3

from spotter.store.session import Store


class Changes:
    """What those who look again and again ask first. On PostgreSQL it never knows, and they look."""

    def __init__(self, store: Store) -> None:
        """Opens nothing yet; it is asked on the event loop only."""
        self._path = store.engine.url.database if store.is_sqlite else None
        self._connection: sqlite3.Connection | None = None

    def version(self) -> int | None:
        """Return a number that changes with each commit; None where nobody knows. Ask before you look.

        On the event loop: it reads the header of the log that is in memory, and waits for no lock (`timeout=0`).
        """
        if self._path is None:
            return None
        try:
            if self._connection is None:
                # Kept, never replaced: numbers of two connections tell nothing about each other.
                self._connection = sqlite3.connect(self._path, timeout=0, isolation_level=None)
            return self._connection.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.Error:
            return None

    def close(self) -> None:
        """From now on it does not know."""
        self._path = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
