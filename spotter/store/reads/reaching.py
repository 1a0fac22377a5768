"""Whose a row is: the club of a conversation."""

from sqlalchemy import select

from spotter.store.awaited import AwaitedSession
from spotter.store.tables.conversations import Conversation


async def club_of_conversation(session: AwaitedSession, conversation: int) -> str | None:
    """Return the club of a conversation; None where there is no such conversation."""
    return await session.scalar(select(Conversation.club_id).where(Conversation.id == conversation))
