"""How SQLite finds rows: what is asked at each poll, lock or look at a page must not read a whole table for it."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from sqlalchemy import Select, UpdateBase
from sqlalchemy.dialects.sqlite import dialect

import spotter
from spotter.store.reads.conversation_list import ConversationFilter, list_conversations
from spotter.store.reads.queue import count_queue, read_queue
from spotter.store.session import Store
from tests.fixtures.query_plans import plan_of, plans_of

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


def _scans(plan: list[str]) -> list[str]:
    return [line for line in plan if line.startswith("SCAN ") and not line.startswith(_SMALL)]


def test_long_lists_are_looked_up(sqlite_store: Store) -> None:
    """One word after the condition, such as the `= 1` that SQLAlchemy writes after a Boolean, and no index is used."""
    found = list(_statements_with_long_lists())
    with sqlite_store.engine.connect() as connection:
        scans = {name: _scans(plan_of(connection, sql, dict.fromkeys(names, "[1]"))) for name, sql, names in found}

    assert {} == {name: scanned for name, scanned in scans.items() if scanned}
    assert 15 <= len(found)


@pytest.mark.parametrize("club", [None, "north"])
async def test_what_waits_is_found_without_what_is_over(sqlite_store: Store, club: str | None) -> None:
    """The page and the number on its tab ask only for what waits: a partial index, however long the past is."""

    async def read() -> None:
        async with sqlite_store.reading() as tx:
            await count_queue(tx.session)
            await read_queue(tx.session, club=club, staff=1, after=None, limit=20)

    plans = [str(plan) for sql, plan in await plans_of(sqlite_store, read) if "UNION ALL" in sql]

    assert 2 == len(plans)
    for plan in plans:
        assert "ix_approval_pending" in plan or "ix_approval_queue (club_id=? AND state=?)" in plan, plan
        assert "ix_escalation_unfinished" in plan or "ix_escalation_queue (club_id=? AND state=?)" in plan, plan


@pytest.mark.parametrize("club", [None, "north"])
async def test_the_newest_conversations_are_read_in_their_order(sqlite_store: Store, club: str | None) -> None:
    """The first page of the inbox, of one club or of a whole chain, sorts nothing."""

    async def read() -> None:
        async with sqlite_store.reading() as tx:
            await list_conversations(tx.session, ConversationFilter(club=club), staff=1, after=None, limit=20)

    newest_first = "ORDER BY conversation.last_message_at DESC"
    (plan,) = [str(plan) for sql, plan in await plans_of(sqlite_store, read) if newest_first in sql]

    assert ("ix_conversation_list" if club else "ix_conversation_newest") in plan, plan
    assert "ORDER BY" not in plan, plan
