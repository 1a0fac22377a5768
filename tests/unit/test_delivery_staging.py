"""Staging: one row per intent, a text that may be replaced until it counts."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from spotter.delivery.gate import Armed
from spotter.delivery.intent_keys import ack_key, manual_key, reply_key, touch_key
from spotter.delivery.staging import Staged, StageDelivery, stage
from spotter.domain.delivery import DeliveryState
from spotter.domain.delivery_text import text_hash
from spotter.domain.errors import Conflict, InvalidRequest
from spotter.domain.ids import CampaignId, MemberId, TurnId
from spotter.store.session import Store
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.records import AuditLine
from tests.fixtures.delivery_rows import ANSWER, Rows, armed, by_hand, reply_to, scene, touch


async def staged(store: Store, order: StageDelivery) -> Staged:
    return await store.run(lambda tx: stage(tx, order, now=Rows(store).now))


def test_each_intent_has_one_key() -> None:
    """
    The keys name the decision and nothing that a retry would change.
    """
    assert ["reply:7", "ack:7", "manual:staff:1:r9", "touch:3:5:2"] == [
        reply_key(TurnId(7)),
        ack_key(TurnId(7)),
        manual_key("staff:1", "r9"),
        touch_key(CampaignId(3), MemberId(5), 2),
    ]


async def test_a_retry_finds_the_same_row_and_replaces_its_text(store: Store) -> None:
    """
    The model drafted anew after a crash: one delivery, with the newest text.
    """
    rows, thread = await scene(store)

    first = await staged(store, reply_to(thread))
    same = await staged(store, reply_to(thread))
    other = await staged(store, reply_to(thread, body="Until ten!"))

    assert (True, False, False) == (first.created, same.created, other.created)
    assert (False, True) == (same.replaced, other.replaced)
    assert {first.delivery} == {same.delivery, other.delivery}
    row = await rows.delivery(first.delivery)
    assert ("Until ten!", text_hash("Until ten!"), 2) == (row.body, row.body_hash, row.version)
    async with store.reading() as tx:
        acts = list(await tx.session.scalars(select(AuditLine.act).order_by(AuditLine.id)))
    assert ["delivery_staged", "delivery_replaced"] == acts


async def test_many_retries_at_once_make_one_row(store: Store) -> None:
    """
    Whatever crashed and started over at the same time: one row.
    """
    _, thread = await scene(store)

    results = await asyncio.gather(*(staged(store, reply_to(thread, body=f"Draft {n}")) for n in range(6)))

    assert 1 == sum(result.created for result in results)
    async with store.reading() as tx:
        assert 1 == await tx.session.scalar(select(func.count()).select_from(Delivery))


async def test_what_was_armed_keeps_its_text(store: Store) -> None:
    """
    A text that may have left is evidence.
    """
    rows, thread = await scene(store)
    first = await staged(store, reply_to(thread))
    assert isinstance(await armed(store, first.delivery), Armed)

    again = await staged(store, reply_to(thread, body="Another text"))

    assert (False, DeliveryState.ARMED) == (again.replaced, again.state)
    assert ANSWER == (await rows.delivery(first.delivery)).body


async def test_an_approved_text_is_not_replaced_by_a_draft(store: Store) -> None:
    """
    Nobody puts other words behind a person's yes.
    """
    rows, thread = await scene(store)
    approval = await rows.approval(thread)
    first = await staged(store, reply_to(thread, approval=approval, approved_hash=text_hash(ANSWER)))

    again = await staged(store, reply_to(thread, body="Another text"))

    assert not again.replaced
    assert ANSWER == (await rows.delivery(first.delivery)).body


@pytest.mark.parametrize("state", ["blocked", "superseded", "cancelled", "expired"])
async def test_what_never_left_comes_back_with_a_persons_yes(store: Store, state: str) -> None:
    """
    Refused at the gate as the AI's own text, then approved by a person: the same intent is tried again, once.
    """
    rows, thread = await scene(store)
    first = await staged(store, reply_to(thread))
    await rows.set(Delivery, first.delivery, state=state, block="ai_off")

    by_itself = await staged(store, reply_to(thread, body="Another text"))
    approved = reply_to(thread, approval=await rows.approval(thread), approved_hash=text_hash(ANSWER))
    by_a_person = await staged(store, approved)

    assert (False, state) == (by_itself.replaced, by_itself.state)
    assert (True, DeliveryState.QUEUED) == (by_a_person.replaced, by_a_person.state)
    row = await rows.delivery(first.delivery)
    assert (None, approved.approval) == (row.block, row.approval_id)


async def test_an_intent_belongs_to_one_conversation(store: Store) -> None:
    """
    The same request id used for another member is a mistake, not a message to them.
    """
    rows, thread = await scene(store)
    other = await rows.thread()
    await staged(store, by_hand(thread, "r1"))

    with pytest.raises(Conflict):
        await staged(store, by_hand(other, "r1"))


async def test_what_makes_no_sense_is_not_owed(store: Store) -> None:
    """
    No empty texts, no person's text without the person, no touch without its campaign, no approval of other words.
    """
    rows, thread = await scene(store)
    campaign = await rows.campaign()
    wrong: list[Any] = [
        by_hand(thread, body=" \n"),
        by_hand(thread, staff=None),
        replace(touch(thread, campaign), campaign_epoch=None),
        reply_to(thread, approval=await rows.approval(thread), approved_hash=None),
        reply_to(thread, approval=await rows.approval(thread), approved_hash=text_hash("Something else")),
    ]

    for order in wrong:
        with pytest.raises(InvalidRequest):
            await staged(store, order)
