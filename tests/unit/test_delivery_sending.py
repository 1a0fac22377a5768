"""Sending over a real store and a CRM whose answers are written down: each message leaves once or is asked about."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from spotter.contracts.conversation import SendStatus
from spotter.domain.delivery import Block, DeliveryState, Outcome
from spotter.domain.errors import CrmMismatch, CrmUnavailable
from spotter.store.session import Store
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.people import Member
from tests.fixtures.delivery_rows import ANSWER, by_hand, reply_to, scene
from tests.fixtures.scripted_crm import Says
from tests.fixtures.sending_desk import SendingDesk, attempts_of, tasks_of


async def test_a_reply_is_sent_once_seen_and_shown(store: Store) -> None:
    """
    What was sent stands in the thread, the question counts as answered, and sending again does nothing.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store)
    delivery = await rows.staged(reply_to(thread))

    first = await desk.send(delivery)
    second = await desk.send(delivery)

    assert (SendStatus.SENT, SendStatus.SENT) == (first.status, second.status)
    assert [(thread.crm_user_id, ANSWER)] == desk.crm.posts
    row = await rows.delivery(delivery)
    assert (DeliveryState.SENT, 1) == (row.state, row.attempts)
    async with store.reading() as tx:
        message = (await tx.session.scalars(select(Message).where(Message.id == row.message_id))).one()
        question = (await tx.session.scalars(select(Message).where(Message.id == thread.question))).one()
        conversation = (await tx.session.scalars(select(Conversation))).one()
    assert ("outbound", "ai", ANSWER, delivery) == (
        message.direction,
        message.author_kind,
        message.body,
        message.delivery_id,
    )
    assert question.ai_responded
    assert (message.id, False) == (conversation.last_message_id, conversation.requires_response)
    assert [Outcome.VERIFIED] == [attempt.outcome for attempt in await attempts_of(store, delivery)]
    assert 1 == desk.ingested


async def test_the_last_look_at_the_thread_comes_before_the_gate(store: Store) -> None:
    """
    A message that waits in the CRM and was not polled yet still makes the answer stale.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store)
    delivery = await rows.staged(reply_to(thread))

    async def the_log_shows_a_newer_message() -> None:
        await rows.inbound(thread, "STOP", opt_out="yes")

    desk.on_ingest = the_log_shows_a_newer_message

    outcome = await desk.send(delivery)

    assert (SendStatus.SUPERSEDED, Block.NEWER_MESSAGE) == (outcome.status, outcome.block)
    assert [] == desk.crm.posts


@pytest.mark.parametrize("trouble", [CrmUnavailable("The CRM did not answer."), CrmMismatch("Another person's popup.")])
async def test_trouble_before_arming_fails_and_can_be_tried_again(store: Store, trouble: Exception) -> None:
    """
    While nothing is armed a failure is a failure, and the message is still owed.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store)
    delivery = await rows.staged(reply_to(thread))
    desk.crm.read_errors = [trouble]

    with pytest.raises(type(trouble)):
        await desk.send(delivery)

    assert (DeliveryState.QUEUED, 0) == ((await rows.delivery(delivery)).state, len(desk.crm.posts))
    assert SendStatus.SENT is (await desk.send(delivery)).status


async def test_a_stopping_process_gives_up_what_is_not_armed(store: Store) -> None:
    """
    A deploy in the middle: what was not armed is left to the next worker.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store)
    delivery = await rows.staged(reply_to(thread))

    outcome = await desk.send(delivery, stopping=True)

    assert SendStatus.NOT_SENT is outcome.status
    assert (DeliveryState.QUEUED, []) == ((await rows.delivery(delivery)).state, desk.crm.posts)


async def test_a_cancelled_send_that_is_armed_is_finished(store: Store) -> None:
    """
    A message half on its way is brought to its end before the worker lets go.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store)
    delivery = await rows.staged(reply_to(thread))

    async def cancel_from_outside() -> None:
        sending.cancel()
        await asyncio.sleep(0)

    desk.crm.before_post = cancel_from_outside
    sending = asyncio.create_task(desk.send(delivery))

    with pytest.raises(asyncio.CancelledError):
        await sending

    assert DeliveryState.SENT == (await rows.delivery(delivery)).state
    assert 1 == len(desk.crm.effects)


async def test_a_send_that_is_cancelled_before_it_is_armed_is_given_up(store: Store) -> None:
    """
    While the thread is only being opened nothing is owed to anybody: let go at once.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store)
    delivery = await rows.staged(reply_to(thread))

    async def cancel_from_outside() -> None:
        sending.cancel()
        await asyncio.sleep(0)

    desk.crm.on_open = cancel_from_outside
    sending = asyncio.create_task(desk.send(delivery))

    with pytest.raises(asyncio.CancelledError):
        await sending

    assert (DeliveryState.QUEUED, []) == ((await rows.delivery(delivery)).state, desk.crm.posts)


async def test_a_worker_that_slept_past_its_deadline_does_not_post(store: Store) -> None:
    """
    Frozen between arming and the first byte for ten minutes, then woken: it keeps silent.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store)
    delivery = await rows.staged(reply_to(thread))
    desk.crm.before_post = lambda: desk.time.sleep(600)

    outcome = await desk.send(delivery)

    assert (SendStatus.NOT_SENT, []) == (outcome.status, desk.crm.posts)


