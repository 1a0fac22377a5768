"""Gives the vector of a sentence: the encoder is loaded at the first one, and what was said lately is remembered."""

from functools import cache, lru_cache
from typing import Final

import numpy as np
from threadpoolctl import threadpool_limits

from spotter.engine.embedded.vectors.encoder import SentenceEncoder
from spotter.engine.embedded.vectors.weights import Array, read_encoder_files

_GRID: Final = np.float32(1024)
"""Vectors are rounded to this grid, so that another build of the arithmetic library gives the same ones."""


@lru_cache(maxsize=1024)
def sentence_vector(text: str) -> Array:
    """Return a text's vector; do not write into it, it is shared. Raises EncoderFilesWrong where files are missing."""
    vector = np.rint(_encoder().encode(text) * _GRID) / _GRID
    vector.flags.writeable = False
    return vector


@cache
def _encoder() -> SentenceEncoder:
    # A message is too short to share: several threads would spend their time spinning for each other, ten times as
    # long as the work takes where the machine is busy.
    threadpool_limits(limits=1, user_api="blas")
    return SentenceEncoder(read_encoder_files())
