"""Fits a linear head to labelled messages: multinomial logistic regression in sums of a fixed order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spotter.engine.embedded.classifier import VECTOR_WEIGHT, Head, Weights, softmax, weigh

_STEPS: Final = 100
_RATE: Final = 0.04
_SHRINK_WORDS: Final = 5.0e-5
_SHRINK_VECTOR: Final = 1.0e-4
_AT_LEAST: Final = {"p": 2, "g": 3}
"""Pairs and pieces of words that occur more rarely tell nothing."""

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Messages as numbers, row by row: the known features with their values, and the sentence vectors."""

    starts: Places
    at: Places
    values: Weights
    vectors: Weights
    width: int


def vocabulary_of(featured: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the features that occur often enough, in the order of their letters."""
    counts = Counter(feature for features in featured for feature in features)
    kept = sorted(feature for feature, count in counts.items() if count >= _AT_LEAST.get(feature[0], 1))
    return {feature: at for at, feature in enumerate(kept)}


def seen(featured: Sequence[Sequence[str]], vectors: Weights, vocabulary: Mapping[str, int]) -> Seen:
    """Turn messages into numbers. The last place stands for what every message has."""
    weighed = [weigh(features, vocabulary) for features in featured]
    everything = len(vocabulary)
    return Seen(
        starts=np.cumsum([0, *(len(at) + 1 for at, _ in weighed[:-1])]),
        at=np.concatenate([np.append(at, everything) for at, _ in weighed]),
        values=np.concatenate([np.append(values, 1.0) for _, values in weighed]),
        vectors=vectors * VECTOR_WEIGHT,
        width=everything + 1,
    )


def fit(messages: Seen, labels: Places, answers: int) -> Head:
    """Return the head that tells the answers apart; a rare answer counts for more than its messages."""
    rows = len(labels)
    row_of = np.repeat(np.arange(rows), np.diff(np.append(messages.starts, len(messages.at))))
    # The same entries, ordered by feature: each feature's slope is one sum in a fixed order.
    order = np.argsort(messages.at, kind="stable")
    by_feature, from_row, worth = messages.at[order], row_of[order], messages.values[order][:, None]
    begins = np.flatnonzero(np.append(True, by_feature[1:] != by_feature[:-1]))
    met = by_feature[begins]
    wanted = np.eye(answers)[labels]
    share = (1.0 / np.maximum(1, np.bincount(labels, minlength=answers)))[labels] ** 0.5
    share = (share / share.sum())[:, None]
    words, vector = np.zeros((messages.width, answers)), np.zeros((messages.vectors.shape[1], answers))
    steps = (_Steps(words), _Steps(vector))
    for step in range(1, _STEPS + 1):
        wrong = (softmax(raw_scores(messages, words, vector)) - wanted) * share
        slope = _SHRINK_WORDS * words
        slope[-1] = 0.0
        slope[met] += np.add.reduceat(wrong[from_row] * worth, begins, axis=0)
        steps[0].down(slope, step)
        steps[1].down(messages.vectors.T @ wrong + _SHRINK_VECTOR * vector, step)
    return Head(of_words=words[:-1], of_vector=vector, bias=words[-1], temperature=1.0)


def raw_scores(messages: Seen, words: Weights, vector: Weights) -> Weights:
    """Return the score of each answer for each message; the last row of `words` is the start."""
    summed = np.add.reduceat(words[messages.at] * messages.values[:, None], messages.starts, axis=0)
    return summed + messages.vectors @ vector


def scores_of(head: Head, messages: Seen) -> Weights:
    """Return the raw scores of a head for messages in numbers."""
    return raw_scores(messages, np.vstack([head.of_words, head.bias]), head.of_vector)


def temperature_for(scores: Weights, labels: Places) -> float:
    """Return how much too sure the scores are of messages that they were not fitted to."""
    return min((heat / 20 for heat in range(10, 61)), key=lambda heat: _loss(scores / heat, labels))


def _loss(scores: Weights, labels: Places) -> float:
    return float(-np.mean(np.log(softmax(scores)[np.arange(len(labels)), labels] + 1e-12)))


class _Steps:
    """Downhill with a memory of slope and spread (Adam), smaller towards the end."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._slope, self._spread = np.zeros_like(weights), np.zeros_like(weights)

    def down(self, slope: Weights, step: int) -> None:
        """Move the weights."""
        self._slope = 0.9 * self._slope + 0.1 * slope
        self._spread = 0.99 * self._spread + 0.01 * slope**2
        rate = _RATE * (1 - step / (_STEPS + 1))
        self._weights -= rate * (self._slope / (1 - 0.9**step)) / (np.sqrt(self._spread / (1 - 0.99**step)) + 1e-6)
