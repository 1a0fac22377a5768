"""Everything that a decision rests on, gathered before it is made: nothing is looked up while deciding."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from spotter.domain.conversation import Autonomy
from spotter.domain.judgement import URGENT_REASONS, EscalateReason, Intent, OptOut, Reading
from spotter.policy.hard_rules.judge import SEVERITY, HardRules

_CAREFUL_FIRST = (Autonomy.OFF, Autonomy.SHADOW, Autonomy.SUGGEST, Autonomy.AUTO)
_INTENT_REASONS = {Intent.CANCELLATION: EscalateReason.CANCELLATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A turn, what is understood of it, and the state of its conversation, member and club."""

    reading: Reading
    hard: HardRules
    autonomy: Autonomy
    intent_autonomy: Mapping[Intent, Autonomy]
    club_ai_on: bool
    conversation_ai_on: bool
    taken_over: bool
    sender_tied: bool
    """The CRM ties the sender to a member."""
    opted_out: bool
    channel_known: bool
    auto_replies_last_hour: int
    auto_replies_last_day: int
    same_text_repeats: int
    member_is_staff: bool
    imported_or_late: bool
    """The message is older than an hour when it is read: drafts are held, nothing goes out by itself."""
    open_escalation: bool
    engine_is_fallback: bool
    """The model was away and the embedded engine read instead: its reading, never its freedom."""
    min_confidence: float
    is_minor: bool
    now: datetime
    budget_spent: bool = False
    """The model cost what it may within a day; the embedded engine read instead."""
    max_replies_hour: int = 10
    max_replies_day: int = 20

    @property
    def reason(self) -> EscalateReason | None:
        """The gravest reason that the rules or the engine gave for a person to look."""
        reasons = set(self.hard.escalate_reasons)
        if self.reading.must_escalate and self.reading.escalate_reason is not None:
            reasons.add(self.reading.escalate_reason)
        if self.reading.wants_person:
            reasons.add(EscalateReason.WANTS_PERSON)
        reasons.update(reason for intent, reason in _INTENT_REASONS.items() if intent in self.intents)
        return next((reason for reason in SEVERITY if reason in reasons), None)

    @property
    def intents(self) -> frozenset[Intent]:
        """Everything that the member may want."""
        return frozenset({self.reading.intent, *self.reading.secondary})

    @property
    def urgent(self) -> bool:
        """Whether somebody may be in danger."""
        return self.reason in URGENT_REASONS

    @property
    def ai_on(self) -> bool:
        """Whether the AI may speak here at all."""
        return self.club_ai_on and self.conversation_ai_on and self.autonomy is not Autonomy.OFF

    @property
    def freedom(self) -> Autonomy:
        """How far the AI may go with this turn: the most careful setting of all that the member wants."""
        if self.autonomy is Autonomy.OFF:
            return Autonomy.OFF
        settings = {self.intent_autonomy.get(intent, self.autonomy) for intent in self.intents}
        return next(setting for setting in _CAREFUL_FIRST if setting in settings)

    @property
    def sure(self) -> bool:
        """Whether the reading is trusted. What is not a number is not trusted."""
        return self.reading.confidence >= self.min_confidence

    @property
    def leaves_texts(self) -> bool:
        """Whether rules or engine hear that no more messages are wanted."""
        return (
            self.hard.opt_out is not OptOut.NO
            or self.reading.opt_out is not OptOut.NO
            or Intent.OPT_OUT in self.intents
        )

    @property
    def may_acknowledge(self) -> bool:
        """Whether the member may be told, in a fixed line, that a person will answer.

        Fixed lines are the club's own words and go out in `suggest` too, since a cancellation or a cry for help must
        not wait for a click. One line for one open task is enough.
        """
        return (
            self.ai_on
            and self.autonomy in {Autonomy.AUTO, Autonomy.SUGGEST}
            and self.sender_tied
            and self.channel_known
            and not self.taken_over
            and not self.opted_out
            and not self.leaves_texts
            and not self.open_escalation
            and not self.imported_or_late
            and not self.member_is_staff
            and not self.hard.machine
            and not self._too_many_replies
        )

    @property
    def loops(self) -> bool:
        """Whether two machines may be talking, or the member has had enough answers from one."""
        return self.same_text_repeats >= 2 or self._too_many_replies

    @property
    def _too_many_replies(self) -> bool:
        return (
            self.auto_replies_last_hour >= self.max_replies_hour or self.auto_replies_last_day >= self.max_replies_day
        )
