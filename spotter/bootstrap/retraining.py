"""`spotter train`: trains the embedded reader and compares what came out with what ships."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from spotter.engine.embedded.classifier import ARTEFACT
from spotter.engine.embedded.training import rebuild


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What a training made."""

    folder: Path
    version: str
    shipped: str
    """The version that shipped, before this training."""
    is_what_ships: bool
    """Whether every byte is the same: the same messages make the same model, on any machine."""


def retrain(folder: Path | None, *, quiet: bool) -> Trained:
    """Train into a folder, by default over the model that ships."""
    into = folder or ARTEFACT
    before, shipped = _print_of(ARTEFACT), _version(ARTEFACT)
    rebuild(into, quiet=quiet)
    return Trained(folder=into, version=_version(into), shipped=shipped, is_what_ships=_print_of(into) == before)


def _version(folder: Path) -> str:
    return str(json.loads((folder / "model.json").read_text(encoding="utf8"))["version"])


def _print_of(folder: Path) -> str:
    return sha256(b"".join((folder / name).read_bytes() for name in ("model.json", "weights.npy"))).hexdigest()
