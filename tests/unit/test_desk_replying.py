"""A staff member's own words: takeover and message in one transaction."""

import pytest
from sqlalchemy import func, select

from spotter.auth.principals import Principal
from spotter.desk.replying import Replied, StaffReply, staff_reply
from spotter.desk.stale_thread import StaleThread
from spotter.domain.conversation import Channel, StaffActKind
from spotter.domain.errors import InvalidRequest, NotFound, OptedOut
from spotter.store.reads.unread import unread_counts
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Escalation, StaffAct
from tests.fixtures.desk_rows import DeskRows, Thread

_WORDS = "Hi Maya, this is Dana. We close at 10."


async def _reply(
    desk: DeskRows,
    thread: Thread,
    *,
    seen: int | None = None,
    request: str = "r1",
    channel: Channel | None = None,
    by: Principal | None = None,
) -> Replied:
    order = StaffReply(
        conversation=thread.conversation,
        body=_WORDS,
        seen_through=thread.question if seen is None else seen,
        request=request,
        channel=channel,
    )
    return await desk.store.run(lambda tx: staff_reply(tx, order, by=by or desk.dana, now=desk.now))


async def test_a_reply_takes_over_and_owes_the_message(desk_rows: DeskRows) -> None:
    """
    One act: the AI is silent, the text is queued under the new epoch, and the workflow will send it.
    """
    thread = await desk_rows.thread()
    queued = await desk_rows.queued(thread)

    replied = await _reply(desk_rows, thread)

    row = await desk_rows.get(Conversation, thread.conversation)
    delivery = await desk_rows.get(Delivery, replied.staged.delivery)
    assert (desk_rows.dana.id, 1, False) == (row.taken_over_by, row.takeover_epoch, row.requires_response)
    assert ("manual", "manual:staff-2:r1", _WORDS, "staff", 1, "queued", "text") == (
        delivery.kind,
        delivery.intent_key,
        delivery.body,
        delivery.author_kind,
        delivery.takeover_epoch,
        delivery.state,
        delivery.channel,
    )
    assert "cancelled" == (await desk_rows.get(Delivery, queued)).state
    assert replied.done.act is not None
    assert (StaffActKind.REPLIED, delivery.id) == (replied.done.act.kind, replied.done.act.delivery)


async def test_a_second_reply_does_not_take_over_again(desk_rows: DeskRows) -> None:
    """
    The first reply must still leave: the second one does not raise the epoch under it.
    """
    thread = await desk_rows.thread()
    await _reply(desk_rows, thread, request="r1")

    await _reply(desk_rows, thread, request="r2")

    assert 1 == (await desk_rows.get(Conversation, thread.conversation)).takeover_epoch


async def test_an_unseen_message_stops_the_reply(desk_rows: DeskRows) -> None:
    """
    Nobody answers past what the member wrote meanwhile; the refusal counts what is new.
    """
    thread = await desk_rows.thread()
    await desk_rows.inbound(thread, "Also, do you have towels?")
    await desk_rows.inbound(thread, "Hello?")

    with pytest.raises(StaleThread) as refused:
        await _reply(desk_rows, thread)

    assert 2 == refused.value.newer
    async with desk_rows.store.reading() as tx:
        assert 0 == await tx.session.scalar(select(func.count()).select_from(StaffAct))
    assert (await desk_rows.get(Conversation, thread.conversation)).taken_over_by is None


async def test_a_reply_answers_the_task_and_the_unread_mark(desk_rows: DeskRows) -> None:
    """
    Who answers has done what the queue asked for.
    """
    thread = await desk_rows.thread()
    task = await desk_rows.task(thread)
    doubt = await desk_rows.task(thread, kind="did_it_arrive", reason="unknown")

    await _reply(desk_rows, thread)

    assert "resolved" == (await desk_rows.get(Escalation, task)).state
    assert "open" == (await desk_rows.get(Escalation, doubt)).state
    async with desk_rows.store.reading() as tx:
        assert {} == await unread_counts(tx.session, [thread.conversation], staff=desk_rows.dana.id)


async def test_a_channel_is_asked_for_only_where_none_is_known(desk_rows: DeskRows) -> None:
    """
    The thread's own channel counts; where there is none, the person must say one.
    """
    thread = await desk_rows.thread(channel=None)

    with pytest.raises(InvalidRequest):
        await _reply(desk_rows, thread)
    replied = await _reply(desk_rows, thread, channel=Channel.EMAIL)

    assert "email" == (await desk_rows.get(Delivery, replied.staged.delivery)).channel


async def test_who_said_stop_is_answered_only_after_writing_again(desk_rows: DeskRows) -> None:
    """
    An opt-out holds for staff too, until the member writes to us again.
    """
    thread = await desk_rows.thread()
    await desk_rows.opt_out(thread)

    with pytest.raises(OptedOut):
        await _reply(desk_rows, thread)
    again = await desk_rows.inbound(thread, "Wait, one question")
    replied = await _reply(desk_rows, thread, seen=again)

    assert "queued" == replied.staged.state


async def test_another_clubs_conversation_is_not_there(desk_rows: DeskRows) -> None:
    """
    Nobody writes to another club's member.
    """
    thread = await desk_rows.thread()

    with pytest.raises(NotFound):
        await _reply(desk_rows, thread, by=desk_rows.kim)
