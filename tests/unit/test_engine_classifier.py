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
from spotter.engine.embedded.fitting import fit, lesson_of, vocabulary_of
from spotter.engine.embedded.vectors.encoder import SentenceEncoder
from spotter.engine.embedded.vectors.layers import DIMENSIONS, LONGEST
from spotter.engine.embedded.vectors.learning import LearningEncoder
from spotter.engine.embedded.vectors.sentences import sentence_vector
from spotter.engine.embedded.vectors.tuning import packed, unpacked
from spotter.engine.embedded.vectors.weights import PACKAGE, EncoderFilesWrong, read_encoder_files
from spotter.engine.embedded.vectors.wordpiece import WordPieces
from spotter.engine.evaluation.figures import Share, message_figures
from spotter.engine.evaluation.messages import evaluate_messages

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


def test_slopes_are_those_of_the_encoder() -> None:
    """
    A small step along a change's slope does to the vectors what the slope said.
    """
    chance = np.random.default_rng(7)
    encoder = LearningEncoder(read_encoder_files(), chance)
    for array in encoder.weights:
        array[...] += chance.standard_normal(array.shape, dtype=np.float32) * np.float32(0.02)
    texts, heard = [[101, 2064, 2017, 102], [101, 7592, 2045, 102]], np.ones((2, 4, DIMENSIONS), dtype=np.float32)
    pull = chance.standard_normal((2, DIMENSIONS), dtype=np.float32)
    encoder.forward(texts, heard)
    encoder.backward(pull)
    slopes = [slope.copy() for slope in encoder.slopes]

    for at in (0, 1, 11, 21, 31, 46, 47):
        step = slopes[at] / np.linalg.norm(slopes[at]) * np.float32(0.02)
        encoder.weights[at][...] += step
        after = float((encoder.forward(texts, heard) * pull).sum())
        encoder.weights[at][...] -= 2 * step
        before = float((encoder.forward(texts, heard) * pull).sum())
        encoder.weights[at][...] += step
        assert float((slopes[at] * step).sum()) * 2 == pytest.approx(after - before, rel=0.02)


def test_what_was_learned_is_read_as_it_was_taught() -> None:
    """
    Texts one at a time, with what was learned packed and unpacked, have the vectors they had in the lesson.
    """
    chance = np.random.default_rng(7)
    files = read_encoder_files()
    encoder = LearningEncoder(files, chance)
    for array in encoder.weights:
        array[...] += chance.standard_normal(array.shape, dtype=np.float32) * np.float32(0.02)
    numbers = WordPieces(files.vocabulary, longest=LONGEST)("stop texting me")
    heard = np.ones((1, len(numbers), DIMENSIONS), dtype=np.float32)
    reader = SentenceEncoder(files, unpacked(packed(encoder.changes())))

    assert encoder.forward([numbers], heard)[0] == pytest.approx(reader.mean("stop texting me"), abs=0.01)


def test_lessons_are_learned() -> None:
    """
    Two kinds of messages told apart after a few rounds.
    """
    featured = [["w:pay"], ["w:class"]] * 40
    vocabulary = vocabulary_of(featured)
    pieces = {"w:pay": [101, 3477, 102], "w:class": [101, 2465, 102]}
    lessons = [lesson_of(features, pieces[features[0]], (at % 2,), vocabulary) for at, features in enumerate(featured)]
    learned = fit(lessons, sizes=(2,), words=len(vocabulary), files=read_encoder_files(), rounds=4)

    assert learned.of_words[vocabulary["w:pay"], 0] > learned.of_words[vocabulary["w:pay"], 1]


def test_chances_add_up_and_a_danger_calls_for_a_person() -> None:
    """
    Whatever the message, something is meant; smoke is seen by a person, opening hours are not.
    """
    model = shipped_model()

    assert sum(model.probabilities(features_of("see you"), "see you").values()) == pytest.approx(1.0)
    assert _calls(model, "the sauna is full of smoke and somebody is on the floor") > 0.9
    assert _calls(model, "what time do you open on sunday") < 0.1


def _calls(model: IntentModel, text: str) -> float:
    return model.call_for_person(features_of(text), text)[1]


async def test_a_day_at_the_desk_is_read_well() -> None:
    """
    Five hundred messages of invented people, whom no training message knows.
    """
    records = list(_records())
    figures = message_figures(records, await evaluate_messages(records, EmbeddedEngine()))

    assert len(records) >= 500
    assert _of(figures.strict) >= 0.83
    assert _of(figures.surest_half) >= 0.95
    assert _of(figures.opt_out) >= 0.96
    assert _of(figures.must_escalate) >= 0.95


def _of(share: Share) -> float:
    return share.hits / share.total


def _records() -> Iterator[dict[str, object]]:
    for line in _EVALUATION.read_text(encoding="utf8").splitlines():
        yield json.loads(line)
