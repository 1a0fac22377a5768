"""When the product may speak for the club: an ordered table, of which the first rule that applies decides.

The table leans towards people: a needless look costs a minute of staff time, an unwanted reply costs a member. What an
engine says can only move a turn towards people, never towards a reply that the rest of the situation does not allow.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from spotter.domain.conversation import Autonomy
from spotter.domain.judgement import Decision, EscalateReason, Intent, OptOut, Step
from spotter.policy.situation import Situation

POLICY_VERSION: Final = 1
_SURELY_SPAM: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table."""

    name: str
    reason: str
    """Why, in words that staff read."""
    applies: Callable[[Situation], bool]
    step: Step
    acknowledges: bool = False
    """Whether the member hears that a person will answer, where that is right at all."""
    shadow: bool = False


def _has_fixed_answer(situation: Situation) -> bool:
    """HELP, or asking what answers, and nothing else that the engine heard."""
    asks_only = situation.hard.asks_if_bot and situation.intents <= {Intent.OTHER}
    return situation.hard.help_word or asks_only


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        name="somebody_may_be_in_danger",
        reason="Somebody may be in danger or was hurt or harassed. A person must look at once.",
        applies=lambda s: s.urgent,
        step=Step.ESCALATE,
        acknowledges=True,
    ),
    Rule(
        name="machine_wrote",
        reason="A machine wrote this (an auto-reply, a notice, a code). Nobody waits for an answer.",
        applies=lambda s: s.hard.machine and s.reason is None,
        step=Step.STAY_SILENT,
    ),
    Rule(
        name="opt_out_needs_person",
        reason="The member wants no more messages and something else needs a person: answer by another way.",
        applies=lambda s: s.hard.opt_out is OptOut.YES and (s.reason is not None or s.reading.must_escalate),
        step=Step.ESCALATE,
    ),
    Rule(
        name="opt_out",
        reason="The member wants no more messages.",
        applies=lambda s: s.hard.opt_out is OptOut.YES,
        step=Step.OPT_OUT,
    ),
    Rule(
        name="opt_out_unclear",
        reason="The member may want no more messages. Ask by another way what was meant; nothing is texted until then.",
        applies=lambda s: s.leaves_texts,
        step=Step.ESCALATE,
    ),
    Rule(
        name="opted_in_again",
        reason="The member allowed messages again. The carrier confirms that by itself.",
        applies=lambda s: s.hard.opt_in,
        step=Step.STAY_SILENT,
    ),
    Rule(
        name="colleague_wrote",
        reason="A colleague wrote this, not a member.",
        applies=lambda s: s.member_is_staff,
        step=Step.STAY_SILENT,
    ),
    Rule(
        name="person_speaks",
        reason="A person has taken this conversation over. The AI is silent until it is handed back.",
        applies=lambda s: s.taken_over,
        step=Step.STAY_SILENT,
    ),
    Rule(
        name="needs_no_answer",
        reason="Thanks, an emoji or a reaction: nothing is asked.",
        applies=lambda s: s.hard.needs_no_answer and not s.reading.must_escalate and s.reason is None,
        step=Step.STAY_SILENT,
    ),
    Rule(
        name="opted_out_writes",
        reason="The member opted out of messages and writes. Only a person may choose to answer.",
        applies=lambda s: s.opted_out,
        step=Step.ESCALATE,
    ),
    Rule(
        name="ai_is_off",
        reason="The AI is switched off here. A person answers.",
        applies=lambda s: not s.ai_on,
        step=Step.ESCALATE,
    ),
    Rule(
        name="unknown_sender",
        reason="The CRM does not tie this sender to a member. People answer strangers.",
        applies=lambda s: not s.sender_tied,
        step=Step.ESCALATE,
    ),
    Rule(
        name="bereavement",
        reason="Somebody died. A person answers in their own words, and nothing automatic goes out.",
        applies=lambda s: s.hard.bereaved,
        step=Step.ESCALATE,
    ),
    Rule(
        name="wants_person",
        reason="The member asks for a person.",
        applies=lambda s: s.reason is EscalateReason.WANTS_PERSON,
        step=Step.ESCALATE,
        acknowledges=True,
    ),
    Rule(
        name="people_decide",
        reason="Cancelling, freezing, refunds, disputes, law, private data, health and children are for people.",
        applies=lambda s: s.reason is not None,
        step=Step.ESCALATE,
        acknowledges=True,
    ),
    Rule(
        name="engine_wants_person",
        reason="The engine thinks that a person should see this.",
        applies=lambda s: s.reading.must_escalate,
        step=Step.ESCALATE,
        acknowledges=True,
    ),
    Rule(
        name="minor_writes",
        reason="The member is under 18. People answer minors.",
        applies=lambda s: s.is_minor,
        step=Step.ESCALATE,
        acknowledges=True,
    ),
    Rule(
        name="going_in_circles",
        reason="The same text came three times, or the AI has answered too often here: a machine may be writing.",
        applies=lambda s: s.loops,
        step=Step.ESCALATE,
    ),
    Rule(
        name="surely_spam",
        reason="Somebody tries to sell something or to cheat. Answering would only invite more.",
        applies=lambda s: s.reading.intent is Intent.SPAM and s.sure and s.reading.confidence >= _SURELY_SPAM,
        step=Step.STAY_SILENT,
    ),
    Rule(
        name="intent_is_off",
        reason="The AI does not answer this kind of message at this club.",
        applies=lambda s: s.freedom is Autonomy.OFF,
        step=Step.ESCALATE,
    ),
    Rule(
        name="shadow",
        reason="The AI only watches here: it drafts for the record and sends nothing.",
        applies=lambda s: s.freedom is Autonomy.SHADOW,
        step=Step.REPLY,
        shadow=True,
    ),
    Rule(
        name="complaint",
        reason="The member is unhappy with something. A person answers complaints.",
        applies=lambda s: Intent.COMPLAINT in s.intents,
        step=Step.ESCALATE,
        acknowledges=True,
    ),
    Rule(
        name="not_the_desks_matter",
        reason="This is none of the things that the AI answers.",
        applies=lambda s: s.reading.intent in {Intent.OTHER, Intent.SPAM} and not _has_fixed_answer(s),
        step=Step.ESCALATE,
        acknowledges=True,
    ),
    Rule(
        name="club_reviews",
        reason="The club reviews what the AI writes before it goes out.",
        applies=lambda s: s.freedom is Autonomy.SUGGEST,
        step=Step.HOLD,
    ),
    Rule(
        name="late",
        reason="The message waited for more than an hour. A person checks that an answer still fits.",
        applies=lambda s: s.imported_or_late,
        step=Step.HOLD,
    ),
    Rule(
        name="channel_unknown",
        reason="It is not known whether the member wrote by text or by e-mail.",
        applies=lambda s: not s.channel_known,
        step=Step.HOLD,
    ),
    Rule(
        name="model_away",
        reason="The model was away, so a simpler engine read this. A person checks the answer.",
        applies=lambda s: s.engine_is_fallback,
        step=Step.HOLD,
    ),
    Rule(
        name="fixed_answer",
        reason="A word that has one fixed answer (HELP, or whether this is a machine).",
        applies=_has_fixed_answer,
        step=Step.REPLY,
    ),
    Rule(
        name="budget_spent",
        reason="The model has cost what it may within a day, here or in the whole club. A person answers.",
        applies=lambda s: s.budget_spent,
        step=Step.ESCALATE,
        acknowledges=True,
    ),
    Rule(
        name="unsure",
        reason="The engine is not sure what the member wants.",
        applies=lambda s: not s.sure,
        step=Step.HOLD,
    ),
    Rule(
        name="otherwise",
        reason="An ordinary message that the AI may answer by itself.",
        applies=lambda _: True,
        step=Step.REPLY,
    ),
)


def decide(situation: Situation, rules: Sequence[Rule] = RULES) -> Decision:
    """Return the step that the first rule that applies chooses. Without such a rule a person looks."""
    rule = next((rule for rule in rules if rule.applies(situation)), None)
    if rule is None:
        return Decision(
            step=Step.ESCALATE,
            rule="no_rule",
            reason="No rule of this club covers the message.",
            policy_version=POLICY_VERSION,
        )
    escalates = rule.step is Step.ESCALATE
    return Decision(
        step=rule.step,
        rule=rule.name,
        reason=rule.reason,
        policy_version=POLICY_VERSION,
        escalate_reason=_named_reason(situation) if escalates else None,
        acknowledge=escalates and rule.acknowledges and situation.may_acknowledge,
        shadow=rule.shadow,
    )


def _named_reason(situation: Situation) -> EscalateReason | None:
    if situation.reason is None and situation.is_minor:
        return EscalateReason.MINOR
    return situation.reason
