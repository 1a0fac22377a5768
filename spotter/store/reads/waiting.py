"""What waits for a person in each conversation, the most urgent thing of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, or_, select

from spotter.domain.conversation import ApprovalState, EscalationKind, EscalationState, Urgency
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.judgements import Approval, Escalation

URGENCY_ORDER = {Urgency.NOW: 0, Urgency.SOON: 1, Urgency.TODAY: 2}

APPROVAL_URGENCY = Urgency.SOON
"""A member waits for an answer that lies ready."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingView:
    """One thing that a person has to do."""

    kind: str
    since: datetime
    due_at: datetime | None
    urgency: str


def needs_a_person() -> ColumnElement[bool]:
    """Say, in a query over conversations, that something waits there."""
    return or_(
        exists().where(Approval.conversation_id == Conversation.id, Approval.state == ApprovalState.PENDING),
        exists().where(Escalation.conversation_id == Conversation.id, Escalation.state != EscalationState.RESOLVED),
    )


async def waiting_in(session: AwaitedSession, conversations: Iterable[int]) -> dict[int, WaitingView]:
    """Return the most urgent thing of each conversation where something waits."""
    wanted = set(conversations)
    if not wanted:
        return {}
    found: dict[int, WaitingView] = {}
    approvals = await session.execute(
        select(Approval.conversation_id, Approval.created_at, Approval.expires_at).where(
            Approval.conversation_id.in_(wanted), Approval.state == ApprovalState.PENDING
        )
    )
    for row in approvals:
        view = WaitingView(kind="approval", since=row.created_at, due_at=row.expires_at, urgency=APPROVAL_URGENCY.value)
        _keep(found, row.conversation_id, view)
    tasks = await session.execute(
        select(
            Escalation.conversation_id, Escalation.kind, Escalation.created_at, Escalation.due_at, Escalation.urgency
        ).where(Escalation.conversation_id.in_(wanted), Escalation.state != EscalationState.RESOLVED)
    )
    for row in tasks:
        kind = "did_it_arrive" if row.kind == EscalationKind.DID_IT_ARRIVE else "escalation"
        view = WaitingView(kind=kind, since=row.created_at, due_at=row.due_at, urgency=row.urgency)
        _keep(found, row.conversation_id, view)
    return found


def _keep(found: dict[int, WaitingView], conversation: int, view: WaitingView) -> None:
    known = found.get(conversation)
    if known is None or _rank(view) < _rank(known):
        found[conversation] = view


def _rank(view: WaitingView) -> tuple[int, datetime]:
    return URGENCY_ORDER[Urgency(view.urgency)], view.since
