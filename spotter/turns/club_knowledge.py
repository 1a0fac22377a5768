"""What may be said of a club at a moment: its entries that count then, as facts, and which entry each fact is from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, or_, select

from spotter.domain.conversation import Voice
from spotter.domain.ids import ClubId
from spotter.engine.port import ClubFacts
from spotter.knowledge.entries import KnowledgeItem, club_facts, sources_of
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.clubs import Club, KnowledgeEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubManner:
    """How a club presents itself, beside its entries."""

    name: str
    time_zone: str
    phone: str
    languages: tuple[str, ...]
    voice: Voice
    emoji: bool
    sign_off: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubKnowledge:
    """The facts, and where they are from."""

    facts: ClubFacts
    sources: Mapping[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    """Citation to entries."""
    versions: Mapping[int, int] = field(default_factory=dict[int, int])
    """Entry to its version at that moment."""


async def read_club_knowledge(
    session: AwaitedSession, club: ClubId, manner: ClubManner, now: datetime
) -> ClubKnowledge:
    """Read the entries that count at `now`. What counts for a while only overrules what counts always."""
    rows = (
        await session.execute(
            select(KnowledgeEntry.__table__)
            .where(
                KnowledgeEntry.club_id == club,
                KnowledgeEntry.retired_at.is_(None),
                or_(KnowledgeEntry.valid_from.is_(None), KnowledgeEntry.valid_from <= now),
                or_(KnowledgeEntry.valid_to.is_(None), KnowledgeEntry.valid_to > now),
            )
            .order_by(
                and_(KnowledgeEntry.valid_from.is_(None), KnowledgeEntry.valid_to.is_(None)).desc(),
                KnowledgeEntry.valid_to.is_not(None),
                KnowledgeEntry.valid_from,
                KnowledgeEntry.id,
            )
        )
    ).all()
    items = [
        KnowledgeItem(
            id=row.id,
            kind=row.kind,
            topic=row.topic,
            title=row.title,
            body=row.body,
            data=row.data,
            language=row.language,
        )
        for row in rows
    ]
    facts = club_facts(
        items,
        club_name=manner.name,
        time_zone=manner.time_zone,
        phone=manner.phone,
        languages=manner.languages,
        voice=manner.voice,
        emoji=manner.emoji,
        sign_off=manner.sign_off,
    )
    return ClubKnowledge(
        facts=facts,
        sources={cited: tuple(int(entry) for entry in entries) for cited, entries in sources_of(items).items()},
        versions={row.id: row.version for row in rows},
    )


async def knowledge_of(session: AwaitedSession, club: ClubId, now: datetime) -> ClubKnowledge:
    """Read what may be said of a club, for a page that has no turn."""
    row = await session.get_one(Club, club)
    manner = ClubManner(
        name=row.name,
        time_zone=row.time_zone,
        phone=row.phone,
        languages=tuple(row.languages),
        voice=Voice(row.voice),
        emoji=row.emoji,
        sign_off=row.sign_off,
    )
    return await read_club_knowledge(session, club, manner, now)
