"""Approvals: the request to a person, and the decision."""

from typing import Annotated

from pydantic import Field

from api.paging import Storable
from api.schemas.base import Answer, Body, Moment
from api.schemas.conversations import MessageText
from api.schemas.people import StaffRef
from spotter.domain.conversation import ApprovalState, Channel


class Citation(Answer):
    """A club fact that a draft rests on."""

    id: str = Field(examples=["faq:12"])
    title: str = Field(examples=["Opening hours"])
    entry_id: int | None = Field(default=None, description="The knowledge entry behind it, where there is one.")


class InboundText(Answer):
    """What the member wrote last."""

    body: str
    at: Moment | None


class ApprovalOut(Answer):
    """A draft that waits, or waited, for a person."""

    id: int = Field(examples=[5])
    club: str = Field(examples=["riverside"])
    conversation_id: int
    member_name: str = Field(examples=["Maya Ortiz"])
    turn_id: int
    revision: int = Field(description="Send it back with the decision: a draft made anew has another.")
    state: ApprovalState
    body: str
    final_body: str | None = Field(description="What was approved: the draft, or the edited text.")
    channel: Channel | None
    why_held: str
    rule: str
    intent: str | None
    confidence: float | None
    citations: list[Citation]
    problems: list[str]
    last_inbound: InboundText | None
    created_at: Moment
    expires_at: Moment
    rung: int
    owner: StaffRef | None
    decided_by: StaffRef | None
    decided_at: Moment | None
    reject_reason: str | None
    outcome: str | None = Field(description="What came of the decision: sent, or why not.")
    newer_message: bool = Field(description="The member wrote again after this draft was made.")


class ApprovalAct(ApprovalOut):
    """The approval after a decision."""

    delayed: bool = Field(default=False, description="The act is stored; the workflow hears of it a little later.")


class ApproveBody(Body):
    """Approve the draft as it is, or with another text (an edit)."""

    revision: Annotated[int, Field(ge=1, le=2**31 - 1)]
    body: MessageText | None = None
    channel: Channel | None = Field(default=None, description="Only where the thread's own channel is not known.")


class RejectBody(Body):
    """Reject the draft, and say why."""

    revision: Annotated[int, Field(ge=1, le=2**31 - 1)]
    reason: Annotated[str, Field(min_length=1, max_length=500, examples=["wrong facts"]), Storable]
