"""Acknowledging and resolving tasks: one person, once."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select, update

from spotter.auth.principals import Principal
from spotter.contracts.conversation import StaffActRef
from spotter.delivery.did_it_arrive import Arrival, resolve_did_it_arrive
from spotter.delivery.second_chance import queue_again
from spotter.desk.done import Done
from spotter.desk.held import HeldConversation, hold, name_of, record_act
from spotter.desk.sending_again import check_may_go_again
from spotter.desk.unsent import cancel_unsent, is_unsent, whose_move
from spotter.domain.conversation import EscalationKind, EscalationState, StaffActKind
from spotter.domain.errors import AlreadyDecided, InvalidRequest, NotFound
from spotter.domain.events import EscalationChanged
from spotter.domain.ids import ClubId, ConversationId, DeliveryId, EscalationId, TurnId
from spotter.store.audit import Actor, AuditEntry
from spotter.store.tables.judgements import Escalation
from spotter.store.transaction import Transaction


class TaskEnd(StrEnum):
    """How a task ended."""

    DONE = "done"
    IT_ARRIVED = "it_arrived"
    SEND_AGAIN = "send_again"
    DISCARD = "discard"


_ENDS_OF = {
    EscalationKind.DID_IT_ARRIVE: frozenset({TaskEnd.IT_ARRIVED, TaskEnd.SEND_AGAIN, TaskEnd.DISCARD}),
    EscalationKind.NOT_SENT: frozenset({TaskEnd.DONE, TaskEnd.SEND_AGAIN, TaskEnd.DISCARD}),
}
_PLAIN_ENDS = frozenset({TaskEnd.DONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolve:
    """End a task, this way."""

    escalation: EscalationId
    end: TaskEnd
    note: str = ""


async def acknowledge(tx: Transaction, escalation: EscalationId, *, by: Principal, now: datetime) -> Done:
    """Say "I look after it". Raises `AlreadyDecided` where somebody else does, or did."""
    row = await _reached(tx, escalation, by)
    hit = await tx.session.scalar(
        update(Escalation)
        .where(Escalation.id == escalation, Escalation.state == EscalationState.OPEN)
        .values(
            state=EscalationState.ACKNOWLEDGED.value, acknowledged_by=by.id, acknowledged_at=now, owner_staff_id=by.id
        )
        .returning(Escalation.id)
        .execution_options(synchronize_session=False)
    )
    if hit is None:
        now_is = await _reached(tx, escalation, by)
        if now_is.state == EscalationState.RESOLVED or now_is.acknowledged_by != by.id:
            raise await _was_first(tx, now_is)
        return Done(club=ClubId(row.club_id))
    await _tell(tx, row, EscalationState.ACKNOWLEDGED, act="escalation_acknowledged", by=by)
    return Done(club=ClubId(row.club_id))


async def resolve(tx: Transaction, order: Resolve, *, by: Principal, now: datetime) -> Done:
    """End a task. The first one wins; a second raises `AlreadyDecided` with the winner's name."""
    row = await _reached(tx, order.escalation, by)
    kind = EscalationKind(row.kind)
    if order.end not in _ENDS_OF.get(kind, _PLAIN_ENDS):
        raise InvalidRequest("A task of this kind does not end this way.")
    if row.conversation_id is None:
        await _finish(tx, row, order, by=by, now=now)
        return Done(club=ClubId(row.club_id))
    conversation = ConversationId(row.conversation_id)
    if kind is EscalationKind.DID_IT_ARRIVE:
        return await _resolve_doubt(tx, conversation, order, by=by, now=now)
    held = await hold(tx, by, conversation)
    await _finish(tx, row, order, by=by, now=now)
    again = order.end is TaskEnd.SEND_AGAIN
    delivery = DeliveryId(row.delivery_id) if row.delivery_id is not None else None
    if again and not (delivery is not None and await _may_leave(tx, held, delivery, by=by, now=now)):
        raise InvalidRequest("There is no message that could be sent again. Write to the member yourself.")
    if kind is EscalationKind.NOT_SENT and not again and delivery is not None:
        await cancel_unsent(tx, delivery, by=by, now=now, rule="discarded")
    await whose_move(tx, held)
    act = await record_act(
        tx,
        held,
        StaffActKind.SEND_AGAIN if again else StaffActKind.DECIDED,
        by=by,
        now=now,
        delivery=delivery if again else None,
    )
    return Done(club=held.club, conversation=held.id, act=act)


