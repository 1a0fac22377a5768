"""Which outbound entries of a log may be ours although no message row says so yet."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from spotter.domain.delivery import OPEN_STATES, WAITING_FOR_STAFF, Outcome
from spotter.domain.ids import ConversationId, DeliveryId
from spotter.store.tables.deliveries import Attempt, Delivery
from spotter.store.transaction import Transaction

_OPEN = OPEN_STATES | WAITING_FOR_STAFF


@dataclass(frozen=True, slots=True, kw_only=True)
class OurText:
    """A text that was posted, or may have been, and is not verified."""

    delivery: DeliveryId
    channel: str | None
    body: str
    armed_at: datetime


async def our_open_texts(tx: Transaction, conversation: ConversationId) -> list[OurText]:
    """Return them, oldest first: an entry that shows one of them was not written by staff."""
    rows = await tx.session.execute(
        select(Delivery.id, Delivery.channel, Delivery.body, Attempt.armed_at)
        .join(Attempt, Attempt.delivery_id == Delivery.id)
        .where(
            Delivery.conversation_id == conversation,
            Delivery.state.in_(_OPEN) | ((Delivery.state == "queued") & (Attempt.outcome == Outcome.ABSENT)),
        )
        .order_by(Attempt.id)
    )
    return [
        OurText(delivery=DeliveryId(row.id), channel=row.channel, body=row.body, armed_at=row.armed_at) for row in rows
    ]
