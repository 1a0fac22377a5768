"""The encoder's arrays by their use: four products and two norms a layer, and small changes to the products."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from spotter.engine.embedded.vectors.arithmetic import normed
from spotter.engine.embedded.vectors.weights import Array, EncoderFiles

DIMENSIONS: Final = 384
LONGEST: Final = 48
"""Pieces of a text that are read. A message has about 15; 48 keep the slowest one within its time."""

HEADS: Final = 12
LAYERS: Final = 6

PRODUCTS: Final = {"asks": (384, 1152), "joins": (384, 384), "widens": (384, 1536), "narrows": (1536, 384)}
"""What a layer multiplies by, with the numbers of places before and after: query, key and value are one product."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was learned about one product: two thin arrays, whose product is added to it."""

    down: Array
    up: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """An array to multiply by, in the order in which the product walks it, and what is added."""

    weight: Array
    bias: Array

    def changed(self, change: Change) -> "Product":
        """Return the product with what was learned in it."""
        return Product(weight=self.weight + change.down @ change.up, bias=self.bias)


class Entry:
    """What stands at the places of a text before the first layer: its pieces, and where they stand."""

    def __init__(self, files: EncoderFiles) -> None:
        """Take the tables; the one of the words stays on disk."""
        self._words = files.arrays["embeddings.word_embeddings.weight"]
        places = files.arrays["embeddings.position_embeddings.weight"][:LONGEST]
        self._places = places + files.arrays["embeddings.token_type_embeddings.weight"][0]
        self._norm = _norm_of(files, "embeddings")

    def __call__(self, numbers: Sequence[int] | Sequence[Sequence[int]]) -> Array:
        """Return the state of a text, or of texts of one length, from the numbers of their pieces."""
        at = np.asarray(numbers, dtype=np.intp)
        return normed(self._words[at] + self._places[: at.shape[-1]], self._norm)


def products_of(files: EncoderFiles, layer: int) -> tuple[Product, Product, Product, Product]:
    """Return a layer's products, in the order of `PRODUCTS`."""
    name = f"encoder.layer.{layer}"
    asks = [_dense(files, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
    return (
        Product(
            weight=np.concatenate([each.weight for each in asks], axis=1),
            bias=np.concatenate([each.bias for each in asks]),
        ),
        _dense(files, f"{name}.attention.output.dense"),
        _dense(files, f"{name}.intermediate.dense"),
        _dense(files, f"{name}.output.dense"),
    )


def norms_of(files: EncoderFiles, layer: int) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
    """Return a layer's norms: after its attention, and at its end."""
    name = f"encoder.layer.{layer}"
    return _norm_of(files, f"{name}.attention.output"), _norm_of(files, f"{name}.output")


def _dense(files: EncoderFiles, name: str) -> Product:
    # Rows in the order in which the product walks them: half again as fast as the file's own order.
    return Product(weight=np.ascontiguousarray(files.arrays[f"{name}.weight"].T), bias=files.arrays[f"{name}.bias"])


def _norm_of(files: EncoderFiles, name: str) -> tuple[Array, Array]:
    return files.arrays[f"{name}.LayerNorm.weight"], files.arrays[f"{name}.LayerNorm.bias"]
