"""How a club sounds: its voice, whether it uses emoji, what its answers end with."""

import pytest

from spotter.domain.conversation import Voice
from spotter.domain.judgement import Intent, Reading
from spotter.engine.checks import check_draft
from spotter.engine.embedded.engine import EmbeddedEngine
from spotter.engine.prompting import draft_data
from tests.contract.fixtures.club_turns import REPLY, facts, turn

_PRAISE = Reading(intent=Intent.PRAISE, confidence=0.95)
_QUESTION = Reading(intent=Intent.QUESTION, confidence=0.95)
_SIGNED = "Your Harbor team!"


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_plain_club_does_not_exclaim(language: str) -> None:
    """
    Voice `plain` says the same without exclamation marks; only the club's own sign-off is left as it is.
    """
    reading = Reading(intent=Intent.PRAISE, confidence=0.95, language=language)
    warm = await EmbeddedEngine().draft(turn("best class ever"), reading, REPLY)
    plain = await EmbeddedEngine().draft(
        turn("best class ever", facts=facts(voice=Voice.PLAIN, sign_off=_SIGNED)), reading, REPLY
    )

    assert "!" in warm.body
    assert "!" not in plain.body.removesuffix(_SIGNED)
    assert plain.body.endswith(_SIGNED)


@pytest.mark.parametrize("emoji", [False, True])
async def test_emoji_are_used_where_the_club_allows_them(emoji: bool) -> None:
    """
    A thank-you smiles at a club that smiles; either draft passes the checks of its own club.
    """
    asked = turn("best class ever", facts=facts(emoji=emoji))
    draft = await EmbeddedEngine().draft(asked, _PRAISE, REPLY)

    assert emoji is ("😊" in draft.body)
    assert draft.grounded


@pytest.mark.parametrize(
    ("body", "club", "fits"),
    [
        ("Parking is free behind the building 😀", {}, False),
        ("Parking is free behind the building 😀", {"emoji": True}, True),
        ("Parking is free behind the building. Team Harbor 💪", {"sign_off": "Team Harbor 💪"}, True),
        ("Parking is free behind the building.", {}, True),
    ],
)
def test_an_emoji_that_the_club_does_not_use_is_held(body: str, club: dict[str, object], fits: bool) -> None:
    """
    A model that smiles at a sober club is seen by a person first; what the club itself wrote may stay.
    """
    problems = check_draft(body, turn("is parking free?", facts=facts(**club)), _QUESTION)

    assert fits is ("Has an emoji, which this club does not use." not in problems)


def test_a_model_is_told_how_the_club_sounds() -> None:
    """
    Voice and emoji are data of the prompt.
    """
    data = draft_data(turn("hi", facts=facts(voice=Voice.PLAIN, emoji=True)), _QUESTION, {})

    assert ("plain", True) == (data["voice"], data["emoji"])
