"""Arming against whatever else wants the same member at the same moment: the one that commits first wins."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import update

from spotter.delivery.gate import Armed, Refused
from spotter.delivery.staging import stage
from spotter.domain.delivery import Block, DeliveryState
from spotter.domain.delivery_text import text_hash
from spotter.domain.ids import ApprovalId, ConversationId
from spotter.store.session import Store
from spotter.store.tables.deliveries import Campaign
from spotter.store.tables.judgements import Approval
from spotter.store.transaction import Transaction
from tests.fixtures.delivery_rows import ANSWER, Rows, armed, reply_to, scene, touch
from tests.fixtures.world_changes import hears_from_member, is_taken_over, opts_out

ROUNDS = 8
Rival = Callable[[Transaction, ConversationId, datetime], Awaitable[Any]]
RIVALS = [opts_out, is_taken_over, hears_from_member]


@pytest.mark.parametrize("rival", RIVALS)
async def test_either_the_send_is_armed_or_the_rival_was_first(store: Store, rival: Rival) -> None:
    """
    A stop, a takeover or a new message at the same moment: afterwards nothing more is armed.
    """
    rows = Rows(store)
    await rows.club()
    for _ in range(ROUNDS):
        thread = await rows.thread()
        delivery = await rows.staged(reply_to(thread))

        result, _ = await asyncio.gather(
            armed(store, delivery), store.run(partial(rival, conversation=thread.conversation, at=rows.now))
        )

        row = await rows.delivery(delivery)
        assert isinstance(result, Armed) == (row.state == DeliveryState.ARMED)
        assert isinstance(await armed(store, delivery, fence=row.fence), Refused)


async def test_a_text_is_replaced_or_armed_but_never_both(store: Store) -> None:
    """
    A retry drafts anew while the first draft is armed: what is armed is what the row holds.
    """
    rows = Rows(store)
    await rows.club()
    for _ in range(ROUNDS):
        thread = await rows.thread()
        delivery = await rows.staged(reply_to(thread))
        better = reply_to(thread, body="A better answer")

        result, _ = await asyncio.gather(armed(store, delivery), store.run(partial(stage, order=better, now=rows.now)))

        held = (await rows.delivery(delivery)).body
        assert (ANSWER if isinstance(result, Armed) else better.body) == held


@pytest.mark.parametrize("rival", RIVALS)
async def test_what_committed_before_the_arming_is_seen_by_it(store: Store, rival: Rival) -> None:
    """
    The gate waits for whoever holds the member, and then sees what they did.
    """
    rows, thread = await scene(store)
    delivery = await rows.staged(reply_to(thread))
    holding = asyncio.Event()

    async def slow_rival() -> None:
        async with store.transaction() as tx:
            await rival(tx, thread.conversation, rows.now)
            holding.set()
            await asyncio.sleep(0.2)  # long enough for the gate to come and wait; were it not, it would be armed

    slow = asyncio.create_task(slow_rival())
    await holding.wait()
    result = await armed(store, delivery)
    await slow

    assert isinstance(result, Refused)
    assert result.block in {Block.OPTED_OUT, Block.TAKEN_OVER, Block.NEWER_MESSAGE}


async def test_two_workers_with_one_delivery_arm_it_once(store: Store) -> None:
    """
    However many workers pick it up at once, one attempt exists.
    """
    rows = Rows(store)
    await rows.club()
    for _ in range(ROUNDS):
        delivery = await rows.staged(reply_to(await rows.thread()))

        results = await asyncio.gather(*(armed(store, delivery) for _ in range(4)))

        assert 1 == sum(isinstance(result, Armed) for result in results)
        assert (1, 1) == ((await rows.delivery(delivery)).attempts, (await rows.delivery(delivery)).fence)


async def test_two_messages_of_one_conversation_are_not_armed_together(store: Store) -> None:
    """
    Two deliveries to one member at the same moment: one leaves, the other waits.
    """
    rows = Rows(store)
    await rows.club()
    for _ in range(ROUNDS):
        thread = await rows.thread()
        first = await rows.staged(reply_to(thread))
        second = await rows.staged(touch(thread, await rows.campaign()))

        results = await asyncio.gather(armed(store, first), armed(store, second))

        assert 1 == sum(isinstance(result, Armed) for result in results)


async def test_a_family_on_one_number_gets_one_marketing_text(store: Store) -> None:
    """
    Two members share a number and two campaigns reach for it at once: the cap holds.
    """
    rows = Rows(store)
    await rows.club()
    for number in range(ROUNDS):
        threads = [await rows.thread(phone=f"+131255502{number:02d}") for _ in range(2)]
        touches = [await rows.staged(touch(thread, await rows.campaign())) for thread in threads]

        results = await asyncio.gather(*(armed(store, delivery) for delivery in touches))

        assert 1 == sum(isinstance(result, Armed) for result in results)


async def test_an_approval_that_is_withdrawn_or_changed_in_time_stops_the_text(store: Store) -> None:
    """
    The text that leaves is the text that is approved at that moment.
    """
    rows = Rows(store)
    await rows.club()
    for _ in range(ROUNDS):
        thread = await rows.thread()
        approval = await rows.approval(thread)
        delivery = await rows.staged(reply_to(thread, approval=approval, approved_hash=text_hash(ANSWER)))

        edit = partial(_edit_approval, conversation=thread.conversation, approval=approval)
        result, _ = await asyncio.gather(armed(store, delivery), store.run(edit))

        after = await armed(store, delivery, fence=(await rows.delivery(delivery)).fence)
        assert isinstance(result, Armed) or result.block is Block.APPROVAL_MISMATCH
        assert isinstance(after, Refused)


async def test_nothing_of_a_stopped_campaign_is_armed_after_the_stop(store: Store) -> None:
    """
    Whoever stops a campaign while its messages leave: what was not armed by then never is.
    """
    rows = Rows(store)
    await rows.club()
    campaign = await rows.campaign()
    touches = [await rows.staged(touch(await rows.thread(), campaign)) for _ in range(12)]

    async def stop() -> None:
        async with store.transaction() as tx:
            await tx.locks.take(campaigns=[campaign])
            await tx.session.execute(
                update(Campaign).where(Campaign.id == campaign).values(state="stopped", epoch=Campaign.epoch + 1)
            )

    results = await asyncio.gather(*(armed(store, one) for one in touches[:6]), stop())
    late = [await armed(store, one) for one in touches[6:]]

    states = [(await rows.delivery(one)).state for one in touches]
    assert sum(isinstance(one, Armed) for one in results) == states.count(DeliveryState.ARMED)
    assert {Block.CAMPAIGN_NOT_RUNNING} == {one.block for one in late if isinstance(one, Refused)}
    assert 6 == sum(isinstance(one, Refused) for one in late)


async def _edit_approval(tx: Transaction, *, conversation: ConversationId, approval: ApprovalId) -> None:
    await tx.locks.take_conversation(conversation, approvals=[approval])
    await tx.session.execute(update(Approval).where(Approval.id == approval).values(final_hash=text_hash("Edited")))
