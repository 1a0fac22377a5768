"""Turns a text into a vector of its meaning: all-MiniLM-L6-v2 in plain numpy, one text at a time."""

from collections.abc import Sequence

import numpy as np

from spotter.engine.embedded.vectors.arithmetic import gelu, normed, shares_of
from spotter.engine.embedded.vectors.layers import HEADS, LAYERS, LONGEST, Change, Entry, norms_of, products_of
from spotter.engine.embedded.vectors.weights import Array, EncoderFiles
from spotter.engine.embedded.vectors.wordpiece import WordPieces


class SentenceEncoder:
    """Six layers of attention over a text's pieces; their mean is the text's vector."""

    def __init__(self, files: EncoderFiles, changes: Sequence[Sequence[Change]] | None = None) -> None:
        """Take the layers as they are, or with what was learned about the products of each."""
        self._pieces = WordPieces(files.vocabulary, longest=LONGEST)
        self._entry = Entry(files)
        self._layers = [_Layer(files, at, changes[at] if changes else None) for at in range(LAYERS)]

    def encode(self, text: str) -> Array:
        """Return a text's vector, of length one."""
        mean = self.mean(text)
        return mean / np.sqrt(mean @ mean)

    def mean(self, text: str) -> Array:
        """Return a text's vector, as long as it comes out."""
        state = self._entry(self._pieces(text))
        for layer in self._layers:
            state = layer(state)
        return state.mean(axis=0)


class _Layer:
    def __init__(self, files: EncoderFiles, at: int, changes: Sequence[Change] | None) -> None:
        products = products_of(files, at)
        if changes:
            products = tuple(product.changed(change) for product, change in zip(products, changes, strict=True))
        self._asks, self._joins, self._widens, self._narrows = products
        self._norm, self._last_norm = norms_of(files, at)

    def __call__(self, state: Array) -> Array:
        length = len(state)
        asked = (state @ self._asks.weight + self._asks.bias).reshape(length, 3, HEADS, -1).transpose(1, 2, 0, 3)
        query, key, value = asked
        heed = shares_of(query @ key.transpose(0, 2, 1) / np.float32(query.shape[-1] ** 0.5))
        joined = (heed @ value).transpose(1, 0, 2).reshape(length, -1)
        state = normed(state + joined @ self._joins.weight + self._joins.bias, self._norm)
        wide = gelu(state @ self._widens.weight + self._widens.bias)
        return normed(state + wide @ self._narrows.weight + self._narrows.bias, self._last_norm)
