"""Acknowledging and resolving tasks."""

import asyncio

import pytest

from spotter.auth.principals import Principal
from spotter.desk.done import Done
from spotter.desk.takeover import take_over
from spotter.desk.tasks import Resolve, TaskEnd, acknowledge, resolve
from spotter.domain.conversation import StaffActKind
from spotter.domain.errors import AlreadyDecided, InvalidRequest, NotFound, OptedOut, SpotterError
from spotter.domain.ids import EscalationId
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Escalation
from tests.fixtures.desk_rows import DeskRows


async def _acknowledge(desk: DeskRows, task: int, by: Principal) -> Done:
    return await desk.store.run(lambda tx: acknowledge(tx, EscalationId(task), by=by, now=desk.now))


async def _resolve(desk: DeskRows, task: int, by: Principal, end: TaskEnd = TaskEnd.DONE) -> Done:
    order = Resolve(escalation=EscalationId(task), end=end, note="called back")
    return await desk.store.run(lambda tx: resolve(tx, order, by=by, now=desk.now))


async def test_a_task_is_looked_after_by_one_person(desk_rows: DeskRows) -> None:
    """
    Who says "I do it" owns the task; a colleague learns who that is.
    """
    task = await desk_rows.task(await desk_rows.thread())

    await _acknowledge(desk_rows, task, desk_rows.dana)
    await _acknowledge(desk_rows, task, desk_rows.dana)
    with pytest.raises(AlreadyDecided) as second:
        await _acknowledge(desk_rows, task, desk_rows.sam)

    assert ("Dana Fields", "acknowledged") == (second.value.winner, second.value.decision)
    row = await desk_rows.get(Escalation, task)
    assert ("acknowledged", desk_rows.dana.id) == (row.state, row.owner_staff_id)


async def test_a_task_ends_once(desk_rows: DeskRows) -> None:
    """
    Of many who end a task in the same moment one has ended it, and all others learn who.
    """
    thread = await desk_rows.thread()
    task = await desk_rows.task(thread)
    people = [desk_rows.dana, desk_rows.sam, desk_rows.owner]

    results = await asyncio.gather(
        *(_resolve(desk_rows, task, people[number % 3]) for number in range(12)), return_exceptions=True
    )

    assert 1 == sum(isinstance(result, Done) for result in results)
    assert 11 == sum(isinstance(result, AlreadyDecided) for result in results)


async def test_the_last_task_done_gives_the_move_to_the_member(desk_rows: DeskRows) -> None:
    """
    Where nothing waits any more, the conversation says so; the workflow learns of the act.
    """
    thread = await desk_rows.thread()
    first, second = await desk_rows.task(thread), await desk_rows.task(thread)

    await _resolve(desk_rows, first, desk_rows.dana)
    between = (await desk_rows.get(Conversation, thread.conversation)).status
    done = await _resolve(desk_rows, second, desk_rows.dana)

    assert "needs_staff" == between
    assert "waiting_on_member" == (await desk_rows.get(Conversation, thread.conversation)).status
    assert done.act is not None
    assert (StaffActKind.DECIDED, None) == (done.act.kind, done.act.approval)


async def test_a_message_that_never_left_can_be_sent_again_or_dropped(desk_rows: DeskRows) -> None:
    """
    "Send again" is an order to the workflow; "discard" means that it never leaves.
    """
    thread = await desk_rows.thread()
    again, dropped = await desk_rows.queued(thread, key="reply:a"), await desk_rows.queued(thread, key="reply:b")
    first = await desk_rows.task(thread, kind="not_sent", reason="could_not_send", delivery_id=again)
    second = await desk_rows.task(thread, kind="not_sent", reason="could_not_send", delivery_id=dropped)

    ordered = await _resolve(desk_rows, first, desk_rows.dana, TaskEnd.SEND_AGAIN)
    await _resolve(desk_rows, second, desk_rows.dana, TaskEnd.DISCARD)

    assert ordered.act is not None
    assert (StaffActKind.SEND_AGAIN, again) == (ordered.act.kind, ordered.act.delivery)
    assert "queued" == (await desk_rows.get(Delivery, again)).state
    assert "cancelled" == (await desk_rows.get(Delivery, dropped)).state


async def test_a_message_that_found_no_line_gets_a_second_chance(desk_rows: DeskRows) -> None:
    """
    "Send again" on a message that was given up queues it anew.
    """
    thread = await desk_rows.thread()
    failed = await desk_rows.queued(thread, state="failed")
    task = await desk_rows.task(thread, kind="not_sent", reason="could_not_send", delivery_id=failed)

    await _resolve(desk_rows, task, desk_rows.dana, TaskEnd.SEND_AGAIN)

    assert "queued" == (await desk_rows.get(Delivery, failed)).state


async def test_what_is_over_is_not_sent_again(desk_rows: DeskRows) -> None:
    """
    "Send again" on a message that was dropped meanwhile says so, and the task stays open.
    """
    thread = await desk_rows.thread()
    gone = await desk_rows.queued(thread, state="cancelled")
    task = await desk_rows.task(thread, kind="not_sent", reason="could_not_send", delivery_id=gone)

    with pytest.raises(InvalidRequest):
        await _resolve(desk_rows, task, desk_rows.dana, TaskEnd.SEND_AGAIN)

    assert "open" == (await desk_rows.get(Escalation, task)).state


