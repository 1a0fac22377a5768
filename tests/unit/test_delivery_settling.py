"""Settling what is unknown: read until it is known, never guess, and give the rest to a person."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from spotter.contracts.conversation import SendStatus
from spotter.domain.delivery import DeliveryState, Outcome
from spotter.domain.errors import CrmUnavailable
from spotter.store.session import Store
from spotter.store.tables.records import Event
from tests.fixtures.delivery_rows import ANSWER, Rows, Thread, by_hand, reply_to, scene, touch
from tests.fixtures.scripted_crm import Killed, Says
from tests.fixtures.sending_desk import SendingDesk, attempts_of, tasks_of


async def test_an_answer_lost_after_the_effect_is_found_by_reading(store: Store) -> None:
    """
    The CRM did it and did not say so: nothing is sent again.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.ERROR_AFTER_EFFECT])
    delivery = await rows.staged(reply_to(thread))

    outcome = await desk.send(delivery)

    assert SendStatus.SENT is outcome.status
    assert 1 == len(desk.crm.effects)


async def test_an_effect_that_shows_late_is_waited_for(store: Store) -> None:
    """
    Visible after two and a half minutes: found at the last read, and not sent again.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.LATE_WITHIN_D])
    delivery = await rows.staged(reply_to(thread))

    first = await desk.send(delivery)
    second = await desk.send(delivery)
    settled = await desk.settle(delivery)

    assert [SendStatus.UNCERTAIN, SendStatus.UNCERTAIN] == [first.status, second.status]
    assert SendStatus.SENT is settled.status
    assert 1 == len(desk.crm.posts)


async def test_a_reply_that_never_arrived_is_sent_once_more_and_then_asked_about(store: Store) -> None:
    """
    Proved absent twice: the second time a person looks.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.TIMEOUT_BEFORE_EFFECT, Says.LOGIN_PAGE])
    delivery = await rows.staged(reply_to(thread))
    began = desk.time.now

    assert SendStatus.UNCERTAIN is (await desk.send(delivery)).status
    assert SendStatus.NOT_SENT is (await desk.settle(delivery)).status
    assert timedelta(seconds=200) <= desk.time.now - began <= timedelta(seconds=210)
    assert SendStatus.UNCERTAIN is (await desk.send(delivery)).status
    settled = await desk.settle(delivery)

    assert SendStatus.NEEDS_STAFF is settled.status
    row = await rows.delivery(delivery)
    assert (DeliveryState.NEEDS_STAFF, 2, 2) == (row.state, row.attempts, row.posts_allowed)
    assert [Outcome.ABSENT, Outcome.ABSENT] == [one.outcome for one in await attempts_of(store, delivery)]
    tasks = await tasks_of(store, delivery)
    assert [(settled.escalation, "did_it_arrive", "open")] == [(one.id, one.kind, one.state) for one in tasks]
    async with store.reading() as tx:
        opened = list(await tx.session.scalars(select(Event.payload).where(Event.type == "escalation_opened")))
    assert [settled.escalation] == [payload["escalation"] for payload in opened]


async def test_a_yes_without_a_trace_is_never_sent_again_by_itself(store: Store) -> None:
    """
    The CRM says it sent it and the thread does not show it: a person is asked, the message is not repeated.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.SENT_WITHOUT_EFFECT])
    delivery = await rows.staged(reply_to(thread))

    assert SendStatus.NEEDS_STAFF is await desk.drive(delivery)

    assert DeliveryState.UNCONFIRMED == (await rows.delivery(delivery)).state
    assert ["accepted_not_seen"] == [task.reason for task in await tasks_of(store, delivery)]
    assert 1 == len(desk.crm.posts)


@pytest.mark.parametrize("kind", ["manual", "touch"])
async def test_only_an_answer_is_repeated_by_itself(store: Store, kind: str) -> None:
    """
    What a person wrote, or a campaign, is not posted twice without a person.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.TIMEOUT_BEFORE_EFFECT])
    order = by_hand(thread) if kind == "manual" else touch(thread, await rows.campaign())
    delivery = await rows.staged(order)

    assert SendStatus.NEEDS_STAFF is await desk.drive(delivery)
    assert 1 == len(desk.crm.posts)


@pytest.mark.parametrize("meanwhile", ["opt_out", "take_over", "inbound"])
async def test_an_absence_is_not_repeated_into_a_changed_world(store: Store, meanwhile: str) -> None:
    """
    A stop, a takeover or a newer message while it was read back: nothing more is sent by itself.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.TIMEOUT_BEFORE_EFFECT])
    delivery = await rows.staged(reply_to(thread))
    assert SendStatus.UNCERTAIN is (await desk.send(delivery)).status

    await _happens(rows, thread, meanwhile)

    assert SendStatus.NEEDS_STAFF is (await desk.settle(delivery)).status
    assert 1 == len(desk.crm.posts)


@pytest.mark.parametrize("meanwhile", ["opt_out", "take_over", "inbound"])
async def test_the_second_try_passes_the_same_gate(store: Store, meanwhile: str) -> None:
    """
    Between the proved absence and the second post the world may change: the gate sees it.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.TIMEOUT_BEFORE_EFFECT])
    delivery = await rows.staged(reply_to(thread))
    await desk.send(delivery)
    assert SendStatus.NOT_SENT is (await desk.settle(delivery)).status

    await _happens(rows, thread, meanwhile)

    assert (await desk.send(delivery)).status in (SendStatus.BLOCKED, SendStatus.SUPERSEDED)
    assert 1 == len(desk.crm.posts)


