"""Deciding on a draft: one person, once, about the text they saw, in the world as it is."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from spotter.auth.principals import Principal
from spotter.desk.done import Done
from spotter.desk.held import HeldConversation, change, hold, name_of, record_act
from spotter.domain.conversation import (
    ApprovalState,
    Channel,
    ConversationStatus,
    EscalationKind,
    StaffActKind,
    Urgency,
)
from spotter.domain.delivery_text import text_hash
from spotter.domain.errors import AlreadyDecided, InvalidRequest, NotFound, OptedOut, StaleDraft
from spotter.domain.events import ApprovalChanged
from spotter.domain.ids import ApprovalId, ConversationId, TurnId
from spotter.store.audit import Actor, AuditEntry
from spotter.store.contact_points import ContactPoints
from spotter.store.escalations import Escalations, NewEscalation
from spotter.store.tables.judgements import Approval
from spotter.store.transaction import Transaction

_DECIDED = frozenset({ApprovalState.APPROVED, ApprovalState.EDITED, ApprovalState.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve:
    """Send this text: the draft as it is, or `body` where it was edited."""

    approval: ApprovalId
    revision: int
    body: str | None = None
    channel: Channel | None = None
    """Only counts where the thread's own channel is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Do not send it, for this reason."""

    approval: ApprovalId
    revision: int
    reason: str


async def decide_approval(tx: Transaction, order: Approve | Reject, *, by: Principal, now: datetime) -> Done:
    """Decide. Raises `AlreadyDecided`, `StaleDraft` or `OptedOut`; then nothing was changed."""
    approval, held = await _lock(tx, order.approval, by)
    await _check_open(tx, approval, order.revision)
    if isinstance(order, Approve):
        await _check_world(tx, approval, held, now)
        state = await _approve(tx, approval, order, by=by, now=now)
    else:
        state = await _reject(tx, approval, order, by=by, now=now)
    act = await record_act(tx, held, StaffActKind.DECIDED, by=by, now=now, approval=order.approval)
    await tx.events.append(
        ApprovalChanged(club=held.club, conversation=held.id, approval=order.approval, state=state.value, by=by.id)
    )
    await tx.audit.write(
        AuditEntry(
            actor=Actor.STAFF,
            act=state.value,
            club=held.club,
            staff=by.id,
            conversation=held.id,
            turn=TurnId(approval.turn_id),
            approval=order.approval,
            rule=approval.rule,
            reason=order.reason if isinstance(order, Reject) else "",
            detail={"revision": order.revision},
        )
    )
    if state is ApprovalState.REJECTED:
        await _still_waits(tx, approval, held)
    else:
        await change(tx, held, status=ConversationStatus.AI_HANDLING.value)
    return Done(club=held.club, conversation=held.id, act=act)


async def _lock(tx: Transaction, approval: ApprovalId, by: Principal) -> tuple[Approval, HeldConversation]:
    conversation = await tx.session.scalar(select(Approval.conversation_id).where(Approval.id == approval))
    if conversation is None:
        raise NotFound("There is no such approval.")
    held = await hold(tx, by, ConversationId(conversation), approvals=(approval,))
    row = await tx.session.scalar(
        select(Approval).where(Approval.id == approval).execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound("There is no such approval.")
    return row, held


async def _check_open(tx: Transaction, approval: Approval, revision: int) -> None:
    if approval.state in _DECIDED:
        winner = await name_of(tx, approval.decided_by)
        raise AlreadyDecided(
            f"{winner} was first: this draft is {approval.state}.", winner=winner, decision=approval.state
        )
    if approval.state != ApprovalState.PENDING:
        raise StaleDraft("This draft is not valid any more: the conversation went on, or its time ran out.")
    if approval.revision != revision:
        raise StaleDraft("The draft was changed since you opened it. Look at the new one.")


async def _check_world(tx: Transaction, approval: Approval, held: HeldConversation, now: datetime) -> None:
    if now >= approval.expires_at:
        raise StaleDraft("The time for this draft ran out. Nothing was sent.")
    if held.taken_over_by is not None:
        raise StaleDraft("A person has taken this conversation over. Write to the member yourself.")
    if held.newest_inbound > approval.watermark:
        raise StaleDraft("The member wrote again after this draft was made.")
    if await ContactPoints(tx).is_stopped(held.id):
        raise OptedOut("The member has asked for no more messages. Nothing can be sent.")


async def _approve(
    tx: Transaction, approval: Approval, order: Approve, *, by: Principal, now: datetime
) -> ApprovalState:
    text = approval.body if order.body is None else order.body
    if not text.strip():
        raise InvalidRequest("An empty message cannot be sent.")
    state = ApprovalState.APPROVED if text == approval.body else ApprovalState.EDITED
    channel = approval.channel or (order.channel.value if order.channel else None)
    await _write(
        tx,
        approval,
        state=state.value,
        decided_by=by.id,
        decided_at=now,
        final_body=text,
        final_hash=text_hash(text),
        channel=channel,
    )
    return state


async def _reject(tx: Transaction, approval: Approval, order: Reject, *, by: Principal, now: datetime) -> ApprovalState:
    state = ApprovalState.REJECTED
    await _write(tx, approval, state=state.value, decided_by=by.id, decided_at=now, reject_reason=order.reason)
    return state


async def _write(tx: Transaction, approval: Approval, **values: object) -> None:
    await tx.session.execute(
        update(Approval)
        .where(Approval.id == approval.id, Approval.state == ApprovalState.PENDING)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def _still_waits(tx: Transaction, approval: Approval, held: HeldConversation) -> None:
    """A rejected draft leaves the member unanswered: that is a person's task until somebody answers."""
    await Escalations(tx).open(
        NewEscalation(
            club=held.club,
            conversation=held.id,
            turn=TurnId(approval.turn_id),
            kind=EscalationKind.ANSWER,
            reason="draft_rejected",
            explanation="The draft was rejected and nothing was sent: the member still waits for an answer.",
            urgency=Urgency.SOON,
        )
    )
