"""How SQLite finds rows: what is asked at each poll, lock or look at a page must not read a whole table for it."""

import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import Connection, Select, UpdateBase, event
from sqlalchemy.dialects.sqlite import dialect

import spotter
from spotter.store.awaited import AwaitedSession
from spotter.store.reads.conversation_list import ConversationFilter, list_conversations
from spotter.store.reads.queue import count_queue, read_queue
from spotter.store.session import Store

_ROOMS = ("spotter.store.", "spotter.delivery.", "spotter.inbox.", "spotter.turns.", "spotter.desk.")
_SMALL = ("SCAN club", "SCAN anon_", "SCAN json_each")
"""A chain has some hundred clubs; the others are no tables."""


def _statements_with_long_lists() -> Iterator[tuple[str, str, list[str]]]:
    """Return name, text and parameters of each statement that is built once and takes a list of any length."""
    for module in pkgutil.walk_packages(spotter.__path__, "spotter."):
        if not module.name.startswith(_ROOMS):
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, Select | UpdateBase):
                compiled = value.compile(dialect=dialect(paramstyle="named"))
                if "json_each" in str(compiled):
                    yield f"{module.name}.{name}", str(compiled), list(compiled.params)


def _scans(connection: Connection, sql: str, parameters: Any) -> list[str]:
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters)
    return [row[3] for row in plan if row[3].startswith("SCAN ") and not row[3].startswith(_SMALL)]


def test_long_lists_are_looked_up(sqlite_store: Store) -> None:
    """One word after the condition, such as the `= 1` that SQLAlchemy writes after a Boolean, and no index is used."""
    found = list(_statements_with_long_lists())
    with sqlite_store.engine.connect() as connection:
        scans = {name: _scans(connection, sql, dict.fromkeys(names, "[1]")) for name, sql, names in found}

    assert {} == {name: scanned for name, scanned in scans.items() if scanned}
    assert 15 <= len(found)


async def _plans(store: Store, read: Callable[[AwaitedSession], Awaitable[Any]], of: str) -> list[str]:
    """Read, and return how the statements with these words in them find their rows."""
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, _many: bool) -> None:
        asked.append((sql, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    async with store.reading() as tx:
        await read(tx.session)
    event.remove(store.engine, "before_cursor_execute", note)
    with store.engine.connect() as connection:
        return [
            str([row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters)])
            for sql, parameters in asked
            if of in sql
        ]


@pytest.mark.parametrize("club", [None, "north"])
async def test_what_waits_is_found_without_what_is_over(sqlite_store: Store, club: str | None) -> None:
    """The page and the number on its tab ask only for what waits: a partial index, however long the past is."""

    async def read(session: AwaitedSession) -> None:
        await count_queue(session)
        await read_queue(session, club=club, staff=1, after=None, limit=20)

    plans = await _plans(sqlite_store, read, "UNION ALL")

    assert 2 == len(plans)
    for plan in plans:
        assert "ix_approval_pending" in plan or "ix_approval_queue (club_id=? AND state=?)" in plan, plan
        assert "ix_escalation_unfinished" in plan or "ix_escalation_queue (club_id=? AND state=?)" in plan, plan


@pytest.mark.parametrize("club", [None, "north"])
async def test_the_newest_conversations_are_read_in_their_order(sqlite_store: Store, club: str | None) -> None:
    """The first page of the inbox, of one club or of a whole chain, sorts nothing."""
    (plan,) = await _plans(
        sqlite_store,
        lambda session: list_conversations(session, ConversationFilter(club=club), staff=1, after=None, limit=20),
        "ORDER BY conversation.last_message_at DESC",
    )

    assert ("ix_conversation_list" if club else "ix_conversation_newest") in plan, plan
    assert "ORDER BY" not in plan, plan
