"""Rows that are changed by their number, on both databases: none silently, and no column that is not there."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm.exc import StaleDataError

from spotter.store.conversations import Conversations
from spotter.store.messages import Messages
from spotter.store.session import Store
from spotter.store.tables.conversations import Message
from tests.fixtures.club_inboxes import a_club, item


async def test_many_rows_are_changed_at_once(store: Store) -> None:
    """Each gets its own values."""
    inbox = await a_club(store)
    await inbox.connect(item(1, "Hi"), item(2, "Hello"))
    ids = [row.id for row in await inbox.messages()]

    await store.run(lambda tx: Messages(tx).change_many([{"id": id_, "log_key": f"key {id_}"} for id_ in ids]))

    assert [f"key {id_}" for id_ in ids] == [row.log_key for row in await inbox.messages()]


async def test_a_row_that_is_not_there_undoes_the_transaction(store: Store) -> None:
    """What was to be changed and is gone must be heard of: the other changes were made for its sake."""
    inbox = await a_club(store)
    await inbox.connect(item(1, "Hi"))
    [known] = [row.id for row in await inbox.messages()]

    with pytest.raises(StaleDataError):
        await store.run(
            lambda tx: Messages(tx).change_many([{"id": known, "log_key": "a"}, {"id": known + 999, "log_key": "b"}])
        )

    count = select(func.count()).select_from(Message).where(Message.log_key.is_not(None))
    assert 0 == await store.read(lambda tx: tx.session.scalar(count))


async def test_a_conversation_that_is_not_there_is_heard_of_too(store: Store) -> None:
    """The same for marks."""
    with pytest.raises(StaleDataError):
        await store.run(lambda tx: Conversations(tx).change_many([{"id": 999, "requires_response": False}]))


async def test_a_column_that_is_not_there_is_refused(store: Store) -> None:
    """An execution would pass over the misspelt one and change the rest."""
    inbox = await a_club(store)
    await inbox.connect(item(1, "Hi"))
    [known] = [row.id for row in await inbox.messages()]

    with pytest.raises(ValueError, match="log_keyy"):
        await store.run(lambda tx: Messages(tx).change(known, log_keyy="a", notice=None))
    with pytest.raises(ValueError, match="log_keyy"):
        await store.run(lambda tx: Messages(tx).change_many([{"id": known, "log_keyy": "a", "notice": None}]))
