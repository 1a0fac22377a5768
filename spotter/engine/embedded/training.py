"""Trains the intent classifier from labelled messages, the same bytes each time, and measures it honestly."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spotter.domain.judgement import Intent
from spotter.engine.embedded.classifier import ARTEFACT, INTENTS, IntentModel, weigh
from spotter.engine.embedded.features import features_of
from spotter.policy.hard_rules.judge import judge_text

MESSAGES: Final = Path(__file__).with_name("training")
_STEPS: Final = 200
_RATE: Final = 0.04
_SHRINK: Final = 2.0e-4


@dataclass(frozen=True, slots=True)
class Labelled:
    """One training message."""

    text: str
    intent: Intent


def read_messages(folder: Path = MESSAGES) -> list[Labelled]:
    """Return the training messages, in the order of files and lines."""
    found: list[Labelled] = []
    for path in sorted(folder.glob("*.txt")):
        intent = Intent.OTHER
        for line in path.read_text(encoding="utf8").splitlines():
            if line.startswith("## "):
                intent = Intent(line[3:].strip())
            elif line.strip() and not line.startswith("#"):
                found.append(Labelled(line, intent))
    return found


def train(messages: Sequence[Labelled], *, calibrate: bool = True) -> IntentModel:
    """Return a model of the messages. The temperature comes from messages that the model did not see."""
    featured = [features_of(message.text, judge_text(message.text)) for message in messages]
    labels = np.asarray([INTENTS.index(message.intent) for message in messages])
    temperature = _temperature(featured, labels) if calibrate else 1.0
    fitted = _fit(featured, labels)
    weights = np.concatenate([fitted.weights.ravel(), fitted.bias])
    return IntentModel(
        vocabulary=fitted.vocabulary,
        weights=fitted.weights,
        bias=fitted.bias,
        temperature=temperature,
        version=sha256(np.rint(weights * 1_000).astype(np.int32).tobytes()).hexdigest()[:12],
        trained_on=fingerprint(messages),
    )


def fingerprint(messages: Sequence[Labelled]) -> str:
    """Return what tells one set of messages from another."""
    return sha256("\n".join(f"{each.intent} {each.text}" for each in messages).encode()).hexdigest()[:12]


def save(model: IntentModel, folder: Path = ARTEFACT) -> None:
    """Write a model as eight-bit weights and a description: the same bytes for the same messages."""
    folder.mkdir(exist_ok=True)
    scale = float(np.abs(model.weights).max()) / 127 or 1.0
    np.save(folder / "weights.npy", np.rint(model.weights / scale).astype(np.int8), allow_pickle=False)
    described = {
        "version": model.version,
        "trained_on": model.trained_on,
        "temperature": round(model.temperature, 3),
        "scale": scale,
        "bias": [round(float(value), 4) for value in model.bias],
        "features": sorted(model.vocabulary, key=lambda feature: model.vocabulary[feature]),
    }
    (folder / "model.json").write_text(json.dumps(described, ensure_ascii=False, indent=0) + "\n", encoding="utf8")


def _fit(featured: Sequence[Sequence[str]], labels: NDArray[np.intp]) -> IntentModel:
    counts = Counter(feature for features in featured for feature in features)
    kept = sorted(feature for feature, count in counts.items() if count >= (2 if feature[0] in "pg" else 1))
    vocabulary = {feature: at for at, feature in enumerate(kept)}
    matrix = np.zeros((len(featured), len(kept)), dtype=np.float32)
    for row, features in enumerate(featured):
        at, values = weigh(features, vocabulary)
        matrix[row, at] = values
    wanted = np.eye(len(INTENTS), dtype=np.float32)[labels]
    # Every intent counts the same, however many messages of it were written.
    share = (1.0 / np.maximum(1, np.bincount(labels, minlength=len(INTENTS))))[labels] ** 0.5
    share = (share / share.sum()).astype(np.float32)[:, None]
    weights = np.zeros((len(kept), len(INTENTS)), dtype=np.float32)
    bias = np.zeros(len(INTENTS), dtype=np.float32)
    moment, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        scores = matrix @ weights + bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        wrong = (scores / scores.sum(axis=1, keepdims=True) - wanted) * share
        slope = matrix.T @ wrong + _SHRINK * weights
        moment = 0.9 * moment + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = _RATE * (1 - step / (_STEPS + 1))
        weights -= rate * (moment / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-6)
        bias -= 0.5 * rate * np.sign(wrong.sum(axis=0)) * np.minimum(1, 50 * np.abs(wrong.sum(axis=0)))
    return IntentModel(vocabulary=vocabulary, weights=weights, bias=bias, temperature=1.0, version="")


def _temperature(featured: Sequence[Sequence[str]], labels: NDArray[np.intp], folds: int = 5) -> float:
    """Find how much too sure the raw scores are, on folds that were left out."""
    scores = np.zeros((len(featured), len(INTENTS)), dtype=np.float32)
    for fold in range(folds):
        kept = [row for row in range(len(featured)) if row % folds != fold]
        model = _fit([featured[row] for row in kept], labels[kept])
        for row in range(fold, len(featured), folds):
            scores[row] = model.scores(featured[row])
    return min(range(10, 81), key=lambda heat: _loss(scores / np.float32(heat / 20), labels)) / 20


def _loss(scores: NDArray[np.float32], labels: NDArray[np.intp]) -> float:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]))


def accuracy(model: IntentModel, messages: Iterable[Labelled]) -> float:
    """Return the share of messages whose likeliest intent is right, hard rules included as features only."""
    judged = [
        max(INTENTS, key=model.probabilities(features_of(m.text, judge_text(m.text))).__getitem__) is m.intent
        for m in messages
    ]
    return sum(judged) / len(judged) if judged else 0.0
