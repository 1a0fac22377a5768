"""The one queue of what a person must do, most urgent first: pending approvals and unresolved tasks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select, union_all

from spotter.domain.conversation import ApprovalState, ClubStatus
from spotter.store.awaited import AwaitedSession
from spotter.store.escalations import UNFINISHED
from spotter.store.one_of import is_exactly, one_of
from spotter.store.reads.approvals import ApprovalView, approvals_query, show_approvals
from spotter.store.reads.conversation_list import ConversationRowView, conversation_rows
from spotter.store.reads.escalations import EscalationView, escalations_query, show_escalations
from spotter.store.reads.waiting import APPROVAL_URGENCY, URGENCY_ORDER
from spotter.store.tables.base import UtcDateTime
from spotter.store.tables.clubs import Club
from spotter.store.tables.judgements import Approval, Escalation


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the queue: urgency, then who waits longest."""

    rank: int
    since: datetime
    kind: str
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """One thing to do. Exactly one of `approval` and `escalation` is set."""

    place: Place
    kind: str
    urgency: str
    due_at: datetime | None
    since: datetime
    approval: ApprovalView | None
    escalation: EscalationView | None
    conversation: ConversationRowView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueCount:
    """How much waits in a club, and since when."""

    waiting: int
    oldest: datetime | None


async def read_queue(
    session: AwaitedSession, *, club: str | None, staff: int, after: Place | None, limit: int
) -> list[QueueItem]:
    """Return one page of the queue."""
    both = _both(club).subquery()
    query = select(both).order_by(both.c.rank, both.c.since, both.c.kind, both.c.id).limit(limit)
    if after is not None:
        query = query.where(_behind(both.c, after))
    places = [Place(rank=row.rank, since=row.since, kind=row.kind, id=row.id) for row in await session.execute(query)]
    return await _show(session, places, staff=staff)


async def count_queue(session: AwaitedSession) -> dict[str, QueueCount]:
    """Return the counts of all clubs where something waits."""
    both = _both(None).subquery()
    rows = await session.execute(
        select(both.c.club_id, func.count(), func.min(both.c.since, type_=UtcDateTime())).group_by(both.c.club_id)
    )
    return {club: QueueCount(waiting=count, oldest=oldest) for club, count, oldest in rows}


def _both(club: str | None) -> Any:
    ranks = case(
        *((Escalation.urgency == urgency.value, rank) for urgency, rank in URGENCY_ORDER.items()),
        else_=len(URGENCY_ORDER),
    )
    approvals: Select[*tuple[Any, ...]] = (
        select(
            literal(URGENCY_ORDER[APPROVAL_URGENCY]).label("rank"),
            Approval.created_at.label("since"),
            literal("approval").label("kind"),
            Approval.id.label("id"),
            Approval.club_id.label("club_id"),
        )
        .join(Club, Club.id == Approval.club_id)
        .where(is_exactly(Approval.state, ApprovalState.PENDING), Club.status != ClubStatus.REMOVED)
    )
    tasks: Select[*tuple[Any, ...]] = (
        select(
            ranks.label("rank"),
            Escalation.created_at.label("since"),
            literal("escalation").label("kind"),
            Escalation.id.label("id"),
            Escalation.club_id.label("club_id"),
        )
        .join(Club, Club.id == Escalation.club_id)
        .where(one_of(Escalation.state, UNFINISHED), Club.status != ClubStatus.REMOVED)
    )
    if club is not None:
        approvals, tasks = approvals.where(Approval.club_id == club), tasks.where(Escalation.club_id == club)
    return union_all(approvals, tasks)


def _behind(columns: Any, place: Place) -> ColumnElement[bool]:
    same_rank = columns.rank == place.rank
    same_since = and_(same_rank, columns.since == place.since)
    return or_(
        columns.rank > place.rank,
        and_(same_rank, columns.since > place.since),
        and_(same_since, columns.kind > place.kind),
        and_(same_since, columns.kind == place.kind, columns.id > place.id),
    )


async def _show(session: AwaitedSession, places: list[Place], *, staff: int) -> list[QueueItem]:
    approval_ids = [place.id for place in places if place.kind == "approval"]
    task_ids = [place.id for place in places if place.kind == "escalation"]
    approvals = {
        view.id: view
        for view in await show_approvals(
            session, (await session.execute(approvals_query().where(Approval.id.in_(approval_ids)))).all()
        )
    }
    tasks = {
        view.id: view
        for view in await show_escalations(
            session, (await session.execute(escalations_query().where(Escalation.id.in_(task_ids)))).all()
        )
    }
    touched = [view.conversation_id for view in (*approvals.values(), *tasks.values()) if view.conversation_id]
    conversations = await conversation_rows(session, touched, staff=staff)
    items: list[QueueItem] = []
    for place in places:
        approval = approvals.get(place.id) if place.kind == "approval" else None
        task = tasks.get(place.id) if place.kind == "escalation" else None
        about = approval or task
        if about is None:
            continue
        items.append(
            QueueItem(
                place=place,
                kind=place.kind,
                urgency=task.urgency if task else APPROVAL_URGENCY.value,
                due_at=task.due_at if task else (approval.expires_at if approval else None),
                since=place.since,
                approval=approval,
                escalation=task,
                conversation=conversations.get(about.conversation_id or 0),
            )
        )
    return items
