"""The gate that every send passes: what it lets through, what it refuses and where that leaves the delivery."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from spotter.delivery.gate import Armed, Refused
from spotter.domain.conversation import Channel
from spotter.domain.delivery import Block, DeliveryState
from spotter.domain.delivery_text import text_hash
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Attempt
from spotter.store.tables.judgements import Approval, DecisionRow
from spotter.store.tables.records import AuditLine, Event
from tests.fixtures.delivery_rows import (
    ANSWER,
    CLUB,
    Rows,
    armed,
    block_of,
    by_hand,
    reply_to,
    scene,
)


async def test_a_reply_to_the_newest_message_is_armed_with_its_exact_text(store: Store) -> None:
    """
    An answer that nothing speaks against may leave, once, until its deadline.
    """
    rows, thread = await scene(store)
    delivery = await rows.staged(reply_to(thread))

    result = await armed(store, delivery)

    assert isinstance(result, Armed)
    assert (1, 1, Channel.TEXT, ANSWER) == (result.number, result.fence, result.channel, result.body)
    row = await rows.delivery(delivery)
    assert (DeliveryState.ARMED, 1, 1) == (row.state, row.fence, row.attempts)
    async with store.reading() as tx:
        attempt = (await tx.session.scalars(select(Attempt))).one()
        acts = list(await tx.session.scalars(select(AuditLine.act).order_by(AuditLine.id)))
        states = [payload["state"] for payload in await tx.session.scalars(select(Event.payload).order_by(Event.id))]
    assert (["a", "b"], 0, 1, None) == (attempt.anchor, attempt.expected_count, attempt.fence, attempt.closed_at)
    assert ["delivery_staged", "delivery_armed"] == acts
    assert ["queued", "armed"] == states


async def test_a_second_worker_cannot_arm_what_is_armed(store: Store) -> None:
    """
    Two workers with the same delivery: one attempt.
    """
    rows, thread = await scene(store)
    delivery = await rows.staged(reply_to(thread))

    first = await armed(store, delivery)
    second = await armed(store, delivery, fence=1)

    assert isinstance(first, Armed)
    assert isinstance(second, Refused)
    assert Block.NOT_MINE is second.block


async def test_a_stop_by_any_of_the_members_numbers_blocks_every_automatic_text(store: Store) -> None:
    """
    Opt-out follows the number: whoever shares it, nothing automatic is sent to it.
    """
    rows = Rows(store)
    await rows.club()
    mother = await rows.thread(phone="+13125550142")
    daughter = await rows.thread(phone="+13125550142")
    await rows.opt_out(mother)
    delivery = await rows.staged(reply_to(daughter))

    result = await armed(store, delivery)

    assert isinstance(result, Refused)
    assert (Block.OPTED_OUT, DeliveryState.BLOCKED) == (result.block, result.state)
    row = await rows.delivery(delivery)
    assert (DeliveryState.BLOCKED, "opted_out", 0) == (row.state, row.block, row.attempts)


async def test_a_person_may_answer_somebody_who_opted_out_and_then_asked(store: Store) -> None:
    """
    After a STOP a text goes out only as a person's direct answer to a later message, and the record says so.
    """
    rows, thread = await scene(store)
    await rows.opt_out(thread, message=thread.question)
    too_soon = await rows.staged(by_hand(thread, "r1"))
    assert Block.OPTED_OUT is block_of(await armed(store, too_soon))

    await rows.inbound(thread, "What is my balance?")
    direct = await rows.staged(by_hand(thread, "r2"))
    result = await armed(store, direct)

    assert isinstance(result, Armed)
    async with store.reading() as tx:
        detail = (await tx.session.scalars(select(AuditLine.detail).where(AuditLine.act == "delivery_armed"))).one()
    assert detail["answers_after_opt_out"] is True


async def test_a_notice_is_not_a_question(store: Store) -> None:
    """
    The CRM's own notice after a STOP does not open the way for an answer.
    """
    rows, thread = await scene(store)
    await rows.opt_out(thread, message=thread.question)
    await rows.inbound(thread, "Member has replied STOP", notice="stop")
    delivery = await rows.staged(by_hand(thread))

    assert Block.OPTED_OUT is block_of(await armed(store, delivery))


async def test_a_stop_to_texts_leaves_a_persons_mail_alone(store: Store) -> None:
    """
    Whoever stopped texts can still be asked by mail, by a person.
    """
    rows, thread = await scene(store)
    await rows.opt_out(thread, message=thread.question)
    delivery = await rows.staged(by_hand(thread, channel=Channel.EMAIL, subject="Your membership"))

    assert isinstance(await armed(store, delivery), Armed)


@pytest.mark.parametrize("approved", [False, True])
async def test_a_takeover_cancels_what_the_ai_wrote(store: Store, approved: bool) -> None:
    """
    Once a person speaks, no text of the AI leaves, approved or not.
    """
    rows, thread = await scene(store)
    order = reply_to(thread)
    if approved:
        order = replace(order, approval=await rows.approval(thread), approved_hash=text_hash(ANSWER))
    delivery = await rows.staged(order)
    await rows.take_over(thread)

    result = await armed(store, delivery)

    assert isinstance(result, Refused)
    assert (Block.TAKEN_OVER, DeliveryState.CANCELLED) == (result.block, result.state)


async def test_a_takeover_that_was_handed_back_still_makes_the_old_text_stale(store: Store) -> None:
    """
    What was written before a person stepped in is not sent after they stepped out.
    """
    rows, thread = await scene(store)
    delivery = await rows.staged(reply_to(thread))
    await rows.take_over(thread)
    await rows.set(Conversation, thread.conversation, taken_over_by=None)

    assert Block.TAKEN_OVER is block_of(await armed(store, delivery))


async def test_what_the_person_who_took_over_wrote_leaves(store: Store) -> None:
    """
    A takeover silences the AI, not the person.
    """
    rows, thread = await scene(store)
    await rows.take_over(thread)
    delivery = await rows.staged(by_hand(thread))

    assert isinstance(await armed(store, delivery), Armed)


async def test_a_newer_message_supersedes_the_answer(store: Store) -> None:
    """
    A member who wrote again gets an answer to what they wrote last.
    """
    rows, thread = await scene(store)
    delivery = await rows.staged(reply_to(thread))
    await rows.inbound(thread, "Never mind, found it")

    result = await armed(store, delivery)

    assert isinstance(result, Refused)
    assert (Block.NEWER_MESSAGE, DeliveryState.SUPERSEDED) == (result.block, result.state)


@pytest.mark.parametrize("table", [Club, Conversation])
async def test_the_kill_switch_stops_the_ai_and_not_a_persons_choice(store: Store, table: Any) -> None:
    """
    AI off, for the club or here: nothing of its own leaves, an approved text does.
    """
    rows, thread = await scene(store)
    other = await rows.thread()
    own = await rows.staged(reply_to(thread))
    chosen = await rows.staged(reply_to(other, approval=await rows.approval(other), approved_hash=text_hash(ANSWER)))
    for one in (thread, other):
        await rows.set(table, CLUB if table is Club else one.conversation, ai_on=False)

    assert Block.AI_OFF is block_of(await armed(store, own))
    assert isinstance(await armed(store, chosen), Armed)


@pytest.mark.parametrize(
    ("changes", "block"),
    [
        ({"state": "pending"}, Block.NOT_APPROVED),
        ({"state": "rejected"}, Block.NOT_APPROVED),
        ({"state": "expired"}, Block.NOT_APPROVED),
        ({"final_hash": text_hash("Something else")}, Block.APPROVAL_MISMATCH),
    ],
)
async def test_an_approval_counts_for_its_exact_text_only(store: Store, changes: dict[str, str], block: Block) -> None:
    """
    What a person did not approve, word for word, does not leave.
    """
    rows, thread = await scene(store)
    approval = await rows.approval(thread)
    delivery = await rows.staged(reply_to(thread, approval=approval, approved_hash=text_hash(ANSWER)))
    await rows.set(Approval, approval, **changes)

    result = await armed(store, delivery)

    assert isinstance(result, Refused)
    assert (block, DeliveryState.BLOCKED) == (result.block, result.state)


@pytest.mark.parametrize("changes", [{"step": "hold"}, {"shadow": True}])
async def test_a_reply_that_the_policy_held_needs_a_person(store: Store, changes: dict[str, Any]) -> None:
    """
    Held or in the shadow: without an approval it stays here.
    """
    rows, thread = await scene(store)
    async with store.reading() as tx:
        decision = (await tx.session.scalars(select(DecisionRow.id))).one()
    await rows.set(DecisionRow, decision, **changes)
    delivery = await rows.staged(reply_to(thread))

    assert Block.NOT_APPROVED is block_of(await armed(store, delivery))


async def test_a_reply_whose_draft_went_before_a_person_needs_that_person(store: Store) -> None:
    """
    Where a draft was put up for approval, the same turn cannot be answered around it.
    """
    rows, thread = await scene(store)
    await rows.approval(thread, "Another draft", state="pending")
    delivery = await rows.staged(reply_to(thread))

    assert Block.NOT_APPROVED is block_of(await armed(store, delivery))
