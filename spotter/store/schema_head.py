"""Whether a database has the schema of this code. Alembic, which makes it so, is not needed to see it."""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from spotter.store.session import Store
from spotter.store.transaction import Transaction

_VERSIONS = Path(__file__).resolve().parents[2] / "migrations" / "versions"


@cache
def newest_revision() -> str:
    """Return the revision that this code was written for: migrations are numbered, and named by their numbers."""
    return max(path.name.partition("_")[0] for path in _VERSIONS.glob("[0-9]*_*.py"))


async def is_at_head(store: Store) -> bool:
    """Return whether the schema is the one that this code was written for."""

    async def revision(tx: Transaction) -> str | None:
        return await tx.session.on_connection(_revision)

    return await store.read(revision) == newest_revision()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalar(text("SELECT version_num FROM alembic_version"))
