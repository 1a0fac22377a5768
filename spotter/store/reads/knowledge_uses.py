"""Where an entry was used: the turns whose drafts rest on it, and whether the member read it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from spotter.domain.conversation import ApprovalState
from spotter.domain.delivery import DeliveryKind, DeliveryState
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval
from spotter.store.tables.knowledge import KnowledgeUse
from spotter.store.tables.people import Member


class UseOutcome(StrEnum):
    """What became of a draft."""

    SENT = "sent"
    ON_ITS_WAY = "on_its_way"
    NOT_KNOWN = "not_known"
    WAITING = "waiting"
    NOT_SENT = "not_sent"


_OF_DELIVERY = {
    DeliveryState.SENT: UseOutcome.SENT,
    DeliveryState.DRAFT: UseOutcome.ON_ITS_WAY,
    DeliveryState.QUEUED: UseOutcome.ON_ITS_WAY,
    DeliveryState.ARMED: UseOutcome.ON_ITS_WAY,
    DeliveryState.RECONCILING: UseOutcome.ON_ITS_WAY,
    DeliveryState.UNCONFIRMED: UseOutcome.NOT_KNOWN,
    DeliveryState.NEEDS_STAFF: UseOutcome.NOT_KNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UseView:
    """One use."""

    id: int
    conversation_id: int
    member_name: str
    turn_id: int
    at: datetime
    version: int
    """The entry's version that was used."""
    outcome: UseOutcome
    edited: bool
    """A person changed the draft before it went out."""


async def list_uses(session: AwaitedSession, entry: int, *, before: int | None, limit: int) -> list[UseView]:
    """Return the uses of an entry, the newest first."""
    query = (
        select(KnowledgeUse, Member.name.label("member_name"))
        .join(Conversation, Conversation.id == KnowledgeUse.conversation_id)
        .join(Member, Member.id == Conversation.member_id)
        .where(KnowledgeUse.entry_id == entry)
        .order_by(KnowledgeUse.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(KnowledgeUse.id < before)
    rows = (await session.execute(query)).all()
    turns = [row.KnowledgeUse.turn_id for row in rows]
    deliveries, approvals = await _deliveries(session, turns), await _approvals(session, turns)
    return [
        UseView(
            id=use.id,
            conversation_id=use.conversation_id,
            member_name=row.member_name,
            turn_id=use.turn_id,
            at=use.created_at,
            version=use.version,
            outcome=_outcome(deliveries.get(use.turn_id), approvals.get(use.turn_id)),
            edited=approvals.get(use.turn_id) == ApprovalState.EDITED,
        )
        for row in rows
        for use in [row.KnowledgeUse]
    ]


async def _deliveries(session: AwaitedSession, turns: list[int]) -> dict[int, str]:
    rows = await session.execute(
        select(Delivery.turn_id, Delivery.state)
        .where(Delivery.turn_id.in_(turns), Delivery.kind == DeliveryKind.REPLY)
        .order_by(Delivery.id)
    )
    return {row.turn_id: row.state for row in rows}


async def _approvals(session: AwaitedSession, turns: list[int]) -> dict[int, str]:
    rows = await session.execute(
        select(Approval.turn_id, Approval.state).where(Approval.turn_id.in_(turns)).order_by(Approval.id)
    )
    return {row.turn_id: row.state for row in rows}


def _outcome(delivery: str | None, approval: str | None) -> UseOutcome:
    if delivery is not None:
        return _OF_DELIVERY.get(DeliveryState(delivery), UseOutcome.NOT_SENT)
    return UseOutcome.WAITING if approval == ApprovalState.PENDING else UseOutcome.NOT_SENT
