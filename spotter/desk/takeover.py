"""Taking a conversation over, and handing it back: from the commit on, the other side is silent."""

from datetime import datetime

from sqlalchemy import select, update

from spotter.auth.principals import Principal
from spotter.desk.done import Done
from spotter.desk.held import HeldConversation, change, hold, record_act
from spotter.desk.unsent import cancel_what_the_ai_queued
from spotter.domain.conversation import (
    ApprovalState,
    ConversationStatus,
    EscalationKind,
    EscalationState,
    StaffActKind,
    TurnState,
)
from spotter.domain.events import ApprovalChanged, EscalationChanged
from spotter.domain.ids import ApprovalId, ConversationId, EscalationId
from spotter.store.audit import Actor, AuditEntry
from spotter.store.escalations import Escalations
from spotter.store.tables.clubs import Club
from spotter.store.tables.judgements import Approval, Escalation, Turn
from spotter.store.transaction import Transaction

_UNANSWERED = (TurnState.OPEN, TurnState.DECIDED, TurnState.WAITING)


async def take_over(tx: Transaction, conversation: ConversationId, *, by: Principal, now: datetime) -> Done:
    """Speak instead of the AI. Again by the same person changes nothing; a colleague's takeover passes to this one."""
    held = await hold(tx, by, conversation)
    if held.taken_over_by == by.id:
        return Done(club=held.club)
    await silence_ai(tx, held, by=by, now=now)
    act = await record_act(tx, held, StaffActKind.TAKEN_OVER, by=by, now=now)
    return Done(club=held.club, conversation=held.id, act=act)


async def silence_ai(
    tx: Transaction, held: HeldConversation, *, by: Principal, now: datetime, requires_response: bool | None = None
) -> int:
    """Make the conversation this person's; returns the new epoch. The locks are held."""
    epoch = held.takeover_epoch + 1
    await _drafts_become_stale(tx, held)
    await cancel_what_the_ai_queued(tx, held, by=by, now=now)
    await _turns_are_the_persons(tx, held, now=now)
    await _tasks_are_acknowledged(tx, held, by=by, now=now)
    values = {} if requires_response is None else {"requires_response": requires_response}
    await change(
        tx,
        held,
        taken_over_by=by.id,
        taken_over_at=now,
        takeover_epoch=epoch,
        ai_handling=False,
        status=ConversationStatus.STAFF_HANDLING.value,
        **values,
    )
    await tx.audit.write(
        AuditEntry(
            actor=Actor.STAFF,
            act=StaffActKind.TAKEN_OVER.value,
            club=held.club,
            staff=by.id,
            conversation=held.id,
            reason=f"{by.name} speaks now; the AI is silent until it is handed back.",
        )
    )
    return epoch


async def hand_back(tx: Transaction, conversation: ConversationId, *, by: Principal, now: datetime) -> Done:
    """Let the AI speak again, about what comes from now on."""
    held = await hold(tx, by, conversation)
    if held.taken_over_by is None:
        return Done(club=held.club)
    club_on = await tx.session.scalar(select(Club.ai_on).where(Club.id == held.club))
    open_task = await Escalations(tx).any_open(held.id)
    status = ConversationStatus.WAITING_ON_MEMBER if open_task is None else ConversationStatus.NEEDS_STAFF
    await change(
        tx,
        held,
        taken_over_by=None,
        taken_over_at=None,
        takeover_epoch=held.takeover_epoch + 1,
        ai_handling=bool(club_on and held.ai_on),
        status=status.value,
    )
    await tx.audit.write(
        AuditEntry(
            actor=Actor.STAFF,
            act=StaffActKind.HANDED_BACK.value,
            club=held.club,
            staff=by.id,
            conversation=held.id,
            reason="The AI answers what comes from now on.",
        )
    )
    act = await record_act(tx, held, StaffActKind.HANDED_BACK, by=by, now=now)
    return Done(club=held.club, conversation=held.id, act=act)


async def _drafts_become_stale(tx: Transaction, held: HeldConversation) -> None:
    stale = await tx.session.scalars(
        update(Approval)
        .where(Approval.conversation_id == held.id, Approval.state == ApprovalState.PENDING)
        .values(state=ApprovalState.STALE.value, outcome="taken_over")
        .returning(Approval.id)
        .execution_options(synchronize_session=False)
    )
    await tx.events.append(
        *(
            ApprovalChanged(
                club=held.club, conversation=held.id, approval=ApprovalId(row), state=ApprovalState.STALE.value
            )
            for row in sorted(stale)
        )
    )


async def _turns_are_the_persons(tx: Transaction, held: HeldConversation, *, now: datetime) -> None:
    """After a hand-back the AI must not answer what was open before it."""
    await tx.session.execute(
        update(Turn)
        .where(Turn.conversation_id == held.id, Turn.state.in_(_UNANSWERED))
        .values(state=TurnState.CLOSED.value, disposition="by_staff", closed_at=now)
        .execution_options(synchronize_session=False)
    )


async def _tasks_are_acknowledged(tx: Transaction, held: HeldConversation, *, by: Principal, now: datetime) -> None:
    rows = await tx.session.execute(
        update(Escalation)
        .where(
            Escalation.conversation_id == held.id,
            Escalation.kind == EscalationKind.ANSWER,
            Escalation.state == EscalationState.OPEN,
        )
        .values(
            state=EscalationState.ACKNOWLEDGED.value,
            acknowledged_by=by.id,
            acknowledged_at=now,
            owner_staff_id=by.id,
        )
        .returning(Escalation.id, Escalation.rung)
        .execution_options(synchronize_session=False)
    )
    await tx.events.append(
        *(
            EscalationChanged(
                club=held.club,
                conversation=held.id,
                escalation=EscalationId(row.id),
                state=EscalationState.ACKNOWLEDGED.value,
                rung=row.rung,
            )
            for row in rows
        )
    )
