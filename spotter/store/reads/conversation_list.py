"""The list of conversations: one row each, the newest message first, a handful of queries per page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, or_, select

from spotter.domain.conversation import ClubStatus
from spotter.store.awaited import AwaitedSession
from spotter.store.reads.judgements import last_intents
from spotter.store.reads.people import MemberName, StaffName, StaffNames, initials
from spotter.store.reads.searching import matches
from spotter.store.reads.unread import unread_counts
from spotter.store.reads.waiting import WaitingView, needs_a_person, waiting_in
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.people import Member

_PREVIEW = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class LastMessageView:
    """The end of a conversation."""

    author_kind: str
    author_name: str
    preview: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationRowView:
    """One row of the list."""

    id: int
    club: str
    member: MemberName
    status: str
    ai_on: bool
    ai_handling: bool
    taken_over_by: StaffName | None
    last_message: LastMessageView | None
    unread: int
    requires_response: bool
    intent: str | None
    waiting: WaitingView | None
    version: int
    listed_at: datetime
    """What the list is ordered by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationFilter:
    """Which conversations to list. `club` None lists those of all clubs that are served."""

    club: str | None = None
    status: str | None = None
    needs_a_person: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """The last row of the page before."""

    at: datetime
    id: int


async def list_conversations(
    session: AwaitedSession, wanted: ConversationFilter, *, staff: int, after: After | None, limit: int
) -> list[ConversationRowView]:
    """Return one page."""
    query = (
        _rows()
        .where(Conversation.last_message_at.is_not(None))
        .order_by(Conversation.last_message_at.desc(), Conversation.id.desc())
        .limit(limit)
    )
    if wanted.club is not None:
        query = query.where(Conversation.club_id == wanted.club)
    else:
        query = query.join(Club, Club.id == Conversation.club_id).where(Club.status != ClubStatus.REMOVED)
    if wanted.status is not None:
        query = query.where(Conversation.status == wanted.status)
    if wanted.needs_a_person:
        query = query.where(needs_a_person())
    if (found := matches(wanted.text, club=wanted.club)) is not None:
        query = query.where(found)
    if after is not None:
        query = query.where(
            or_(
                Conversation.last_message_at < after.at,
                and_(Conversation.last_message_at == after.at, Conversation.id < after.id),
            )
        )
    return await _show(session, (await session.execute(query)).all(), staff=staff)


async def conversation_rows(
    session: AwaitedSession, conversations: Sequence[int], *, staff: int
) -> dict[int, ConversationRowView]:
    """Return the rows of these conversations."""
    if not conversations:
        return {}
    rows = (await session.execute(_rows().where(Conversation.id.in_(set(conversations))))).all()
    return {row.id: row for row in await _show(session, rows, staff=staff)}


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Conversation.id,
            Conversation.club_id,
            Conversation.status,
            Conversation.ai_on,
            Conversation.ai_handling,
            Conversation.taken_over_by,
            Conversation.requires_response,
            Conversation.version,
            Conversation.last_message_at,
            Conversation.created_at,
            Member.id.label("member_id"),
            Member.name.label("member_name"),
            Member.role.label("member_role"),
            Message.id.label("message_id"),
            Message.author_kind,
            Message.author_name,
            Message.body,
            Message.sent_at,
        )
        .join(Member, Member.id == Conversation.member_id)
        .outerjoin(Message, Message.id == Conversation.last_message_id)
    )


async def _show(session: AwaitedSession, rows: Sequence[Any], *, staff: int) -> list[ConversationRowView]:
    if not rows:
        return []
    ids = [row.id for row in rows]
    names = await StaffNames.load(session, [row.taken_over_by for row in rows])
    unread = await unread_counts(session, ids, staff=staff)
    waiting = await waiting_in(session, ids)
    intents = await last_intents(session, ids)
    return [
        ConversationRowView(
            id=row.id,
            club=row.club_id,
            member=MemberName(
                id=row.member_id, name=row.member_name, role=row.member_role, initials=initials(row.member_name)
            ),
            status=row.status,
            ai_on=row.ai_on,
            ai_handling=row.ai_handling,
            taken_over_by=names.of(row.taken_over_by),
            last_message=_last_message(row),
            unread=unread.get(row.id, 0),
            requires_response=row.requires_response,
            intent=intents.get(row.id),
            waiting=waiting.get(row.id),
            version=row.version,
            listed_at=row.last_message_at or row.created_at,
        )
        for row in rows
    ]


def _last_message(row: Any) -> LastMessageView | None:
    if row.message_id is None:
        return None
    preview = " ".join(row.body[: _PREVIEW * 4].split())[:_PREVIEW]
    return LastMessageView(author_kind=row.author_kind, author_name=row.author_name, preview=preview, at=row.sent_at)
