"""How a process works with its store: whole transactions in threads, and writers in the order in which they came."""

import asyncio
import threading
from contextvars import ContextVar
from typing import Any

import pytest
from sqlalchemy import Connection, event, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from spotter.store.session import Store
from spotter.store.tables.people import ContactPoint
from spotter.store.transaction import Transaction

_ROW = {"kind": "phone", "consent": {}, "version": 1}
_WHOSE: ContextVar[str] = ContextVar("whose", default="nobody's")


@pytest.fixture
async def store(sqlite_url: str) -> Any:
    opened = Store(sqlite_url)
    yield opened
    await opened.aclose()


async def test_work_runs_whole_in_one_thread_with_its_callers_context(store: Store) -> None:
    """One trip for a transaction, however many statements: and logs know whose it was."""
    seen: list[tuple[int, str]] = []

    async def work(tx: Transaction) -> None:
        for _ in range(3):
            await tx.session.execute(select(func.count()).select_from(ContactPoint))
            seen.append((threading.get_ident(), _WHOSE.get()))

    _WHOSE.set("mine")
    await store.run(work)

    assert 1 == len({thread for thread, _ in seen})
    assert threading.get_ident() not in {thread for thread, _ in seen}
    assert ["mine"] * 3 == [whose for _, whose in seen]


async def test_work_that_waits_for_something_else_is_refused(store: Store) -> None:
    """A transaction that waited for a network would hold its locks meanwhile. What it wrote is undone."""

    async def work(tx: Transaction) -> None:
        await tx.session.execute(insert(ContactPoint), [_ROW | {"value": "+13125550101"}])
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="waited for something else"):
        await store.run(work)

    assert 0 == await store.read(_count)


async def test_a_cancelled_caller_leaves_the_store_usable(store: Store) -> None:
    """What was begun is ended, and the next writer gets their turn only then."""
    began, go_on = threading.Event(), threading.Event()

    async def slow(tx: Transaction) -> None:
        await tx.session.execute(insert(ContactPoint), [_ROW | {"value": "+13125550101"}])
        began.set()
        go_on.wait(30)

    writing = asyncio.create_task(store.run(slow))
    await asyncio.to_thread(began.wait, 30)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    after = asyncio.create_task(store.run(_count))
    await asyncio.sleep(0.05)
    assert not after.done()
    go_on.set()

    assert 1 == await after


async def test_a_cancelled_block_keeps_its_connection_until_its_statement_has_ended(store: Store) -> None:
    """A page that was closed must not hand on a connection that still works for it."""
    began, go_on = threading.Event(), threading.Event()
    given_back: list[bool] = []
    event.listen(store.engine, "checkin", lambda *_: given_back.append(go_on.is_set()))

    def slow(_connection: Connection) -> None:
        began.set()
        go_on.wait(30)

    async def read() -> None:
        async with store.reading() as tx:
            await tx.session.on_connection(slow)

    reading = asyncio.create_task(read())
    await asyncio.to_thread(began.wait, 30)
    reading.cancel()
    await asyncio.sleep(0.1)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await reading

    assert [True] == given_back


async def _count(tx: Transaction) -> int:
    return await tx.session.scalar(select(func.count()).select_from(ContactPoint)) or 0


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
