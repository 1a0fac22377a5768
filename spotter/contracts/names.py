"""The names that cross Temporal: queues, workflows, signals, activities, search attributes.

Standard library only. A name is never reused for something else while runs that know it may be open.
"""

from spotter.domain.ids import ClubId, ConversationId

CONVERSATIONS_QUEUE = "conversations"
DESK_QUEUE = "desk"
POLLING_QUEUE = "polling"

CLUB_POLLING = "ClubPolling"
CONVERSATION = "Conversation"

WATCH_INBOX = "watch_inbox"
CLASSIFY = "classify"
REPLY = "reply"
ESCALATE = "escalate"
SETTLE = "settle"

MESSAGE_ARRIVED = "message_arrived"
STAFF_DECIDED = "staff_decided"
STAFF_REPLIED = "staff_replied"
TAKEN_OVER = "taken_over"
HANDED_BACK = "handed_back"
STATE = "state"

PAUSE = "pause"
RESUME = "resume"
POLL_NOW = "poll_now"
CONNECTION_CHANGED = "connection_changed"
STATUS = "status"

CLUB_ID = "ClubId"
CONVERSATION_STATUS = "ConversationStatus"
AWAITING_PERSON = "AwaitingPerson"

INBOX_LINK_MEMO = "inbox"


def club_polling_workflow_id(club: ClubId) -> str:
    """Return the one id under which a club is polled."""
    return f"club-polling:{club}"


def conversation_workflow_id(club: ClubId, conversation: ConversationId) -> str:
    """Return the one id under which this conversation may run."""
    return f"conversation:{club}:{conversation}"
