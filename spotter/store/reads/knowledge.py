"""Knowledge entries as pages show them: the list with its filters, one entry, its versions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, and_, cast, func, or_, select

from spotter.domain.conversation import ApprovalState
from spotter.domain.knowledge import Validity
from spotter.store.awaited import AwaitedSession
from spotter.store.reads.people import StaffName, StaffNames
from spotter.store.tables.clubs import KnowledgeEntry
from spotter.store.tables.judgements import Approval
from spotter.store.tables.knowledge import KnowledgeRevision, KnowledgeUse

_MOST_WORDS = 8
_sort_key = func.lower(KnowledgeEntry.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """Which entries; `validity` None is everything that is not retired."""

    club: str
    kind: str | None = None
    text: str = ""
    validity: Validity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongAnswer:
    """A person refused a draft that rested on the entry."""

    at: datetime
    conversation_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One entry, as its row has it, with what became of it."""

    id: int
    club: str
    kind: str
    topic: str
    title: str
    body: str
    data: dict[str, Any]
    language: str
    source: str
    owner: StaffName | None
    valid_from: datetime | None
    valid_to: datetime | None
    version: int
    created_at: datetime
    updated_at: datetime
    retired_at: datetime | None
    uses: int
    last_used_at: datetime | None
    last_wrong: WrongAnswer | None
    sort_key: str

    def validity(self, now: datetime) -> Validity:
        """Whether it may be said now."""
        if self.retired_at is not None:
            return Validity.RETIRED
        if self.valid_from is not None and self.valid_from > now:
            return Validity.UPCOMING
        return Validity.EXPIRED if self.valid_to is not None and self.valid_to <= now else Validity.CURRENT


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """One version of an entry."""

    version: int
    act: str
    at: datetime
    by: StaffName | None
    content: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Used:
    uses: int
    last_used_at: datetime


async def list_entries(
    session: AwaitedSession, wanted: EntryFilter, *, after: tuple[str, int] | None, limit: int, now: datetime
) -> list[EntryView]:
    """Return entries by title."""
    query = _query().where(KnowledgeEntry.club_id == wanted.club, *_conditions(wanted, now))
    if after is not None:
        title, id_ = after
        query = query.where(or_(_sort_key > title, and_(_sort_key == title, KnowledgeEntry.id > id_)))
    rows = (await session.execute(query.order_by(_sort_key, KnowledgeEntry.id).limit(limit))).all()
    return await _shown(session, rows)


async def get_entry(session: AwaitedSession, club: str, entry: int) -> EntryView | None:
    """Return one entry of a club."""
    rows = (await session.execute(_query().where(KnowledgeEntry.club_id == club, KnowledgeEntry.id == entry))).all()
    return next(iter(await _shown(session, rows)), None)


async def kept_entries(session: AwaitedSession, club: str) -> Sequence[KnowledgeEntry]:
    """Return all entries of a club that are not retired, as rows."""
    kept = select(KnowledgeEntry).where(KnowledgeEntry.club_id == club, KnowledgeEntry.retired_at.is_(None))
    return (await session.scalars(kept.order_by(KnowledgeEntry.id))).all()


async def list_revisions(session: AwaitedSession, entry: int, *, limit: int = 50) -> list[RevisionView]:
    """Return an entry's versions, the newest first."""
    rows = (
        await session.scalars(
            select(KnowledgeRevision)
            .where(KnowledgeRevision.entry_id == entry)
            .order_by(KnowledgeRevision.version.desc())
            .limit(limit)
        )
    ).all()
    names = await StaffNames.load(session, [row.staff_id for row in rows])
    return [
        RevisionView(
            version=row.version, act=row.act, at=row.created_at, by=names.of(row.staff_id), content=row.content
        )
        for row in rows
    ]


def _query() -> Select[Any]:
    return select(*KnowledgeEntry.__table__.c, _sort_key.label("sort_key"))


def _conditions(wanted: EntryFilter, now: datetime) -> list[ColumnElement[bool]]:
    entry = KnowledgeEntry
    begun = or_(entry.valid_from.is_(None), entry.valid_from <= now)
    over = and_(entry.valid_to.is_not(None), entry.valid_to <= now)
    kept = entry.retired_at.is_(None)
    by_validity: dict[Validity | None, list[ColumnElement[bool]]] = {
        None: [kept],
        Validity.CURRENT: [kept, begun, ~over],
        Validity.UPCOMING: [kept, ~begun],
        Validity.EXPIRED: [kept, begun, over],
        Validity.RETIRED: [~kept],
    }
    found = by_validity[wanted.validity]
    if wanted.kind is not None:
        found.append(entry.kind == wanted.kind)
    texts = (entry.title, entry.topic, entry.body, entry.source, cast(entry.data, String))
    for word in wanted.text.lower().split()[:_MOST_WORDS]:
        found.append(or_(*(func.lower(text).contains(word, autoescape=True) for text in texts)))
    return found


async def _shown(session: AwaitedSession, rows: Sequence[Row[Any]]) -> list[EntryView]:
    ids = [row.id for row in rows]
    names = await StaffNames.load(session, [row.owner_staff_id for row in rows])
    used, wrong = await _uses_of(session, ids), await _wrong_of(session, ids)
    return [
        EntryView(
            id=row.id,
            club=row.club_id,
            kind=row.kind,
            topic=row.topic,
            title=row.title,
            body=row.body,
            data=row.data,
            language=row.language,
            source=row.source,
            owner=names.of(row.owner_staff_id),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            version=row.version,
            created_at=row.created_at,
            updated_at=row.updated_at,
            retired_at=row.retired_at,
            uses=used[row.id].uses if row.id in used else 0,
            last_used_at=used[row.id].last_used_at if row.id in used else None,
            last_wrong=wrong.get(row.id),
            sort_key=row.sort_key,
        )
        for row in rows
    ]


async def _uses_of(session: AwaitedSession, entries: Iterable[int]) -> dict[int, _Used]:
    rows = await session.execute(
        select(KnowledgeUse.entry_id, func.count().label("uses"), func.max(KnowledgeUse.created_at).label("last"))
        .where(KnowledgeUse.entry_id.in_(list(entries)))
        .group_by(KnowledgeUse.entry_id)
    )
    return {row.entry_id: _Used(uses=row.uses, last_used_at=row.last) for row in rows}


async def _wrong_of(session: AwaitedSession, entries: Iterable[int]) -> dict[int, WrongAnswer]:
    newest = (
        select(KnowledgeUse.entry_id, func.max(Approval.id).label("approval"))
        .join(Approval, Approval.turn_id == KnowledgeUse.turn_id)
        .where(KnowledgeUse.entry_id.in_(list(entries)), Approval.state == ApprovalState.REJECTED)
        .group_by(KnowledgeUse.entry_id)
        .subquery()
    )
    rows = await session.execute(
        select(
            newest.c.entry_id,
            Approval.decided_at,
            Approval.created_at,
            Approval.conversation_id,
            Approval.reject_reason,
        ).join(newest, newest.c.approval == Approval.id)
    )
    return {
        row.entry_id: WrongAnswer(
            at=row.decided_at or row.created_at, conversation_id=row.conversation_id, reason=row.reject_reason or ""
        )
        for row in rows
    }
