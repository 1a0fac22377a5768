"""What a conversation and its messages are made of."""

from enum import StrEnum


class Autonomy(StrEnum):
    """How far the engine may go without a person. New clubs start at `suggest`."""

    OFF = "off"
    SHADOW = "shadow"
    SUGGEST = "suggest"
    AUTO = "auto"


class Voice(StrEnum):
    """How a club sounds: `plain` is friendly without exclamation marks."""

    WARM = "warm"
    PLAIN = "plain"


class ClubStatus(StrEnum):
    """Whether a club is served."""

    ACTIVE = "active"
    PAUSED = "paused"
    REMOVED = "removed"


class ConversationStatus(StrEnum):
    """Who has to move next. Also the search attribute `ConversationStatus`."""

    AI_HANDLING = "ai_handling"
    NEEDS_STAFF = "needs_staff"
    STAFF_HANDLING = "staff_handling"
    WAITING_ON_MEMBER = "waiting_on_member"
    DONE = "done"


class Direction(StrEnum):
    """Who a message is from, seen from the club."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class AuthorKind(StrEnum):
    """Who wrote a message. `crm` is the CRM's own automatic text or notice."""

    MEMBER = "member"
    AI = "ai"
    STAFF = "staff"
    CAMPAIGN = "campaign"
    CRM = "crm"


class Channel(StrEnum):
    """The way a message travels."""

    TEXT = "text"
    EMAIL = "email"


class TimePrecision(StrEnum):
    """How well a message's time is known. An unknown time is unknown: never 'now'."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    UNKNOWN = "unknown"


class TurnState(StrEnum):
    """The life of a turn."""

    OPEN = "open"
    DECIDED = "decided"
    WAITING = "waiting"
    ANSWERED = "answered"
    CLOSED = "closed"
    SUPERSEDED = "superseded"


class StaffActKind(StrEnum):
    """What a person did that the conversation's workflow has to learn."""

    DECIDED = "decided"
    REPLIED = "replied"
    SEND_AGAIN = "send_again"
    """A message that did not arrive shall leave once more: nobody takes the conversation over by that."""
    TAKEN_OVER = "taken_over"
    HANDED_BACK = "handed_back"


class ApprovalState(StrEnum):
    """The life of an approval. Only `pending` can still be decided; `stale` means the world moved on."""

    PENDING = "pending"
    APPROVED = "approved"
    EDITED = "edited"
    REJECTED = "rejected"
    EXPIRED = "expired"
    STALE = "stale"


class EscalationKind(StrEnum):
    """Why a task for a person exists."""

    ANSWER = "answer"
    """The member needs a person's answer."""
    DID_IT_ARRIVE = "did_it_arrive"
    """A send whose outcome cannot be known: a person looks into the CRM."""
    NOT_SENT = "not_sent"
    """A message that could not be sent."""
    OPT_OUT_UNCLEAR = "opt_out_unclear"
    """Texts were stopped and it is unclear whether more was meant (a bare 'cancel')."""
    CONNECTION = "connection"
    """The CRM login needs a person."""


class EscalationState(StrEnum):
    """The life of an escalation."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"


class Urgency(StrEnum):
    """How fast a person must look: `now` pages at once, `today` goes by the ladder."""

    NOW = "now"
    SOON = "soon"
    TODAY = "today"


class ConnectionState(StrEnum):
    """The state of a club's CRM login."""

    UNKNOWN = "unknown"
    CONNECTED = "connected"
    EXPIRED = "expired"
    REFUSED = "refused"
    """The CRM said the password is wrong: nobody tries again until a person changes it."""
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"
    """The CRM answers with pages we do not recognise: sends stop."""