@pytest.mark.parametrize(("end", "state"), [("it_arrived", "sent"), ("send_again", "queued"), ("discard", "cancelled")])
async def test_a_person_says_what_became_of_a_message(desk_rows: DeskRows, end: str, state: str) -> None:
    """
    "Did it arrive?" is settled by the person who looked, once.
    """
    thread = await desk_rows.thread()
    delivery = await desk_rows.queued(thread, state="needs_staff", fence=2, attempts=1)
    task = await desk_rows.task(thread, kind="did_it_arrive", reason="unknown", delivery_id=delivery)

    done = await _resolve(desk_rows, task, desk_rows.dana, TaskEnd(end))
    with pytest.raises(AlreadyDecided):
        await _resolve(desk_rows, task, desk_rows.sam, TaskEnd(end))

    assert state == (await desk_rows.get(Delivery, delivery)).state
    assert done.act is not None
    assert (end if end == "send_again" else "decided") == done.act.kind


@pytest.mark.parametrize(
    ("since", "error"), [("stopped", OptedOut), ("spoken", InvalidRequest), ("wrote", InvalidRequest)]
)
@pytest.mark.parametrize(("kind", "state"), [("did_it_arrive", "needs_staff"), ("not_sent", "failed")])
async def test_what_cannot_leave_any_more_is_not_ordered_again(
    desk_rows: DeskRows, kind: str, state: str, since: str, error: type[SpotterError]
) -> None:
    """
    The person is told at once, and the task stays theirs, instead of a message that waits and is refused.
    """
    thread = await desk_rows.thread()
    delivery = await desk_rows.queued(thread, state=state, fence=2, attempts=1, watermark=thread.question)
    task = await desk_rows.task(thread, kind=kind, reason="unknown", delivery_id=delivery)
    if since == "stopped":
        await desk_rows.opt_out(thread)
    elif since == "spoken":
        await desk_rows.store.run(lambda tx: take_over(tx, thread.conversation, by=desk_rows.sam, now=desk_rows.now))
    else:
        await desk_rows.inbound(thread, "Never mind.")

    with pytest.raises(error):
        await _resolve(desk_rows, task, desk_rows.dana, TaskEnd.SEND_AGAIN)

    assert state == (await desk_rows.get(Delivery, delivery)).state
    assert "resolved" != (await desk_rows.get(Escalation, task)).state
    await _resolve(desk_rows, task, desk_rows.dana, TaskEnd.DISCARD)


async def test_what_a_person_wrote_is_for_the_gate_to_judge(desk_rows: DeskRows) -> None:
    """
    They may answer somebody who wrote again after an opt-out, and in a conversation that is theirs.
    """
    thread = await desk_rows.thread()
    delivery = await desk_rows.queued(
        thread, key="manual:staff-2:1", kind="manual", author_kind="staff", state="needs_staff", fence=2, attempts=1
    )
    task = await desk_rows.task(thread, kind="did_it_arrive", reason="unknown", delivery_id=delivery)
    await desk_rows.opt_out(thread)
    await desk_rows.store.run(lambda tx: take_over(tx, thread.conversation, by=desk_rows.dana, now=desk_rows.now))

    await _resolve(desk_rows, task, desk_rows.dana, TaskEnd.SEND_AGAIN)

    assert "queued" == (await desk_rows.get(Delivery, delivery)).state


async def test_a_task_ends_only_as_its_kind_does(desk_rows: DeskRows) -> None:
    """
    "It arrived" says nothing about a member who asked for a person.
    """
    task = await desk_rows.task(await desk_rows.thread())
    doubt = await desk_rows.task(await desk_rows.thread(), kind="did_it_arrive", reason="unknown")

    with pytest.raises(InvalidRequest):
        await _resolve(desk_rows, task, desk_rows.dana, TaskEnd.IT_ARRIVED)
    with pytest.raises(InvalidRequest):
        await _resolve(desk_rows, doubt, desk_rows.dana, TaskEnd.DONE)


async def test_a_task_of_the_club_itself_ends_too(desk_rows: DeskRows) -> None:
    """
    A login that needs a person belongs to no conversation.
    """
    task = await desk_rows.task(None, kind="connection", reason="crm_login_refused")

    done = await _resolve(desk_rows, task, desk_rows.sam)

    assert (None, None) == (done.conversation, done.act)
    assert "resolved" == (await desk_rows.get(Escalation, task)).state


async def test_another_clubs_task_is_not_there(desk_rows: DeskRows) -> None:
    """
    Tasks of another club can be neither seen nor ended.
    """
    task = await desk_rows.task(await desk_rows.thread())

    with pytest.raises(NotFound):
        await _acknowledge(desk_rows, task, desk_rows.kim)
    with pytest.raises(NotFound):
        await _resolve(desk_rows, task, desk_rows.kim)
