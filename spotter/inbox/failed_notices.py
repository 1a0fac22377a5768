"""The CRM's notice that something of ours did not arrive becomes a person's task, tied to the send if that is sure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from spotter.crm.port import NoticeKind
from spotter.domain.conversation import Channel, EscalationKind, Urgency
from spotter.domain.delivery import DeliveryState
from spotter.domain.ids import ClubId, ConversationId, DeliveryId
from spotter.inbox.marks import Entered
from spotter.store.escalations import Escalations, NewEscalation
from spotter.store.members import Members
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.transaction import Transaction

_AFTER_THE_NAME = " has a missing or invalid email"
_LATELY = timedelta(days=2)
_LEFT = (DeliveryState.ARMED, DeliveryState.RECONCILING, DeliveryState.SENT, DeliveryState.UNCONFIRMED)


async def report_failed_deliveries(tx: Transaction, club: ClubId, entered: Sequence[Entered], *, now: datetime) -> None:
    """Open a task for each such notice that is new."""
    for each in entered:
        if each.message.notice != NoticeKind.DELIVERY_FAILED or each.message.imported:
            continue
        name = each.message.body.partition(_AFTER_THE_NAME)[0]
        tied = await _last_email_to(tx, club, name, now=now)
        await Escalations(tx).open(
            NewEscalation(
                club=club,
                conversation=tied[1] if tied is not None else None,
                kind=EscalationKind.NOT_SENT,
                reason=NoticeKind.DELIVERY_FAILED.value,
                explanation="The CRM has no valid e-mail address for this person: the message did not reach them.",
                urgency=Urgency.TODAY,
                message=each.id,
                delivery=tied[0] if tied is not None else None,
            )
        )


async def _last_email_to(
    tx: Transaction, club: ClubId, name: str, *, now: datetime
) -> tuple[DeliveryId, ConversationId] | None:
    """Return our last e-mail to the one person of this name; two people of one name prove nothing."""
    members = await Members(tx).named(club, name)
    if len(members) != 1:
        return None
    row = (
        await tx.session.execute(
            select(Delivery.id, Delivery.conversation_id)
            .where(
                # The one conversation that they have: it has an index, the member has none.
                Delivery.conversation_id.in_(select(Conversation.id).where(Conversation.member_id == members[0])),
                Delivery.channel == Channel.EMAIL,
                Delivery.state.in_(_LEFT),
                Delivery.updated_at > now - _LATELY,
            )
            .order_by(Delivery.id.desc())
            .limit(1)
        )
    ).one_or_none()
    return (DeliveryId(row.id), ConversationId(row.conversation_id)) if row is not None else None
