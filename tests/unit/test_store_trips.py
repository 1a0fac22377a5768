"""How a process shares SQLite: one trip to its thread for a statement, and writers in the order in which they came."""

import asyncio
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError

from spotter.store.session import Store
from spotter.store.tables.people import ContactPoint

_ROW = {"kind": "phone", "consent": {}, "version": 1}


@pytest.fixture
async def store(sqlite_url: str) -> Any:
    opened = Store(sqlite_url)
    yield opened
    await opened.aclose()


async def test_a_statement_makes_one_trip(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cursor, execution, rows and end are one trip: the way to the thread costs more than a small statement."""
    trips: list[object] = []
    real: Any = aiosqlite.Connection._execute

    async def counted(self: Any, work: Any, *more: Any, **named: Any) -> Any:
        trips.append(work)
        return await real(self, work, *more, **named)

    async with store.reading() as tx:
        await tx.session.execute(text("SELECT 1"))
        monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
        rows = (await tx.session.execute(select(ContactPoint.id).order_by(ContactPoint.id))).all()
        monkeypatch.undo()

    assert [] == rows
    assert 1 == len(trips)


async def test_results_are_as_the_driver_gives_them(store: Store) -> None:
    """Many rows at once, what an update hit, what an insert returns: all of it arrives."""
    async with store.transaction() as tx:
        await tx.session.execute(
            insert(ContactPoint), [_ROW | {"value": f"+1312555010{number}"} for number in range(5)]
        )
        new = await tx.session.scalar(
            insert(ContactPoint).values(**_ROW, value="+13125550199").returning(ContactPoint.id)
        )
        hit: Any = await tx.session.execute(update(ContactPoint).values(version=2))

    async with store.reading() as tx:
        values = list(await tx.session.scalars(select(ContactPoint.value).order_by(ContactPoint.id)))

    assert 6 == new
    assert 6 == hit.rowcount
    assert [*(f"+1312555010{number}" for number in range(5)), "+13125550199"] == values


async def test_an_error_leaves_the_connection_usable(store: Store) -> None:
    """A refused row undoes its transaction and nothing else."""
    row = _ROW | {"value": "+13125550101"}
    async with store.transaction() as tx:
        await tx.session.execute(insert(ContactPoint), [row])
    with pytest.raises(IntegrityError):
        async with store.transaction() as tx:
            await tx.session.execute(insert(ContactPoint), [row])

    async with store.reading() as tx:
        assert 1 == len((await tx.session.scalars(select(ContactPoint.id))).all())


async def test_writers_of_one_process_write_in_the_order_in_which_they_came(store: Store) -> None:
    """Nobody is overtaken while they wait, however many wait."""
    order: list[int] = []

    async def write(number: int) -> None:
        async with store.transaction() as tx:
            await tx.session.execute(insert(ContactPoint), [_ROW | {"value": str(number)}])
            order.append(number)

    await asyncio.gather(*(write(number) for number in range(50)))

    assert list(range(50)) == order
