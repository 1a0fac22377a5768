"""Judges a message by code alone, before any engine: what must happen whatever a model thinks of it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spotter.domain.judgement import URGENT_REASONS, EscalateReason, OptOut
from spotter.policy.hard_rules import asking, silence
from spotter.policy.hard_rules.english import (
    bodies,
    cancelling,
    charges,
    childhood,
    children,
    despair,
    emergency,
    harassment,
    health,
    injury,
    leaving,
    legal,
    money,
    pausing,
    premises,
    privacy,
    records,
    safety,
    self_harm,
    signs,
    signs_of_matters,
    theft,
    unwelcome,
)
from spotter.policy.hard_rules.opt_out import heard_opt_out
from spotter.policy.hard_rules.rule import SignsRule, TextRule
from spotter.policy.hard_rules.spanish import dangers, endings, harms, matters
from spotter.policy.hard_rules.spanish import signs as senas
from spotter.policy.hard_rules.wording import Wording, in_plain_words

SEVERITY: Final = (
    EscalateReason.EMERGENCY,
    EscalateReason.SELF_HARM,
    EscalateReason.HARASSMENT,
    EscalateReason.SAFETY,
    EscalateReason.INJURY,
    EscalateReason.MINOR,
    EscalateReason.THEFT,
    EscalateReason.PRIVACY,
    EscalateReason.LEGAL,
    EscalateReason.REFUND,
    EscalateReason.DISPUTE,
    EscalateReason.CANCELLATION,
    EscalateReason.FREEZE,
    EscalateReason.HEALTH,
    EscalateReason.WANTS_PERSON,
)
"""Most severe first: the first reason names the task."""

_RULES: Final[tuple[TextRule | SignsRule, ...]] = (
    emergency.EMERGENCY,
    self_harm.SELF_HARM,
    harassment.HARASSMENT,
    safety.SAFETY,
    injury.INJURY,
    children.MINOR,
    theft.THEFT,
    privacy.PRIVACY,
    legal.LEGAL,
    money.REFUND,
    money.DISPUTE,
    cancelling.CANCELLATION,
    cancelling.DEATH,
    endings.DEATH,
    bodies.EMERGENCY_SIGNS,
    bodies.INJURY_SIGNS,
    despair.DESPAIR,
    unwelcome.UNWELCOME,
    premises.PREMISES,
    childhood.CHILDHOOD,
    records.RECORDS,
    records.THE_LAW,
    charges.MONEY_BACK,
    charges.WRONG_CHARGE,
    leaving.LEAVING,
    leaving.RESTING,
    *signs.HARM,
    *signs_of_matters.MATTERS,
    *senas.SPANISH,
    pausing.FREEZE,
    health.HEALTH,
    dangers.EMERGENCY,
    dangers.SELF_HARM,
    dangers.HARASSMENT,
    dangers.SAFETY,
    harms.INJURY,
    harms.MINOR,
    harms.THEFT,
    matters.PRIVACY,
    matters.LEGAL,
    matters.REFUND,
    matters.DISPUTE,
    endings.CANCELLATION,
    endings.FREEZE,
    matters.HEALTH,
)

_TEXTS_REMEMBERED: Final = 256
"""As many as are under way at a time."""

_SAID_OF_MESSAGES_TOO: Final = (leaving.LEAVING, leaving.RESTING)
"""Beside "stop texting me", "I'm done" and "take me out" are about the messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HardRules:
    """What code alone makes of a message. An engine may add to it and never take away."""

    opt_out: OptOut = OptOut.NO
    escalate_reasons: tuple[EscalateReason, ...] = ()
    """Most severe first."""
    wants_person: bool = False
    asks_if_bot: bool = False
    help_word: bool = False
    opt_in: bool = False
    machine: bool = False
    needs_no_answer: bool = False
    bereaved: bool = False
    """Somebody died: a fixed line about recorded requests would hurt, so a person alone answers."""
    fired: tuple[str, ...] = ()
    """Names of the rules that fired, for the record."""

    @property
    def urgent(self) -> bool:
        """Whether a person is paged at once and the burst is not waited for."""
        return any(reason in URGENT_REASONS for reason in self.escalate_reasons)

    @property
    def reason(self) -> EscalateReason | None:
        """The gravest reason, or None."""
        return self.escalate_reasons[0] if self.escalate_reasons else None


def judge_text(text: str, *, last_from_us: str | None = None) -> HardRules:
    """Judge one message, or several joined by line breaks. `last_from_us` is our text that it may answer."""
    heard = _heard(text)
    wording, fired = heard.wording, heard.fired
    if silence.is_reaction(wording):
        return HardRules(needs_no_answer=True, fired=("reaction",))
    in_danger = any(rule.reason in URGENT_REASONS for rule in fired)
    if silence.is_assistant(wording) or (silence.is_machine(wording) and not in_danger):
        return HardRules(machine=True, needs_no_answer=True, fired=("machine",))
    opt_out, opt_out_rule = heard.opt_out, heard.opt_out_rule
    if opt_out is OptOut.YES:
        fired = tuple(rule for rule in fired if rule not in _SAID_OF_MESSAGES_TOO)
    person = asking.wants_person(wording)
    reasons = {rule.reason for rule in fired}
    if person:
        reasons.add(EscalateReason.WANTS_PERSON)
    if opt_out_rule == "opt_out_bare_cancel":
        reasons.add(EscalateReason.CANCELLATION)
    flags = {
        "help_word": asking.help_word(wording),
        "opt_in": asking.opt_in_word(wording),
        "asks_if_bot": asking.asks_if_bot(wording),
        "needs_no_answer": not reasons and opt_out is OptOut.NO and silence.needs_no_answer(wording, last_from_us),
    }
    names = [opt_out_rule, *(rule.name for rule in fired), "wants_person" if person else ""]
    return HardRules(
        opt_out=opt_out,
        escalate_reasons=tuple(reason for reason in SEVERITY if reason in reasons),
        wants_person=person,
        bereaved=any(rule.name.startswith("death") for rule in fired),
        fired=tuple(name for name in (*names, *(flag for flag, on in flags.items() if on)) if name),
        **flags,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """What a text says by itself, whatever it answers."""

    wording: Wording
    fired: tuple[TextRule | SignsRule, ...]
    opt_out: OptOut
    opt_out_rule: str


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def _heard(text: str) -> _Heard:
    """Listen once: a message is judged when it is stored, read, decided on and answered."""
    wording = in_plain_words(text)
    opt_out, opt_out_rule = heard_opt_out(wording)
    fired = tuple(rule for rule in _RULES if rule.fires(wording.words))
    return _Heard(wording=wording, fired=fired, opt_out=opt_out, opt_out_rule=opt_out_rule)
