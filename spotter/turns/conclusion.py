"""What the end of a send means for its turn and conversation."""

from sqlalchemy import bindparam, exists

from spotter.contracts.conversation import SendStatus
from spotter.domain.conversation import ConversationStatus, TurnState
from spotter.domain.delivery import DeliveryKind
from spotter.domain.events import ConversationChanged
from spotter.domain.ids import ClubId, ConversationId, DeliveryId
from spotter.store.escalations import UNFINISHED
from spotter.store.one_of import one_of
from spotter.store.session import Store
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Escalation
from spotter.store.transaction import Transaction
from spotter.store.turns import Turns

_ENDS = {
    SendStatus.SENT: (TurnState.ANSWERED, "replied"),
    SendStatus.UNCERTAIN: (TurnState.ANSWERED, "replied"),
    SendStatus.BLOCKED: (TurnState.CLOSED, "blocked"),
    SendStatus.NEEDS_STAFF: (TurnState.CLOSED, "escalated"),
}

_CONVERSATIONS = table_of(Conversation)
_conversation, _delivery, _task = _CONVERSATIONS.c, table_of(Delivery).c, table_of(Escalation).c
_HAND_OVER = (
    _CONVERSATIONS.update()
    .where(
        _conversation.id == bindparam("conversation"),
        _conversation.taken_over_by.is_(None),
        _conversation.status != ConversationStatus.WAITING_ON_MEMBER,
        exists().where(_delivery.id == bindparam("delivery"), _delivery.kind != DeliveryKind.ACK),
        ~exists().where(_task.conversation_id == bindparam("conversation"), one_of(_task.state, UNFINISHED)),
    )
    .values(status=ConversationStatus.WAITING_ON_MEMBER, requires_response=False, version=_conversation.version + 1)
    .returning(_conversation.version)
)
"""The member was answered: it is their move, unless a person has taken over or a task is open."""


async def conclude(
    store: Store, club: ClubId, conversation: ConversationId, delivery: DeliveryId, status: SendStatus
) -> None:
    """Close the turn that a send answered, and say whose move it is now. A repeat changes nothing."""
    if status not in _ENDS:
        return
    await store.run(lambda tx: _conclude(tx, club, conversation, delivery, status))


async def _conclude(
    tx: Transaction, club: ClubId, conversation: ConversationId, delivery: DeliveryId, status: SendStatus
) -> None:
    await tx.locks.take_conversation(conversation)
    await Turns(tx).close_answered(delivery, *_ENDS[status])
    if status is SendStatus.SENT:
        await _hand_over_to_member(tx, club, conversation, delivery)


async def _hand_over_to_member(
    tx: Transaction, club: ClubId, conversation: ConversationId, delivery: DeliveryId
) -> None:
    version = await tx.session.scalar(_HAND_OVER, {"conversation": conversation, "delivery": delivery})
    if version is not None:
        await tx.events.append(
            ConversationChanged(
                club=club, conversation=conversation, version=version, status=ConversationStatus.WAITING_ON_MEMBER
            )
        )
