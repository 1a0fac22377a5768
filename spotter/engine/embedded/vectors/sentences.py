"""Gives the vectors of sentences: an encoder is loaded at the first one, and what was said lately is remembered."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Final

import numpy as np
from threadpoolctl import threadpool_limits

from spotter.engine.embedded.vectors.encoder import SentenceEncoder
from spotter.engine.embedded.vectors.layers import Change
from spotter.engine.embedded.vectors.weights import Array, EncoderFiles, read_encoder_files

_GRID: Final = np.float32(1024)
"""Vectors are rounded to this grid, so that another build of the arithmetic library gives the same ones."""


@lru_cache(maxsize=1024)
def sentence_vector(text: str) -> Array:
    """Return a text's general meaning; do not write into it, it is shared. Raises EncoderFilesWrong without files."""
    return _on_grid(_encoder().encode(text))


def taught_vectors(changes: Sequence[Sequence[Change]]) -> Callable[[str], Array]:
    """Return what gives a text's vector as an encoder sees it that was taught these changes."""

    @cache
    def taught() -> SentenceEncoder:
        return SentenceEncoder(encoder_files(), changes)

    @lru_cache(maxsize=1024)
    def vector_of(text: str) -> Array:
        return _on_grid(taught().mean(text))

    return vector_of


@cache
def encoder_files() -> EncoderFiles:
    """Return the encoder's files, proved and mapped once a process; from then on a product is not shared by threads."""
    # A message is too short to share: several threads would spend their time spinning for each other, ten times as
    # long as the work takes where the machine is busy.
    threadpool_limits(limits=1, user_api="blas")
    return read_encoder_files()


@cache
def _encoder() -> SentenceEncoder:
    return SentenceEncoder(encoder_files())


def _on_grid(vector: Array) -> Array:
    vector = np.rint(vector * _GRID) / _GRID
    vector.flags.writeable = False
    return vector
