"""What no entry answered: the questions of the last months, for grouping; and who asked them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from spotter.store.awaited import AwaitedSession
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.knowledge import KnowledgeGap
from spotter.store.tables.people import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """One question that a person had to answer."""

    id: int
    question: str
    meaning: bytes | None
    conversation_id: int
    at: datetime
    dismissed: bool


async def list_gaps(session: AwaitedSession, club: str, *, since: datetime, limit: int) -> list[GapRow]:
    """Return the newest questions of a club, the oldest of them first."""
    rows = (
        await session.scalars(
            select(KnowledgeGap)
            .where(KnowledgeGap.club_id == club, KnowledgeGap.created_at >= since)
            .order_by(KnowledgeGap.id.desc())
            .limit(limit)
        )
    ).all()
    return [
        GapRow(
            id=row.id,
            question=row.question,
            meaning=row.meaning,
            conversation_id=row.conversation_id,
            at=row.created_at,
            dismissed=row.dismissed_at is not None,
        )
        for row in reversed(rows)
    ]


async def names_in(session: AwaitedSession, conversations: Iterable[int]) -> dict[int, str]:
    """Return the members' names by conversation."""
    rows = await session.execute(
        select(Conversation.id, Member.name)
        .join(Member, Member.id == Conversation.member_id)
        .where(Conversation.id.in_(set(conversations)))
    )
    return {row.id: row.name for row in rows}
