"""Lists of any length in statements that are built once: `where(among(column, long_ids("members")))`.

The list is one parameter on either database, however long (an inbox shows thousands of ids), and it is given when the
statement is executed: building a statement and its cache key costs more than executing it.
"""

import json
from collections.abc import Collection
from typing import Any, Self

from sqlalchemy import BigInteger, BindParameter, Boolean, Dialect, String, TypeDecorator, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeEngine


class _LongList(TypeDecorator[Collection[Any]]):
    """A list as each database takes it in one parameter: an array, or JSON."""

    impl = String
    cache_ok = True

    def __init__(self, each: type[TypeEngine[Any]]) -> None:
        super().__init__()
        self.each = each

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String() if dialect.name == "sqlite" else ARRAY(self.each))

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> Any:
        values = list(value or ())
        return json.dumps(values) if dialect.name == "sqlite" else values


def long_ids(name: str) -> BindParameter[Any]:
    """Return the parameter of this name: row numbers."""
    return bindparam(name, type_=_LongList(BigInteger))


def long_texts(name: str) -> BindParameter[Any]:
    """Return the parameter of this name: texts."""
    return bindparam(name, type_=_LongList(String))


class among(FunctionElement[bool]):  # noqa: N801 - it reads as a function
    """Say `column IN values`; an empty list has nothing in it."""

    inherit_cache = True
    type = Boolean()

    def self_group(self, against: OperatorType | None = None) -> Self:
        """Stand as it is: where SQLAlchemy wrote `= 1` after it for SQLite, no index was used, and tables were read."""
        return self


@compiles(among)
def _is_any(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} = ANY({values})"


@compiles(among, "sqlite")
def _is_in_json(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - a column and a parameter
