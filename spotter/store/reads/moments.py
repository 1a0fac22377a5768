"""When a message was written, as well as can be known, for putting messages in order beside each other."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from spotter.store.tables.base import UtcDateTime
from spotter.store.tables.conversations import Message


class MessageMoment(ColumnElement[datetime]):
    """The latest moment at which the message can have been written.

    The CRM tells minutes or days only, and a member may write twice within one. It was written before we stored it
    and before its minute (or day) was over: the earlier of the two keeps live messages in the order they came, and
    puts one that was found late where it belongs.
    """

    inherit_cache = True
    type = UtcDateTime()


@compiles(MessageMoment, "sqlite")
def _on_sqlite(_element: MessageMoment, compiler: SQLCompiler, **options: Any) -> str:  # pyright: ignore[reportUnusedFunction] - registered
    created, sent, precision = _columns(compiler, options)
    end = f"CASE {precision} WHEN 'minute' THEN '+59 seconds' WHEN 'day' THEN '+86399 seconds' ELSE '+0 seconds' END"
    latest = f"strftime('%Y-%m-%d %H:%M:%f', {sent}, {end}) || '000'"
    return f"min({created}, coalesce({latest}, {created}))"


@compiles(MessageMoment, "postgresql")
def _on_postgresql(_element: MessageMoment, compiler: SQLCompiler, **options: Any) -> str:  # pyright: ignore[reportUnusedFunction] - registered
    created, sent, precision = _columns(compiler, options)
    end = f"CASE {precision} WHEN 'minute' THEN 59 WHEN 'day' THEN 86399 ELSE 0 END"
    return f"least({created}, {sent} + make_interval(secs => {end}))"


def _columns(compiler: SQLCompiler, options: dict[str, Any]) -> tuple[str, str, str]:
    table = Message.__table__.c
    created, sent, precision = (
        compiler.process(column, **options) for column in (table.created_at, table.sent_at, table.precision)
    )
    return created, sent, precision


def message_moment() -> ColumnElement[datetime]:
    """Return the expression; the query must select from `message`."""
    return MessageMoment()
