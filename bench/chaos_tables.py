"""The product's tables, read with plain SQL: what the bench and its checker know of the store."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

Row = dict[str, Any]

_JSON = frozenset({"payload", "detail"})


class Tables:
    """Reads rows. Each call is one connection, since the server at the other end may be killed at any time."""

    def __init__(self, url: str) -> None:
        """`url` is the product's own."""
        self._engine = create_engine(url, poolclass=NullPool)

    def rows(self, sql: str, **parameters: Any) -> list[Row]:
        """Return the rows of a query, with moments as aware datetimes and JSON read."""
        with self._engine.connect() as connection:
            return _rows(connection, sql, **parameters)

    def snapshot(self, queries: Iterable[tuple[str, str]]) -> dict[str, list[Row]]:
        """Return the rows of queries by name, as they stood at one moment: a product at rest still reminds people."""
        with self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")  # its driver begins by itself only before a write
            else:
                connection.execution_options(isolation_level="REPEATABLE READ")
            return {name: _rows(connection, sql) for name, sql in queries}

    def number(self, sql: str, **parameters: Any) -> int:
        """Return one number."""
        with self._engine.connect() as connection:
            return int(connection.execute(text(sql), parameters).scalar_one() or 0)

    def write(self, sql: str, **parameters: Any) -> None:
        """Change a setting before the run begins, as its operator would."""
        with self._engine.begin() as connection:
            connection.execute(text(sql), parameters)


UNFINISHED = """
SELECT (SELECT count(*) FROM message WHERE needs_turn AND turn_id IS NULL)
     + (SELECT count(*) FROM turn WHERE state IN ('open', 'decided'))
     + (SELECT count(*) FROM delivery WHERE state IN ('queued', 'armed', 'reconciling') AND NOT (state = 'queued' AND
        EXISTS (SELECT 1 FROM escalation WHERE delivery_id = delivery.id AND escalation.state <> 'resolved')))
     + (SELECT count(*) FROM staff_act WHERE acted_at IS NULL)
"""
"""How much the product still has to do by itself; what waits for a person is not in it."""

ARMED = "SELECT count(*) FROM attempt WHERE outcome IS NULL AND closed_at IS NULL"
"""How many sends are between arming and their answer."""


def _rows(connection: Connection, sql: str, **parameters: Any) -> list[Row]:
    found = connection.execute(text(sql), parameters)
    return [{name: _value(name, value) for name, value in row.items()} for row in found.mappings()]


def _value(name: str, value: Any) -> Any:
    if name in _JSON and isinstance(value, str):
        return json.loads(value)
    if name == "at" or name.endswith("_at"):
        return _moment(value)
    return value


def _moment(value: Any) -> datetime | None:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return None
