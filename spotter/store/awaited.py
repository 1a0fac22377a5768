"""The session as a transaction's work sees it: each statement is awaited, wherever it runs.

Work that is given to `Store.run` or `Store.read` runs whole in a thread of the store, so its statements run where they
are awaited. In a `async with store.reading()` block the work stays on the event loop and only its statements go to a
thread. Neither way goes through SQLAlchemy's asyncio extension: a switch of greenlets and a trip to a thread for each
small statement cost several times what the statement does.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Final, TypeVar, TypeVarTuple, overload

from sqlalchemy import Connection, Result, ScalarResult
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.selectable import TypedReturnsRows

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Elsewhere = Callable[[Callable[[], Any]], Awaitable[Any]]
"""Runs a call in another thread and waits for what it returns."""

_BUFFERED: Final = {"prebuffer_rows": True}
"""Rows are fetched with their statement: a result may be read after the transaction, and in another thread."""


class AwaitedSession:
    """What repositories need of SQLAlchemy's session, awaited."""

    __slots__ = ("_elsewhere", "sync_session")

    def __init__(self, session: Session, elsewhere: Elsewhere | None = None) -> None:
        """With `elsewhere` each call goes to another thread; without, it runs where it is awaited."""
        self.sync_session = session
        self._elsewhere = elsewhere

    @overload
    async def execute(
        self,
        statement: TypedReturnsRows[*Ts],
        params: Any = None,
        *,
        execution_options: dict[str, Any] | None = None,
    ) -> Result[*Ts]: ...
    @overload
    async def execute(
        self, statement: Executable, params: Any = None, *, execution_options: dict[str, Any] | None = None
    ) -> Result[*tuple[Any, ...]]: ...
    async def execute(
        self, statement: Executable, params: Any = None, *, execution_options: dict[str, Any] | None = None
    ) -> Result[*tuple[Any, ...]]:
        """Execute a statement and return its rows."""
        options = _BUFFERED if execution_options is None else execution_options | _BUFFERED
        if self._elsewhere is None:
            return self.sync_session.execute(statement, params, execution_options=options)
        return await self._elsewhere(lambda: self.sync_session.execute(statement, params, execution_options=options))

    @overload
    async def scalar(self, statement: TypedReturnsRows[T], params: Any = None) -> T | None: ...
    @overload
    async def scalar(self, statement: Executable, params: Any = None) -> Any: ...
    async def scalar(self, statement: Executable, params: Any = None) -> Any:
        """Execute a statement and return the first column of its first row."""
        return (await self.execute(statement, params)).scalar()

    @overload
    async def scalars(self, statement: TypedReturnsRows[T], params: Any = None) -> ScalarResult[T]: ...
    @overload
    async def scalars(self, statement: Executable, params: Any = None) -> ScalarResult[Any]: ...
    async def scalars(self, statement: Executable, params: Any = None) -> ScalarResult[Any]:
        """Execute a statement and return the first column of its rows."""
        return (await self.execute(statement, params)).scalars()

    async def get(self, entity: type[T], ident: Any) -> T | None:
        """Return a row by its key."""
        return await self._run(lambda: self.sync_session.get(entity, ident))

    async def get_one(self, entity: type[T], ident: Any) -> T:
        """Return a row that must be there."""
        return await self._run(lambda: self.sync_session.get_one(entity, ident))

    def add(self, row: object) -> None:
        """Note a new row; `flush` writes it."""
        self.sync_session.add(row)

    def add_all(self, rows: Iterable[object]) -> None:
        """Note new rows; `flush` writes them."""
        self.sync_session.add_all(rows)

    async def flush(self) -> None:
        """Write what was added or changed."""
        await self._run(self.sync_session.flush)

    async def on_connection(self, work: Callable[[Connection], T]) -> T:
        """Do something with the connection itself, in this transaction."""
        return await self._run(lambda: work(self.sync_session.connection()))

    async def _run(self, call: Callable[[], T]) -> T:
        return call() if self._elsewhere is None else await self._elsewhere(call)
