"""Trains the embedded engine's model and writes it, the same bytes each time: `python -m …embedded.training`."""

import json
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
from rich.progress import track

from spotter.engine.embedded.classifier import ARTEFACT, INTENTS, REASONS, Head, IntentModel, Weights
from spotter.engine.embedded.features import features_of
from spotter.engine.embedded.fitting import Places, fit, scores_of, seen, temperature_for, vocabulary_of
from spotter.engine.embedded.messages import MESSAGES, Labelled, fingerprint, read_messages
from spotter.engine.embedded.vectors.sentences import sentence_vector
from spotter.engine.embedded.vectors.weights import Array
from spotter.policy.hard_rules.judge import judge_text

__all__ = ["MESSAGES", "Labelled", "accuracy", "fingerprint", "read_messages", "rebuild", "save", "train"]

STRANGERS: Final = (
    "everyday",
    "plain_speech",
    "labelled_examples",
    "english/stories",
    "spanish/gente",
    "spanish/vecinos",
)
"""Files in a voice of their own. How sure to be is learned on each of them from all the others: people who write to a
club have not read the training messages, so folds of one voice would teach too much confidence."""


def rebuild(folder: Path = ARTEFACT, *, quiet: bool = False) -> None:
    """Train on all messages and write the model into a folder; the arithmetic library's threads do not matter."""
    save(train(read_messages(), quiet=quiet), folder)


def train(messages: Sequence[Labelled], *, calibrate: bool = True, quiet: bool = True) -> IntentModel:
    """Return a model of the messages. The temperatures come from messages that the model did not see."""
    corpus = Corpus(messages, quiet=quiet)
    everything = np.arange(len(messages))
    vocabulary = vocabulary_of(corpus.featured)
    intents = corpus.head(everything, corpus.intents, len(INTENTS), vocabulary)
    reasons = corpus.head(corpus.reasoned, corpus.reasons, len(REASONS), vocabulary)
    heats = corpus.temperatures(quiet=quiet) if calibrate else (1.0, 1.0)
    intents, reasons = (_rounded(head, heat) for head, heat in zip((intents, reasons), heats, strict=True))
    weights = np.concatenate([part.ravel() for head in (intents, reasons) for part in (head.of_words, head.of_vector)])
    return IntentModel(
        vocabulary=vocabulary,
        intents=intents,
        reasons=reasons,
        version=sha256(np.rint(weights * 1_000).astype(np.int32).tobytes()).hexdigest()[:12],
        trained_on=fingerprint(messages),
    )


def save(model: IntentModel, folder: Path = ARTEFACT) -> None:
    """Write a model as eight-bit weights and a description: the same bytes for the same messages."""
    folder.mkdir(exist_ok=True, parents=True)
    blocks = [np.vstack([head.of_vector, head.of_words]) / _scale(head) for head in (model.intents, model.reasons)]
    np.save(folder / "weights.npy", np.rint(np.hstack(blocks)).astype(np.int8), allow_pickle=False)
    described = {
        "version": model.version,
        "trained_on": model.trained_on,
        "intents": _described(model.intents),
        "reasons": _described(model.reasons),
        "features": sorted(model.vocabulary, key=lambda feature: model.vocabulary[feature]),
    }
    (folder / "model.json").write_text(json.dumps(described, ensure_ascii=False, indent=0) + "\n", encoding="utf8")


def accuracy(model: IntentModel, messages: Iterable[Labelled]) -> float:
    """Return the share of messages whose likeliest intent is right, hard rules included as features only."""
    judged: list[bool] = []
    for each in messages:
        chances = model.probabilities(features_of(each.text, judge_text(each.text)), each.text)
        judged.append(max(INTENTS, key=chances.__getitem__) is each.intent)
    return sum(judged) / len(judged) if judged else 0.0


class Corpus:
    """The training messages in numbers, and heads fitted to parts of them."""

    def __init__(self, messages: Sequence[Labelled], *, quiet: bool) -> None:
        """Weigh every message once; this is what takes the time."""
        self._messages = messages
        shown = track(messages, description="Reading messages", disable=quiet)
        pairs: list[tuple[list[str], Array]] = [
            (features_of(each.text, judge_text(each.text)), sentence_vector(each.text)) for each in shown
        ]
        self.featured: list[list[str]] = [features for features, _ in pairs]
        self.vectors: Weights = np.asarray([vector for _, vector in pairs], dtype=np.float64)
        self.intents = np.asarray([INTENTS.index(each.intent) for each in messages])
        self.reasons = np.asarray([REASONS.index(each.reason) for each in messages])
        self.reasoned = np.flatnonzero([each.reason_is_known for each in messages])

    def head(self, rows: Places, labels: Places, answers: int, vocabulary: dict[str, int]) -> Head:
        """Fit a head to some of the messages."""
        part = seen([self.featured[int(row)] for row in rows], self.vectors[rows], vocabulary)
        return fit(part, labels[rows], answers)

    def left_out(
        self, held: Callable[[int], bool], labels: Places, answers: int, among: Places
    ) -> tuple[Places, Weights]:
        """Fit without the messages that `held` names, and return those with their scores."""
        is_held = np.asarray([held(int(row)) for row in among])
        rows, asked = among[~is_held], among[is_held]
        vocabulary = vocabulary_of([self.featured[int(row)] for row in rows])
        head = self.head(rows, labels, answers, vocabulary)
        return asked, scores_of(head, seen([self.featured[int(row)] for row in asked], self.vectors[asked], vocabulary))

    def temperatures(self, *, quiet: bool) -> tuple[float, float]:
        """Find how sure each head may be of messages in a voice that it did not learn from."""
        strangers = [name for name in STRANGERS if any(each.source == name for each in self._messages)]
        found: list[float] = []
        everything = np.arange(len(self._messages))
        for labels, answers, among in (
            (self.intents, len(INTENTS), everything),
            (self.reasons, len(REASONS), self.reasoned),
        ):
            parts = [
                self.left_out(lambda row, name=name: self._messages[row].source == name, labels, answers, among)
                for name in track(strangers, description="Calibrating", disable=quiet)
            ]
            rows = np.concatenate([rows for rows, _ in parts])
            found.append(temperature_for(np.vstack([scores for _, scores in parts]), labels[rows]))
        return found[0], found[1]


def _scale(head: Head) -> float:
    return max(float(np.abs(head.of_words).max()), float(np.abs(head.of_vector).max())) / 127 or 1.0


def _rounded(head: Head, temperature: float) -> Head:
    """What is trained is what is saved: eight bits a weight."""
    scale = _scale(head)
    return Head(
        of_words=np.rint(head.of_words / scale) * scale,
        of_vector=np.rint(head.of_vector / scale) * scale,
        bias=np.round(head.bias, 4),
        temperature=round(temperature, 3),
    )


def _described(head: Head) -> dict[str, object]:
    return {
        "temperature": head.temperature,
        "scale": _scale(head),
        "bias": [round(float(value), 4) for value in head.bias],
    }


if __name__ == "__main__":
    rebuild()
