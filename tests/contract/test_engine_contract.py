"""One suite for every engine: the same claims hold with a model behind it and with none."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from spotter.domain.judgement import EscalateReason, Intent, OptOut
from spotter.engine.embedded.engine import EmbeddedEngine
from spotter.engine.openai import OpenAIEngine, OpenAISettings
from spotter.engine.port import Engine
from tests.contract.fixtures.club_turns import REPLY, facts, member, turn
from tests.contract.fixtures.model_endpoint import ModelEndpoint, Said

_PLAIN: dict[str, Any] = {
    "intent": "question",
    "secondary": [],
    "confidence": 0.93,
    "must_escalate": False,
    "escalate_reason": None,
    "opt_out": "no",
    "language": "en",
    "wants_person": False,
    "asks_if_bot": False,
    "needs_no_answer": False,
}
_READ: dict[str, dict[str, Any]] = {
    "what are your hours on thanksgiving?": _PLAIN,
    "is parking free?": _PLAIN,
    "do you have a flotation tank?": _PLAIN,
    "zxqv wlkj": _PLAIN | {"intent": "other", "confidence": 0.0},
    "whats my balance": _PLAIN | {"intent": "billing"},
    "¿a qué hora cierran hoy?": _PLAIN | {"language": "es"},
}
_WRITTEN: dict[str, dict[str, Any]] = {
    "what are your hours on thanksgiving?": {
        "body": "On Thursday, November 26 we're open 8:00 AM to 12:00 PM.",
        "citations": ["special_hours:2026-11-26"],
    },
    "is parking free?": {"body": "Yes, parking is free behind the building.", "citations": ["faq:3"]},
    "do you have a flotation tank?": {"body": "", "cannot_answer": True, "missing": "a flotation tank"},
    "whats my balance": {"body": "Your balance is {{balance}}.", "citations": ["member.balance"]},
    "¿a qué hora cierran hoy?": {"body": "Hoy cerramos a las 10:00 p. m.", "citations": ["hours"]},
}


def _recorded(asked: dict[str, Any]) -> Said:
    """What a good model answered; a careless one where a test wants to see the hard rules hold."""
    data = json.loads(asked["messages"][1]["content"].splitlines()[-1])
    if "messages_to_sort" in data:
        return Said(content=json.dumps(_READ.get("\n".join(data["messages_to_sort"]), _PLAIN)))
    written = {"body": "", "citations": [], "cannot_answer": False, "missing": ""}
    return Said(content=json.dumps(written | _WRITTEN["\n".join(data["messages_to_answer"])]))


@pytest.fixture(params=["embedded", "openai"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "embedded":
        yield EmbeddedEngine()
        return
    with ModelEndpoint(_recorded) as endpoint:
        yield OpenAIEngine(OpenAISettings(api_key="test", base_url=endpoint.url, model="pretend"))


async def test_a_plain_question_is_read_surely(engine: Engine) -> None:
    """
    A plain question is a question, in English, and needs nobody.
    """
    reading = await engine.read(turn("is parking free?"))

    assert (Intent.QUESTION, "en", False) == (reading.intent, reading.language, reading.must_escalate)
    assert reading.confidence >= 0.8


async def test_gibberish_is_read_with_zero_confidence(engine: Engine) -> None:
    """
    A message that no one could understand is reported as not understood.
    """
    assert 0.0 == (await engine.read(turn("zxqv wlkj"))).confidence


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("someone collapsed by the racks", EscalateReason.EMERGENCY),
        ("i don't want to be here anymore", EscalateReason.SELF_HARM),
        ("cancel my membership", EscalateReason.CANCELLATION),
        ("you charged me twice", EscalateReason.DISPUTE),
    ],
)
async def test_a_danger_or_a_matter_for_people_is_read_whatever_a_model_says(
    engine: Engine, text: str, reason: EscalateReason
) -> None:
    """
    A model that takes an emergency for a plain question does not get its way.
    """
    reading = await engine.read(turn(text))

    assert (True, reason) == (reading.must_escalate, reading.escalate_reason)


async def test_an_opt_out_is_read_whatever_a_model_says(engine: Engine) -> None:
    """
    "Stop texting me" ends texts, model or not.
    """
    assert OptOut.YES == (await engine.read(turn("stop texting me"))).opt_out


async def test_every_reading_names_its_engine_and_its_rules(engine: Engine) -> None:
    """
    The record says which engine read, and which hard rules fired.
    """
    reading = await engine.read(turn("I want a refund"))

    assert engine.name == reading.engine
    assert "refund_en" in reading.rules


@pytest.mark.parametrize(
    ("text", "says", "cites"),
    [
        ("what are your hours on thanksgiving?", "8:00 AM to 12:00 PM", "special_hours:2026-11-26"),
        ("is parking free?", "behind the building", "faq:3"),
        ("whats my balance", "$42.50", "member.balance"),
        ("¿a qué hora cierran hoy?", "10:00 p. m.", "hours"),
    ],
)
async def test_an_answer_comes_from_a_fact_that_it_cites(engine: Engine, text: str, says: str, cites: str) -> None:
    """
    What the club or the record says is answered, with where it stands, in the member's language.
    """
    asked = turn(text)
    draft = await engine.draft(asked, await engine.read(asked), REPLY)

    assert says in draft.body
    assert cites in draft.citations
    assert () == draft.problems
    assert draft.grounded


async def test_what_is_not_known_is_for_a_person(engine: Engine) -> None:
    """
    Nothing is made up: a question without a fact brings a problem in plain words.
    """
    asked = turn("do you have a flotation tank?")
    draft = await engine.draft(asked, await engine.read(asked), REPLY)

    assert not draft.grounded
    assert draft.problems


async def test_the_first_automated_message_says_that_a_machine_writes(engine: Engine) -> None:
    """
    A conversation's first automated message introduces the AI assistant and offers a person.
    """
    asked = turn("is parking free?", first_automated=True)
    draft = await engine.draft(asked, await engine.read(asked), REPLY)

    assert "AI assistant" in draft.body
    assert draft.grounded


@pytest.mark.parametrize(("text", "says"), [("HELP", "STOP"), ("are you a bot?", "not a person")])
async def test_fixed_answers_are_the_clubs_own_words(engine: Engine, text: str, says: str) -> None:
    """
    HELP and "are you a bot?" are answered in fixed words, by every engine alike.
    """
    asked = turn(text)
    reading = await engine.read(asked)
    reading = reading if text != "are you a bot?" else await EmbeddedEngine().read(asked)
    draft = await engine.draft(asked, reading, REPLY)

    assert says in draft.body
    assert draft.grounded


async def test_a_record_is_only_for_the_person_the_crm_ties_to_it(engine: Engine) -> None:
    """
    An unverified sender never reads a balance.
    """
    asked = turn("whats my balance", member=member(verified=False))
    draft = await engine.draft(asked, await engine.read(asked), REPLY)

    assert "42" not in draft.body
    assert not draft.grounded


async def test_a_club_without_knowledge_answers_nothing_and_breaks_nothing(engine: Engine) -> None:
    """
    A new club has no facts yet: every answer is a person's.
    """
    asked = turn("is parking free?", facts=facts().__class__(club_name="New Club", time_zone="UTC"))
    draft = await engine.draft(asked, await engine.read(asked), REPLY)

    assert not draft.grounded
