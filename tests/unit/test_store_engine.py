"""How the databases are opened: what reads may not write, and what PostgreSQL remembers of statements."""

import pytest
from sqlalchemy import bindparam, select, text, update
from sqlalchemy.exc import DBAPIError

from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.transaction import Transaction
from tests.fixtures.club_inboxes import a_club

_NAMED = select(Club.id).where(Club.name == bindparam("name"))
_PLANS = text("SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE '%club.name = %'")
_TIMES = 12


async def test_a_read_changes_nothing(store: Store) -> None:
    """PostgreSQL refuses the write, SQLite undoes it: neither keeps it, in a call or in a block."""
    inbox = await a_club(store)
    ours = update(Club).where(Club.id == inbox.club).values(name="Changed by a read")

    async def write(tx: Transaction) -> None:
        await tx.session.execute(ours)

    if store.is_sqlite:
        await store.read(write)
        async with store.reading() as tx:
            await write(tx)
    else:
        with pytest.raises(DBAPIError, match="read-only"):
            await store.read(write)
        with pytest.raises(DBAPIError, match="read-only"):
            async with store.reading() as tx:
                await write(tx)

    async with store.reading() as tx:
        assert "Changed by a read" != await tx.session.scalar(select(Club.name))


@pytest.mark.postgresql
async def test_a_statement_is_planned_once_for_a_connection(postgres_store: Store) -> None:
    """Though its transaction ends each time, and whatever its values are."""

    async def ask(tx: Transaction) -> None:
        await tx.session.execute(_NAMED, {"name": "Riverside"})

    for _ in range(_TIMES):
        await postgres_store.read(ask)
    async with postgres_store.reading() as tx:
        plans = (await tx.session.execute(_PLANS)).all()

    assert 1 == len(plans)
    assert 0 == plans[0].custom_plans
    assert _TIMES - 2 <= plans[0].generic_plans
