"""Telling of a delivery's move: the event for the pages and the audit line, beside the move itself."""

from collections.abc import Iterable
from typing import Any

from spotter.domain.conversation import AuthorKind
from spotter.domain.delivery import DeliveryState
from spotter.domain.events import DeliveryChanged, Event
from spotter.domain.ids import ApprovalId, ClubId, ConversationId, DeliveryId, EscalationId, StaffId, TurnId
from spotter.store.audit import Actor, AuditEntry
from spotter.store.delivery_statements import StoredDelivery
from spotter.store.transaction import Transaction

_SPEAKERS = {AuthorKind.AI: Actor.AI, AuthorKind.STAFF: Actor.STAFF}


def speaker_of(author_kind: str) -> Actor:
    """Return who acts when a message of this author is staged or leaves."""
    return _SPEAKERS.get(AuthorKind(author_kind), Actor.SYSTEM)


async def tell_of(
    tx: Transaction,
    row: StoredDelivery,
    state: DeliveryState,
    *,
    act: str,
    rule: str | None = None,
    reason: str = "",
    actor: Actor | None = None,
    staff: StaffId | None = None,
    escalation: EscalationId | None = None,
    detail: dict[str, Any] | None = None,
    after: Iterable[Event] = (),
) -> None:
    """Write the event and the audit line of a move that has just been made. `row` is as it was before.

    `after` are events of the same moment that come before the move's own: one statement writes them all.
    """
    await tx.events.append(
        *after,
        DeliveryChanged(
            club=ClubId(row.club_id),
            conversation=ConversationId(row.conversation_id),
            version=row.version + 1,
            delivery=DeliveryId(row.id),
            state=state.value,
        ),
    )
    await tx.audit.write(
        AuditEntry(
            actor=actor or speaker_of(row.author_kind),
            act=act,
            club=ClubId(row.club_id),
            staff=staff or (StaffId(row.staff_id) if row.staff_id else None),
            conversation=ConversationId(row.conversation_id),
            turn=TurnId(row.turn_id) if row.turn_id else None,
            delivery=DeliveryId(row.id),
            approval=ApprovalId(row.approval_id) if row.approval_id else None,
            escalation=escalation,
            rule=rule,
            reason=reason,
            detail={"kind": row.kind, "state": state.value} | (detail or {}),
        )
    )
