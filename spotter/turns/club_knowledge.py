"""What may be said of a club at a moment: its entries that count then, as facts, and which entry each fact is from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Text, and_, bindparam, cast, or_, select

from spotter.domain.conversation import Voice
from spotter.domain.ids import ClubId
from spotter.engine.port import ClubFacts
from spotter.knowledge.entries import KnowledgeItem, club_facts, sources_of
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.base import table_of
from spotter.store.tables.clubs import Club, KnowledgeEntry

_CLUBS_REMEMBERED = 64

_club, _entry = table_of(Club).c, table_of(KnowledgeEntry).c

MANNER = (_club.name, _club.time_zone, _club.phone, _club.languages, _club.voice, _club.emoji, _club.sign_off)
"""The columns of a club that `manner_of` reads."""

_OF_CLUB = select(*MANNER).where(_club.id == bindparam("club"))
_COUNTING_NOW = (
    select(
        _entry.id,
        _entry.version,
        _entry.kind,
        _entry.topic,
        _entry.title,
        _entry.body,
        cast(_entry.data, Text),
        _entry.language,
    )
    .where(
        _entry.club_id == bindparam("club"),
        _entry.retired_at.is_(None),
        or_(_entry.valid_from.is_(None), _entry.valid_from <= bindparam("now")),
        or_(_entry.valid_to.is_(None), _entry.valid_to > bindparam("now")),
    )
    .order_by(
        and_(_entry.valid_from.is_(None), _entry.valid_to.is_(None)).desc(),
        _entry.valid_to.is_not(None),
        _entry.valid_from,
        _entry.id,
    )
)
"""What counts for a while only comes last, for it overrules what counts always."""

_Written = tuple[int, int, str, str, str, str, str, str]
"""An entry as `_COUNTING_NOW` returns it: its data as text."""


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
    """Read the entries that count at `now`."""
    rows = await session.execute(_COUNTING_NOW, {"club": club, "now": now})
    return _made_of(tuple(tuple(row) for row in rows), manner)


async def knowledge_of(session: AwaitedSession, club: ClubId, now: datetime) -> ClubKnowledge:
    """Read what may be said of a club, for a page that has no turn."""
    row = (await session.execute(_OF_CLUB, {"club": club})).one()
    return await read_club_knowledge(session, club, manner_of(row), now)


def manner_of(row: Row[*tuple[Any, ...]]) -> ClubManner:
    """Return how a club presents itself, from a row with the columns `MANNER`."""
    return ClubManner(
        name=row.name,
        time_zone=row.time_zone,
        phone=row.phone,
        languages=tuple(row.languages),
        voice=Voice(row.voice),
        emoji=row.emoji,
        sign_off=row.sign_off,
    )


@lru_cache(maxsize=_CLUBS_REMEMBERED)
def _made_of(written: tuple[_Written, ...], manner: ClubManner) -> ClubKnowledge:
    """Make the facts once for the same words: entries change by the week, and turns come by the minute."""
    items = [
        KnowledgeItem(id=id_, kind=kind, topic=topic, title=title, body=body, data=json.loads(data), language=language)
        for id_, _, kind, topic, title, body, data, language in written
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
        versions={id_: version for id_, version, *_ in written},
    )
