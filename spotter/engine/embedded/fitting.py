"""Teaches the encoder's small changes and both heads together, message by message, in sums of a fixed order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from spotter.engine.embedded.classifier import KIND_WEIGHT, Weights, softmax
from spotter.engine.embedded.vectors.layers import DIMENSIONS, Change
from spotter.engine.embedded.vectors.learning import LearningEncoder
from spotter.engine.embedded.vectors.weights import Array, EncoderFiles

ROUNDS: Final = 3
_AT_ONCE: Final = 32
_RATES: Final = {"changes": 1e-3, "vector": 1e-3, "words": 1e-2}
_WARM: Final = 0.1
"""The part of the steps in which the rates grow; afterwards they fall."""
_STEEPEST: Final = 1.0
_MUTED: Final = {"pieces": 0.1, "vector": 0.2, "words": 0.3}
"""What is left out by chance, so that nothing is relied on alone."""
_AT_LEAST: Final = {"p": 2, "g": 3}
"""Pairs and pieces of words that occur more rarely tell nothing."""

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One message in numbers, and what is right about it."""

    pieces: list[int]
    """Its word pieces, for the encoder."""
    places: Places
    """Where its known features stand in the vocabulary."""
    kinds: Places
    """Which kind each of those is."""
    answers: tuple[int, ...]
    """The right answer of each head, or -1 where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What came out: the changes of the encoder, and for both heads side by side the weights and where they start."""

    changes: list[list[Change]]
    of_words: Weights
    of_vector: Weights
    bias: Weights


