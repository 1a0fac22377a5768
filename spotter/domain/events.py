"""Everything that a page may hear of: one type each, with what it carries.

An event is a hint without bodies: the page fetches what it shows. Payloads hold ids, enums and numbers.
"""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from spotter.domain.ids import (
    ApprovalId,
    ClubId,
    ConversationId,
    DeliveryId,
    EscalationId,
    MessageId,
    StaffId,
    TurnId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all events share. `version` is the version of the row that changed, where it has one."""

    type: ClassVar[str]

    club: ClubId
    conversation: ConversationId | None = None
    version: int = 0

    def payload(self) -> dict[str, Any]:
        """Return what is specific to this type."""
        known = {"club", "conversation", "version"}
        return {key: value for key, value in asdict(self).items() if key not in known and value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageStored(Event):
    """A message entered a conversation, from either side."""

    type: ClassVar[str] = "message_stored"
    message: MessageId
    direction: str
    author_kind: str
    imported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageChanged(Event):
    """A message was edited or vanished in the CRM, or its state changed."""

    type: ClassVar[str] = "message_changed"
    message: MessageId


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationChanged(Event):
    """Status, AI switch, takeover or read marks of a conversation changed."""

    type: ClassVar[str] = "conversation_changed"
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnDecided(Event):
    """A turn was read and decided."""

    type: ClassVar[str] = "turn_decided"
    turn: TurnId
    step: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRequested(Event):
    """A draft waits for a person."""

    type: ClassVar[str] = "approval_requested"
    approval: ApprovalId
    turn: TurnId


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalChanged(Event):
    """An approval was decided, reminded of, passed on, expired or went stale."""

    type: ClassVar[str] = "approval_changed"
    approval: ApprovalId
    state: str
    by: StaffId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationOpened(Event):
    """A task for a person exists."""

    type: ClassVar[str] = "escalation_opened"
    escalation: EscalationId
    reason: str
    urgency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationChanged(Event):
    """A task was acknowledged, passed on or resolved."""

    type: ClassVar[str] = "escalation_changed"
    escalation: EscalationId
    state: str
    rung: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryChanged(Event):
    """A delivery moved to another state."""

    type: ClassVar[str] = "delivery_changed"
    delivery: DeliveryId
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberChanged(Event):
    """What is known of the member, or their consent, changed."""

    type: ClassVar[str] = "member_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubChanged(Event):
    """A club's settings or switches changed."""

    type: ClassVar[str] = "club_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionChanged(Event):
    """The CRM connection of a club came up, went down or needs a person; or polling fell behind."""

    type: ClassVar[str] = "connection_changed"
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeChanged(Event):
    """The club's knowledge changed."""

    type: ClassVar[str] = "knowledge_changed"
    entry: int


EVENT_TYPES: tuple[type[Event], ...] = (
    MessageStored,
    MessageChanged,
    ConversationChanged,
    TurnDecided,
    ApprovalRequested,
    ApprovalChanged,
    EscalationOpened,
    EscalationChanged,
    DeliveryChanged,
    MemberChanged,
    ClubChanged,
    ConnectionChanged,
    KnowledgeChanged,
)
"""Every type there is; the API publishes their schemas and a test holds the page's list against it."""
