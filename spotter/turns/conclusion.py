"""What the end of a send means for its turn and conversation."""

from sqlalchemy import select, update

from spotter.contracts.conversation import SendStatus
from spotter.domain.conversation import ConversationStatus, TurnState
from spotter.domain.events import ConversationChanged
from spotter.domain.ids import ClubId, ConversationId, DeliveryId, TurnId
from spotter.store.escalations import Escalations
from spotter.store.session import Store
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.transaction import Transaction
from spotter.store.turns import Turns

_ENDS = {
    SendStatus.SENT: (TurnState.ANSWERED, "replied"),
    SendStatus.UNCERTAIN: (TurnState.ANSWERED, "replied"),
    SendStatus.BLOCKED: (TurnState.CLOSED, "blocked"),
    SendStatus.NEEDS_STAFF: (TurnState.CLOSED, "escalated"),
}


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
    row = (
        await tx.session.execute(select(Delivery.turn_id, Delivery.kind).where(Delivery.id == delivery))
    ).one_or_none()
    if row is None:
        return
    state, disposition = _ENDS[status]
    if row.turn_id is not None and row.kind == "reply":
        await Turns(tx).close(TurnId(row.turn_id), state, disposition)
    if status is SendStatus.SENT and row.kind != "ack":
        await _hand_over_to_member(tx, club, conversation)


async def _hand_over_to_member(tx: Transaction, club: ClubId, conversation: ConversationId) -> None:
    """The member was answered: it is their move, unless a person has taken over or a task is open."""
    if await Escalations(tx).any_open(conversation) is not None:
        return
    version = await tx.session.scalar(
        update(Conversation)
        .where(
            Conversation.id == conversation,
            Conversation.taken_over_by.is_(None),
            Conversation.status != ConversationStatus.WAITING_ON_MEMBER,
        )
        .values(status=ConversationStatus.WAITING_ON_MEMBER, requires_response=False, version=Conversation.version + 1)
        .returning(Conversation.version)
    )
    if version is not None:
        await tx.events.append(
            ConversationChanged(
                club=club, conversation=conversation, version=version, status=ConversationStatus.WAITING_ON_MEMBER
            )
        )
