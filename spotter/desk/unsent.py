"""What follows when a person speaks or a task ends: what is not sent any more, and whose move it is."""

from datetime import datetime

from sqlalchemy import exists, select

from spotter.auth.principals import Principal
from spotter.delivery.withdrawing import withdraw
from spotter.desk.held import HeldConversation, change
from spotter.domain.conversation import ApprovalState, AuthorKind, ConversationStatus
from spotter.domain.delivery import UNSENT_STATES, Block, DeliveryState
from spotter.domain.ids import DeliveryId
from spotter.store.audit import Actor
from spotter.store.deliveries import Deliveries
from spotter.store.escalations import Escalations
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval
from spotter.store.transaction import Transaction


async def cancel_what_the_ai_queued(tx: Transaction, held: HeldConversation, *, by: Principal, now: datetime) -> None:
    """Cancel what the AI would still send. What is armed already is finished."""
    ids = await tx.session.scalars(
        select(Delivery.id)
        .where(
            Delivery.conversation_id == held.id,
            Delivery.author_kind == AuthorKind.AI,
            Delivery.state.in_(UNSENT_STATES),
        )
        .order_by(Delivery.id)
        .with_for_update()
    )
    for id_ in ids.all():
        await cancel_unsent(tx, DeliveryId(id_), by=by, now=now, rule=Block.TAKEN_OVER.value)


async def cancel_unsent(tx: Transaction, delivery: DeliveryId, *, by: Principal, now: datetime, rule: str) -> None:
    """Cancel one message that has not left. One that was armed meanwhile goes its way."""
    await withdraw(tx, delivery, to=DeliveryState.CANCELLED, rule=rule, now=now, actor=Actor.STAFF, staff=by.id)


async def is_unsent(tx: Transaction, delivery: DeliveryId) -> bool:
    """Say whether a message still waits to leave."""
    stand = await Deliveries(tx).stand(delivery)
    return stand is not None and stand[0] in UNSENT_STATES


async def whose_move(tx: Transaction, held: HeldConversation) -> None:
    """Where nothing waits for a person any more, it is the member's move."""
    if held.status is not ConversationStatus.NEEDS_STAFF or await Escalations(tx).any_open(held.id) is not None:
        return
    pending = exists().where(Approval.conversation_id == held.id, Approval.state == ApprovalState.PENDING)
    if not await tx.session.scalar(select(pending)):
        await change(tx, held, status=ConversationStatus.WAITING_ON_MEMBER.value, requires_response=False)
