"""The schema: what the migrations make is what the code was written for, on both databases."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from spotter.store.migrate import downgrade, locked_connection, upgrade
from spotter.store.schema_head import is_at_head, newest_revision
from spotter.store.session import Store
from spotter.store.tables.all import METADATA

_MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database in which nothing is yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return str(request.getfixturevalue("postgres_database"))


def _differences(url: str) -> list[object]:
    with locked_connection(url) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, METADATA))


def _tables(url: str) -> set[str]:
    with locked_connection(url) as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_there_is_one_line_of_migrations() -> None:
    """Two heads would leave it to chance which schema a club gets."""
    assert [newest_revision()] == ScriptDirectory(str(_MIGRATIONS)).get_heads()


def test_migrations_make_the_tables_of_the_code(empty_url: str) -> None:
    """A column that a table has and no migration makes is found here, not at a club."""
    upgrade(empty_url)

    assert [] == _differences(empty_url)


def test_a_schema_can_be_taken_back_and_laid_again(empty_url: str) -> None:
    """Up, down and up again ends where it began."""
    upgrade(empty_url)
    laid = _tables(empty_url)
    downgrade(empty_url, "base")
    after_down = _tables(empty_url)
    upgrade(empty_url)

    assert set() == after_down
    assert laid == _tables(empty_url) == set(METADATA.tables)


def test_processes_that_start_together_migrate_once(empty_url: str) -> None:
    """A worker and two API processes may start in the same moment."""
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, [empty_url] * 4))

    assert [] == _differences(empty_url)


async def test_a_store_knows_whether_it_is_up_to_date(empty_url: str) -> None:
    """Readiness says no until the schema is the one of the code."""
    store = Store(empty_url)
    try:
        before = await is_at_head(store)
        await asyncio.to_thread(upgrade, empty_url)

        assert (False, True) == (before, await is_at_head(store))
    finally:
        await store.aclose()


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str) -> None:
    """Half a schema is worse than an old one."""
    upgrade(empty_url)
    with pytest.raises(ZeroDivisionError):
        _fail_half_way(empty_url)

    assert [] == _differences(empty_url)


def _fail_half_way(url: str) -> None:
    with locked_connection(url) as connection:
        connection.exec_driver_sql("DROP TABLE audit_line")
        raise ZeroDivisionError
