"""Two machines, one eager member, a burst: the desk stops by itself, and answers once."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from spotter.domain.conversation import AuthorKind
from spotter.engine.embedded.engine import EmbeddedEngine
from spotter.engine.evaluation.desk import Action, EvaluationDesk
from spotter.engine.evaluation.scripts import desk_for
from spotter.policy.fixed_lines import acknowledgement
from spotter.policy.hard_rules.judge import judge_text

_NOW = datetime(2026, 11, 17, 16, 40, tzinfo=UTC)
_CLUB = json.loads(
    (Path(__file__).parents[2] / "spotter" / "engine" / "evaluation" / "club.json").read_text(encoding="utf8")
)


def _desk(name: str = "Lena") -> EvaluationDesk:
    engine = EmbeddedEngine()
    return desk_for(_CLUB, {"name": name, "status": "active", "plan": "Solo", "balance_due": 0}, engine, engine)


@pytest.mark.parametrize(
    "opening",
    [
        "what time do you close today?",
        "how much is a day pass?",
        "can you help me with my account",
        "the showers are cold again",
        "are you a bot?",
        "¿a qué hora abren mañana?",
        "HELP",
        acknowledgement(None),
    ],
)
async def test_two_desks_wired_to_each_other_stop_within_three_turns(opening: str) -> None:
    """
    Two clubs' assistants that text each other fall silent: what one says, the other knows for a machine's.
    """
    desks, said, sent = (_desk("Lena"), _desk("Otto")), [opening], 0
    for turn in range(8):
        outcome = await desks[turn % 2].member_writes(said, _NOW + timedelta(minutes=turn))
        said = list(outcome.outbound)
        if not said:
            break
        sent += 1

    assert sent <= 3


async def test_two_desks_that_know_each_other_for_long_stop_too() -> None:
    """
    Where the introduction is long past and no longer said, the caps and the repeated text still end it.
    """
    desks = (_desk("Lena"), _desk("Otto"))
    for desk in desks:
        desk.club_wrote("Hi! I'm the club's AI assistant.", _NOW - timedelta(days=1), AuthorKind.AI)
    said, sent = ["what time do you close today?"], 0
    for turn in range(8):
        outcome = await desks[turn % 2].member_writes(said, _NOW + timedelta(minutes=turn))
        said = list(outcome.outbound)
        if not said:
            break
        sent += 1

    assert sent <= 3


async def test_the_eleventh_answer_within_an_hour_is_a_persons() -> None:
    """
    An eager member, or a machine that varies its words, gets ten answers an hour and then a person.
    """
    desk = _desk()
    asked = [f"how much is a day pass on {day}?" for day in ("monday", "tuesday", "wednesday", "friday")]
    outcomes = [await desk.member_writes([asked[at % 4] + "?" * at], _NOW + timedelta(minutes=at)) for at in range(11)]

    assert [Action.AUTO_REPLY] * 10 == [each.action for each in outcomes[:10]]
    assert (Action.ESCALATE, "going_in_circles", ()) == (
        outcomes[10].action,
        outcomes[10].decision.rule,
        outcomes[10].outbound,
    )


async def test_after_a_day_the_member_is_answered_again() -> None:
    """
    The caps are of an hour and of a day; they are no ban.
    """
    desk = _desk()
    for at in range(20):
        desk.club_wrote("Parking: free behind the building.", _NOW + timedelta(minutes=at), AuthorKind.AI)

    at_once = await desk.member_writes(["how much is a day pass?"], _NOW + timedelta(hours=2))
    next_day = await desk.member_writes(["how much is a day pass today?"], _NOW + timedelta(days=2))

    assert [Action.ESCALATE, Action.AUTO_REPLY] == [at_once.action, next_day.action]


async def test_the_same_text_for_the_third_time_is_a_persons() -> None:
    """
    Who sends the same words three times is a machine, or was not helped by them.
    """
    desk = _desk()
    outcomes = [await desk.member_writes(["where can i park"], _NOW + timedelta(minutes=at)) for at in range(3)]

    assert [Action.AUTO_REPLY, Action.AUTO_REPLY, Action.ESCALATE] == [each.action for each in outcomes]


async def test_a_burst_is_one_turn_with_one_answer() -> None:
    """
    Three messages in a row are answered together, in one text.
    """
    outcome = await _desk().member_writes(["hi", "quick question", "when is pilates and is there parking"], _NOW)

    assert Action.AUTO_REPLY == outcome.action
    assert 1 == len(outcome.outbound)
    assert "5:30" in outcome.outbound[0]
    assert "behind" in outcome.outbound[0]


@pytest.mark.parametrize(
    "text",
    [
        "thanks", "thank you!!", "thx", "ty so much", "ok thanks", "great, thanks", "perfect thank you", "👍", "🙏🙏",
        "❤️",
        "👍🏽",
        "got it", "cool", "awesome thanks", "sounds good, see you", "will do", "np", "have a good night", "bye",
        "haha ok",
        "lol thanks", "gracias", "muchas gracias", "vale gracias", "ok perfecto", 'Liked "We open at 9"',
        "Loved an image",
        "appreciate it", "you too", "roger", "10-4", "all good", "no worries", "👌", "✅",
    ],
)  # fmt: skip
async def test_thanks_and_thumbs_get_no_answer(text: str) -> None:
    """
    Nobody wants an answer to a thumbs-up.
    """
    desk = _desk()
    desk.club_wrote("We're open today until 9:30 PM.", _NOW - timedelta(minutes=5), AuthorKind.AI)

    outcome = await desk.member_writes([text], _NOW)

    assert (Action.NO_REPLY, ()) == (outcome.action, outcome.outbound)


@pytest.mark.parametrize(
    "text",
    [
        "thanks, and tomorrow?", "ok but what about sunday", "thanks for nothing", "great, you charged me twice",
        "cool, can i bring a friend", "thanks but i still cant log in", "👍 what time",
        "perfect, book me in", "ok?", "??", "ok cancel it then",
        "gracias, ¿y el domingo?", "thanks, my knee popped in class today", "got it, stop texting me",
        "no thanks, cancel my membership",
        "bye forever, i can't do this anymore", "👎", "no", "great. another broken treadmill", "lol no", "😡", "😢",
    ],
)  # fmt: skip
def test_silence_never_swallows_what_wants_something(text: str) -> None:
    """
    A thanks does not hide a question, a grievance or a cry for help.
    """
    assert not judge_text(text, last_from_us="We're open today until 9:30 PM.").needs_no_answer
