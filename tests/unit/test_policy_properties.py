"""What holds for every situation: the table is total, and engines can only add care."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from spotter.domain.conversation import Autonomy
from spotter.domain.judgement import EscalateReason, Intent, OptOut, Reading, Step
from spotter.policy.hard_rules.judge import SEVERITY, HardRules
from spotter.policy.situation import Situation
from spotter.policy.table import decide

_READINGS = st.builds(
    Reading,
    intent=st.sampled_from(Intent),
    confidence=st.floats(0, 1),
    secondary=st.lists(st.sampled_from(Intent), max_size=2, unique=True).map(tuple),
    must_escalate=st.booleans(),
    escalate_reason=st.none() | st.sampled_from(EscalateReason),
    opt_out=st.sampled_from(OptOut),
    wants_person=st.booleans(),
    asks_if_bot=st.booleans(),
    needs_no_answer=st.booleans(),
)
_HARD = st.builds(
    HardRules,
    opt_out=st.sampled_from(OptOut),
    escalate_reasons=st.lists(st.sampled_from(EscalateReason), max_size=3, unique=True).map(
        lambda reasons: tuple(sorted(reasons, key=SEVERITY.index))
    ),
    wants_person=st.booleans(),
    asks_if_bot=st.booleans(),
    help_word=st.booleans(),
    opt_in=st.booleans(),
    machine=st.booleans(),
    needs_no_answer=st.booleans(),
)
_SITUATIONS = st.builds(
    Situation,
    reading=_READINGS,
    hard=_HARD | st.just(HardRules()),
    autonomy=st.sampled_from(Autonomy),
    intent_autonomy=st.dictionaries(st.sampled_from(Intent), st.sampled_from(Autonomy), max_size=3),
    club_ai_on=st.booleans(),
    conversation_ai_on=st.booleans(),
    taken_over=st.booleans(),
    sender_tied=st.booleans(),
    opted_out=st.booleans(),
    channel_known=st.booleans(),
    auto_replies_last_hour=st.integers(0, 12),
    auto_replies_last_day=st.integers(0, 25),
    same_text_repeats=st.integers(0, 3),
    member_is_staff=st.booleans(),
    imported_or_late=st.booleans(),
    open_escalation=st.booleans(),
    engine_is_fallback=st.booleans(),
    min_confidence=st.floats(0, 1),
    is_minor=st.booleans(),
    now=st.just(datetime(2026, 11, 17, tzinfo=UTC)),
)


def _speaks(situation: Situation) -> bool:
    decision = decide(situation)
    return decision.step is Step.REPLY and not decision.shadow


@given(_SITUATIONS)
def test_every_situation_has_a_decision(situation: Situation) -> None:
    """
    There is no message for which the policy has no answer.
    """
    decision = decide(situation)

    assert decision.rule != "no_rule"
    assert decision.reason


@given(_SITUATIONS)
def test_the_ai_never_speaks_where_it_must_be_silent(situation: Situation) -> None:
    """
    Takeover, a switch, an opt-out, an unknown sender, a danger: no reply leaves by itself.
    """
    if _speaks(situation):
        assert situation.ai_on
        assert situation.sender_tied
        assert situation.channel_known
        assert not situation.taken_over
        assert not situation.opted_out
        assert not situation.leaves_texts
        assert not situation.engine_is_fallback
        assert not situation.imported_or_late
        assert situation.reason is None
        assert situation.freedom is Autonomy.AUTO


@given(_SITUATIONS, st.sampled_from(["must_escalate", "opt_out", "confidence", "wants_person", "reason"]))
def test_care_asked_for_by_an_engine_never_leads_to_a_reply(situation: Situation, change: str) -> None:
    """
    An engine that turns more careful, in any way, cannot make the desk bolder.
    """
    reading = situation.reading
    careful = {
        "must_escalate": replace(reading, must_escalate=True),
        "opt_out": replace(reading, opt_out=OptOut.YES),
        "confidence": replace(reading, confidence=reading.confidence / 2),
        "wants_person": replace(reading, wants_person=True),
        "reason": replace(reading, must_escalate=True, escalate_reason=EscalateReason.INJURY),
    }[change]

    if not _speaks(situation):
        assert not _speaks(replace(situation, reading=careful))


@given(_SITUATIONS, st.sampled_from(EscalateReason))
def test_no_reading_talks_the_desk_out_of_a_hard_rule(situation: Situation, reason: EscalateReason) -> None:
    """
    Whatever a model says, a danger or a matter for people that code heard still reaches a person or ends our texts.
    """
    hard = replace(situation.hard, escalate_reasons=(reason,), opt_in=False)

    decision = decide(replace(situation, hard=hard, taken_over=False, member_is_staff=False))

    assert decision.step in {Step.ESCALATE, Step.OPT_OUT}


@given(_SITUATIONS)
def test_an_acknowledgement_goes_only_to_who_may_be_texted(situation: Situation) -> None:
    """
    No fixed line goes to somebody who opted out, is spoken to by a person, or has an open task already.
    """
    decision = decide(situation)

    if decision.acknowledge:
        assert decision.step is Step.ESCALATE
        assert not any((situation.opted_out, situation.taken_over, situation.open_escalation))
        assert not situation.leaves_texts
