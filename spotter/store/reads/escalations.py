"""Tasks as pages show them, with the evidence where a message's fate is not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select

from spotter.domain.conversation import Direction, EscalationKind
from spotter.store.awaited import AwaitedSession
from spotter.store.reads.people import StaffName, StaffNames
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.deliveries import Attempt, Delivery
from spotter.store.tables.judgements import Escalation
from spotter.store.tables.people import Member

_ASKED_AT_MOST = 10
_ABOUT_A_DELIVERY = frozenset({EscalationKind.DID_IT_ARRIVE, EscalationKind.NOT_SENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptView:
    """One try to post a message."""

    number: int
    armed_at: datetime
    outcome: str | None
    page_class: str | None
    reads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """All tries, oldest first."""

    attempts: tuple[AttemptView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryView:
    """The message that a task is about."""

    id: int
    body: str
    state: str
    created_at: datetime
    evidence: EvidenceView


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """A member's words that raised a task."""

    id: int
    body: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationView:
    """One task, ready to be shown."""

    id: int
    club: str
    conversation_id: int | None
    member_name: str | None
    kind: str
    reason: str
    explanation: str
    urgency: str
    state: str
    owner: StaffName | None
    rung: int
    due_at: datetime
    created_at: datetime
    acknowledged_by: StaffName | None
    resolved_by: StaffName | None
    resolved_at: datetime | None
    resolution: str | None
    asked: tuple[AskedView, ...]
    """What the member wrote in that turn, oldest first; empty where no message raised the task."""
    delivery: DeliveryView | None


def escalations_query() -> Select[*tuple[Any, ...]]:
    """Return the query that `show_escalations` understands; narrow and order it as needed."""
    return (
        select(*Escalation.__table__.c, Member.name.label("member_name"))
        .outerjoin(Conversation, Conversation.id == Escalation.conversation_id)
        .outerjoin(Member, Member.id == Conversation.member_id)
    )


async def get_escalation(session: AwaitedSession, escalation: int) -> EscalationView | None:
    """Return one task."""
    rows = (await session.execute(escalations_query().where(Escalation.id == escalation))).all()
    shown = await show_escalations(session, rows)
    return shown[0] if shown else None


async def list_escalations(
    session: AwaitedSession, *, club: str | None, state: str | None, before: int | None, limit: int
) -> list[EscalationView]:
    """Return tasks, the newest first, those before `before`."""
    query = escalations_query().order_by(Escalation.id.desc()).limit(limit)
    if club is not None:
        query = query.where(Escalation.club_id == club)
    if state is not None:
        query = query.where(Escalation.state == state)
    if before is not None:
        query = query.where(Escalation.id < before)
    return await show_escalations(session, (await session.execute(query)).all())


async def show_escalations(session: AwaitedSession, rows: Sequence[Any]) -> list[EscalationView]:
    """Add names and evidence; a handful of queries, however many tasks there are."""
    if not rows:
        return []
    names = await StaffNames.load(
        session, [each for row in rows for each in (row.owner_staff_id, row.acknowledged_by, row.resolved_by)]
    )
    deliveries = await _deliveries(
        session, {row.delivery_id for row in rows if row.delivery_id is not None and row.kind in _ABOUT_A_DELIVERY}
    )
    asked = await _asked(session, rows)
    return [
        EscalationView(
            id=row.id,
            club=row.club_id,
            conversation_id=row.conversation_id,
            member_name=row.member_name,
            kind=row.kind,
            reason=row.reason,
            explanation=row.explanation,
            urgency=row.urgency,
            state=row.state,
            owner=names.of(row.owner_staff_id),
            rung=row.rung,
            due_at=row.due_at,
            created_at=row.created_at,
            acknowledged_by=names.of(row.acknowledged_by),
            resolved_by=names.of(row.resolved_by),
            resolved_at=row.resolved_at,
            resolution=row.resolution,
            asked=asked.get(row.id, ()),
            delivery=deliveries.get(row.delivery_id),
        )
        for row in rows
    ]


async def _asked(session: AwaitedSession, rows: Sequence[Any]) -> dict[int, tuple[AskedView, ...]]:
    """Read the members' words behind tasks: the message that raised each, or its whole turn."""
    messages = {row.message_id for row in rows if row.message_id is not None}
    turns = {row.turn_id for row in rows if row.turn_id is not None}
    if not messages and not turns:
        return {}
    found = (
        await session.execute(
            select(Message.id, Message.turn_id, Message.body, Message.sent_at)
            .where(or_(Message.id.in_(messages), Message.turn_id.in_(turns)), Message.direction == Direction.INBOUND)
            .order_by(Message.id)
        )
    ).all()
    return {
        row.id: tuple(
            AskedView(id=message.id, body=message.body, at=message.sent_at)
            for message in found
            if message.id == row.message_id or (row.turn_id is not None and message.turn_id == row.turn_id)
        )[-_ASKED_AT_MOST:]
        for row in rows
    }


async def _deliveries(session: AwaitedSession, ids: set[int]) -> dict[int, DeliveryView]:
    if not ids:
        return {}
    tries: dict[int, list[AttemptView]] = {}
    for row in await session.execute(
        select(
            Attempt.delivery_id, Attempt.number, Attempt.armed_at, Attempt.outcome, Attempt.page_class, Attempt.reads
        )
        .where(Attempt.delivery_id.in_(ids))
        .order_by(Attempt.delivery_id, Attempt.number)
    ):
        tries.setdefault(row.delivery_id, []).append(
            AttemptView(
                number=row.number,
                armed_at=row.armed_at,
                outcome=row.outcome,
                page_class=row.page_class,
                reads=row.reads,
            )
        )
    rows = await session.execute(
        select(Delivery.id, Delivery.body, Delivery.state, Delivery.created_at).where(Delivery.id.in_(ids))
    )
    return {
        row.id: DeliveryView(
            id=row.id,
            body=row.body,
            state=row.state,
            created_at=row.created_at,
            evidence=EvidenceView(attempts=tuple(tries.get(row.id, ()))),
        )
        for row in rows
    }
