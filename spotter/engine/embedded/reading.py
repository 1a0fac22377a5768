"""Reads a turn: hard rules first, then the classifier, then what our own last message asked."""

from collections.abc import Sequence
from typing import Final

from spotter.domain.conversation import AuthorKind
from spotter.domain.judgement import EscalateReason, Intent, OptOut, Reading
from spotter.engine.embedded.classifier import IntentModel
from spotter.engine.embedded.features import features_of
from spotter.engine.embedded.language import language_of
from spotter.engine.overruling import last_from_us
from spotter.engine.port import TurnContext
from spotter.policy.hard_rules.judge import HardRules, judge_text
from spotter.policy.hard_rules.silence import asks_back
from spotter.policy.hard_rules.wording import in_plain_words

_ONLY_A_PERSON: Final = (EscalateReason.WANTS_PERSON,)
_SURE: Final = 0.95
_ALSO: Final = 0.3
_CALLS: Final = 0.2
"""How likely it must be, for the classifier alone, that a person has to see a message."""
_STOPS: Final = 0.2
"""How likely it must be, for the classifier alone, that our texts are not wanted: when in doubt, they stop."""
_SURELY_ELSE: Final = 0.9
"""How likely another intent must be for the classifier to contradict the one that a rule's reason suggests."""
_PIECES_OF_SENSE: Final = 4
"""Known pieces of words that make sense of a message that has no known word: whoever misspells wants something too."""
_ENDINGS: Final = frozenset({EscalateReason.CANCELLATION, EscalateReason.FREEZE})
_GRAVITY: Final = (
    Intent.OPT_OUT,
    Intent.CANCELLATION,
    Intent.BILLING,
    Intent.COMPLAINT,
    Intent.SCHEDULING,
    Intent.SALES,
    Intent.QUESTION,
    Intent.PRAISE,
    Intent.CONFIRMATION,
)
"""Of two things that are wanted, the graver is the intent."""

_NAMED_BY_RULE: Final = {
    EscalateReason.CANCELLATION: (Intent.CANCELLATION,),
    EscalateReason.FREEZE: (Intent.CANCELLATION,),
    EscalateReason.REFUND: (Intent.BILLING,),
    EscalateReason.DISPUTE: (Intent.BILLING,),
    EscalateReason.HARASSMENT: (Intent.COMPLAINT, Intent.OTHER),
    EscalateReason.SAFETY: (Intent.COMPLAINT, Intent.OTHER),
    EscalateReason.THEFT: (Intent.COMPLAINT, Intent.OTHER),
    EscalateReason.LEGAL: (Intent.OTHER, Intent.COMPLAINT),
    EscalateReason.EMERGENCY: (Intent.OTHER, Intent.COMPLAINT),
    EscalateReason.SELF_HARM: (Intent.OTHER,),
    EscalateReason.INJURY: (Intent.OTHER, Intent.COMPLAINT),
    EscalateReason.PRIVACY: (Intent.OTHER, Intent.COMPLAINT),
}
"""What a reason leaves open as the intent; the first is meant where the classifier prefers neither."""


def read_turn(turn: TurnContext, model: IntentModel, *, engine: str) -> Reading:
    """Return what is understood of a turn. Any text is accepted; what makes no sense has confidence 0.0."""
    text = "\n".join(turn.texts)
    ours = last_from_us(turn)
    hard = judge_text(text, last_from_us=ours)
    features = features_of(text)
    chances = model.probabilities(features, text)
    intent, confidence = _intent(text, hard, chances, ours)
    if not hard.fired and not _makes_sense(features, model):
        intent, confidence = Intent.OTHER, 0.0
    reasons = [reason for reason in hard.escalate_reasons if reason is not EscalateReason.WANTS_PERSON]
    likeliest_reason, chance = model.call_for_person(features, text)
    # Whoever ends our texts ends nothing else, unless it is likely in itself.
    is_only_texts = hard.opt_out is OptOut.YES and likeliest_reason in _ENDINGS and chances[Intent.CANCELLATION] < _ALSO
    if not reasons and not hard.needs_no_answer and not is_only_texts and chance >= _CALLS:
        reasons = [likeliest_reason]
    is_ending = intent is Intent.CANCELLATION
    return Reading(
        intent=intent,
        confidence=round(confidence, 4),
        secondary=() if _asks_one_plain_thing(text, hard) else _secondary(intent, hard, chances),
        must_escalate=bool(reasons) or is_ending,
        escalate_reason=reasons[0] if reasons else EscalateReason.CANCELLATION if is_ending else None,
        opt_out=OptOut.UNCLEAR if hard.opt_out is OptOut.NO and chances[Intent.OPT_OUT] >= _STOPS else hard.opt_out,
        language=language_of(text, [line.body for line in turn.history if line.author is AuthorKind.MEMBER]),
        wants_person=hard.wants_person,
        asks_if_bot=hard.asks_if_bot,
        needs_no_answer=hard.needs_no_answer,
        rules=hard.fired,
        engine=engine,
    )


