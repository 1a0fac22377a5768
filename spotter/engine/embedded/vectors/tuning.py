"""What the encoder was taught, as it is kept: sixteen bits a number, layer by layer, in one row."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from spotter.engine.embedded.vectors.layers import LAYERS, PRODUCTS, Change
from spotter.engine.embedded.vectors.weights import Array

Packed = NDArray[np.float16]


def packed(changes: Sequence[Sequence[Change]]) -> Packed:
    """Return the changes as one row of numbers."""
    arrays = [array for layer in changes for change in layer for array in (change.down, change.up)]
    return np.concatenate([array.ravel() for array in arrays]).astype(np.float16)


def unpacked(row: Packed) -> list[list[Change]]:
    """Return the changes that were packed; their width follows from the row's length."""
    rank = len(row) // (LAYERS * sum(width + reach for width, reach in PRODUCTS.values()))
    cut = _Cut(row.astype(np.float32))
    return [
        [Change(down=cut.next(width, rank), up=cut.next(rank, reach)) for width, reach in PRODUCTS.values()]
        for _ in range(LAYERS)
    ]


class _Cut:
    def __init__(self, row: Array) -> None:
        self._row, self._at = row, 0

    def next(self, rows: int, columns: int) -> Array:
        start, self._at = self._at, self._at + rows * columns
        return self._row[start : self._at].reshape(rows, columns)
