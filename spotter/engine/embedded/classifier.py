"""The classifier: an encoder that was taught what members mean, words, and two heads; only read here."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spotter.domain.judgement import EscalateReason, Intent
from spotter.engine.embedded.vectors.layers import DIMENSIONS, Change
from spotter.engine.embedded.vectors.sentences import taught_vectors
from spotter.engine.embedded.vectors.tuning import unpacked
from spotter.engine.embedded.vectors.weights import Array

INTENTS: Final = tuple(Intent)
CALLS: Final = tuple(
    each for each in EscalateReason if each not in {EscalateReason.HEALTH, EscalateReason.WANTS_PERSON}
)
"""The reasons for a person that the second head tells apart."""

REASONS: Final = (None, *CALLS)
"""Its answers: nothing to see, or why a person has to."""

ARTEFACT: Final = Path(__file__).with_name("model")
Weights = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One judgement: weights for each feature, each place of the sentence vector, and a start for each answer."""

    of_words: Weights
    of_vector: Weights
    bias: Weights
    temperature: float
    """Above 1 where the raw scores are too sure of themselves."""

    def chances(self, at: NDArray[np.intp], values: Weights, vector: Weights) -> Weights:
        """Return the probability of each answer."""
        return softmax(self.scores(at, values, vector) / self.temperature)

    def scores(self, at: NDArray[np.intp], values: Weights, vector: Weights) -> Weights:
        """Return the raw score of each answer."""
        return self.bias + values @ self.of_words[at] + vector @ self.of_vector


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentModel:
    """What a message wants, and whether a person has to see it."""

    vocabulary: Mapping[str, int]
    intents: Head
    reasons: Head
    version: str
    trained_on: str
    """The fingerprint of the messages behind it."""
    changes: Sequence[Sequence[Change]]
    """What the encoder was taught."""
    vector_of: Callable[[str], Array]
    """The taught encoder; it is loaded at the first text."""

    def probabilities(self, features: Sequence[str], text: str) -> dict[Intent, float]:
        """Return the probability of each intent."""
        chances = self.intents.chances(*weigh(features, self.vocabulary), self._vector(text))
        return {intent: float(chance) for intent, chance in zip(INTENTS, chances, strict=True)}

    def call_for_person(self, features: Sequence[str], text: str) -> tuple[EscalateReason, float]:
        """Return the likeliest reason for a person to see the message, and the probability that there is any."""
        chances = self.reasons.chances(*weigh(features, self.vocabulary), self._vector(text))
        return CALLS[int(chances[1:].argmax())], float(1 - chances[0])

    def _vector(self, text: str) -> Weights:
        return self.vector_of(text).astype(np.float64)


def softmax(scores: Weights) -> Weights:
    """Turn scores into probabilities, along the last axis."""
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return shares / shares.sum(axis=-1, keepdims=True)


def weigh(features: Sequence[str], vocabulary: Mapping[str, int]) -> tuple[NDArray[np.intp], Weights]:
    """Return the known features and their values; each kind of feature counts as a whole, however many there are."""
    kinds: dict[str, list[int]] = {}
    for feature in features:
        at = vocabulary.get(feature)
        if at is not None:
            kinds.setdefault(feature[0], []).append(at)
    places = [at for group in kinds.values() for at in group]
    values = [KIND_WEIGHT[kind] / len(group) ** 0.5 for kind, group in kinds.items() for _ in group]
    return np.asarray(places, dtype=np.intp), np.asarray(values, dtype=np.float64)


KIND_WEIGHT: Final = {"w": 1.5, "p": 1.5, "g": 2.0, "c": 2.5, "s": 0.4, "l": 0.6, "m": 0.6}
"""Words, pairs, pieces of words, cues, the first word, length, marks."""


@cache
def shipped_model() -> IntentModel:
    """Return the model that comes with the product; read once a process."""
    return load_model(ARTEFACT)


def load_model(folder: Path) -> IntentModel:
    """Return the model that was saved in a folder."""
    described: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf8"))
    weights = np.load(folder / "weights.npy", allow_pickle=False).astype(np.float64)
    weights[:DIMENSIONS] *= described["vector_scale"]
    weights[DIMENSIONS:] *= described["words_scale"]
    heads: dict[str, Head] = {}
    start = 0
    for name in ("intents", "reasons"):
        about: dict[str, Any] = described[name]
        block = weights[:, start : start + len(about["bias"])]
        start += len(about["bias"])
        heads[name] = Head(
            of_words=block[DIMENSIONS:],
            of_vector=block[:DIMENSIONS],
            bias=np.asarray(about["bias"], dtype=np.float64),
            temperature=float(about["temperature"]),
        )
    features: list[str] = described["features"]
    changes = unpacked(np.load(folder / "tuning.npy", allow_pickle=False))
    return IntentModel(
        vocabulary={feature: at for at, feature in enumerate(features)},
        intents=heads["intents"],
        reasons=heads["reasons"],
        version=str(described["version"]),
        trained_on=str(described["trained_on"]),
        changes=changes,
        vector_of=taught_vectors(changes),
    )
