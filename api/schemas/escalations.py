"""Escalations: tasks for a person."""

from typing import Annotated

from pydantic import Field

from api.paging import Storable
from api.schemas.base import Answer, Body, Moment
from api.schemas.people import StaffRef
from spotter.desk.tasks import TaskEnd
from spotter.domain.conversation import EscalationKind, EscalationState, Urgency
from spotter.domain.delivery import DeliveryState


class AttemptOut(Answer):
    """One try to post a message, as evidence."""

    number: int
    armed_at: Moment
    outcome: str | None
    page_class: str | None
    reads: int


class Evidence(Answer):
    """What we know about a delivery whose outcome is not known."""

    attempts: list[AttemptOut]


class DoubtfulDelivery(Answer):
    """The message a `did_it_arrive` or `not_sent` task is about."""

    id: int
    body: str
    state: DeliveryState
    created_at: Moment
    evidence: Evidence


class AskedMessage(Answer):
    """A member's words that raised a task."""

    id: int
    body: str
    at: Moment | None


class EscalationOut(Answer):
    """A task, with its reason, owner and deadline."""

    id: int = Field(examples=[7])
    club: str = Field(examples=["riverside"])
    conversation_id: int | None
    member_name: str | None
    kind: EscalationKind
    reason: str = Field(examples=["wants_person"])
    explanation: str
    urgency: Urgency
    state: EscalationState
    owner: StaffRef | None
    rung: int
    due_at: Moment
    created_at: Moment
    acknowledged_by: StaffRef | None
    resolved_by: StaffRef | None
    resolved_at: Moment | None
    resolution: str | None
    asked: list[AskedMessage] = Field(
        description="What the member wrote in that turn, oldest first; empty where no message raised the task."
    )
    delivery: DoubtfulDelivery | None


class EscalationAct(EscalationOut):
    """The task after an act."""

    delayed: bool = Field(default=False, description="The act is stored; the workflow hears of it a little later.")


class ResolveBody(Body):
    """How the task ended. `it_arrived`, `send_again` and `discard` are for tasks about a delivery."""

    resolution: TaskEnd
    note: Annotated[str, Field(max_length=500), Storable] | None = None
