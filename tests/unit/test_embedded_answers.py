"""What the embedded engine must not say: a fact that answers another question than the one that was asked."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from spotter.engine.embedded.composing import questions_in
from spotter.engine.embedded.engine import EmbeddedEngine
from spotter.engine.embedded.when import asked_days, corrected
from spotter.engine.evaluation.desk import EvaluationDesk
from spotter.engine.evaluation.scripts import desk_for

_CLUB = Path(__file__).parents[2] / "spotter" / "engine" / "evaluation" / "club.json"
_NOW = datetime(2026, 11, 17, 9, 40, tzinfo=ZoneInfo("America/Denver"))


def _desk() -> EvaluationDesk:
    engine = EmbeddedEngine()
    member = {"name": "Lena", "status": "active", "plan": "Solo", "balance_due": 12.5, "next_payment": "2026-12-01"}
    return desk_for(json.loads(_CLUB.read_text(encoding="utf8")), member, engine, engine)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("are you open on 12/25?", "5:30"),
        ("are you open dec 24", "5:30"),
        ("open 1/1?", "5:30"),
        ("how do i cancel a class?", "30 days"),
        ("can i pay my balance by phone?", "12.50"),
        ("how much is a day pass and is there a steam room", "14"),
        ("how much is a massage chair and what does it cost to rent", "44"),
        ("do you have a massage chair and what does it cost", "$"),
    ],
)
async def test_no_answer_leaves_that_answers_something_else(text: str, never: str) -> None:
    """
    Usual hours on a holiday, the rule of memberships for a class, half of two answers: none of it leaves by itself.
    """
    outcome = await _desk().member_writes([text], _NOW)

    assert [] == [said for said in outcome.outbound if never in said]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("are you open on 12/25?", "closed"),
        ("what are the hours for nov 26", "8:00 AM"),
        ("when do you close on fridays", "8:00 PM"),
        ("what does a membership cost per month", "$44"),
        ("what are your prices", "$44"),
    ],
)
async def test_what_is_known_is_told(text: str, says: str) -> None:
    """
    A date in figures, a short month, a weekday in the plural: each finds its hours, and "prices" the plans.
    """
    desk = _desk()
    outcome = await desk.member_writes([text], _NOW)

    assert says in (outcome.draft.body if outcome.draft else "")


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    """
    "Are you open saturday" and "sorry, I mean friday" is one question about friday.
    """
    assert ["are you open friday?"] == corrected(["are you open saturday", "sorry i mean friday"])
    assert ["when is pilates", "sorry i mean friday"] == corrected(["when is pilates", "sorry i mean friday"])


def test_a_signature_asks_nothing_and_it_belongs_to_what_was_named() -> None:
    """
    "Best regards, Lena" is no question, and "what does it cost" asks about the thing before.
    """
    assert ["How late are you open this Friday?"] == questions_in(
        "How late are you open this Friday?\n\nBest regards,\nLena"
    )
    assert 1 == len(questions_in("can i bring a friend and what does it cost"))


def test_a_holiday_that_the_club_has_not_spoken_of_is_no_ordinary_day() -> None:
    """
    December 24 falls on a Thursday; Thursday's hours are not given for it.
    """
    facts = _desk().facts

    assert asked_days("are you open on december 24", _NOW.date(), facts).unknown_holiday
    assert not asked_days("are you open on december 15", _NOW.date(), facts).unknown_holiday
