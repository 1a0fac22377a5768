"""The few functions that the encoder's layers are made of, for one text or many of one length."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from spotter.engine.embedded.vectors.weights import Array

EPSILON: Final = np.float32(1e-12)

_ERF: Final = tuple(map(np.float32, (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)))
_ROOT_HALF: Final = np.float32(0.7071067811865476)


def normed(state: Array, norm: tuple[Array, Array]) -> Array:
    """Give each place the same mean and spread, then a layer's own."""
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = (centred * centred).mean(axis=-1, keepdims=True)
    return centred / np.sqrt(spread + EPSILON) * norm[0] + norm[1]


def shares_of(scores: Array) -> Array:
    """Turn scores into shares of one, along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def gelu(values: Array) -> Array:
    """x times the normal distribution of x."""
    return values * normal_share(values)


def normal_share(values: Array) -> Array:
    """Return the normal distribution's share below each value, by the error function's series (off by < 2e-7)."""
    size = np.abs(values) * _ROOT_HALF
    part = np.float32(1) / (np.float32(1) + np.float32(0.3275911) * size)
    error = np.copysign(np.float32(1) - _polynomial(part, _ERF) * np.exp(-size * size), values)
    return np.float32(0.5) * (np.float32(1) + error)


def _polynomial(part: Array, factors: Sequence[np.float32]) -> Array:
    total = np.full_like(part, factors[-1])
    for factor in reversed(factors[:-1]):
        total = total * part + factor
    return total * part