def _asks_one_plain_thing(text: str, hard: HardRules) -> bool:
    """Whether "are you a bot?" or "a person, please" is all that is said."""
    asks = hard.asks_if_bot or hard.wants_person or hard.help_word
    return asks and len(in_plain_words(text).sentences) == 1 and hard.escalate_reasons in {(), _ONLY_A_PERSON}


def _intent(text: str, hard: HardRules, chances: dict[Intent, float], ours: str | None) -> tuple[Intent, float]:
    by_rule = _intent_by_rule(hard, chances)
    if by_rule is not None:
        return by_rule
    likeliest = max(chances, key=chances.__getitem__)
    if hard.needs_no_answer and not hard.machine and likeliest is not Intent.PRAISE:
        return Intent.CONFIRMATION, _SURE
    if asks_back(ours) and "?" not in text and len(text.split()) <= 5 and likeliest is not Intent.OPT_OUT:
        return Intent.CONFIRMATION, 0.9
    return likeliest, chances[likeliest]


def _intent_by_rule(hard: HardRules, chances: dict[Intent, float]) -> tuple[Intent, float] | None:
    if hard.opt_out is OptOut.YES:
        return Intent.OPT_OUT, _SURE
    if hard.opt_out is OptOut.UNCLEAR:
        return (Intent.OPT_OUT if "opt_out_bare_cancel" in hard.fired else Intent.OTHER), 0.6
    named = [_NAMED_BY_RULE[reason] for reason in hard.escalate_reasons if reason in _NAMED_BY_RULE]
    if named:
        return _intent_of_reasons(named, chances)
    return (Intent.OTHER, 0.9) if hard.wants_person or hard.asks_if_bot else None


def _intent_of_reasons(named: Sequence[tuple[Intent, ...]], chances: dict[Intent, float]) -> tuple[Intent, float]:
    allowed = [intent for intents in named for intent in intents]
    likeliest = max(chances, key=chances.__getitem__)
    if likeliest not in allowed and chances[likeliest] >= _SURELY_ELSE:
        return likeliest, chances[likeliest]
    certain = [intents[0] for intents in named if len(intents) == 1 and intents[0] is not Intent.OTHER]
    if certain:
        intent = min(certain, key=_GRAVITY.index)
        return intent, max(0.9, chances[intent])
    best = max(allowed, key=chances.__getitem__)
    return (best, 0.85) if chances[best] > 0.1 else (allowed[0], 0.75)


def _secondary(intent: Intent, hard: HardRules, chances: dict[Intent, float]) -> tuple[Intent, ...]:
    also = {other for other, chance in chances.items() if chance >= _ALSO}
    for reason in hard.escalate_reasons:
        intents = _NAMED_BY_RULE.get(reason, ())
        if len(intents) == 1:
            also.update(intents)
    return tuple(other for other in (*_GRAVITY, Intent.SPAM, Intent.OTHER) if other in also and other is not intent)


def _makes_sense(features: Sequence[str], model: IntentModel) -> bool:
    """Whether a word of the message, or enough pieces of its words, have been seen before."""
    known = [feature[0] for feature in features if feature in model.vocabulary]
    return "w" in known or known.count("g") >= _PIECES_OF_SENSE
