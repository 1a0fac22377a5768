"""A small linear classifier over message features, with calibrated probabilities: trained elsewhere, only read here."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spotter.domain.judgement import Intent

INTENTS: Final = tuple(Intent)
ARTEFACT: Final = Path(__file__).with_name("model")

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentModel:
    """Weights for each feature and intent."""

    vocabulary: Mapping[str, int]
    weights: Weights
    bias: Weights
    temperature: float
    """Above 1 where the raw scores are too sure of themselves."""
    version: str
    trained_on: str = ""
    """The fingerprint of the messages behind it."""

    def probabilities(self, features: Sequence[str]) -> dict[Intent, float]:
        """Return the probability of each intent."""
        scores = self.scores(features) / self.temperature
        scores = np.exp(scores - scores.max())
        scores /= scores.sum()
        return {intent: float(score) for intent, score in zip(INTENTS, scores, strict=True)}

    def scores(self, features: Sequence[str]) -> Weights:
        """Return the raw score of each intent."""
        at, values = weigh(features, self.vocabulary)
        return self.bias + np.asarray(values @ self.weights[at], dtype=np.float32) if len(at) else self.bias.copy()


def weigh(features: Sequence[str], vocabulary: Mapping[str, int]) -> tuple[NDArray[np.intp], Weights]:
    """Return the known features and their values; each kind of feature counts as a whole, however many there are."""
    kinds: dict[str, list[int]] = {}
    for feature in features:
        at = vocabulary.get(feature)
        if at is not None:
            kinds.setdefault(feature[0], []).append(at)
    places = [at for group in kinds.values() for at in group]
    values = [_KIND_WEIGHT.get(kind, 1.0) / max(1.0, len(group)) ** 0.5 for kind, group in kinds.items() for _ in group]
    return np.asarray(places, dtype=np.intp), np.asarray(values, dtype=np.float32)


_KIND_WEIGHT: Final = {"w": 1.0, "p": 0.9, "g": 1.0, "c": 2.5, "s": 0.4, "l": 0.6, "m": 0.6, "r": 2.0}


@cache
def shipped_model() -> IntentModel:
    """Return the model that comes with the product; read once a process."""
    described: dict[str, Any] = json.loads((ARTEFACT / "model.json").read_text(encoding="utf8"))
    quantised = np.load(ARTEFACT / "weights.npy", allow_pickle=False)
    features: list[str] = described["features"]
    return IntentModel(
        vocabulary={feature: at for at, feature in enumerate(features)},
        weights=quantised.astype(np.float32) * np.float32(described["scale"]),
        bias=np.asarray(described["bias"], dtype=np.float32),
        temperature=float(described["temperature"]),
        version=str(described["version"]),
        trained_on=str(described["trained_on"]),
    )
