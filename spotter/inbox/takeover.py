"""A person wrote to the member in the CRM itself: from then on the AI is silent until it is handed back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from spotter.crm.port import LogEntry
from spotter.delivery.withdrawing import withdraw
from spotter.domain.conversation import (
    ApprovalState,
    AuthorKind,
    ConversationStatus,
    EscalationKind,
    EscalationState,
    StaffActKind,
    TurnState,
    Urgency,
)
from spotter.domain.delivery import UNSENT_STATES, Block, DeliveryState
from spotter.domain.events import ApprovalChanged, ConversationChanged, EscalationChanged
from spotter.domain.ids import ApprovalId, ClubId, ConversationId, DeliveryId, EscalationId, StaffActId
from spotter.inbox.identity import minute_of, readings_of
from spotter.store.audit import Actor, AuditEntry
from spotter.store.conversations import ConversationMarks
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, Escalation, StaffAct, Turn
from spotter.store.transaction import Transaction

IN_THE_CRM = 0
"""Who has taken over when a person wrote in the CRM itself: we do not know their name."""

_LATE = timedelta(hours=2)
"""An entry may appear, or be dated, so much earlier than the read that did not show it."""
_OF_THE_AI = (AuthorKind.AI, AuthorKind.CAMPAIGN)
_UNANSWERED = (TurnState.OPEN, TurnState.DECIDED, TurnState.WAITING)


async def written_since_we_look(
    tx: Transaction,
    marks: ConversationMarks,
    entries: Sequence[LogEntry],
    *,
    connected_at: datetime | None,
    zone: ZoneInfo,
) -> list[LogEntry]:
    """Return what staff wrote since the log was read last, or since the first connect, and after a hand-back.

    A minute of the hour that the clocks repeat is read as the later one: rather silent than speaking over a person.
    """
    if connected_at is None or not entries:
        return []
    since = connected_at
    if marks.log_read_at is not None:
        since = max(since, marks.log_read_at - _LATE)
    handed_back = await tx.session.scalar(
        select(StaffAct.created_at)
        .where(StaffAct.conversation_id == marks.id, StaffAct.kind == StaffActKind.HANDED_BACK)
        .order_by(StaffAct.id.desc())
        .limit(1)
    )
    if handed_back is not None:
        since = max(since, minute_of(handed_back))
    return [entry for entry in entries if readings_of(entry.at, zone)[-1] >= since]


async def take_over_in_crm(
    tx: Transaction, club: ClubId, marks: ConversationMarks, written: Sequence[LogEntry], *, now: datetime
) -> StaffActId | None:
    """Silence the AI; the conversation is locked. None where a person has it already."""
    if marks.taken_over_by is not None:
        return None
    await _drafts_become_stale(tx, club, marks.id)
    await _queued_is_cancelled(tx, marks.id, now=now)
    await tx.session.execute(
        update(Turn)
        .where(Turn.conversation_id == marks.id, Turn.state.in_(_UNANSWERED))
        .values(state=TurnState.CLOSED.value, disposition="by_staff", closed_at=now)
        .execution_options(synchronize_session=False)
    )
    last = max(entry.at for entry in written)
    await _tasks_are_acknowledged(tx, club, marks.id, last + timedelta(minutes=1), now=now)
    await _mark(tx, club, marks, answered=marks.last_inbound_at is None or marks.last_inbound_at <= last, now=now)
    await tx.audit.write(
        AuditEntry(
            actor=Actor.STAFF,
            act=StaffActKind.TAKEN_OVER.value,
            club=club,
            conversation=marks.id,
            reason="Somebody wrote to the member in the CRM itself. The AI is silent until it is handed back.",
        )
    )
    act = await tx.session.scalar(
        insert(StaffAct)
        .values(
            club_id=club,
            conversation_id=marks.id,
            kind=StaffActKind.TAKEN_OVER.value,
            staff_id=IN_THE_CRM,
            created_at=now,
        )
        .returning(StaffAct.id)
    )
    return StaffActId(act) if act is not None else None


async def _mark(tx: Transaction, club: ClubId, marks: ConversationMarks, *, answered: bool, now: datetime) -> None:
    values = {"requires_response": False} if answered else {}
    version = (
        await tx.session.execute(
            update(Conversation)
            .where(Conversation.id == marks.id)
            .values(
                taken_over_by=IN_THE_CRM,
                taken_over_at=now,
                takeover_epoch=Conversation.takeover_epoch + 1,
                ai_handling=False,
                status=ConversationStatus.STAFF_HANDLING.value,
                version=Conversation.version + 1,
                **values,
            )
            .returning(Conversation.version)
            .execution_options(synchronize_session=False)
        )
    ).scalar_one()
    await tx.events.append(
        ConversationChanged(
            club=club, conversation=marks.id, version=version, status=ConversationStatus.STAFF_HANDLING.value
        )
    )


async def _drafts_become_stale(tx: Transaction, club: ClubId, conversation: ConversationId) -> None:
    stale = await tx.session.scalars(
        update(Approval)
        .where(Approval.conversation_id == conversation, Approval.state == ApprovalState.PENDING)
        .values(state=ApprovalState.STALE.value, outcome=Block.TAKEN_OVER.value)
        .returning(Approval.id)
        .execution_options(synchronize_session=False)
    )
    await tx.events.append(
        *(
            ApprovalChanged(
                club=club, conversation=conversation, approval=ApprovalId(row), state=ApprovalState.STALE.value
            )
            for row in sorted(stale)
        )
    )


async def _queued_is_cancelled(tx: Transaction, conversation: ConversationId, *, now: datetime) -> None:
    """What is armed is finished; what a person wrote still goes; all else is not sent."""
    ids = await tx.session.scalars(
        select(Delivery.id)
        .where(
            Delivery.conversation_id == conversation,
            Delivery.author_kind.in_(_OF_THE_AI),
            Delivery.state.in_(UNSENT_STATES),
        )
        .order_by(Delivery.id)
        .with_for_update()
    )
    for id_ in ids.all():
        await withdraw(
            tx,
            DeliveryId(id_),
            to=DeliveryState.CANCELLED,
            rule=Block.TAKEN_OVER.value,
            now=now,
            actor=Actor.STAFF,
        )


async def _tasks_are_acknowledged(
    tx: Transaction, club: ClubId, conversation: ConversationId, before: datetime, *, now: datetime
) -> None:
    """Whoever wrote has seen what waited. What pages somebody at once goes on until that person says so."""
    rows = await tx.session.execute(
        update(Escalation)
        .where(
            Escalation.conversation_id == conversation,
            Escalation.kind == EscalationKind.ANSWER,
            Escalation.state == EscalationState.OPEN,
            Escalation.urgency != Urgency.NOW,
            Escalation.created_at < before,
        )
        .values(state=EscalationState.ACKNOWLEDGED.value, acknowledged_at=now)
        .returning(Escalation.id, Escalation.rung)
        .execution_options(synchronize_session=False)
    )
    await tx.events.append(
        *(
            EscalationChanged(
                club=club,
                conversation=conversation,
                escalation=EscalationId(row.id),
                state=EscalationState.ACKNOWLEDGED.value,
                rung=row.rung,
            )
            for row in rows
        )
    )
