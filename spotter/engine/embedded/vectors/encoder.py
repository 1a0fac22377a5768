"""Turns a text into a vector of its meaning: all-MiniLM-L6-v2 in plain numpy, one text at a time."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from spotter.engine.embedded.vectors.weights import Array, EncoderFiles
from spotter.engine.embedded.vectors.wordpiece import WordPieces

DIMENSIONS: Final = 384
LONGEST: Final = 48
"""Pieces of a text that are read. A message has about 15; 48 keep the slowest one within its time."""

_HEADS: Final = 12
_LAYERS: Final = 6
_EPSILON: Final = np.float32(1e-12)


class SentenceEncoder:
    """Six layers of attention over a text's pieces; their mean, at length one, is the text's vector."""

    def __init__(self, files: EncoderFiles) -> None:
        """Put the arrays of each layer in the order in which they are used."""
        self._pieces = WordPieces(files.vocabulary, longest=LONGEST)
        self._words = files.arrays["embeddings.word_embeddings.weight"]
        self._places = files.arrays["embeddings.position_embeddings.weight"][:LONGEST]
        self._places = self._places + files.arrays["embeddings.token_type_embeddings.weight"][0]
        self._first_norm = _norm_of(files, "embeddings")
        self._layers = [_Layer(files, f"encoder.layer.{at}") for at in range(_LAYERS)]

    def encode(self, text: str) -> Array:
        """Return a text's vector, of length one."""
        numbers = self._pieces(text)
        state = _normed(self._words[numbers] + self._places[: len(numbers)], self._first_norm)
        for layer in self._layers:
            state = layer(state)
        mean = state.mean(axis=0)
        return mean / np.sqrt(mean @ mean)


class _Layer:
    def __init__(self, files: EncoderFiles, name: str) -> None:
        arrays = files.arrays
        attention = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        # One product instead of three.
        self._asks = np.concatenate([arrays[f"{part}.weight"] for part in attention]).T.copy()
        self._asks_bias = np.concatenate([arrays[f"{part}.bias"] for part in attention])
        self._joins = _dense(files, f"{name}.attention.output.dense")
        self._norm = _norm_of(files, f"{name}.attention.output")
        self._widens = _dense(files, f"{name}.intermediate.dense")
        self._narrows = _dense(files, f"{name}.output.dense")
        self._last_norm = _norm_of(files, f"{name}.output")

    def __call__(self, state: Array) -> Array:
        length = len(state)
        asked = (state @ self._asks + self._asks_bias).reshape(length, 3, _HEADS, -1).transpose(1, 2, 0, 3)
        query, key, value = asked
        heed = query @ key.transpose(0, 2, 1) / np.float32(query.shape[-1] ** 0.5)
        heed = np.exp(heed - heed.max(axis=-1, keepdims=True))
        heed /= heed.sum(axis=-1, keepdims=True)
        joined = (heed @ value).transpose(1, 0, 2).reshape(length, -1)
        state = _normed(state + joined @ self._joins[0] + self._joins[1], self._norm)
        wide = _gelu(state @ self._widens[0] + self._widens[1])
        return _normed(state + wide @ self._narrows[0] + self._narrows[1], self._last_norm)


def _dense(files: EncoderFiles, name: str) -> tuple[Array, Array]:
    # Rows in the order in which the product walks them: half again as fast as the file's own order.
    return np.ascontiguousarray(files.arrays[f"{name}.weight"].T), files.arrays[f"{name}.bias"]


def _norm_of(files: EncoderFiles, name: str) -> tuple[Array, Array]:
    return files.arrays[f"{name}.LayerNorm.weight"], files.arrays[f"{name}.LayerNorm.bias"]


def _normed(state: Array, norm: tuple[Array, Array]) -> Array:
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = (centred * centred).mean(axis=-1, keepdims=True)
    return centred / np.sqrt(spread + _EPSILON) * norm[0] + norm[1]


_ERF: Final = tuple(map(np.float32, (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)))


def _gelu(values: Array) -> Array:
    """x times the normal distribution of x, by the error function's series (off by less than 2e-7)."""
    size = np.abs(values) * np.float32(0.7071067811865476)
    part = np.float32(1) / (np.float32(1) + np.float32(0.3275911) * size)
    series = _polynomial(part, _ERF)
    error = np.copysign(np.float32(1) - series * np.exp(-size * size), values)
    return np.float32(0.5) * values * (np.float32(1) + error)


def _polynomial(part: Array, factors: Sequence[np.float32]) -> Array:
    total = np.full_like(part, factors[-1])
    for factor in reversed(factors[:-1]):
        total = total * part + factor
    return total * part
