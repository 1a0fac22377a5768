"""Two members with one number: whoever adds it and whoever locks it do not stand in each other's way for ever."""

import asyncio

import pytest

from spotter.store.session import Store
from spotter.store.tables.people import ContactPoint, MemberContactPoint
from tests.fixtures.delivery_rows import Rows


@pytest.mark.postgresql
async def test_learning_one_number_for_two_members_at_once_is_no_deadlock(postgres_store: Store) -> None:
    """
    A family's first messages: each transaction links the shared number and then locks it.
    """
    rows = Rows(postgres_store)
    await rows.club()
    threads = [await rows.thread(), await rows.thread()]
    shared = ContactPoint(kind="phone", value="+13125550142")
    await rows.add(shared)
    both_linked = asyncio.Barrier(2)

    async def learn(number: int) -> None:
        thread = threads[number]
        async with postgres_store.transaction() as tx:
            tx.session.add(MemberContactPoint(member_id=thread.member, contact_point_id=shared.id))
            await tx.session.flush()
            await both_linked.wait()
            await tx.locks.take_conversation(thread.conversation)

    async with asyncio.timeout(60):
        ends = await asyncio.gather(learn(0), learn(1), return_exceptions=True)

    assert [None, None] == ends
