"""Measures the classifier on messages that it did not learn: `python -m …embedded.measuring`, for docs/judgement.md."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from spotter.engine.embedded.classifier import INTENTS, REASONS, Weights, softmax
from spotter.engine.embedded.fitting import Places, temperature_for
from spotter.engine.embedded.messages import read_messages
from spotter.engine.embedded.training import STRANGERS, Corpus

_FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How the left-out messages were read."""

    messages: int
    accuracy: float
    macro_f1: float
    calibration_error: float
    surest_half: float
    by_intent: dict[str, float]
    """F1 of each intent."""
    called: float
    """Of the messages that a person must see, the share the second head alone finds."""
    needless: float
    """Of the others, the share it calls a person for."""


def measure(corpus: Corpus, parts: list[Callable[[int], bool]]) -> Measured:
    """Leave out each part in turn, fit on the rest, and judge what was left out."""
    everything = np.arange(len(corpus.intents))
    rows, scores = _left_out(corpus, parts, corpus.intents, len(INTENTS), everything)
    wanted = corpus.intents[rows]
    chances = softmax(scores / temperature_for(scores, wanted))
    said, sure = chances.argmax(axis=1), chances.max(axis=1)
    right = said == wanted
    f1 = {
        str(intent): float(2 * ((said == at) & right).sum() / max(1, (said == at).sum() + (wanted == at).sum()))
        for at, intent in enumerate(INTENTS)
    }
    bins = np.minimum(9, (sure * 10).astype(int))
    gaps = [abs(right[bins == at].sum() - sure[bins == at].sum()) for at in range(10)]
    surest = np.argsort(-sure, kind="stable")[: len(rows) // 2]
    reasoned, of_reasons = _left_out(corpus, parts, corpus.reasons, len(REASONS), corpus.reasoned)
    must = corpus.reasons[reasoned] > 0
    called = softmax(of_reasons)[:, 0] < 0.5
    return Measured(
        messages=len(rows),
        accuracy=float(right.mean()),
        macro_f1=sum(f1.values()) / len(f1),
        calibration_error=float(sum(gaps) / len(rows)),
        surest_half=float(right[surest].mean()),
        by_intent=f1,
        called=float(called[must].mean()),
        needless=float(called[~must].mean()),
    )


def _left_out(
    corpus: Corpus, parts: list[Callable[[int], bool]], labels: Places, answers: int, among: Places
) -> tuple[Places, Weights]:
    found = [corpus.left_out(part, labels, answers, among) for part in parts]
    return np.concatenate([rows for rows, _ in found]), np.vstack([scores for _, scores in found])


def main() -> None:
    """Print the figures of folds over everything, and of each voice read by a model of the others."""
    messages = read_messages()
    corpus = Corpus(messages, quiet=False)
    folds: list[Callable[[int], bool]] = [lambda row, fold=fold: row % _FOLDS == fold for fold in range(_FOLDS)]
    voices: list[Callable[[int], bool]] = [lambda row, name=name: messages[row].source == name for name in STRANGERS]
    for title, parts in (("five folds", folds), ("strange voices", voices)):
        measured = measure(corpus, parts)
        sys.stdout.write(f"{title}: {measured}\n")


if __name__ == "__main__":
    main()
