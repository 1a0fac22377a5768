"""The tasks that sending gives to people: what could not be sent, and what may or may not have arrived."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, select

from spotter.domain.conversation import EscalationKind, Urgency
from spotter.domain.delivery import Block
from spotter.domain.ids import ClubId, ConversationId, DeliveryId, EscalationId
from spotter.store.delivery_statements import DELIVERY, StoredDelivery
from spotter.store.escalations import UNFINISHED, Escalations, NewEscalation
from spotter.store.one_of import one_of
from spotter.store.tables.base import table_of
from spotter.store.tables.judgements import Escalation
from spotter.store.transaction import Transaction

PEOPLES_BLOCKS = frozenset({Block.CANNOT_RECEIVE, Block.CHANNEL_UNKNOWN})
"""Refusals that only a person can do something about."""

_TASK: Final = table_of(Escalation)

OPEN_TASK: Final[ColumnElement[int | None]] = (
    select(_TASK.c.id)
    .where(
        # The conversation is the delivery's in any case: it has an index, the delivery has none.
        _TASK.c.conversation_id == DELIVERY.c.conversation_id,
        _TASK.c.delivery_id == DELIVERY.c.id,
        one_of(_TASK.c.state, UNFINISHED),
    )
    .order_by(_TASK.c.id.desc())
    .limit(1)
    .correlate(DELIVERY)
    .scalar_subquery()
)
"""The unfinished task of a delivery, as a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why a person is asked, in plain words and without a word of the message."""

    kind: EscalationKind
    reason: str
    explanation: str


CANNOT_REACH = {
    Block.CANNOT_RECEIVE: Doubt(
        kind=EscalationKind.NOT_SENT,
        reason=Block.CANNOT_RECEIVE.value,
        explanation="The CRM says that this person cannot be reached on this channel. Nothing was sent.",
    ),
    Block.CHANNEL_UNKNOWN: Doubt(
        kind=EscalationKind.NOT_SENT,
        reason=Block.CHANNEL_UNKNOWN.value,
        explanation="It is not known whether this person writes by text or by mail. Nothing was sent.",
    ),
}
NOTHING_LEFT = Doubt(
    kind=EscalationKind.NOT_SENT,
    reason="no_connection",
    explanation="The CRM could not be reached to send this, three times in a row. Nothing was sent.",
)
ACCEPTED_NOT_SEEN = Doubt(
    kind=EscalationKind.DID_IT_ARRIVE,
    reason="accepted_not_seen",
    explanation="The CRM said that it sent this, but the member's thread does not show it. Did it arrive?",
)
NOT_SEEN = Doubt(
    kind=EscalationKind.DID_IT_ARRIVE,
    reason="not_seen",
    explanation="It was posted, and the member's thread still does not show it. Did it arrive?",
)
UNREADABLE = Doubt(
    kind=EscalationKind.DID_IT_ARRIVE,
    reason="thread_unreadable",
    explanation="It was posted, and since then the member's thread could not be read for sure. Did it arrive?",
)
RESTORED = Doubt(
    kind=EscalationKind.DID_IT_ARRIVE,
    reason="restored",
    explanation="It waited to be sent when the data was restored, and the thread cannot be read. Did it arrive?",
)
SENT_TWICE = Doubt(
    kind=EscalationKind.ANSWER,
    reason="sent_twice",
    explanation="The member got this message twice: the CRM carried out the first try later than we could wait for.",
)


async def ask_a_person(tx: Transaction, row: StoredDelivery, doubt: Doubt) -> EscalationId:
    """Open the task of a delivery, in the transaction that gives the delivery up."""
    opened = await Escalations(tx).open(
        NewEscalation(
            club=ClubId(row.club_id),
            conversation=ConversationId(row.conversation_id),
            kind=doubt.kind,
            reason=doubt.reason,
            explanation=doubt.explanation,
            urgency=Urgency.SOON,
            delivery=DeliveryId(row.id),
        )
    )
    return opened.id
