"""A person answers "did it arrive?": the first answer wins, and each means what it says."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from spotter.contracts.conversation import SendStatus
from spotter.delivery.did_it_arrive import Resolved, resolve_did_it_arrive
from spotter.delivery.machine import Arrival
from spotter.delivery.second_chance import queue_again
from spotter.domain.delivery import DeliveryState
from spotter.domain.errors import AlreadyDecided, Conflict, NotFound
from spotter.domain.ids import DeliveryId, EscalationId, StaffId
from spotter.store.session import Store
from spotter.store.tables.conversations import Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import StaffAct
from spotter.store.tables.records import AuditLine
from tests.fixtures.delivery_rows import ANSWER, Rows, by_hand, scene
from tests.fixtures.scripted_crm import Says
from tests.fixtures.sending_desk import SendingDesk, tasks_of

DANA = StaffId(1)


async def in_doubt(
    store: Store, says: Says = Says.TIMEOUT_BEFORE_EFFECT
) -> tuple[Rows, SendingDesk, DeliveryId, EscalationId]:
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[says])
    delivery = await rows.staged(by_hand(thread))
    assert SendStatus.NEEDS_STAFF is await desk.drive(delivery)
    (task,) = await tasks_of(store, delivery)
    return rows, desk, delivery, EscalationId(task.id)


async def answer(store: Store, desk: SendingDesk, task: EscalationId, arrival: Arrival) -> Resolved:
    return await store.run(lambda tx: resolve_did_it_arrive(tx, task, arrival, DANA, now=desk.time.now))


@pytest.mark.parametrize("says", [Says.TIMEOUT_BEFORE_EFFECT, Says.SENT_WITHOUT_EFFECT])
async def test_it_arrived_puts_it_into_the_thread(store: Store, says: Says) -> None:
    """
    A person saw it in the CRM: it counts as sent, and it says whose word that is.
    """
    rows, desk, delivery, task = await in_doubt(store, says)

    resolved = await answer(store, desk, task, Arrival.IT_ARRIVED)

    assert (DeliveryState.SENT, None) == (resolved.state, resolved.act)
    row = await rows.delivery(delivery)
    async with store.reading() as tx:
        message = (await tx.session.scalars(select(Message).where(Message.id == row.message_id))).one()
        line = (await tx.session.scalars(select(AuditLine).where(AuditLine.act == "delivery_sent"))).one()
    assert (DeliveryState.SENT, ANSWER) == (row.state, message.body)
    assert ("staff", DANA) == (line.actor_kind, line.actor_id)
    assert SendStatus.SENT is (await desk.send(delivery)).status
    assert 1 == len(desk.crm.posts)


async def test_send_again_is_an_order_that_the_workflow_learns_of(store: Store) -> None:
    """
    Sent again because a person says so: once, through the same gate.
    """
    rows, desk, delivery, task = await in_doubt(store)

    resolved = await answer(store, desk, task, Arrival.SEND_AGAIN)

    async with store.reading() as tx:
        act = (await tx.session.scalars(select(StaffAct))).one()
    assert (resolved.act, "send_again", delivery) == (act.id, act.kind, act.delivery_id)
    assert SendStatus.SENT is await desk.drive(delivery)
    assert (2, 1) == (len(desk.crm.posts), len(desk.crm.effects))
    assert DeliveryState.SENT == (await rows.delivery(delivery)).state


async def test_a_second_doubt_is_a_second_task(store: Store) -> None:
    """
    Sent again and in doubt again: somebody is asked again.
    """
    _, desk, delivery, task = await in_doubt(store)
    await answer(store, desk, task, Arrival.SEND_AGAIN)
    desk.crm.script = [Says.ERROR_BEFORE_EFFECT]

    assert SendStatus.NEEDS_STAFF is await desk.drive(delivery)

    assert ["resolved", "open"] == [one.state for one in await tasks_of(store, delivery)]


async def test_discard_leaves_it_as_it_is(store: Store) -> None:
    """
    Nothing more is sent.
    """
    rows, desk, delivery, task = await in_doubt(store)

    await answer(store, desk, task, Arrival.DISCARD)

    assert DeliveryState.CANCELLED == (await rows.delivery(delivery)).state
    assert SendStatus.BLOCKED is (await desk.send(delivery)).status
    assert 1 == len(desk.crm.posts)


async def test_two_people_answer_at_once_and_the_second_is_told_who_won(store: Store) -> None:
    """
    The first answer counts; the other one hears the winner's name and choice.
    """
    rows, desk, delivery, task = await in_doubt(store)

    results: list[Any] = await asyncio.gather(
        answer(store, desk, task, Arrival.IT_ARRIVED),
        answer(store, desk, task, Arrival.SEND_AGAIN),
        return_exceptions=True,
    )

    won = [one for one in results if isinstance(one, Resolved)]
    lost = [one for one in results if isinstance(one, AlreadyDecided)]
    assert (1, 1) == (len(won), len(lost))
    assert "Dana Fields" == lost[0].winner
    assert won[0].state == (await rows.delivery(delivery)).state


async def test_a_question_that_nobody_asked_has_no_answer(store: Store) -> None:
    """
    There is no such task, or its message is in doubt no more.
    """
    rows, desk, delivery, task = await in_doubt(store)
    with pytest.raises(NotFound):
        await answer(store, desk, EscalationId(999), Arrival.DISCARD)
    await rows.set(Delivery, delivery, state="sent")
    with pytest.raises(Conflict):
        await answer(store, desk, task, Arrival.DISCARD)
    assert ["open"] == [one.state for one in await tasks_of(store, delivery)]


async def test_what_found_no_connection_can_be_queued_again_by_a_person(store: Store) -> None:
    """
    The CRM was away three times, staff says "send again" when it is back: it is sent.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.REFUSED_CONNECTION] * 3)
    delivery = await rows.staged(by_hand(thread))
    assert SendStatus.NEEDS_STAFF is await desk.drive(delivery)

    again = await store.run(lambda tx: queue_again(tx, delivery, staff=DANA, now=desk.time.now))
    twice = await store.run(lambda tx: queue_again(tx, delivery, staff=DANA, now=desk.time.now))

    assert (True, False) == (again, twice)
    assert SendStatus.SENT is await desk.drive(delivery)
    assert 1 == len(desk.crm.effects)
