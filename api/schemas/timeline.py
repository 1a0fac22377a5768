"""The timeline of a conversation: messages, decisions, approvals, tasks and acts, in one order."""

from typing import Annotated, Literal

from pydantic import Field

from api.schemas.approvals import ApprovalOut, Citation
from api.schemas.base import Answer, Moment
from api.schemas.escalations import EscalationOut
from spotter.domain.conversation import AuthorKind, Channel, Direction, TimePrecision
from spotter.domain.delivery import DeliveryState


class MessageDelivery(Answer):
    """How our message stands."""

    id: int
    state: DeliveryState
    block: str | None = Field(description="Why it was refused, where it was.")


class MessageItem(Answer):
    """One message. `id` is null while our own message is not yet in the CRM's thread."""

    kind: Literal["message"] = "message"
    id: int | None
    direction: Direction
    author_kind: AuthorKind
    author_name: str
    channel: Channel | None
    body: str
    at: Moment | None
    precision: TimePrecision
    imported: bool
    delivery: MessageDelivery | None
    notice: str | None
    edited: bool
    gone: bool
    turn_id: int | None


class DecisionItem(Answer):
    """What was understood and chosen for a turn, and why."""

    kind: Literal["decision"] = "decision"
    turn_id: int
    at: Moment
    step: str
    rule: str
    reason: str
    intent: str | None
    confidence: float | None
    engine: str | None
    policy_version: int
    citations: list[Citation]
    problems: list[str]
    took_ms: int | None
    disposition: str | None


class ApprovalItem(ApprovalOut):
    """An approval in the timeline."""

    kind: Literal["approval"] = "approval"


class EscalationItem(EscalationOut):
    """A task in the timeline. `kind` is the item's; what the task is about is `escalation_kind`."""

    kind: Literal["escalation"] = "escalation"  # pyright: ignore[reportIncompatibleVariableOverride] - the item's tag
    escalation_kind: str


class ActorOut(Answer):
    """Who acted."""

    kind: Literal["ai", "staff", "system", "member"]
    id: int | None
    name: str


class ActItem(Answer):
    """A takeover, a hand-back, a switch, an opt-out …"""

    kind: Literal["act"] = "act"
    id: int
    at: Moment
    act: str
    actor: ActorOut
    reason: str


TimelineItem = Annotated[
    MessageItem | DecisionItem | ApprovalItem | EscalationItem | ActItem, Field(discriminator="kind")
]


class Timeline(Answer):
    """A part of the timeline, oldest first. `next_cursor` leads to what is older; null means the beginning."""

    items: list[TimelineItem]
    next_cursor: str | None = None