def vocabulary_of(featured: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the features that occur often enough, in the order of their letters."""
    counts = Counter(feature for features in featured for feature in features)
    kept = sorted(feature for feature, count in counts.items() if count >= _AT_LEAST.get(feature[0], 1))
    return {feature: at for at, feature in enumerate(kept)}


def lesson_of(
    features: Sequence[str], pieces: list[int], answers: tuple[int, ...], vocabulary: Mapping[str, int]
) -> Lesson:
    """Turn a message's features into numbers."""
    known = [feature for feature in features if feature in vocabulary]
    return Lesson(
        pieces=pieces,
        places=np.asarray([vocabulary[feature] for feature in known], dtype=np.intp),
        kinds=np.asarray([_KINDS.index(feature[0]) for feature in known], dtype=np.intp),
        answers=answers,
    )


def fit(
    lessons: Sequence[Lesson],
    *,
    sizes: tuple[int, ...],
    words: int,
    files: EncoderFiles,
    rounds: int = ROUNDS,
    quiet: bool = True,
) -> Learned:
    """Return what the lessons teach; `sizes` are the heads' numbers of answers, a rare answer counts for more."""
    chance = np.random.default_rng(20_261_123)
    encoder = LearningEncoder(files, chance)
    width = sum(sizes)
    of_words: Array = np.zeros((words, width), dtype=np.float32)
    of_vector: Array = chance.standard_normal((DIMENSIONS, width), dtype=np.float32) * np.float32(0.02)
    bias: Array = np.zeros(width, dtype=np.float32)
    heads = [_Judge(at, size, lessons) for at, size in enumerate(sizes)]
    walks = [
        *(_Walk(array, _RATES["changes"]) for array in encoder.weights),
        _Walk(of_vector, _RATES["vector"]),
        _Walk(bias, _RATES["vector"]),
        _Walk(of_words, _RATES["words"]),
    ]
    batches = [batch for _ in range(rounds) for batch in _batches(lessons, chance)]
    for step, batch in enumerate(track(batches, description="Learning", disable=quiet), start=1):
        group = [lessons[at] for at in batch]
        shape = (len(group), len(group[0].pieces), DIMENSIONS)
        vector = encoder.forward([each.pieces for each in group], _kept(chance, shape, _MUTED["pieces"]))
        kept = _kept(chance, vector.shape, _MUTED["vector"])
        heard = vector * kept
        at, from_row, values = _some_words(group, chance)
        scores = heard @ of_vector + bias
        np.add.at(scores, from_row, of_words[at] * values[:, None])
        wrong = _wrongs(scores, group, heads)
        encoder.backward(wrong @ of_vector.T * kept)
        of_each: Array = np.zeros_like(of_words)
        np.add.at(of_each, at, wrong[from_row] * values[:, None])
        slopes = [*encoder.slopes, heard.T @ wrong, wrong.sum(axis=0), of_each]
        pace = min(step / (_WARM * len(batches)), (len(batches) - step) / ((1 - _WARM) * len(batches)), 1.0)
        steepness = float(np.sqrt(sum(float((slope * slope).sum()) for slope in slopes)))
        for walk, slope in zip(walks, slopes, strict=True):
            walk.down(slope * np.float32(min(1.0, _STEEPEST / (steepness + 1e-6))), pace)
    return Learned(
        changes=encoder.changes(),
        of_words=of_words.astype(np.float64),
        of_vector=of_vector.astype(np.float64),
        bias=bias.astype(np.float64),
    )


def temperature_for(scores: Weights, labels: Places) -> float:
    """Return how much too sure the scores are of messages that they were not fitted to."""
    return min((heat / 20 for heat in range(10, 81)), key=lambda heat: _loss(scores / heat, labels))


def _loss(scores: Weights, labels: Places) -> float:
    return float(-np.mean(np.log(softmax(scores)[np.arange(len(labels)), labels] + 1e-12)))


_KINDS: Final = "".join(KIND_WEIGHT)
_KIND_WEIGHTS: Final = np.asarray(list(KIND_WEIGHT.values()), dtype=np.float32)


def _batches(lessons: Sequence[Lesson], chance: np.random.Generator) -> Iterator[list[int]]:
    """All lessons in a new order, in groups of one length: so no group has empty places."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for at in chance.permutation(len(lessons)):
        by_length[len(lessons[int(at)].pieces)].append(int(at))
    groups = [
        same[start : start + _AT_ONCE]
        for _, same in sorted(by_length.items())
        for start in range(0, len(same), _AT_ONCE)
    ]
    for at in chance.permutation(len(groups)):
        yield groups[at]


def _some_words(group: Sequence[Lesson], chance: np.random.Generator) -> tuple[Places, Places, Array]:
    """Return places, rows and values of the features that are heard this time."""
    places = np.concatenate([each.places for each in group])
    rows = np.repeat(np.arange(len(group)), [len(each.places) for each in group])
    kinds = np.concatenate([each.kinds for each in group])
    kept = chance.random(len(places)) >= _MUTED["words"]
    places, rows, kinds = places[kept], rows[kept], kinds[kept]
    kind_of_row = rows * len(_KINDS) + kinds
    counts = np.bincount(kind_of_row, minlength=len(group) * len(_KINDS)).astype(np.float32)
    return places, rows, _KIND_WEIGHTS[kinds] / np.sqrt(counts[kind_of_row])


def _kept(chance: np.random.Generator, shape: tuple[int, ...], muted: float) -> Array:
    return (chance.random(shape, dtype=np.float32) >= muted) / np.float32(1 - muted)


class _Judge:
    """Where a head's answers stand beside the others', and what each answer counts for."""

    def __init__(self, at: int, size: int, lessons: Sequence[Lesson]) -> None:
        self.at = at
        self.size = size
        right = np.asarray([each.answers[at] for each in lessons])
        right = right[right >= 0]
        worth = np.maximum(1, np.bincount(right, minlength=size)) ** -0.5
        self.worth: Array = (worth / worth[right].mean()).astype(np.float32)


def _wrongs(scores: Array, group: Sequence[Lesson], heads: Sequence[_Judge]) -> Array:
    """How far each score is from right, as a share of a full group's loss."""
    wrong = np.zeros_like(scores)
    start = 0
    for head in heads:
        part = slice(start, start + head.size)
        start += head.size
        right = np.asarray([each.answers[head.at] for each in group])
        known = np.flatnonzero(right >= 0)
        away = softmax(scores[known, part])
        away[np.arange(len(known)), right[known]] -= 1
        wrong[known, part] = away * head.worth[right[known], None] / np.float32(_AT_ONCE)
    return wrong


class _Walk:
    """Downhill with a memory of slope and spread (Adam)."""

    def __init__(self, weights: Array, rate: float) -> None:
        self._weights, self._rate = weights, rate
        self._slope, self._spread = np.zeros_like(weights), np.zeros_like(weights)
        self._steps = 0

    def down(self, slope: Array, pace: float) -> None:
        """Move the weights."""
        self._steps += 1
        self._slope += np.float32(0.1) * (slope - self._slope)
        self._spread += np.float32(0.001) * (slope * slope - self._spread)
        root = np.sqrt(self._spread / np.float32(1 - 0.999**self._steps)) + np.float32(1e-8)
        self._weights -= np.float32(self._rate * pace / (1 - 0.9**self._steps)) * self._slope / root
