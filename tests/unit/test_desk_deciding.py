"""Deciding on drafts: one person, once, about the text they saw, in the world as it is."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from spotter.auth.principals import Principal
from spotter.contracts.conversation import StaffActRef
from spotter.desk.deciding import Approve, Reject, decide_approval
from spotter.desk.done import Done
from spotter.desk.takeover import take_over
from spotter.domain.conversation import Channel, StaffActKind
from spotter.domain.delivery_text import text_hash
from spotter.domain.errors import AlreadyDecided, InvalidRequest, NotFound, OptedOut, StaleDraft
from spotter.domain.ids import ApprovalId
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.judgements import Approval, Escalation, StaffAct
from spotter.store.tables.records import AuditLine, Event
from tests.fixtures.desk_rows import DRAFT, DeskRows


async def _decide(desk: DeskRows, order: Approve | Reject, by: Principal) -> Done:
    return await desk.store.run(lambda tx: decide_approval(tx, order, by=by, now=desk.now))


def _approve(approval: ApprovalId, *, body: str | None = None, revision: int = 1) -> Approve:
    return Approve(approval=approval, revision=revision, body=body)


async def test_an_approved_draft_is_approved_word_for_word(desk_rows: DeskRows) -> None:
    """
    Approving fixes the exact text that may leave, and leaves an act for the workflow.
    """
    thread = await desk_rows.thread()
    approval = await desk_rows.approval(thread)

    done = await _decide(desk_rows, _approve(approval), desk_rows.dana)

    row = await desk_rows.get(Approval, approval)
    assert ("approved", DRAFT, text_hash(DRAFT), desk_rows.dana.id) == (
        row.state,
        row.final_body,
        row.final_hash,
        row.decided_by,
    )
    act = await desk_rows.get(StaffAct, done.act.act if done.act else 0)
    assert StaffActRef(act=act.id, kind=StaffActKind.DECIDED, approval=approval) == done.act
    assert (approval, None) == (act.approval_id, act.acted_at)
    assert "ai_handling" == (await desk_rows.get(Conversation, thread.conversation)).status


async def test_a_changed_text_is_an_edit(desk_rows: DeskRows) -> None:
    """
    What leaves after an edit is the person's text, and the record says that it was edited.
    """
    approval = await desk_rows.approval(await desk_rows.thread())

    await _decide(desk_rows, _approve(approval, body="We close at 9 today."), desk_rows.dana)

    row = await desk_rows.get(Approval, approval)
    assert ("edited", "We close at 9 today.", text_hash("We close at 9 today.")) == (
        row.state,
        row.final_body,
        row.final_hash,
    )
    assert DRAFT == row.body


async def test_the_second_person_learns_who_was_first(desk_rows: DeskRows) -> None:
    """
    A colleague who decides later is told the winner's name and what they chose.
    """
    approval = await desk_rows.approval(await desk_rows.thread())
    await _decide(desk_rows, _approve(approval), desk_rows.dana)

    with pytest.raises(AlreadyDecided) as second:
        await _decide(desk_rows, Reject(approval=approval, revision=1, reason="wrong facts"), desk_rows.sam)

    assert ("Dana Fields", "approved") == (second.value.winner, second.value.decision)
    assert "approved" == (await desk_rows.get(Approval, approval)).state


async def test_fifty_people_at_once_make_one_decision(desk_rows: DeskRows) -> None:
    """
    However many approve and reject in the same moment, one decision stands and one act is left to be done.
    """
    approval = await desk_rows.approval(await desk_rows.thread())
    orders = [
        _approve(approval) if number % 2 else Reject(approval=approval, revision=1, reason="no") for number in range(50)
    ]
    people = [desk_rows.dana, desk_rows.sam, desk_rows.owner]

    results = await asyncio.gather(
        *(_decide(desk_rows, order, people[number % 3]) for number, order in enumerate(orders)),
        return_exceptions=True,
    )

    won = [result for result in results if isinstance(result, Done)]
    lost = [result for result in results if isinstance(result, AlreadyDecided)]
    assert (1, 49) == (len(won), len(lost))
    assert 1 == len({(each.winner, each.decision) for each in lost})
    async with desk_rows.store.reading() as tx:
        assert 1 == len((await tx.session.scalars(select(StaffAct.id))).all())
        assert 1 == len((await tx.session.scalars(select(Event.id).where(Event.type == "approval_changed"))).all())
        decided = select(AuditLine.id).where(AuditLine.act.in_(["approved", "rejected"]))
        assert 1 == len((await tx.session.scalars(decided)).all())


async def test_a_newer_message_makes_the_draft_stale(desk_rows: DeskRows) -> None:
    """
    A draft answers what it was written for: after the member wrote again it is not sent.
    """
    thread = await desk_rows.thread()
    approval = await desk_rows.approval(thread)
    await desk_rows.inbound(thread, "Never mind, found it")

    with pytest.raises(StaleDraft):
        await _decide(desk_rows, _approve(approval), desk_rows.dana)

    assert "pending" == (await desk_rows.get(Approval, approval)).state


async def test_another_revision_is_another_draft(desk_rows: DeskRows) -> None:
    """
    Nobody approves a text that they did not see.
    """
    approval = await desk_rows.approval(await desk_rows.thread(), revision=2)

    with pytest.raises(StaleDraft):
        await _decide(desk_rows, _approve(approval, revision=1), desk_rows.dana)


async def test_after_an_opt_out_nothing_is_approved(desk_rows: DeskRows) -> None:
    """
    A member who said stop gets no answer, even if it was waiting already.
    """
    thread = await desk_rows.thread()
    approval = await desk_rows.approval(thread)
    await desk_rows.opt_out(thread)

    with pytest.raises(OptedOut):
        await _decide(desk_rows, _approve(approval), desk_rows.dana)


async def test_after_a_takeover_the_draft_is_stale(desk_rows: DeskRows) -> None:
    """
    Where a person speaks, the AI's draft is not sent beside them.
    """
    thread = await desk_rows.thread()
    approval = await desk_rows.approval(thread)
    await desk_rows.store.run(lambda tx: take_over(tx, thread.conversation, by=desk_rows.sam, now=desk_rows.now))

    with pytest.raises(StaleDraft):
        await _decide(desk_rows, _approve(approval), desk_rows.dana)

    assert "stale" == (await desk_rows.get(Approval, approval)).state


async def test_after_its_time_a_draft_is_not_approved(desk_rows: DeskRows) -> None:
    """
    A draft that ran out is refused even before the workflow has marked it.
    """
    approval = await desk_rows.approval(await desk_rows.thread(), expires_at=desk_rows.now + timedelta(minutes=1))
    desk_rows.now += timedelta(minutes=2)

    with pytest.raises(StaleDraft):
        await _decide(desk_rows, _approve(approval), desk_rows.dana)


async def test_an_empty_edit_is_no_message(desk_rows: DeskRows) -> None:
    """
    Deleting the text is not approving it.
    """
    approval = await desk_rows.approval(await desk_rows.thread())

    with pytest.raises(InvalidRequest):
        await _decide(desk_rows, _approve(approval, body=" \n "), desk_rows.dana)


async def test_a_rejected_draft_leaves_a_task(desk_rows: DeskRows) -> None:
    """
    Rejecting sends nothing, and the member is not forgotten: a task stays open.
    """
    thread = await desk_rows.thread()
    approval = await desk_rows.approval(thread)

    await _decide(desk_rows, Reject(approval=approval, revision=1, reason="wrong facts"), desk_rows.dana)

    assert "wrong facts" == (await desk_rows.get(Approval, approval)).reject_reason
    async with desk_rows.store.reading() as tx:
        task = (await tx.session.scalars(select(Escalation))).one()
    assert ("draft_rejected", "open", thread.conversation) == (task.reason, task.state, task.conversation_id)


async def test_another_clubs_draft_is_not_there(desk_rows: DeskRows) -> None:
    """
    Staff of another club learn nothing about this one's drafts, not even that they exist.
    """
    approval = await desk_rows.approval(await desk_rows.thread())

    with pytest.raises(NotFound):
        await _decide(desk_rows, _approve(approval), desk_rows.kim)
    with pytest.raises(NotFound):
        await _decide(desk_rows, _approve(ApprovalId(10_000)), desk_rows.kim)


async def test_a_person_may_name_the_channel_that_nobody_knows(desk_rows: DeskRows) -> None:
    """
    Where the thread's channel is not known, the person who approves may say it; a known one stays.
    """
    unknown = await desk_rows.approval(await desk_rows.thread(channel=None), channel=None)
    known = await desk_rows.approval(await desk_rows.thread())

    for approval in (unknown, known):
        order = Approve(approval=approval, revision=1, channel=Channel.EMAIL)
        await _decide(desk_rows, order, desk_rows.dana)

    assert "email" == (await desk_rows.get(Approval, unknown)).channel
    assert "text" == (await desk_rows.get(Approval, known)).channel
