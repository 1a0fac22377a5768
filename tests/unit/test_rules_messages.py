"""The hard rules against invented messages, from both sides: what must be heard, and what only sounds like it."""

from pathlib import Path

import pytest

from spotter.domain.judgement import EscalateReason, OptOut
from spotter.policy.hard_rules.judge import judge_text

_RULES = Path(__file__).parents[1] / "data" / "rules"


def _lines(name: str) -> list[tuple[str, str]]:
    """The messages of a file with the heading they stand under."""
    heading, found = "", list[tuple[str, str]]()
    for line in (_RULES / name).read_text(encoding="utf8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line and not line.startswith("#"):
            found.append((heading, line))
    return found


@pytest.mark.parametrize(("reason", "text"), _lines("for_people.txt"))
def test_what_a_person_must_see_is_heard_for_its_reason(reason: str, text: str) -> None:
    """
    A message about danger, harm, law, money back or leaving reaches a person, and the record says why.
    """
    assert EscalateReason(reason) in judge_text(text).escalate_reasons


@pytest.mark.parametrize("text", [text for _, text in _lines("harmless.txt")])
def test_an_ordinary_message_calls_nobody(text: str) -> None:
    """
    Idioms, class bookings and plain questions do not page staff or end anybody's messages.
    """
    hard = judge_text(text)

    assert ((), OptOut.NO) == (hard.escalate_reasons, hard.opt_out)


@pytest.mark.parametrize("text", [text for _, text in _lines("no_more_messages.txt")])
def test_no_more_messages_is_heard_in_any_spelling(text: str) -> None:
    """
    Whoever wants no more messages is heard: typos, spaces, look-alike letters, emoji, Spanish, French, Russian.
    """
    assert OptOut.YES == judge_text(text).opt_out


@pytest.mark.parametrize("text", [text for _, text in _lines("keeps_messages.txt")])
def test_the_object_decides_what_stop_and_cancel_mean(text: str) -> None:
    """
    Stopping a charge, a class, a song or a habit ends nobody's messages.
    """
    assert OptOut.NO == judge_text(text).opt_out


@pytest.mark.parametrize("text", ["CANCEL", "cancel", "Cancel.", "cancel please", "C A N C E L", "cancelar"])
def test_a_bare_cancel_stops_texts_and_asks_what_was_meant(text: str) -> None:
    """
    A bare "cancel" stops texts, and a person asks what was meant; it never cancels a membership by itself.
    """
    hard = judge_text(text)

    assert OptOut.UNCLEAR == hard.opt_out
    assert EscalateReason.CANCELLATION in hard.escalate_reasons


@pytest.mark.parametrize("text", ["who is this?", "not me", "fuck off", "this is spam"])
def test_an_unclear_goodbye_stops_texts_until_a_person_asked(text: str) -> None:
    """
    A stranger at the number, or an angry goodbye, stops texts until a person has looked.
    """
    assert OptOut.UNCLEAR == judge_text(text).opt_out


def test_leaving_the_gym_is_no_opt_out_and_both_can_be_said_at_once() -> None:
    """
    "Cancel my membership" is for a person; with "and stop texting me" it also ends the texts.
    """
    leaving = judge_text("cancel my membership")
    both = judge_text("cancel my membership and stop texting me")

    assert (OptOut.NO, EscalateReason.CANCELLATION) == (leaving.opt_out, leaving.reason)
    assert (OptOut.YES, EscalateReason.CANCELLATION) == (both.opt_out, both.reason)
