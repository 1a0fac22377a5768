"""Conversations: the row of the list, the whole head of one, and what staff send about one."""

from typing import Annotated, Literal

from pydantic import Field

from api.paging import Storable
from api.schemas.base import Answer, Body, Moment, RowNumber
from api.schemas.people import MemberCard, MemberRef, StaffRef
from spotter.domain.conversation import AuthorKind, Channel, ConversationStatus, Urgency
from spotter.domain.delivery import DeliveryState

MessageText = Annotated[
    str, Field(min_length=1, max_length=4_000, examples=["Hi Maya! We open at 5 on weekdays."]), Storable
]


class LastMessage(Answer):
    """The end of a conversation, for its row."""

    author_kind: AuthorKind
    author_name: str
    preview: str = Field(description="The first 160 characters, on one line.")
    at: Moment | None


class WaitingOut(Answer):
    """What a person has to do here, most urgent first."""

    kind: Literal["approval", "escalation", "did_it_arrive"]
    since: Moment
    due_at: Moment | None
    urgency: Urgency


class ConversationRow(Answer):
    """One row of the list."""

    id: int = Field(examples=[12])
    club: str = Field(examples=["riverside"])
    member: MemberRef
    status: ConversationStatus
    ai_on: bool
    ai_handling: bool
    taken_over_by: StaffRef | None
    last_message: LastMessage | None
    unread: int = Field(description="Inbound messages that nobody answered and you did not mark as read.")
    requires_response: bool
    intent: str | None = Field(description="What the last turn was about.", examples=["question"])
    waiting: WaitingOut | None
    version: int


class ConversationDetail(ConversationRow):
    """The whole head of one conversation."""

    member: MemberCard  # pyright: ignore[reportIncompatibleVariableOverride] - the same member, told in full
    opted_out: bool
    channel: Channel | None = Field(description="The channel of the last inbound entry; null is not known.")
    can_be_answered: bool
    cannot_reason: str | None = Field(description="opted_out, channel_unknown, sends_stopped or club_not_active.")
    temporal_url: str | None
    club_time_zone: str = Field(examples=["America/Denver"])


class ConversationAct(ConversationDetail):
    """The conversation after an act."""

    delayed: bool = Field(default=False, description="The act is stored; the workflow hears of it a little later.")


class ReplyBody(Body):
    """A staff member's own words. Replying takes the conversation over."""

    body: MessageText
    channel: Channel | None = Field(default=None, description="Only where the thread's own channel is not known.")
    seen_through: Annotated[
        RowNumber | Literal[0], Field(description="The newest message that the writer has seen; 0 for none.")
    ]


class DeliveryRef(Answer):
    """A message that we owe the CRM."""

    id: int
    state: DeliveryState


class ReplyAnswer(Answer):
    """The reply is stored and on its way."""

    delivery: DeliveryRef
    conversation: ConversationDetail
    delayed: bool = Field(default=False, description="The act is stored; the workflow hears of it a little later.")


class AiBody(Body):
    """The AI switch of one conversation."""

    on: bool


class ReadBody(Body):
    """Up to which message one has read."""

    through: RowNumber
