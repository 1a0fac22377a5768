"""Writing the audit: each act of the AI, a person or the system, with its reason, in the act's own transaction."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from spotter.domain.ids import ApprovalId, ClubId, ConversationId, DeliveryId, EscalationId, StaffId, TurnId
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.base import table_of
from spotter.store.tables.records import AuditLine as AuditRow

_WRITE: Final = table_of(AuditRow).insert()


class Actor(StrEnum):
    """Who acts."""

    AI = "ai"
    STAFF = "staff"
    SYSTEM = "system"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what, on what, under which rule and why. `reason` is shown to people; no bodies in `detail`."""

    actor: Actor
    act: str
    club: ClubId | None
    staff: StaffId | None = None
    conversation: ConversationId | None = None
    turn: TurnId | None = None
    delivery: DeliveryId | None = None
    approval: ApprovalId | None = None
    escalation: EscalationId | None = None
    rule: str | None = None
    reason: str = ""
    detail: dict[str, Any] = field(default_factory=dict[str, Any])


class AuditLog:
    """The writing end of the audit."""

    def __init__(self, session: AwaitedSession) -> None:
        """Made by `Transaction`."""
        self._session = session

    async def write(self, *entries: AuditEntry) -> None:
        """Append lines. If this fails the act fails: an act without its line must not happen."""
        if not entries:
            return
        now = datetime.now(UTC)
        await self._session.execute(
            _WRITE,
            [
                {
                    "at": now,
                    "club_id": entry.club,
                    "actor_kind": entry.actor.value,
                    "actor_id": entry.staff,
                    "act": entry.act,
                    "conversation_id": entry.conversation,
                    "turn_id": entry.turn,
                    "delivery_id": entry.delivery,
                    "approval_id": entry.approval,
                    "escalation_id": entry.escalation,
                    "rule": entry.rule,
                    "reason": entry.reason,
                    "detail": entry.detail,
                }
                for entry in entries
            ],
        )
