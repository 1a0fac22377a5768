"""Lays the hard rules over a model's reading: they may add care and never lose to the model."""

from collections.abc import Sequence
from dataclasses import replace

from spotter.domain.conversation import AuthorKind
from spotter.domain.judgement import EscalateReason, Intent, OptOut, Reading
from spotter.engine.port import Line, TurnContext
from spotter.policy.hard_rules.judge import SEVERITY, HardRules

_MOST_SURE = 0.97


def overruled(reading: Reading, hard: HardRules) -> Reading:
    """Return the reading with everything that the hard rules heard."""
    reasons = {reason for reason in hard.escalate_reasons if reason is not EscalateReason.WANTS_PERSON}
    if reading.escalate_reason is not None and reading.must_escalate:
        reasons.add(reading.escalate_reason)
    if Intent.CANCELLATION in {reading.intent, *reading.secondary} and EscalateReason.FREEZE not in reasons:
        reasons.add(EscalateReason.CANCELLATION)
    gravest = next((reason for reason in SEVERITY if reason in reasons), None)
    heard = hard.opt_out if hard.opt_out is not OptOut.NO else reading.opt_out
    return replace(
        reading,
        confidence=min(max(reading.confidence, 0.0), _MOST_SURE),
        must_escalate=reading.must_escalate or gravest is not None,
        escalate_reason=gravest,
        opt_out=heard,
        wants_person=reading.wants_person or hard.wants_person,
        asks_if_bot=reading.asks_if_bot or hard.asks_if_bot,
        needs_no_answer=hard.needs_no_answer,
        rules=hard.fired,
    )


def same_text_repeats(texts: Sequence[str], history: Sequence[Line]) -> int:
    """How often the member's last text stood before, word for word: what a machine does."""
    if not texts:
        return 0
    *said, last = [*(line.body for line in history if line.author is AuthorKind.MEMBER), *texts]
    return [text.strip().casefold() for text in said].count(last.strip().casefold())


def last_from_us(turn: TurnContext) -> str | None:
    """Return the last line that the club wrote before this turn."""
    return next((line.body for line in reversed(turn.history) if line.author is not AuthorKind.MEMBER), None)
