"""What follows when a person speaks or a task ends: what is not sent any more, and whose move it is."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import exists, select

from spotter.auth.principals import Principal
from spotter.delivery.record import tell_of
from spotter.desk.held import HeldConversation, change
from spotter.domain.conversation import ApprovalState, AuthorKind, ConversationStatus
from spotter.domain.delivery import DeliveryState
from spotter.domain.ids import DeliveryId
from spotter.store.audit import Actor
from spotter.store.deliveries import Deliveries
from spotter.store.escalations import Escalations
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval
from spotter.store.transaction import Transaction

_WAITS = (DeliveryState.DRAFT, DeliveryState.QUEUED)


async def cancel_what_the_ai_queued(tx: Transaction, held: HeldConversation, *, by: Principal, now: datetime) -> None:
    """Cancel what the AI would still send. What is armed already is finished."""
    rows = await tx.session.scalars(
        select(Delivery)
        .where(
            Delivery.conversation_id == held.id,
            Delivery.author_kind == AuthorKind.AI,
            Delivery.state.in_(_WAITS),
        )
        .order_by(Delivery.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    await _cancel(tx, rows, by=by, now=now, rule="taken_over")


async def cancel_unsent(tx: Transaction, delivery: DeliveryId, *, by: Principal, now: datetime, rule: str) -> None:
    """Cancel one message that has not left. One that was armed meanwhile goes its way."""
    row = await Deliveries(tx).get(delivery)
    await _cancel(tx, [row] if row is not None else [], by=by, now=now, rule=rule)


async def is_unsent(tx: Transaction, delivery: DeliveryId) -> bool:
    """Say whether a message still waits to leave."""
    row = await Deliveries(tx).get(delivery)
    return row is not None and row.state in _WAITS


async def whose_move(tx: Transaction, held: HeldConversation) -> None:
    """Where nothing waits for a person any more, it is the member's move."""
    if held.status is not ConversationStatus.NEEDS_STAFF or await Escalations(tx).any_open(held.id) is not None:
        return
    pending = exists().where(Approval.conversation_id == held.id, Approval.state == ApprovalState.PENDING)
    if not await tx.session.scalar(select(pending)):
        await change(tx, held, status=ConversationStatus.WAITING_ON_MEMBER.value, requires_response=False)


async def _cancel(tx: Transaction, rows: Iterable[Delivery], *, by: Principal, now: datetime, rule: str) -> None:
    for row in rows:
        cancelled = await Deliveries(tx).change(
            DeliveryId(row.id), states=_WAITS, fence=row.fence, now=now, state=DeliveryState.CANCELLED.value, block=rule
        )
        if cancelled:
            await tell_of(
                tx,
                row,
                DeliveryState.CANCELLED,
                act="delivery_cancelled",
                rule=rule,
                actor=Actor.STAFF,
                staff=by.id,
            )
