"""Asking for many values at once: one parameter, however long the list (an inbox shows thousands of ids)."""

import json
from collections.abc import Collection

from sqlalchemy import BigInteger, ColumnElement, Select, String, any_, false, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute


def among_texts(
    column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None], values: Collection[str], *, is_sqlite: bool
) -> ColumnElement[bool]:
    """Say `column IN values` for texts."""
    if not values:
        return false()
    if is_sqlite:
        return column.in_(_each(values))
    return column == any_(literal(list(values), ARRAY(String)))


def among_ids(
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], values: Collection[int], *, is_sqlite: bool
) -> ColumnElement[bool]:
    """Say `column IN values` for row numbers."""
    if not values:
        return false()
    if is_sqlite:
        return column.in_(_each(values))
    return column == any_(literal(list(values), ARRAY(BigInteger)))


def _each(values: Collection[str] | Collection[int]) -> Select[tuple[str]]:
    return select(func.json_each(json.dumps(list(values))).table_valued("value").c.value)
