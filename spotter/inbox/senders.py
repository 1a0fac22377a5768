"""Who wrote an inbox item: the CRM's person, or a thread of its own for a sender it ties to nobody."""

from collections.abc import Sequence
from datetime import datetime

from spotter.crm.port import InboxItem, NoticeKind, SenderRole
from spotter.domain.conversation import AuthorKind, ConversationStatus, Direction
from spotter.domain.ids import ClubId, ConversationId, MemberId
from spotter.inbox.texts import storable
from spotter.store.conversations import Conversations
from spotter.store.members import Members, Sender, folded
from spotter.store.transaction import Transaction


def sender_of(item: InboxItem) -> Sender:
    """Return the sender's identity. A name alone holds a thread together, and proves nothing more."""
    return Sender(
        crm_user_id=item.sender_id,
        sender_key=item.sender_key
        or (None if item.sender_id is not None else f"name:{folded(storable(item.sender_name))}"),
        name=storable(item.sender_name),
        role=item.role.value,
    )


def author_kind_of(item: InboxItem) -> AuthorKind:
    """Return who wrote it: a notice is the CRM's, whoever's name it bears."""
    if item.notice is not None:
        return AuthorKind.CRM
    return AuthorKind.STAFF if item.role is SenderRole.STAFF else AuthorKind.MEMBER


def direction_of(item: InboxItem) -> Direction:
    """Return the direction: a text of the CRM's own sequences went out, all else in an inbox came in."""
    return Direction.OUTBOUND if item.notice is NoticeKind.CRM_SEQUENCE else Direction.INBOUND


async def conversations_of(
    tx: Transaction, club: ClubId, items: Sequence[InboxItem], *, ai_on: bool, now: datetime
) -> dict[tuple[str, str], ConversationId]:
    """Return the conversation of each sender, by sender identity; made where there was none."""
    senders = [sender_of(item) for item in items]
    members = await Members(tx).ensure(club, senders, now=now)
    status: dict[MemberId, ConversationStatus] = {
        members[sender.identity]: ConversationStatus.DONE for sender in senders if sender.role == SenderRole.STAFF.value
    }
    conversations = await Conversations(tx).ensure(club, list(members.values()), ai_on=ai_on, now=now, status=status)
    return {identity: conversations[member] for identity, member in members.items()}
