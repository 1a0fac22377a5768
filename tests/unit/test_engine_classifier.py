"""The classifier and its sentence vectors: known values, honest files, and figures on messages nobody trained on."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from spotter.engine.embedded.classifier import IntentModel, shipped_model
from spotter.engine.embedded.engine import EmbeddedEngine
from spotter.engine.embedded.features import features_of
from spotter.engine.embedded.fitting import fit, seen, vocabulary_of
from spotter.engine.embedded.vectors.encoder import DIMENSIONS, LONGEST
from spotter.engine.embedded.vectors.sentences import sentence_vector
from spotter.engine.embedded.vectors.weights import PACKAGE, EncoderFilesWrong, read_encoder_files
from spotter.engine.embedded.vectors.wordpiece import WordPieces
from spotter.engine.evaluation.figures import Share, message_figures
from spotter.engine.evaluation.messages import evaluate_messages
from spotter.policy.hard_rules.judge import judge_text

_EVALUATION = Path(__file__).parents[1] / "data" / "evaluation" / "messages_day.jsonl"
_PIECES = ["[CLS]", "[SEP]", "[UNK]", "can", "##cel", "my", "yoga", "!", "manana"]


def test_vectors_have_the_values_of_the_reference() -> None:
    """
    The model card's own pair of sentences is as alike here as there.
    """
    asked = sentence_vector("How many people live in Berlin?")
    told = sentence_vector(
        "Berlin has a population of 3,520,031 registered inhabitants in an area of 891.82 square kilometers."
    )

    assert (DIMENSIONS,) == asked.shape
    assert float(asked @ told) == pytest.approx(0.767, abs=0.005)
    assert float(asked @ asked) == pytest.approx(1.0, abs=0.01)


def test_like_is_nearer_than_unlike() -> None:
    """
    Ending a membership in other words is nearer than ending a class.
    """
    leaving = sentence_vector("please cancel my membership")

    assert leaving @ sentence_vector("i want to quit the gym") > leaving @ sentence_vector("is the pool heated")


@pytest.mark.parametrize("text", ["", "\x00", "\ud83d", "💥" * 300, "a" * 9_000, "word " * 4_000])
def test_any_text_has_a_vector(text: str) -> None:
    """
    Nothing that a phone can send breaks the encoder.
    """
    assert np.isfinite(sentence_vector(text)).all()


def test_words_are_cut_into_the_longest_known_pieces() -> None:
    """
    Accents and capitals do not count, punctuation stands alone, the unknown is marked.
    """
    pieces = WordPieces(_PIECES, longest=LONGEST)

    assert [0, 3, 4, 5, 6, 7, 1] == pieces("Cancel MY yoga!")
    assert [0, 8, 1] == pieces("Mañana")
    assert [0, 2, 1] == pieces("zzz")


def test_a_long_text_keeps_its_beginning_and_its_end() -> None:
    """
    What is wanted stands at one of the two.
    """
    assert [0, 3, 4, 6, 7, 1] == WordPieces(_PIECES, longest=6)("cancel my my my my yoga!")


def test_files_that_are_not_the_known_ones_are_refused(tmp_path: Path) -> None:
    """
    A package that was tampered with never speaks.
    """
    (tmp_path / "model.safetensors").write_bytes(b"\x00" * 64)

    with pytest.raises(EncoderFilesWrong, match=r"model\.safetensors"):
        read_encoder_files(tmp_path)


def test_the_package_with_the_weights_is_never_run() -> None:
    """
    Its files are read; its code is not imported.
    """
    sentence_vector("hello")

    assert PACKAGE not in sys.modules


def test_a_head_learns_what_tells_messages_apart() -> None:
    """
    Two kinds of messages, two answers; twice the same numbers.
    """
    featured = [["w:pay"], ["w:class"], ["w:pay", "w:my"], ["w:class", "w:my"]]
    vectors, labels = np.zeros((4, DIMENSIONS)), np.asarray([0, 1, 0, 1])
    numbers = seen(featured, vectors, vocabulary_of(featured))
    first, second = fit(numbers, labels, 2), fit(numbers, labels, 2)

    assert np.array_equal(first.of_words, second.of_words)
    pay = vocabulary_of(featured)["w:pay"]
    assert first.of_words[pay, 0] > first.of_words[pay, 1]


def test_chances_add_up_and_a_danger_calls_for_a_person() -> None:
    """
    Whatever the message, something is meant; smoke is seen by a person, opening hours are not.
    """
    model = shipped_model()

    assert sum(model.probabilities(_features("see you"), "see you").values()) == pytest.approx(1.0)
    assert _calls(model, "the sauna is full of smoke and somebody is on the floor") > 0.9
    assert _calls(model, "what time do you open on sunday") < 0.1


def _features(text: str) -> list[str]:
    return features_of(text, judge_text(text))


def _calls(model: IntentModel, text: str) -> float:
    return model.call_for_person(_features(text), text)[1]


async def test_a_day_at_the_desk_is_read_well() -> None:
    """
    Five hundred messages of invented people, whom no training message knows.
    """
    records = list(_records())
    figures = message_figures(records, await evaluate_messages(records, EmbeddedEngine()))

    assert len(records) >= 500
    assert _of(figures.strict) >= 0.68
    assert _of(figures.surest_half) >= 0.86
    assert _of(figures.opt_out) >= 0.80
    assert _of(figures.must_escalate) >= 0.75


def _of(share: Share) -> float:
    return share.hits / share.total


def _records() -> Iterator[dict[str, object]]:
    for line in _EVALUATION.read_text(encoding="utf8").splitlines():
        yield json.loads(line)
