"""A person's answer to "did it arrive?". The first answer wins."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from spotter.delivery.machine import AFTER_ARRIVAL, Arrival
from spotter.delivery.reached import Proof, mark_sent
from spotter.delivery.record import tell_of
from spotter.domain.conversation import EscalationKind, EscalationState, StaffActKind
from spotter.domain.delivery import WAITING_FOR_STAFF, DeliveryState
from spotter.domain.errors import AlreadyDecided, Conflict, NotFound
from spotter.domain.events import EscalationChanged
from spotter.domain.ids import ClubId, ConversationId, DeliveryId, EscalationId, StaffActId, StaffId
from spotter.store.audit import Actor
from spotter.store.deliveries import Deliveries
from spotter.store.delivery_statements import StoredDelivery
from spotter.store.tables.judgements import Escalation, StaffAct
from spotter.store.tables.people import Staff
from spotter.store.transaction import Transaction

__all__ = ["Arrival", "Resolved", "resolve_did_it_arrive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What the answer led to. `act` is set for "send again": signal it to the workflow after the commit."""

    delivery: DeliveryId
    state: DeliveryState
    act: StaffActId | None = None


async def resolve_did_it_arrive(
    tx: Transaction, escalation: EscalationId, resolution: Arrival, staff: StaffId, *, now: datetime
) -> Resolved:
    """Settle a delivery by a person's word. Takes its locks itself: call it first in the transaction.

    Raises `AlreadyDecided` where a colleague was first, `Conflict` where nothing is in doubt any more.
    """
    task = await tx.session.get(Escalation, escalation)
    if task is None or task.kind != EscalationKind.DID_IT_ARRIVE or task.delivery_id is None:
        raise NotFound("There is no such task.")
    delivery = DeliveryId(task.delivery_id)
    await tx.locks.take_conversation(ConversationId(task.conversation_id or 0), deliveries=[delivery])
    await _close_task(tx, task, resolution, staff, now)
    row = await Deliveries(tx).find(delivery)
    if row is None or row.state not in WAITING_FOR_STAFF:
        raise Conflict("Nothing about this message is in doubt any more.")
    state = AFTER_ARRIVAL[resolution]
    if resolution is Arrival.IT_ARRIVED:
        await _it_arrived(tx, row, staff, now)
        return Resolved(delivery=delivery, state=state)
    again = resolution is Arrival.SEND_AGAIN
    hit = await Deliveries(tx).change(
        delivery,
        states=WAITING_FOR_STAFF,
        fence=row.fence,
        now=now,
        state=state.value,
        posts_allowed=row.attempts + 1 if again else row.posts_allowed,
        expires_at=None if again else row.expires_at,
    )
    if not hit:
        raise Conflict("Nothing about this message is in doubt any more.")
    await tell_of(
        tx,
        row,
        state,
        act=f"delivery_{resolution.value}",
        actor=Actor.STAFF,
        staff=staff,
        escalation=escalation,
        reason=_REASONS[resolution],
    )
    act = await _tell_workflow(tx, row, staff, now) if again else None
    return Resolved(delivery=delivery, state=state, act=act)


_REASONS = {
    Arrival.SEND_AGAIN: "A person looked into the CRM, did not find it and wants it sent again.",
    Arrival.DISCARD: "A person looked into the CRM and wants it left as it is.",
}


async def _close_task(tx: Transaction, task: Escalation, resolution: Arrival, staff: StaffId, now: datetime) -> None:
    hit = await tx.session.execute(
        update(Escalation)
        .where(Escalation.id == task.id, Escalation.state != EscalationState.RESOLVED)
        .values(state=EscalationState.RESOLVED.value, resolved_by=staff, resolved_at=now, resolution=resolution.value)
        .returning(Escalation.id)
        .execution_options(synchronize_session=False)
    )
    if hit.one_or_none() is None:
        first = (
            await tx.session.execute(
                select(Escalation.resolution, Staff.name)
                .outerjoin(Staff, Staff.id == Escalation.resolved_by)
                .where(Escalation.id == task.id)
            )
        ).one()
        raise AlreadyDecided("A colleague answered first.", winner=first.name or "", decision=first.resolution or "")
    await tx.events.append(
        EscalationChanged(
            club=ClubId(task.club_id),
            conversation=ConversationId(task.conversation_id) if task.conversation_id else None,
            escalation=EscalationId(task.id),
            state=EscalationState.RESOLVED.value,
            rung=task.rung,
        )
    )


async def _it_arrived(tx: Transaction, row: StoredDelivery, staff: StaffId, now: datetime) -> None:
    attempts = await Deliveries(tx).attempts(DeliveryId(row.id))
    posted_at = attempts[-1].armed_at if attempts else now
    await mark_sent(tx, row, Proof.by(staff, posted_at), fence=row.fence, now=now)


async def _tell_workflow(tx: Transaction, row: StoredDelivery, staff: StaffId, now: datetime) -> StaffActId:
    act = await tx.session.scalar(
        insert(StaffAct)
        .values(
            club_id=row.club_id,
            conversation_id=row.conversation_id,
            kind=StaffActKind.SEND_AGAIN.value,
            staff_id=staff,
            delivery_id=row.id,
            created_at=now,
        )
        .returning(StaffAct.id)
    )
    return StaffActId(act or 0)
