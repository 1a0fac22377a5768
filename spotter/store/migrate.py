"""Bringing a database to the newest schema, whoever else starts at the same moment."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url

_MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
_ADVISORY_LOCK = 7_305_112_001
"""Any number that nothing else in the database uses."""
_WAIT_S = 120.0


def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest schema.

    Processes that start together queue for one lock; all but the first find nothing to do. A migration that fails
    leaves the schema as it was.
    """
    with locked_connection(url) as connection:
        command.upgrade(_config(connection), "head")


def downgrade(url: str, revision: str) -> None:
    """Take the schema back to `revision` (`base` for nothing). For tests and for operators who know why."""
    with locked_connection(url) as connection:
        command.downgrade(_config(connection), revision)


@contextmanager
def locked_connection(url: str) -> Generator[Connection]:
    """Open a connection in a transaction that no second migration can be in."""
    engine = _engine(make_url(url))
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                # Released by the commit or by the death of the process, so nobody can leave it behind.
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            yield connection
    finally:
        engine.dispose()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url.set(drivername="sqlite"), connect_args={"timeout": _WAIT_S})
    event.listen(engine, "connect", _leave_transactions_to_us)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _leave_transactions_to_us(connection: Any, _record: Any) -> None:
    connection.isolation_level = None


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
