"""Approvals as pages show them: the draft, why it was held, what it rests on, what the member wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, tuple_

from spotter.domain.conversation import Direction
from spotter.store.awaited import AwaitedSession
from spotter.store.reads.citations import CitationTitles, CitationView
from spotter.store.reads.judgements import readings_of
from spotter.store.reads.people import StaffName, StaffNames
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.judgements import Approval, DraftRow
from spotter.store.tables.people import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundView:
    """What the member wrote last."""

    body: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalView:
    """One approval, ready to be shown."""

    id: int
    club: str
    conversation_id: int
    member_name: str
    turn_id: int
    revision: int
    state: str
    body: str
    final_body: str | None
    channel: str | None
    why_held: str
    rule: str
    intent: str | None
    confidence: float | None
    citations: tuple[CitationView, ...]
    problems: tuple[str, ...]
    last_inbound: InboundView | None
    created_at: datetime
    expires_at: datetime
    rung: int
    owner: StaffName | None
    decided_by: StaffName | None
    decided_at: datetime | None
    reject_reason: str | None
    outcome: str | None
    newer_message: bool


def approvals_query() -> Select[*tuple[Any, ...]]:
    """Return the query that `shown_approvals` understands; narrow and order it as needed."""
    return (
        select(
            *Approval.__table__.c,
            Member.name.label("member_name"),
            Conversation.newest_inbound_id.label("newest_inbound_id"),
        )
        .join(Conversation, Conversation.id == Approval.conversation_id)
        .join(Member, Member.id == Conversation.member_id)
    )


async def get_approval(session: AwaitedSession, approval: int) -> ApprovalView | None:
    """Return one approval."""
    rows = (await session.execute(approvals_query().where(Approval.id == approval))).all()
    shown = await show_approvals(session, rows)
    return shown[0] if shown else None


async def list_approvals(
    session: AwaitedSession, *, club: str | None, state: str | None, before: int | None, limit: int
) -> list[ApprovalView]:
    """Return approvals, the newest first, those before `before`."""
    query = approvals_query().order_by(Approval.id.desc()).limit(limit)
    if club is not None:
        query = query.where(Approval.club_id == club)
    if state is not None:
        query = query.where(Approval.state == state)
    if before is not None:
        query = query.where(Approval.id < before)
    return await show_approvals(session, (await session.execute(query)).all())


async def show_approvals(session: AwaitedSession, rows: Sequence[Any]) -> list[ApprovalView]:
    """Add what belongs to approvals but stands in other rows; a handful of queries, however many there are."""
    if not rows:
        return []
    names = await StaffNames.load(session, [each for row in rows for each in (row.owner_staff_id, row.decided_by)])
    drafts = await drafts_of(session, [row.turn_id for row in rows])
    readings = await readings_of(session, [row.turn_id for row in rows])
    inbound = await _newest_inbound(session, {row.conversation_id for row in rows})
    cited = [(row.club_id, each) for row in rows for each in _draft(drafts, row.turn_id).citations]
    titles = await CitationTitles.load(session, cited)
    shown: list[ApprovalView] = []
    for row in rows:
        reading = readings.get(row.turn_id)
        draft = _draft(drafts, row.turn_id)
        shown.append(
            ApprovalView(
                id=row.id,
                club=row.club_id,
                conversation_id=row.conversation_id,
                member_name=row.member_name,
                turn_id=row.turn_id,
                revision=row.revision,
                state=row.state,
                body=row.body,
                final_body=row.final_body,
                channel=row.channel,
                why_held=row.why_held,
                rule=row.rule,
                intent=reading.intent if reading else None,
                confidence=reading.confidence if reading else None,
                citations=tuple(titles.of(each, club=row.club_id) for each in draft.citations),
                problems=draft.problems,
                last_inbound=inbound.get(row.conversation_id),
                created_at=row.created_at,
                expires_at=row.expires_at,
                rung=row.rung,
                owner=names.of(row.owner_staff_id),
                decided_by=names.of(row.decided_by),
                decided_at=row.decided_at,
                reject_reason=row.reject_reason,
                outcome=row.outcome,
                newer_message=row.newest_inbound_id > row.watermark,
            )
        )
    return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """What the latest draft of a turn rests on, and what its checks found."""

    citations: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


async def drafts_of(session: AwaitedSession, turns: Sequence[int]) -> dict[int, DraftFacts]:
    """Return the latest draft of each turn."""
    latest = (
        select(DraftRow.turn_id, func.max(DraftRow.revision))
        .where(DraftRow.turn_id.in_(set(turns)))
        .group_by(DraftRow.turn_id)
    )
    rows = await session.execute(
        select(DraftRow.turn_id, DraftRow.citations, DraftRow.problems).where(
            tuple_(DraftRow.turn_id, DraftRow.revision).in_(latest)
        )
    )
    return {
        row.turn_id: DraftFacts(
            citations=tuple(str(each) for each in row.citations), problems=tuple(str(each) for each in row.problems)
        )
        for row in rows
    }


def _draft(drafts: dict[int, DraftFacts], turn: int) -> DraftFacts:
    return drafts.get(turn, DraftFacts())


async def _newest_inbound(session: AwaitedSession, conversations: set[int]) -> dict[int, InboundView]:
    rows = await session.execute(
        select(Message.conversation_id, Message.body, Message.sent_at)
        .join(Conversation, Conversation.newest_inbound_id == Message.id)
        .where(Conversation.id.in_(conversations), Message.direction == Direction.INBOUND)
    )
    return {row.conversation_id: InboundView(body=row.body, at=row.sent_at) for row in rows}