async def test_a_worker_that_was_replaced_while_it_slept_does_not_post(store: Store) -> None:
    """
    Once another worker reconciles an attempt, the one that armed it has no say any more.
    """
    rows, thread = await scene(store)
    frozen, awake = SendingDesk(store), SendingDesk(store)
    delivery = await rows.staged(by_hand(thread))

    async def the_other_one_settles() -> None:
        assert SendStatus.NEEDS_STAFF is (await awake.settle(delivery)).status

    frozen.at["C4"] = the_other_one_settles

    outcome = await frozen.send(delivery)

    assert (SendStatus.UNCERTAIN, []) == (outcome.status, frozen.crm.posts)
    assert DeliveryState.NEEDS_STAFF == (await rows.delivery(delivery)).state


async def test_no_connection_is_tried_three_times_and_then_told(store: Store) -> None:
    """
    Where not a byte could leave it is tried again, but not for ever: then it is a person's task.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.REFUSED_CONNECTION, Says.TLS_FAILURE, Says.REFUSED_CONNECTION])
    delivery = await rows.staged(reply_to(thread))

    outcomes = [await desk.send(delivery) for _ in range(3)]

    assert [SendStatus.NOT_SENT, SendStatus.NOT_SENT, SendStatus.NEEDS_STAFF] == [one.status for one in outcomes]
    assert [0.0 < outcomes[0].retry_after_s, True] == [True, outcomes[2].escalation is not None]
    row = await rows.delivery(delivery)
    assert (DeliveryState.FAILED, 0) == (row.state, row.attempts)
    assert ["not_sent"] == [task.kind for task in await tasks_of(store, delivery)]


@pytest.mark.parametrize("reason", ["number", "nobody"])
async def test_somebody_who_cannot_be_reached_is_a_persons_task(store: Store, reason: str) -> None:
    """
    A number that cannot be texted, or a sender the CRM ties to nobody: staff is told, nothing is sent.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store)
    delivery = await rows.staged(by_hand(thread))
    if reason == "number":
        desk.crm.can_text = False
    else:
        await rows.set(Member, thread.member, crm_user_id=None)

    outcome = await desk.send(delivery)
    again = await desk.send(delivery)

    assert (SendStatus.NEEDS_STAFF, Block.CANNOT_RECEIVE) == (outcome.status, outcome.block)
    assert [outcome.escalation] == [task.id for task in await tasks_of(store, delivery)]
    assert outcome.escalation == again.escalation
    assert [] == desk.crm.posts


async def test_the_same_text_twice_on_purpose_is_two_messages(store: Store) -> None:
    """
    "Thanks!" after "Thanks!": the first one in the log is not taken for the second.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.SENT, Says.TIMEOUT_BEFORE_EFFECT])
    first = await rows.staged(by_hand(thread, "r1", body="Thanks!"))
    second = await rows.staged(by_hand(thread, "r2", body="Thanks!"))

    assert SendStatus.SENT is await desk.drive(first)
    assert SendStatus.NEEDS_STAFF is await desk.drive(second)

    assert 1 == len(desk.crm.effects)


async def test_a_message_waits_a_moment_for_the_one_before_it(store: Store) -> None:
    """
    Two messages at once: the second leaves when the first has arrived, and comes later where that takes long.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.TIMEOUT_BEFORE_EFFECT])
    first = await rows.staged(by_hand(thread, "r1", body="One"))
    second = await rows.staged(by_hand(thread, "r2", body="Two"))
    assert SendStatus.UNCERTAIN is (await desk.send(first)).status

    began = desk.time.now
    blocked = await desk.send(second)
    waited = desk.time.now - began
    assert SendStatus.NEEDS_STAFF is (await desk.settle(first)).status
    free = await desk.send(second)

    assert (SendStatus.NOT_SENT, Block.ANOTHER_SEND_OPEN) == (blocked.status, blocked.block)
    assert SendStatus.SENT is free.status
    assert timedelta(seconds=20) <= waited <= timedelta(seconds=25)


@pytest.mark.parametrize(
    "dress",
    [
        lambda text: f"{text} Reply STOP to opt out.",
        lambda text: f"{text} - Dana F.",
        lambda text: text[:300],
        lambda text: text.replace("'", "’").replace('"', "“"),
        lambda text: f"<p>{text.replace('&', '&amp;')}</p>",
    ],
)
async def test_what_the_crm_makes_of_a_text_is_still_that_text(sqlite_store: Store, dress: Any) -> None:
    """
    A suffix, a signature, a cut, other quotes, markup: the message is found, and not sent again.
    """
    rows, thread = await scene(sqlite_store)
    body = 'It\'s open "around the clock" for you & yours. ' * 8
    desk = SendingDesk(sqlite_store)
    desk.crm.dress = dress
    delivery = await rows.staged(reply_to(thread, body=body))

    assert SendStatus.SENT is (await desk.send(delivery)).status
    assert 1 == len(desk.crm.effects)


async def test_a_short_send_costs_no_heartbeat(sqlite_store: Store) -> None:
    """
    Heartbeats are billed: a send that is over before the first is due sends none.
    """
    rows, thread = await scene(sqlite_store)
    desk = SendingDesk(sqlite_store)

    await desk.send(await rows.staged(reply_to(thread)))

    assert [] == desk.stages