async def test_an_effect_that_turns_up_after_all_is_not_doubled(store: Store) -> None:
    """
    Given up as absent and then there: the look before the second post finds it.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.LATE_BEYOND_D])
    delivery = await rows.staged(reply_to(thread))
    await desk.send(delivery)
    assert SendStatus.NOT_SENT is (await desk.settle(delivery)).status
    await desk.time.sleep(600)

    outcome = await desk.send(delivery)

    assert (SendStatus.SENT, 1) == (outcome.status, len(desk.crm.effects))
    assert DeliveryState.SENT == (await rows.delivery(delivery)).state


async def test_the_same_text_of_staff_counts_as_arrived(store: Store) -> None:
    """
    Staff typed the very same words into the CRM meanwhile: the member has them, once.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.TIMEOUT_BEFORE_EFFECT])
    delivery = await rows.staged(reply_to(thread))
    desk.at["C8"] = _later(desk, thread)

    assert SendStatus.SENT is await desk.drive(delivery)
    assert [] == desk.crm.effects


async def test_a_note_or_a_sequence_with_our_words_is_no_message(store: Store) -> None:
    """
    Only what went out as a message proves that ours did.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.TIMEOUT_BEFORE_EFFECT, Says.TIMEOUT_BEFORE_EFFECT])
    delivery = await rows.staged(reply_to(thread))
    await desk.send(delivery)
    desk.crm.write(thread.crm_user_id, ANSWER, author="Dana F.", by_member=False, channel=None)
    desk.crm.write(thread.crm_user_id, ANSWER, author="ClubOS", by_member=False, is_sequence=True)
    desk.crm.write(thread.crm_user_id, ANSWER)

    assert SendStatus.NOT_SENT is (await desk.settle(delivery)).status


async def test_a_thread_that_stays_unreadable_is_a_persons_task(store: Store) -> None:
    """
    Half an hour without a page that can be trusted: a person looks, nothing is sent again.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.RESET_WHILE_WRITING])
    delivery = await rows.staged(reply_to(thread))
    await desk.send(delivery)
    desk.crm.unreadable = True
    began = desk.time.now

    settled = await desk.settle(delivery)

    assert SendStatus.NEEDS_STAFF is settled.status
    assert timedelta(minutes=30) <= desk.time.now - began <= timedelta(minutes=32)
    assert ["thread_unreadable"] == [task.reason for task in await tasks_of(store, delivery)]


async def test_a_log_without_the_rows_from_before_proves_no_absence(store: Store) -> None:
    """
    A log that lost what it showed before the send is not believed when it lacks our text.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.TIMEOUT_BEFORE_EFFECT])
    desk.crm.write(thread.crm_user_id, "When do you close?")
    delivery = await rows.staged(reply_to(thread))
    await desk.send(delivery)
    desk.crm.others.clear()

    assert SendStatus.NEEDS_STAFF is (await desk.settle(delivery)).status
    assert ["thread_unreadable"] == [task.reason for task in await tasks_of(store, delivery)]


async def test_an_hour_of_trouble_after_a_crash_is_read_again_before_a_person_is_asked(store: Store) -> None:
    """
    Settling that goes on after a long downtime gives the thread more than one chance.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.ERROR_AFTER_EFFECT])
    desk.kill_at = "C7"
    delivery = await rows.staged(reply_to(thread))
    with pytest.raises(Killed):
        await desk.send(delivery)
    await desk.time.sleep(3_600)
    desk.crm.read_errors = [CrmUnavailable("Still starting.")]

    assert SendStatus.SENT is (await desk.settle(delivery)).status


@pytest.mark.parametrize("step", [3_600.0, -3_600.0])
async def test_a_step_of_the_wall_clock_makes_nothing_absent(store: Store, step: float) -> None:
    """
    The clock jumps an hour while the thread is read back: an effect that shows late is still found.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.LATE_WITHIN_D])
    delivery = await rows.staged(reply_to(thread))
    await desk.send(delivery)

    async def the_clock_jumps() -> None:
        desk.time.step = step

    desk.at["C10"] = the_clock_jumps
    began = desk.time.now

    assert SendStatus.SENT is (await desk.settle(delivery)).status
    assert desk.time.now - began < timedelta(seconds=250)


async def test_settling_what_is_settled_says_so(store: Store) -> None:
    """
    A repeat of the settling, after a crash that lost its answer, gives the same answer.
    """
    rows, thread = await scene(store)
    desk = SendingDesk(store, script=[Says.SENT_WITHOUT_EFFECT])
    delivery = await rows.staged(by_hand(thread))
    await desk.send(delivery)

    first = await desk.settle(delivery)
    second = await desk.settle(delivery)

    assert (SendStatus.NEEDS_STAFF, first.escalation) == (second.status, second.escalation)
    assert 1 == len(await tasks_of(store, delivery))


async def _happens(rows: Rows, thread: Thread, what: str) -> None:
    if what == "opt_out":
        await rows.opt_out(thread)
    elif what == "take_over":
        await rows.take_over(thread)
    else:
        await rows.inbound(thread, "Hello?")


def _later(desk: SendingDesk, thread: Thread):
    async def staff_writes() -> None:
        desk.crm.write(thread.crm_user_id, ANSWER, author="Sam T.", by_member=False)

    return staff_writes
