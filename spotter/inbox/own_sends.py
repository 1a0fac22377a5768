"""Which entries of a log are texts that we sent: by words and time of an attempt, each delivery at most once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from spotter.crm.canonical import same_message
from spotter.domain.conversation import AuthorKind, Channel, Direction
from spotter.domain.ids import ConversationId, DeliveryId, MessageId
from spotter.inbox.alignment import Fit, Placed
from spotter.store.tables.deliveries import Attempt, Delivery
from spotter.store.transaction import Transaction

_BEFORE = timedelta(minutes=10)
"""The CRM's clock may be slow."""
_AFTER = timedelta(minutes=30)
"""An effect may become visible late, and the CRM's clock may be fast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSend:
    """A delivery of which at least one attempt was made."""

    id: DeliveryId
    body: str
    channel: Channel | None
    author_kind: AuthorKind
    message: MessageId | None
    first_armed_at: datetime
    last_deadline_at: datetime

    def may_be(self, placed: Placed) -> bool:
        """Say whether an entry shows this send."""
        in_time = self.first_armed_at - _BEFORE <= placed.entry.at <= self.last_deadline_at + _AFTER
        return in_time and same_message(self.body, placed.entry.body)


async def attempted_sends(tx: Transaction, conversation: ConversationId) -> list[OwnSend]:
    """Return what we tried to send in a conversation, whatever is known to have come of it, oldest first."""
    rows = await tx.session.execute(
        select(
            Delivery.id,
            Delivery.body,
            Delivery.channel,
            Delivery.author_kind,
            Delivery.message_id,
            func.min(Attempt.armed_at).label("first"),
            func.max(Attempt.deadline_at).label("last"),
        )
        .join(Attempt, Attempt.delivery_id == Delivery.id)
        .where(Delivery.conversation_id == conversation)
        .group_by(Delivery.id)
        .order_by(Delivery.id)
    )
    return [
        OwnSend(
            id=DeliveryId(row.id),
            body=row.body,
            channel=Channel(row.channel) if row.channel else None,
            author_kind=AuthorKind(row.author_kind),
            message=MessageId(row.message_id) if row.message_id is not None else None,
            first_armed_at=row.first,
            last_deadline_at=row.last,
        )
        for row in rows
    ]


def match_own_sends(placed: Sequence[Placed], sends: Collection[OwnSend]) -> dict[str, OwnSend]:
    """Return the send behind each new outbound entry that is ours, by the entry's key.

    A delivery whose attempt is open gets its chance before anything is taken for staff writing by hand.
    """
    shown = {each.row.delivery for each in placed if each.row is not None}
    free = [send for send in sends if send.id not in shown]
    found: dict[str, OwnSend] = {}
    for each in placed:
        if each.fit is not Fit.NEW or each.entry.direction is not Direction.OUTBOUND:
            continue
        send = next((send for send in free if send.may_be(each)), None)
        if send is not None:
            free.remove(send)
            found[each.key] = send
    return found
