"""How a migration meets a database: inside the transaction that `spotter.store.migrate` opened."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from spotter.store.migrate import locked_connection
from spotter.store.tables.all import METADATA
from spotter.store.tables.base import UtcDateTime


def _render(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write our one own type by its name; everything else as Alembic does."""
    if kind == "type" and isinstance(item, UtcDateTime):
        autogen.imports.add("from spotter.store.tables.base import UtcDateTime")
        return "UtcDateTime()"
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        compare_type=True,
        render_as_batch=connection.dialect.name == "sqlite",  # SQLite alters a table by copying it
        render_item=_render,
        transactional_ddl=True,  # a migration that stops half-way leaves nothing behind, on SQLite too
        user_module_prefix="",
    )
    with context.begin_transaction():
        context.run_migrations()


def _main() -> None:
    opened: Connection | None = context.config.attributes.get("connection")
    if opened is not None:
        _run(opened)
        return
    url = context.get_x_argument(as_dictionary=True).get("url")
    if url is None:
        raise SystemExit("Say which database: alembic -x url=sqlite:////tmp/at_head.db …")
    with locked_connection(url) as connection:
        _run(connection)


_main()
