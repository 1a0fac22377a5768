"""Examples chosen for a model: alike, contrasting, sorted by people, and never the answer itself."""

from collections import Counter

import pytest

from spotter.domain.judgement import EscalateReason, Intent
from spotter.engine.embedded.messages import MESSAGES, read_messages
from spotter.engine.shots import nearest_shots


def _intents(text: str) -> Counter[Intent]:
    return Counter(shot.intent for shot in nearest_shots(text))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("i would like to end my contract with you", Intent.CANCELLATION),
        ("why was my card billed twice", Intent.BILLING),
        ("quiero dar de baja mi membresía", Intent.CANCELLATION),
        ("could you book me into the spin class on thursday", Intent.SCHEDULING),
    ],
)
def test_the_likest_examples_are_of_the_same_kind(text: str, intent: Intent) -> None:
    """
    Among the eight examples the right intent has as many as one intent may have.
    """
    assert 3 == _intents(text)[intent]


def test_examples_contrast() -> None:
    """
    However many neighbours of one kind there are, a model sees others too.
    """
    shots = nearest_shots("cancel my membership please")

    assert 8 == len(shots)
    assert max(Counter(shot.intent for shot in shots).values()) <= 3
    assert len(_intents("cancel my membership please")) >= 3


def test_a_message_is_never_its_own_example() -> None:
    """
    Judging a model on the examples measures reading, not copying.
    """
    known = read_messages(MESSAGES / "labelled_examples.txt")[0]

    assert known.text not in [shot.text for shot in nearest_shots(known.text.upper())]


def test_an_example_says_whether_a_person_must_see_it() -> None:
    """
    A refund that is demanded back shows its reason in the words of the answer.
    """
    shots = [shot for shot in nearest_shots("i want my money back, refund me now") if shot.reason]

    assert EscalateReason.REFUND in {shot.reason for shot in shots}
    assert {"message", "intent", "must_escalate", "escalate_reason"} == set(shots[0].as_data())
    assert all(shot.as_data()["must_escalate"] for shot in shots)


@pytest.mark.parametrize("text", ["", "\x00", "💥" * 500, "\ud83d"])
def test_any_text_finds_examples(text: str) -> None:
    """
    Nothing that a phone can send keeps the model from being asked.
    """
    assert 8 == len(nearest_shots(text))
