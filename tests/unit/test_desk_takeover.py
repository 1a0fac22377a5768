"""Taking over and handing back: who speaks, and what the other side may still do."""

from sqlalchemy import select

from spotter.contracts.conversation import StaffActRef
from spotter.desk.done import Done
from spotter.desk.switches import set_ai
from spotter.desk.takeover import hand_back, take_over
from spotter.domain.conversation import StaffActKind
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, Escalation, StaffAct, Turn
from spotter.store.tables.records import AuditLine, Event
from tests.fixtures.desk_rows import DeskRows, Thread


async def _take(desk: DeskRows, thread: Thread) -> Done:
    return await desk.store.run(lambda tx: take_over(tx, thread.conversation, by=desk.dana, now=desk.now))


async def test_a_takeover_silences_the_ai(desk_rows: DeskRows) -> None:
    """
    From the commit on, queued answers are cancelled, drafts are stale, and the epoch stops what is on its way.
    """
    thread = await desk_rows.thread()
    approval = await desk_rows.approval(thread)
    queued = await desk_rows.queued(thread)
    by_hand = await desk_rows.queued(thread, key="manual:staff-2:1", kind="manual", author_kind="staff", staff_id=2)

    done = await _take(desk_rows, thread)

    row = await desk_rows.get(Conversation, thread.conversation)
    assert (desk_rows.dana.id, 1, False, "staff_handling") == (
        row.taken_over_by,
        row.takeover_epoch,
        row.ai_handling,
        row.status,
    )
    assert ("stale", "taken_over") == (
        (await desk_rows.get(Approval, approval)).state,
        (await desk_rows.get(Approval, approval)).outcome,
    )
    cancelled = await desk_rows.get(Delivery, queued)
    assert ("cancelled", "taken_over") == (cancelled.state, cancelled.block)
    assert "queued" == (await desk_rows.get(Delivery, by_hand)).state
    assert "closed" == (await desk_rows.get(Turn, thread.turn)).state
    assert done.act is not None
    assert StaffActKind.TAKEN_OVER is done.act.kind


async def test_every_part_of_a_takeover_is_told(desk_rows: DeskRows) -> None:
    """
    The pages hear of the draft, the cancelled answer and the conversation; the record names the person.
    """
    thread = await desk_rows.thread()
    await desk_rows.approval(thread)
    await desk_rows.queued(thread)

    await _take(desk_rows, thread)

    async with desk_rows.store.reading() as tx:
        events = set((await tx.session.scalars(select(Event.type))).all())
        acts = (await tx.session.execute(select(AuditLine.act, AuditLine.actor_id))).all()
    assert {"approval_changed", "delivery_changed", "conversation_changed"} <= events
    assert {("taken_over", 2), ("delivery_cancelled", 2)} == {tuple(act) for act in acts}


async def test_what_is_armed_is_finished(desk_rows: DeskRows) -> None:
    """
    A message whose first byte may have left is not cancelled: its fate is found out.
    """
    thread = await desk_rows.thread()
    armed = await desk_rows.queued(thread, state="armed", fence=1)

    await _take(desk_rows, thread)

    assert "armed" == (await desk_rows.get(Delivery, armed)).state


async def test_taking_over_twice_is_taking_over_once(desk_rows: DeskRows) -> None:
    """
    A double click changes nothing, and a colleague's takeover passes the conversation on.
    """
    thread = await desk_rows.thread()
    await _take(desk_rows, thread)

    again = await _take(desk_rows, thread)
    passed = await desk_rows.store.run(
        lambda tx: take_over(tx, thread.conversation, by=desk_rows.sam, now=desk_rows.now)
    )

    assert again.act is None
    assert passed.act is not None
    row = await desk_rows.get(Conversation, thread.conversation)
    assert (desk_rows.sam.id, 2) == (row.taken_over_by, row.takeover_epoch)


async def test_a_takeover_is_looking_after_the_members_task(desk_rows: DeskRows) -> None:
    """
    Nobody else is reminded of a task whose conversation somebody has taken over.
    """
    thread = await desk_rows.thread()
    task = await desk_rows.task(thread)

    await _take(desk_rows, thread)

    row = await desk_rows.get(Escalation, task)
    assert ("acknowledged", desk_rows.dana.id) == (row.state, row.acknowledged_by)


async def test_handing_back_lets_the_ai_speak_again(desk_rows: DeskRows) -> None:
    """
    The AI goes on with what comes from now on; the workflow learns of it.
    """
    thread = await desk_rows.thread()
    await _take(desk_rows, thread)

    done = await desk_rows.store.run(lambda tx: hand_back(tx, thread.conversation, by=desk_rows.sam, now=desk_rows.now))

    row = await desk_rows.get(Conversation, thread.conversation)
    assert (None, 2, True, "waiting_on_member") == (
        row.taken_over_by,
        row.takeover_epoch,
        row.ai_handling,
        row.status,
    )
    act = await desk_rows.get(StaffAct, done.act.act if done.act else 0)
    assert done.act == StaffActRef(act=act.id, kind=StaffActKind.HANDED_BACK)


async def test_handing_back_with_an_open_task_still_needs_staff(desk_rows: DeskRows) -> None:
    """
    A hand-back does not hide that somebody is still to do something.
    """
    thread = await desk_rows.thread()
    await desk_rows.task(thread, kind="opt_out_unclear")
    await _take(desk_rows, thread)

    await desk_rows.store.run(lambda tx: hand_back(tx, thread.conversation, by=desk_rows.dana, now=desk_rows.now))

    assert "needs_staff" == (await desk_rows.get(Conversation, thread.conversation)).status


async def test_the_switch_of_one_conversation(desk_rows: DeskRows) -> None:
    """
    Switched off, the AI does not handle this conversation; a takeover outlasts switching it on.
    """
    thread = await desk_rows.thread()

    await desk_rows.store.run(lambda tx: set_ai(tx, thread.conversation, on=False, by=desk_rows.dana))
    off = await desk_rows.get(Conversation, thread.conversation)
    await _take(desk_rows, thread)
    await desk_rows.store.run(lambda tx: set_ai(tx, thread.conversation, on=True, by=desk_rows.dana))
    on = await desk_rows.get(Conversation, thread.conversation)

    assert (False, False) == (off.ai_on, off.ai_handling)
    assert (True, False) == (on.ai_on, on.ai_handling)