async def _may_leave(
    tx: Transaction, held: HeldConversation, delivery: DeliveryId, *, by: Principal, now: datetime
) -> bool:
    """Whether the message waits to leave: still, or again because they say so. Raises what stands against it."""
    await check_may_go_again(tx, held, delivery)
    return await is_unsent(tx, delivery) or await queue_again(tx, delivery, staff=by.id, now=now)


async def _resolve_doubt(
    tx: Transaction, conversation: ConversationId, order: Resolve, *, by: Principal, now: datetime
) -> Done:
    """A person looked into the CRM. What follows for the delivery is the delivery's own business."""
    resolved = await resolve_did_it_arrive(tx, order.escalation, Arrival(order.end.value), by.id, now=now)
    held = await hold(tx, by, conversation)
    await whose_move(tx, held)
    if resolved.act is not None:
        await check_may_go_again(tx, held, resolved.delivery)
        act = StaffActRef(act=resolved.act, kind=StaffActKind.SEND_AGAIN, delivery=resolved.delivery)
    else:
        act = await record_act(tx, held, StaffActKind.DECIDED, by=by, now=now)
    return Done(club=held.club, conversation=held.id, act=act)


async def _finish(tx: Transaction, row: Escalation, order: Resolve, *, by: Principal, now: datetime) -> None:
    hit = await tx.session.scalar(
        update(Escalation)
        .where(Escalation.id == order.escalation, Escalation.state != EscalationState.RESOLVED)
        .values(
            state=EscalationState.RESOLVED.value,
            resolved_by=by.id,
            resolved_at=now,
            resolution=order.end.value,
        )
        .returning(Escalation.id)
        .execution_options(synchronize_session=False)
    )
    if hit is None:
        raise await _was_first(tx, await _reached(tx, order.escalation, by))
    await _tell(tx, row, EscalationState.RESOLVED, act="escalation_resolved", by=by, end=order.end, note=order.note)


async def _reached(tx: Transaction, escalation: EscalationId, by: Principal) -> Escalation:
    row = await tx.session.scalar(
        select(Escalation).where(Escalation.id == escalation).execution_options(populate_existing=True)
    )
    if row is None or not by.reaches(row.club_id):
        raise NotFound("There is no such task.")
    return row


async def _was_first(tx: Transaction, row: Escalation) -> AlreadyDecided:
    is_over = row.state == EscalationState.RESOLVED
    winner = await name_of(tx, row.resolved_by if is_over else row.acknowledged_by)
    decision = (row.resolution or "done") if is_over else "acknowledged"
    return AlreadyDecided(f"{winner} was first: this task is {row.state}.", winner=winner, decision=decision)


async def _tell(
    tx: Transaction,
    row: Escalation,
    state: EscalationState,
    *,
    act: str,
    by: Principal,
    end: TaskEnd | None = None,
    note: str = "",
) -> None:
    club = ClubId(row.club_id)
    conversation = ConversationId(row.conversation_id) if row.conversation_id is not None else None
    await tx.events.append(
        EscalationChanged(
            club=club, conversation=conversation, escalation=EscalationId(row.id), state=state.value, rung=row.rung
        )
    )
    await tx.audit.write(
        AuditEntry(
            actor=Actor.STAFF,
            act=act,
            club=club,
            staff=by.id,
            conversation=conversation,
            turn=TurnId(row.turn_id) if row.turn_id is not None else None,
            delivery=DeliveryId(row.delivery_id) if row.delivery_id is not None else None,
            escalation=EscalationId(row.id),
            rule=row.reason,
            reason=note,
            detail={"kind": row.kind} | ({"resolution": end.value} if end else {}),
        )
    )
