"""How many messages of a conversation a person still has to look at: unread means unanswered."""

from collections.abc import Iterable

from sqlalchemy import and_, case, func, or_, select

from spotter.domain.conversation import AuthorKind, Direction
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.conversations import ConversationSeen, Message
from spotter.store.tables.judgements import Turn

_SETTLED = ("replied", "silent", "opted_out")
"""Dispositions of turns that need nobody."""


async def unread_counts(session: AwaitedSession, conversations: Iterable[int], *, staff: int) -> dict[int, int]:
    """Return the counts above zero.

    A message counts until it is answered (by anyone), its turn is settled, or this person marked it as read. A
    negative mark is the explicit "unread": from that message on everything inbound counts, answered or not.
    """
    wanted = set(conversations)
    if not wanted:
        return {}
    seen = func.coalesce(ConversationSeen.seen_through, 0)
    spoken = (
        select(Message.conversation_id, func.max(Message.id).label("last_id"))
        .where(
            Message.conversation_id.in_(wanted),
            Message.direction == Direction.OUTBOUND,
            Message.author_kind.in_([AuthorKind.AI, AuthorKind.STAFF]),
        )
        .group_by(Message.conversation_id)
        .subquery()
    )
    open_ = and_(
        Message.imported.is_(False),
        Message.id > func.coalesce(spoken.c.last_id, 0),
        or_(Turn.disposition.is_(None), Turn.disposition.not_in(_SETTLED)),
    )
    rows = await session.execute(
        select(Message.conversation_id, func.count(Message.id).label("unread"))
        .outerjoin(spoken, spoken.c.conversation_id == Message.conversation_id)
        .outerjoin(Turn, Turn.id == Message.turn_id)
        .outerjoin(
            ConversationSeen,
            and_(ConversationSeen.conversation_id == Message.conversation_id, ConversationSeen.staff_id == staff),
        )
        .where(
            Message.conversation_id.in_(wanted),
            Message.direction == Direction.INBOUND,
            Message.notice.is_(None),
            Message.gone_at.is_(None),
            case((seen < 0, Message.id >= -seen), else_=and_(Message.id > seen, open_)),
        )
        .group_by(Message.conversation_id)
    )
    return {row.conversation_id: row.unread for row in rows}
