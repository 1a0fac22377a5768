"""What a model's service can do wrong, and what becomes of it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Literal

import pytest

from spotter.domain.errors import EngineOutput, EngineRateLimited, EngineUnavailable
from spotter.domain.judgement import Intent
from spotter.engine.embedded.engine import EmbeddedEngine
from spotter.engine.fallback import read_with_fallback
from spotter.engine.openai import OpenAIEngine, OpenAISettings
from tests.contract.fixtures.club_turns import turn
from tests.contract.fixtures.model_endpoint import ModelEndpoint, Said

_GOOD: dict[str, Any] = {
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
_ASKED = turn("is parking free?")


@pytest.fixture
def endpoint() -> Iterator[ModelEndpoint]:
    with ModelEndpoint() as serving:
        yield serving


def _engine(endpoint: ModelEndpoint, **changes: Any) -> OpenAIEngine:
    settings: dict[str, Any] = {"api_key": "test", "base_url": endpoint.url, "model": "first", "timeout_s": 5.0}
    return OpenAIEngine(OpenAISettings(**(settings | changes)))


@pytest.mark.parametrize("api", ["chat", "responses"])
async def test_both_protocols_bring_a_typed_reading_with_its_cost(
    endpoint: ModelEndpoint, api: Literal["chat", "responses"]
) -> None:
    """
    Either protocol works; tokens, milliseconds and dollars are on the reading.
    """
    endpoint.says(_GOOD)

    reading = await _engine(endpoint, api=api, price_in=1.0, price_out=10.0).read(_ASKED)

    assert (Intent.QUESTION, 0.93) == (reading.intent, reading.confidence)
    assert (100, 60, 20, 1) == tuple(
        reading.usage[key] for key in ("input_tokens", "cached_tokens", "output_tokens", "calls")
    )
    assert 0.0003 == pytest.approx(reading.usage["cost_usd"])
    assert reading.usage["ms"] > 0


@pytest.mark.parametrize(
    "odd",
    [
        f"```json\n{json.dumps(_GOOD)}\n```",
        json.dumps(_GOOD | {"approved": True, "tool": "refund", "club": "another"}),
        f"\n  {json.dumps(_GOOD)}  \n",
    ],
    ids=["fenced", "extra keys", "spaces"],
)
async def test_an_odd_but_clear_answer_is_taken(endpoint: ModelEndpoint, odd: str) -> None:
    """
    A code fence or extra keys change nothing; keys we did not ask for are dropped.
    """
    endpoint.says(odd)

    assert Intent.QUESTION == (await _engine(endpoint).read(_ASKED)).intent
    assert 1 == len(endpoint.requests)


_BROKEN = {
    "half": '{"intent": "question", "conf',
    "empty": "",
    "blank": "  ",
    "null": "null",
    "prose": "The intent is question.",
    "wrong enum": json.dumps(_GOOD | {"intent": "order_pizza"}),
    "missing key": json.dumps({"intent": "question"}),
    "confidence of seven": json.dumps(_GOOD | {"confidence": 7}),
    "two objects": json.dumps(_GOOD) + json.dumps(_GOOD),
    "a list": json.dumps([_GOOD]),
}


@pytest.mark.parametrize("broken", _BROKEN.values(), ids=_BROKEN.keys())
async def test_a_broken_answer_is_repaired_once(endpoint: ModelEndpoint, broken: str) -> None:
    """
    A malformed answer is asked for once more, and the second answer counts.
    """
    endpoint.says(broken, _GOOD)

    reading = await _engine(endpoint).read(_ASKED)

    assert (Intent.QUESTION, 2) == (reading.intent, reading.usage["calls"])


async def test_a_model_that_talks_nonsense_twice_is_not_asked_a_third_time(endpoint: ModelEndpoint) -> None:
    """
    Two malformed answers are an error with a name, never a guess.
    """
    endpoint.says("nonsense", "more nonsense", _GOOD)

    with pytest.raises(EngineOutput):
        await _engine(endpoint).read(_ASKED)
    assert 2 == len(endpoint.requests)


@pytest.mark.parametrize("api", ["chat", "responses"])
async def test_a_refusal_is_no_reading(endpoint: ModelEndpoint, api: Literal["chat", "responses"]) -> None:
    """
    A model that refuses has not read the message.
    """
    endpoint.says(Said(refusal="I can't help with that."))

    with pytest.raises(EngineOutput):
        await _engine(endpoint, api=api).read(_ASKED)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "17"}, timedelta(seconds=17)),
        ({"retry-after-ms": "1500"}, timedelta(milliseconds=1500)),
        ({"retry-after": "999999"}, timedelta(minutes=10)),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
async def test_being_asked_to_slow_down_says_for_how_long(
    endpoint: ModelEndpoint, headers: dict[str, str], wait: timedelta | None
) -> None:
    """
    `Retry-After` is honoured within reason, and the SDK does not retry behind our back.
    """
    endpoint.says(Said(status=429, headers=headers))

    with pytest.raises(EngineRateLimited) as raised:
        await _engine(endpoint).read(_ASKED)
    assert wait == raised.value.retry_after
    assert 1 == len(endpoint.requests)


@pytest.mark.parametrize("status", [500, 502, 503, 401, 404])
async def test_a_service_that_fails_is_away(endpoint: ModelEndpoint, status: int) -> None:
    """
    Errors of the service are worth waiting for; none of them becomes a reading.
    """
    endpoint.says(Said(status=status))

    with pytest.raises(EngineUnavailable):
        await _engine(endpoint).read(_ASKED)


async def test_a_question_that_the_service_refuses_is_not_repeated(endpoint: ModelEndpoint) -> None:
    """
    A 400 stays a 400: waiting would not help.
    """
    endpoint.says(Said(status=400))

    with pytest.raises(EngineOutput):
        await _engine(endpoint).read(_ASKED)


async def test_a_service_that_hangs_is_given_up(endpoint: ModelEndpoint) -> None:
    """
    A silent connection ends at the time-out.
    """
    endpoint.says(Said(hangs=True))

    with pytest.raises(EngineUnavailable):
        await _engine(endpoint, timeout_s=0.3).read(_ASKED)


async def test_nobody_listening_is_a_service_that_is_away() -> None:
    """
    A refused connection is an outage, not a crash.
    """
    with ModelEndpoint() as endpoint:
        url = endpoint.url
    engine = OpenAIEngine(OpenAISettings(api_key="test", base_url=url, model="first", timeout_s=2))

    with pytest.raises(EngineUnavailable):
        await engine.read(_ASKED)


@pytest.mark.parametrize(
    "fault", [Said(status=500), Said(status=429), Said(refusal="no")], ids=["500", "429", "refusal"]
)
async def test_the_second_model_answers_where_the_first_fails(endpoint: ModelEndpoint, fault: Said) -> None:
    """
    With a second model configured, its answer counts, and the record says so.
    """
    endpoint.says(fault, _GOOD)

    reading = await _engine(endpoint, second_model="second").read(_ASKED)

    assert ["first", "second"] == [asked["model"] for asked in endpoint.requests]
    assert 1 == reading.usage["second_model"]


async def test_with_the_model_away_the_embedded_engine_reads(endpoint: ModelEndpoint) -> None:
    """
    While the caller is patient the outage is its to wait for; afterwards a simpler engine reads, marked as stand-in.
    """
    engine, embedded = _engine(endpoint), EmbeddedEngine()

    with pytest.raises(EngineUnavailable):
        await read_with_fallback(engine, embedded, _ASKED, patient=True)
    reading, is_fallback = await read_with_fallback(engine, embedded, _ASKED)

    assert (True, embedded.name) == (is_fallback, reading.engine)


async def test_nonsense_is_not_waited_for(endpoint: ModelEndpoint) -> None:
    """
    A model that talks nonsense is replaced at once, even by a patient caller.
    """
    endpoint.says("nonsense", "nonsense")

    assert (await read_with_fallback(_engine(endpoint), EmbeddedEngine(), _ASKED, patient=True))[1]
