"""What was understood of a turn (reading) and what was chosen (decision)."""

from dataclasses import dataclass, field
from enum import StrEnum


class Intent(StrEnum):
    """The eleven things a member may want. A closed list: unknown means `other`."""

    QUESTION = "question"
    SCHEDULING = "scheduling"
    BILLING = "billing"
    CANCELLATION = "cancellation"
    COMPLAINT = "complaint"
    PRAISE = "praise"
    CONFIRMATION = "confirmation"
    OPT_OUT = "opt_out"
    SALES = "sales"
    SPAM = "spam"
    OTHER = "other"


class EscalateReason(StrEnum):
    """Why a person must see a message, whatever its intent."""

    EMERGENCY = "emergency"
    SELF_HARM = "self_harm"
    INJURY = "injury"
    HARASSMENT = "harassment"
    SAFETY = "safety"
    THEFT = "theft"
    MINOR = "minor"
    PRIVACY = "privacy"
    LEGAL = "legal"
    REFUND = "refund"
    DISPUTE = "dispute"
    CANCELLATION = "cancellation"
    FREEZE = "freeze"
    HEALTH = "health"
    WANTS_PERSON = "wants_person"


URGENT_REASONS = frozenset(
    {
        EscalateReason.EMERGENCY,
        EscalateReason.SELF_HARM,
        EscalateReason.HARASSMENT,
        EscalateReason.SAFETY,
        EscalateReason.INJURY,
    }
)
"""Reasons that page a person at once and never wait for the burst."""


class OptOut(StrEnum):
    """What a message does to the consent of its sender's contact point."""

    NO = "no"
    YES = "yes"
    UNCLEAR = "unclear"
    """Texts stop, and a person asks by another channel what was meant (a bare 'cancel')."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an engine understood of one turn.

    `confidence` is the calibrated probability in [0, 1] that `intent` is right.
    """

    intent: Intent
    confidence: float
    secondary: tuple[Intent, ...] = ()
    must_escalate: bool = False
    escalate_reason: EscalateReason | None = None
    opt_out: OptOut = OptOut.NO
    language: str = "en"
    wants_person: bool = False
    asks_if_bot: bool = False
    needs_no_answer: bool = False
    rules: tuple[str, ...] = ()
    """Names of the hard rules that fired."""
    engine: str = ""
    """Engine and version that made this reading, e.g. `embedded@3`."""
    usage: dict[str, float] = field(default_factory=dict[str, float])
    """Tokens, cost in US dollars and milliseconds, where the engine knows them."""


class Step(StrEnum):
    """What the policy chose for a turn."""

    REPLY = "reply"
    HOLD = "hold"
    ESCALATE = "escalate"
    STAY_SILENT = "stay_silent"
    OPT_OUT = "opt_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The policy's choice for a turn, with the rule that made it and why, in plain words."""

    step: Step
    rule: str
    reason: str
    policy_version: int
    escalate_reason: EscalateReason | None = None
    acknowledge: bool = False
    """Whether the member is told that a person will answer (escalations only)."""
    shadow: bool = False
    """Draft only, show nobody but the record (autonomy `shadow`)."""
