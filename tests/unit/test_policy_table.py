"""The policy table: each rule from both sides, in its order, and what no engine output can do to it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from spotter.domain.conversation import Autonomy
from spotter.domain.judgement import EscalateReason, Intent, OptOut, Reading, Step
from spotter.policy.hard_rules.judge import HardRules, judge_text
from spotter.policy.situation import Situation
from spotter.policy.table import POLICY_VERSION, RULES, decide

_ORDINARY = Situation(
    reading=Reading(intent=Intent.QUESTION, confidence=0.9),
    hard=HardRules(),
    autonomy=Autonomy.AUTO,
    intent_autonomy={},
    club_ai_on=True,
    conversation_ai_on=True,
    taken_over=False,
    sender_tied=True,
    opted_out=False,
    channel_known=True,
    auto_replies_last_hour=0,
    auto_replies_last_day=0,
    same_text_repeats=0,
    member_is_staff=False,
    imported_or_late=False,
    open_escalation=False,
    engine_is_fallback=False,
    min_confidence=0.7,
    is_minor=False,
    now=datetime(2026, 11, 17, 16, 0, tzinfo=UTC),
)


def _reads(**changes: Any) -> Reading:
    return replace(_ORDINARY.reading, **changes)


# Each rule: what makes it decide, and the nearest situation in which it does not.
_BOTH_SIDES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "somebody_may_be_in_danger",
        {"hard": judge_text("someone collapsed"), "taken_over": True},
        {"hard": judge_text("that class killed me")},
    ),
    ("machine_wrote", {"hard": HardRules(machine=True)}, {}),
    (
        "opt_out_needs_person",
        {"hard": judge_text("cancel my membership and stop texting me")},
        {"hard": judge_text("stop texting me")},
    ),
    ("opt_out", {"hard": judge_text("STOP")}, {"hard": judge_text("I'll stop by at 5")}),
    ("opt_out_unclear", {"reading": _reads(opt_out=OptOut.YES)}, {"reading": _reads(opt_out=OptOut.NO)}),
    ("opted_in_again", {"hard": judge_text("START")}, {"hard": judge_text("when does class start")}),
    ("colleague_wrote", {"member_is_staff": True}, {"member_is_staff": False}),
    ("person_speaks", {"taken_over": True}, {"taken_over": False}),
    ("needs_no_answer", {"hard": judge_text("thanks!")}, {"hard": judge_text("thanks, when do you close?")}),
    ("opted_out_writes", {"opted_out": True}, {"opted_out": False}),
    ("ai_is_off", {"club_ai_on": False}, {"club_ai_on": True}),
    ("ai_is_off", {"conversation_ai_on": False}, {"conversation_ai_on": True}),
    ("ai_is_off", {"autonomy": Autonomy.OFF, "intent_autonomy": {Intent.QUESTION: Autonomy.AUTO}}, {}),
    ("unknown_sender", {"sender_tied": False}, {"sender_tied": True}),
    (
        "bereavement",
        {"hard": judge_text("my husband passed away, what do I do about his membership")},
        {"hard": judge_text("my phone died")},
    ),
    ("wants_person", {"hard": judge_text("can I talk to a human")}, {"hard": judge_text("is my trainer in today")}),
    ("people_decide", {"hard": judge_text("freeze my membership")}, {"hard": judge_text("it's freezing in here")}),
    ("people_decide", {"reading": _reads(intent=Intent.CANCELLATION)}, {"reading": _reads(intent=Intent.SCHEDULING)}),
    ("engine_wants_person", {"reading": _reads(must_escalate=True)}, {"reading": _reads(must_escalate=False)}),
    ("minor_writes", {"is_minor": True}, {"is_minor": False}),
    ("going_in_circles", {"same_text_repeats": 2}, {"same_text_repeats": 1}),
    ("going_in_circles", {"auto_replies_last_hour": 10}, {"auto_replies_last_hour": 9}),
    ("going_in_circles", {"auto_replies_last_day": 20}, {"auto_replies_last_day": 19}),
    (
        "surely_spam",
        {"reading": _reads(intent=Intent.SPAM, confidence=0.95)},
        {"reading": _reads(intent=Intent.SPAM, confidence=0.75)},
    ),
    (
        "intent_is_off",
        {"intent_autonomy": {Intent.QUESTION: Autonomy.OFF}},
        {"intent_autonomy": {Intent.SALES: Autonomy.OFF}},
    ),
    ("shadow", {"autonomy": Autonomy.SHADOW}, {"autonomy": Autonomy.AUTO}),
    ("complaint", {"reading": _reads(intent=Intent.COMPLAINT)}, {"reading": _reads(intent=Intent.PRAISE)}),
    ("complaint", {"reading": _reads(secondary=(Intent.COMPLAINT,))}, {"reading": _reads(secondary=(Intent.SALES,))}),
    ("not_the_desks_matter", {"reading": _reads(intent=Intent.OTHER)}, {"reading": _reads(intent=Intent.SALES)}),
    ("club_reviews", {"autonomy": Autonomy.SUGGEST}, {"autonomy": Autonomy.AUTO}),
    ("club_reviews", {"intent_autonomy": {Intent.QUESTION: Autonomy.SUGGEST}}, {}),
    ("late", {"imported_or_late": True}, {"imported_or_late": False}),
    ("channel_unknown", {"channel_known": False}, {"channel_known": True}),
    ("model_away", {"engine_is_fallback": True}, {"engine_is_fallback": False}),
    ("fixed_answer", {"hard": judge_text("HELP"), "reading": _reads(intent=Intent.OTHER, confidence=0.1)}, {}),
    (
        "fixed_answer",
        {"hard": judge_text("are you a bot?"), "reading": _reads(intent=Intent.OTHER, confidence=0.9)},
        {"hard": judge_text("are you open?")},
    ),
    ("budget_spent", {"budget_spent": True}, {"budget_spent": False}),
    ("unsure", {"reading": _reads(confidence=0.69)}, {"reading": _reads(confidence=0.7)}),
    ("unsure", {"reading": _reads(confidence=float("nan"))}, {}),
    ("otherwise", {}, {"taken_over": True}),
]


@pytest.mark.parametrize(("rule", "applies", "does_not"), _BOTH_SIDES)
def test_each_rule_decides_where_it_should_and_nowhere_else(
    rule: str, applies: dict[str, Any], does_not: dict[str, Any]
) -> None:
    """
    Every rule decides its own case, and leaves the nearest other case alone.
    """
    assert rule == decide(replace(_ORDINARY, **applies)).rule
    assert rule != decide(replace(_ORDINARY, **does_not)).rule or rule == "otherwise"


def test_every_rule_of_the_table_is_tried_from_both_sides() -> None:
    """
    No rule is published without its two tests.
    """
    assert {rule.name for rule in RULES} == {name for name, _, _ in _BOTH_SIDES}


def test_a_decision_names_its_rule_reason_and_version() -> None:
    """
    Staff see why, in plain words, and by which version of the rules.
    """
    decision = decide(_ORDINARY)

    assert ("otherwise", POLICY_VERSION) == (decision.rule, decision.policy_version)
    assert decision.reason.endswith(".")


def test_without_a_rule_that_applies_a_person_looks() -> None:
    """
    A table with a hole in it never leads to silence or to a reply.
    """
    assert Step.ESCALATE == decide(_ORDINARY, rules=()).step


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("someone is not breathing", EscalateReason.EMERGENCY),
        ("cancel my membership", EscalateReason.CANCELLATION),
        ("I want my money back", EscalateReason.REFUND),
        ("give me a human", EscalateReason.WANTS_PERSON),
    ],
)
@pytest.mark.parametrize("autonomy", [Autonomy.AUTO, Autonomy.SUGGEST])
def test_a_person_is_called_and_the_member_is_told(text: str, reason: EscalateReason, autonomy: Autonomy) -> None:
    """
    What is for people goes to people with its reason, and one fixed line says so, also where drafts are reviewed.
    """
    decision = decide(replace(_ORDINARY, hard=judge_text(text), autonomy=autonomy))

    assert (Step.ESCALATE, reason, True) == (decision.step, decision.escalate_reason, decision.acknowledge)


@pytest.mark.parametrize(
    "quiet",
    [
        {"open_escalation": True},
        {"opted_out": True},
        {"taken_over": True},
        {"club_ai_on": False},
        {"conversation_ai_on": False},
        {"autonomy": Autonomy.OFF},
        {"autonomy": Autonomy.SHADOW},
        {"sender_tied": False},
        {"channel_known": False},
        {"imported_or_late": True},
        {"auto_replies_last_hour": 10},
        {"hard": judge_text("someone collapsed, also stop texting me")},
    ],
)
def test_the_alarm_is_raised_where_the_member_must_not_be_texted(quiet: dict[str, Any]) -> None:
    """
    Takeover, opt-out or a switched-off AI silence our line to the member, never the alarm.
    """
    decision = decide(replace(_ORDINARY, **({"hard": judge_text("someone collapsed")} | quiet)))

    assert (Step.ESCALATE, EscalateReason.EMERGENCY, False) == (
        decision.step,
        decision.escalate_reason,
        decision.acknowledge,
    )


def test_the_most_careful_setting_of_all_that_is_wanted_holds() -> None:
    """
    A question the AI may answer beside a billing matter it may not is not answered by itself.
    """
    situation = replace(
        _ORDINARY, reading=_reads(secondary=(Intent.BILLING,)), intent_autonomy={Intent.BILLING: Autonomy.SUGGEST}
    )

    assert Step.HOLD == decide(situation).step


def test_an_intent_may_be_freer_than_the_club() -> None:
    """
    A club that reviews everything may still let plain questions be answered by themselves.
    """
    situation = replace(_ORDINARY, autonomy=Autonomy.SUGGEST, intent_autonomy={Intent.QUESTION: Autonomy.AUTO})

    assert Step.REPLY == decide(situation).step


def test_in_shadow_a_draft_is_made_for_the_record_only() -> None:
    """
    Shadow drafts and sends nothing.
    """
    decision = decide(replace(_ORDINARY, autonomy=Autonomy.SHADOW))

    assert (Step.REPLY, True) == (decision.step, decision.shadow)
