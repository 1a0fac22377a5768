"""Trains the embedded engine's model and writes it, the same bytes each time: `python -m …embedded.training`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spotter.engine.embedded.classifier import ARTEFACT, INTENTS, REASONS, Head, IntentModel, Weights, weigh
from spotter.engine.embedded.features import features_of
from spotter.engine.embedded.fitting import ROUNDS, Learned, Places, fit, lesson_of, temperature_for, vocabulary_of
from spotter.engine.embedded.messages import MESSAGES, Labelled, fingerprint, read_messages
from spotter.engine.embedded.vectors.layers import LONGEST
from spotter.engine.embedded.vectors.sentences import encoder_files, taught_vectors
from spotter.engine.embedded.vectors.tuning import packed, unpacked
from spotter.engine.embedded.vectors.wordpiece import WordPieces

__all__ = ["MESSAGES", "Labelled", "fingerprint", "read_messages", "rebuild", "save", "train"]

STRANGERS: Final = (
    "everyday",
    "plain_speech",
    "labelled_examples",
    "english/stories",
    "spanish/gente",
    "spanish/vecinos",
    "people/foreman",
    "people/former_member",
    "people/senior",
)
"""Files in a voice of their own. How sure to be is learned on them from all the others: people who write to a club have
not read the training messages, so folds of one voice would teach too much confidence."""

_SIZES: Final = (len(INTENTS), len(REASONS))


HEATS: Final = (1.1, 1.1)
"""How much too sure the two heads are of strangers, as `measuring` finds it: a second training, too dear for each."""


def rebuild(folder: Path = ARTEFACT, *, quiet: bool = False) -> None:
    """Train on all messages and write the model into a folder: some six minutes of one core."""
    save(train(read_messages(), quiet=quiet), folder)


def train(
    messages: Sequence[Labelled],
    *,
    heats: tuple[float, float] = HEATS,
    rounds: int = ROUNDS,
    quiet: bool = True,
) -> IntentModel:
    """Return what messages teach; `heats` are the temperatures of the two heads."""
    featured = [features_of(each.text) for each in messages]
    vocabulary = vocabulary_of(featured)
    pieces = WordPieces(encoder_files().vocabulary, longest=LONGEST)
    lessons = [
        lesson_of(features, pieces(each.text), _answers(each), vocabulary)
        for features, each in zip(featured, messages, strict=True)
    ]
    learned = fit(lessons, sizes=_SIZES, words=len(vocabulary), files=encoder_files(), rounds=rounds, quiet=quiet)
    return _model(learned, vocabulary, heats, fingerprint(messages))


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Messages of strangers, and the raw scores that a model of all others gives them."""

    messages: list[Labelled]
    intents: Weights
    reasons: Weights


def left_out(messages: Sequence[Labelled], *, quiet: bool = True) -> LeftOut:
    """Leave out the strangers, learn from the others, and read what was left out."""
    strangers = [each for each in messages if each.source in STRANGERS]
    model = train([each for each in messages if each.source not in STRANGERS], quiet=quiet)
    weighed = [(*weigh(features_of(each.text), model.vocabulary), model.vector_of(each.text)) for each in strangers]
    return LeftOut(
        messages=strangers,
        intents=np.asarray([model.intents.scores(*each) for each in weighed]),
        reasons=np.asarray([model.reasons.scores(*each) for each in weighed]),
    )


def temperatures(strange: LeftOut) -> tuple[float, float]:
    """Find how sure each head may be of messages in a voice that it did not learn from."""
    known: Places = np.flatnonzero([each.reason_is_known for each in strange.messages])
    intents = np.asarray([INTENTS.index(each.intent) for each in strange.messages])
    reasons = np.asarray([REASONS.index(each.reason) for each in strange.messages])
    return temperature_for(strange.intents, intents), temperature_for(strange.reasons[known], reasons[known])


def save(model: IntentModel, folder: Path = ARTEFACT) -> None:
    """Write a model as eight-bit weights, the encoder's changes and a description: the same bytes each time."""
    folder.mkdir(exist_ok=True, parents=True)
    vector, words = _blocks(model)
    np.save(folder / "weights.npy", np.vstack([_in_eight_bits(vector), _in_eight_bits(words)]), allow_pickle=False)
    np.save(folder / "tuning.npy", packed(model.changes), allow_pickle=False)
    described: dict[str, Any] = {
        "version": model.version,
        "trained_on": model.trained_on,
        "vector_scale": _scale(vector),
        "words_scale": _scale(words),
        "intents": _described(model.intents),
        "reasons": _described(model.reasons),
        "features": sorted(model.vocabulary, key=lambda feature: model.vocabulary[feature]),
    }
    (folder / "model.json").write_text(json.dumps(described, ensure_ascii=False, indent=0) + "\n", encoding="utf8")


def _answers(message: Labelled) -> tuple[int, int]:
    return INTENTS.index(message.intent), REASONS.index(message.reason) if message.reason_is_known else -1


def _model(learned: Learned, vocabulary: dict[str, int], heats: tuple[float, float], trained_on: str) -> IntentModel:
    """What is trained is what is saved: eight bits a weight, sixteen bits a number of the encoder's changes."""
    row = packed(learned.changes)
    changes = unpacked(row)
    of_words, of_vector = (_in_eight_bits(part) * _scale(part) for part in (learned.of_words, learned.of_vector))
    bias = np.round(learned.bias, 4)
    parts = [slice(0, len(INTENTS)), slice(len(INTENTS), sum(_SIZES))]
    intents, reasons = (
        Head(of_words=of_words[:, part], of_vector=of_vector[:, part], bias=bias[part], temperature=heat)
        for part, heat in zip(parts, heats, strict=True)
    )
    told = b"".join(each.tobytes() for each in (row, _in_eight_bits(of_words), _in_eight_bits(of_vector)))
    return IntentModel(
        vocabulary=vocabulary,
        intents=intents,
        reasons=reasons,
        version=sha256(told).hexdigest()[:12],
        trained_on=trained_on,
        changes=changes,
        vector_of=taught_vectors(changes),
    )


def _blocks(model: IntentModel) -> tuple[Weights, Weights]:
    heads = (model.intents, model.reasons)
    return np.hstack([head.of_vector for head in heads]), np.hstack([head.of_words for head in heads])


def _scale(weights: Weights) -> float:
    return float(np.abs(weights).max()) / 127 or 1.0


def _in_eight_bits(weights: Weights) -> NDArray[np.int8]:
    return np.rint(weights / _scale(weights)).astype(np.int8)


def _described(head: Head) -> dict[str, object]:
    return {"temperature": head.temperature, "bias": [float(value) for value in head.bias]}


if __name__ == "__main__":
    rebuild()
