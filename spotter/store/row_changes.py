"""Changing rows without the object layer, with the two checks that it makes and a plain execution does not."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import CursorResult, Table, Update, bindparam
from sqlalchemy.orm.exc import StaleDataError

from spotter.store.awaited import AwaitedSession


def known_columns(values: Mapping[str, Any], table: Table) -> dict[str, Any]:
    """Return values for columns that exist: an execution passes over a parameter that its statement does not know."""
    unknown = [name for name in values if name not in table.c]
    if unknown:
        raise ValueError(f"There is no column {unknown[0]} in {table.name}.")
    return dict(values)


async def change_rows(session: AwaitedSession, table: Table, changes: Sequence[Mapping[str, Any]]) -> None:
    """Change rows by their `id`; every change names the same columns. Raises `StaleDataError` where one is missing."""
    if not changes:
        return
    rows = [known_columns(change, table) for change in changes]
    for row in rows:
        row["row"] = row.pop("id")  # what is named like a column is set, and the row's own number must not be
    result: CursorResult[Any] = await session.execute(_by_number(table), rows)  # pyright: ignore[reportAssignmentType] - an UPDATE gives a cursor
    if result.rowcount != len(rows):
        raise StaleDataError(f"{len(rows)} rows of {table.name} were to be changed, {result.rowcount} are there.")


@cache
def _by_number(table: Table) -> Update:
    return table.update().where(table.c.id == bindparam("row"))
