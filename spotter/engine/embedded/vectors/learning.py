"""The encoder while it learns: many texts of one length forward, the slopes of its small changes backward."""

from typing import Final

import numpy as np

from spotter.engine.embedded.vectors.arithmetic import EPSILON, normal_share, shares_of
from spotter.engine.embedded.vectors.layers import HEADS, LAYERS, Change, Entry, Product, norms_of, products_of
from spotter.engine.embedded.vectors.weights import Array, EncoderFiles

RANK: Final = 16
"""The width of a change: 1.2 MB in all, where the changed layers would be 21 MB."""

_REACH: Final = np.float32(2)
_BELL: Final = np.float32(0.3989422804014327)


class LearningEncoder:
    """The encoder of before, which stays, and a change beside each product, which learns."""

    def __init__(self, files: EncoderFiles, chance: np.random.Generator) -> None:
        """Begin with changes that change nothing."""
        self._entry = Entry(files)
        self._layers = [_Layer(files, at, chance) for at in range(LAYERS)]
        self._length = 0

    @property
    def weights(self) -> list[Array]:
        """What learns, to be changed in place."""
        return [array for layer in self._layers for each in layer.products for array in (each.down, each.up)]

    @property
    def slopes(self) -> list[Array]:
        """The slopes of `weights` that the last `backward` found."""
        return [array for layer in self._layers for each in layer.products for array in each.slopes]

    def changes(self) -> list[list[Change]]:
        """Return what was learned, layer by layer."""
        return [[Change(down=each.down * _REACH, up=each.up) for each in layer.products] for layer in self._layers]

    def forward(self, numbers: list[list[int]], heard: Array) -> Array:
        """Return the vectors of texts of one length; `heard` (texts, pieces, dimensions) mutes part of what is read."""
        state = self._entry(numbers) * heard
        self._length = state.shape[1]
        for layer in self._layers:
            state = layer.forward(state)
        return state.mean(axis=1)

    def backward(self, slope: Array) -> None:
        """Find the slopes from those of the vectors of the last `forward`."""
        spread = np.repeat(slope[:, None, :] / np.float32(self._length), self._length, axis=1)
        for layer in reversed(self._layers):
            spread = layer.backward(spread)


class _Layer:
    def __init__(self, files: EncoderFiles, at: int, chance: np.random.Generator) -> None:
        self.products = [_Learning(product, chance) for product in products_of(files, at)]
        self._norms = [_Norm(*norm) for norm in norms_of(files, at)]

    def forward(self, state: Array) -> Array:
        asks, joins, widens, narrows = self.products
        texts, length, _ = state.shape
        asked = asks.forward(state).reshape(texts, length, 3, HEADS, -1).transpose(2, 0, 3, 1, 4)
        self._query, self._key, self._value = np.ascontiguousarray(asked)
        self._root = np.float32(self._query.shape[-1] ** 0.5)
        self._heed = shares_of(self._query @ self._key.swapaxes(-1, -2) / self._root)
        joined = (self._heed @ self._value).transpose(0, 2, 1, 3).reshape(state.shape)
        state = self._norms[0].forward(state + joins.forward(joined))
        self._wide = widens.forward(state)
        self._below = normal_share(self._wide)
        return self._norms[1].forward(state + narrows.forward(self._wide * self._below))

    def backward(self, slope: Array) -> Array:
        asks, joins, widens, narrows = self.products
        slope = self._norms[1].backward(slope)
        bend = self._below + self._wide * (_BELL * np.exp(np.float32(-0.5) * self._wide * self._wide))
        slope = slope + widens.backward(narrows.backward(slope) * bend)
        slope = self._norms[0].backward(slope)
        return slope + asks.backward(self._through_attention(joins.backward(slope)))

    def _through_attention(self, slope: Array) -> Array:
        texts, length, _ = slope.shape
        joined = slope.reshape(texts, length, HEADS, -1).transpose(0, 2, 1, 3)
        of_value = self._heed.swapaxes(-1, -2) @ joined
        of_heed = joined @ self._value.swapaxes(-1, -2)
        of_scores = self._heed * (of_heed - (of_heed * self._heed).sum(axis=-1, keepdims=True)) / self._root
        of_query, of_key = of_scores @ self._key, of_scores.swapaxes(-1, -2) @ self._query
        return np.stack([of_query, of_key, of_value]).transpose(1, 3, 0, 2, 4).reshape(texts, length, -1)


class _Learning:
    """A product that stays, and its change."""

    def __init__(self, product: Product, chance: np.random.Generator) -> None:
        width, reach = product.weight.shape
        self._weight, self._bias = product.weight, product.bias
        self.down: Array = chance.standard_normal((width, RANK), dtype=np.float32) / np.float32(width**0.5)
        self.up: Array = np.zeros((RANK, reach), dtype=np.float32)
        self.slopes: tuple[Array, Array] = (self.down, self.up)

    def forward(self, state: Array) -> Array:
        self._state = state.reshape(-1, state.shape[-1])
        self._middle = self._state @ self.down * _REACH
        return (self._state @ self._weight + self._bias + self._middle @ self.up).reshape(*state.shape[:-1], -1)

    def backward(self, slope: Array) -> Array:
        flat = slope.reshape(-1, slope.shape[-1])
        middle = flat @ self.up.T * _REACH
        self.slopes = (self._state.T @ middle, self._middle.T @ flat)
        return (flat @ self._weight.T + middle @ self.down.T).reshape(*slope.shape[:-1], -1)


class _Norm:
    def __init__(self, scale: Array, start: Array) -> None:
        self._scale, self._start = scale, start

    def forward(self, state: Array) -> Array:
        centred = state - state.mean(axis=-1, keepdims=True)
        self._spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + EPSILON)
        self._plain = centred / self._spread
        return self._plain * self._scale + self._start

    def backward(self, slope: Array) -> Array:
        slope = slope * self._scale
        along = (slope * self._plain).mean(axis=-1, keepdims=True)
        return (slope - slope.mean(axis=-1, keepdims=True) - self._plain * along) / self._spread
