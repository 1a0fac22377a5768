"""The timeline of a conversation: messages, decisions, approvals, tasks and acts, merged in one order.

Each kind is read on its own, newest first from the cursor on; the newest of all make the page. A page costs the
same at the end of a long conversation as at the end of a short one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from spotter.domain.delivery import DeliveryState
from spotter.store.awaited import AwaitedSession
from spotter.store.reads.moments import message_moment
from spotter.store.tables.conversations import Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, DecisionRow, Escalation
from spotter.store.tables.records import AuditLine

_NEVER_SHOWN = (DeliveryState.DRAFT, DeliveryState.SUPERSEDED)
"""Texts that were replaced before anything left: the one that counts is shown."""

_SHOWN_ACTS = ("taken_over", "handed_back", "ai_switched_on", "ai_switched_off", "opted_out", "opted_in")
"""Acts that are not shown by another item: a decision, an approval, a task and a message speak for themselves."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Spot:
    """A place in the timeline: when, then which kind (causes before effects), then which row."""

    at: datetime
    rank: int
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One kind of item: where it stands in the order, and how its rows are found."""

    kind: str
    rank: int
    id: Any
    at: ColumnElement[datetime]
    where: Callable[[int], Sequence[ColumnElement[bool]]]


MESSAGE, OUTGOING, DECISION, APPROVAL, TASK, ACT = "message", "outgoing", "decision", "approval", "escalation", "act"


def _sources() -> tuple[Source, ...]:
    return (
        Source(
            kind=MESSAGE,
            rank=0,
            id=Message.id,
            at=message_moment(),
            where=lambda conversation: (Message.conversation_id == conversation,),
        ),
        Source(
            kind=DECISION,
            rank=1,
            id=DecisionRow.id,
            at=_column(DecisionRow.created_at),
            where=lambda conversation: (DecisionRow.conversation_id == conversation,),
        ),
        Source(
            kind=APPROVAL,
            rank=2,
            id=Approval.id,
            at=_column(Approval.created_at),
            where=lambda conversation: (Approval.conversation_id == conversation,),
        ),
        Source(
            kind=TASK,
            rank=3,
            id=Escalation.id,
            at=_column(Escalation.created_at),
            where=lambda conversation: (Escalation.conversation_id == conversation,),
        ),
        Source(
            kind=ACT,
            rank=4,
            id=AuditLine.id,
            at=_column(AuditLine.at),
            where=lambda conversation: (
                AuditLine.conversation_id == conversation,
                AuditLine.act.in_(_SHOWN_ACTS),
            ),
        ),
        Source(
            kind=OUTGOING,
            rank=5,
            id=Delivery.id,
            at=_column(Delivery.created_at),
            where=lambda conversation: (
                Delivery.conversation_id == conversation,
                Delivery.message_id.is_(None),
                Delivery.state.not_in(_NEVER_SHOWN),
            ),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One item of the page, not yet read."""

    spot: Spot
    kind: str


async def find_page(session: AwaitedSession, conversation: int, *, before: Spot | None, limit: int) -> list[Found]:
    """Return where the newest items before a spot stand, the newest first."""
    found: list[Found] = []
    for source in _sources():
        query = (
            select(source.at.label("at"), source.id.label("id"))
            .where(*source.where(conversation))
            .order_by(source.at.desc(), source.id.desc())
            .limit(limit)
        )
        if before is not None:
            query = query.where(_is_before(source, before))
        found += [
            Found(spot=Spot(at=row.at, rank=source.rank, id=row.id), kind=source.kind)
            for row in await session.execute(query)
        ]
    return sorted(found, key=lambda each: each.spot, reverse=True)[:limit]


def _is_before(source: Source, spot: Spot) -> ColumnElement[bool]:
    if source.rank < spot.rank:
        return source.at <= spot.at
    if source.rank > spot.rank:
        return source.at < spot.at
    return or_(source.at < spot.at, and_(source.at == spot.at, source.id < spot.id))


def _column(attribute: Any) -> ColumnElement[datetime]:
    return attribute
