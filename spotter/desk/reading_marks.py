"""Read and unread, per person: opening changes nothing, only an explicit mark or a reply does.

A negative mark is the explicit "unread": everything inbound from that message on, answered or not.
"""

from sqlalchemy import and_, case, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from spotter.auth.principals import Principal
from spotter.desk.done import Done
from spotter.domain.conversation import Direction
from spotter.domain.errors import NotFound
from spotter.domain.events import ConversationChanged
from spotter.domain.ids import ClubId, ConversationId, MessageId
from spotter.store.tables.conversations import Conversation, ConversationSeen, Message
from spotter.store.transaction import Transaction


async def mark_read(tx: Transaction, conversation: ConversationId, through: MessageId, *, by: Principal) -> Done:
    """Mark as read up to a message of this conversation, for this person."""
    club = await _reached(tx, conversation, by)
    known = await tx.session.scalar(
        select(Message.id).where(Message.id == through, Message.conversation_id == conversation)
    )
    if known is None:
        raise NotFound("There is no such message in this conversation.")
    await mark_through(tx, conversation, through, by=by)
    await _tell(tx, club, conversation)
    return Done(club=club)


async def mark_unread(tx: Transaction, conversation: ConversationId, *, by: Principal) -> Done:
    """Mark the newest inbound message, and what follows it, as unread again."""
    club = await _reached(tx, conversation, by)
    newest = await tx.session.scalar(
        select(Message.id)
        .where(
            Message.conversation_id == conversation,
            Message.direction == Direction.INBOUND,
            Message.notice.is_(None),
        )
        .order_by(Message.id.desc())
        .limit(1)
    )
    if newest is not None:
        await _write(tx, conversation, -newest, by=by)
        await _tell(tx, club, conversation)
    return Done(club=club)


async def mark_through(tx: Transaction, conversation: ConversationId, through: MessageId, *, by: Principal) -> None:
    """Write the mark."""
    await _write(tx, conversation, through, by=by)


async def _write(tx: Transaction, conversation: ConversationId, seen: int, *, by: Principal) -> None:
    insert = sqlite_insert if tx.is_sqlite else postgresql_insert
    statement = insert(ConversationSeen).values(staff_id=by.id, conversation_id=conversation, seen_through=seen)
    new = statement.excluded.seen_through
    known = ConversationSeen.seen_through
    # An old tab that says "read up to here" must not bring back what was read since.
    kept = case((and_(new > 0, known > new), known), else_=new)
    await tx.session.execute(
        statement.on_conflict_do_update(index_elements=["staff_id", "conversation_id"], set_={"seen_through": kept})
    )


async def _reached(tx: Transaction, conversation: ConversationId, by: Principal) -> ClubId:
    club = await tx.session.scalar(select(Conversation.club_id).where(Conversation.id == conversation))
    if club is None or not by.reaches(club):
        raise NotFound("There is no such conversation.")
    return ClubId(club)


async def _tell(tx: Transaction, club: ClubId, conversation: ConversationId) -> None:
    """The other tabs of this person show the mark too."""
    row = (
        await tx.session.execute(
            select(Conversation.version, Conversation.status).where(Conversation.id == conversation)
        )
    ).one()
    await tx.events.append(
        ConversationChanged(club=club, conversation=conversation, version=row.version, status=row.status)
    )
