"""The one queue of what a person must do."""

from typing import Literal

from api.schemas.approvals import ApprovalOut
from api.schemas.base import Answer, Moment
from api.schemas.conversations import ConversationRow
from api.schemas.escalations import EscalationOut
from spotter.domain.conversation import Urgency


class NeedsYou(Answer):
    """One thing that waits for a person: exactly one of `approval` and `escalation` is set."""

    kind: Literal["approval", "escalation"]
    urgency: Urgency
    due_at: Moment | None
    since: Moment
    approval: ApprovalOut | None
    escalation: EscalationOut | None
    conversation: ConversationRow | None
