"""The states of a delivery and the outcomes of an attempt, with the moves that are allowed."""

from enum import StrEnum


class DeliveryKind(StrEnum):
    """What a delivery is, which decides what the gate checks."""

    REPLY = "reply"
    ACK = "ack"
    MANUAL = "manual"
    TOUCH = "touch"


class DeliveryState(StrEnum):
    """The life of one message that we owe the CRM."""

    DRAFT = "draft"
    QUEUED = "queued"
    ARMED = "armed"
    RECONCILING = "reconciling"
    SENT = "sent"
    UNCONFIRMED = "unconfirmed"
    """The CRM said yes, the thread does not show it: never sent again by itself."""
    NEEDS_STAFF = "needs_staff"
    """It cannot be known whether it arrived: a person looks."""
    FAILED = "failed"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    BLOCKED = "blocked"
    EXPIRED = "expired"


UNSENT_STATES = frozenset({DeliveryState.DRAFT, DeliveryState.QUEUED})
"""Nothing of it has left: it may be replaced or taken back."""

OPEN_STATES = frozenset({DeliveryState.ARMED, DeliveryState.RECONCILING})
"""An attempt is out: nothing else of this conversation may be armed."""

WAITING_FOR_STAFF = frozenset({DeliveryState.UNCONFIRMED, DeliveryState.NEEDS_STAFF})

TERMINAL_STATES = frozenset(
    {
        DeliveryState.SENT,
        DeliveryState.FAILED,
        DeliveryState.CANCELLED,
        DeliveryState.SUPERSEDED,
        DeliveryState.BLOCKED,
        DeliveryState.EXPIRED,
    }
)


class Outcome(StrEnum):
    """What one attempt came to."""

    ACCEPTED = "accepted"
    """The CRM answered with the positive phrase for the right member and channel."""
    NOT_SENT = "not_sent"
    """No byte of the request left (refused, TLS, pool): safe to try again."""
    REFUSED = "refused"
    """The CRM answered that it did not do it. Expected not sent, still read back before another try."""
    UNKNOWN = "unknown"
    """Bytes left and no answer can be trusted."""
    VERIFIED = "verified"
    """Seen in the member's thread."""
    ABSENT = "absent"
    """A complete read, later than the visibility delay, does not show it."""


class Block(StrEnum):
    """Why the gate refused to arm. Plain words for staff are in the UI's catalogue."""

    OPTED_OUT = "opted_out"
    TAKEN_OVER = "taken_over"
    AI_OFF = "ai_off"
    NEWER_MESSAGE = "newer_message"
    NOT_APPROVED = "not_approved"
    APPROVAL_MISMATCH = "approval_mismatch"
    QUIET_HOURS = "quiet_hours"
    CAP_REACHED = "cap_reached"
    CAMPAIGN_NOT_RUNNING = "campaign_not_running"
    ANOTHER_SEND_OPEN = "another_send_open"
    CANNOT_RECEIVE = "cannot_receive"
    """The CRM says that the number cannot be texted."""
    CLUB_NOT_ACTIVE = "club_not_active"
    SENDS_STOPPED = "sends_stopped"
    EXPIRED = "expired"
    NOT_MINE = "not_mine"
    """State or fence moved on: another worker or a person was first."""
    CHANNEL_UNKNOWN = "channel_unknown"
    NOT_YET = "not_yet"
    """Its time has not come."""
