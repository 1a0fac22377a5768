"""`spotter train`: trains the embedded reader and compares what came out with what ships."""

import json
from collections.abc import Sequence
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
    names = sorted(path.name for path in ARTEFACT.iterdir() if path.is_file())
    before, shipped = _prints(ARTEFACT, names), _version(ARTEFACT)
    rebuild(into, quiet=quiet)
    return Trained(folder=into, version=_version(into), shipped=shipped, is_what_ships=_prints(into, names) == before)


def _version(folder: Path) -> str:
    return str(json.loads((folder / "model.json").read_text(encoding="utf8"))["version"])


def _prints(folder: Path, names: Sequence[str]) -> list[str]:
    """One print for each file; of a file that is not there, none."""
    return [sha256(path.read_bytes()).hexdigest() if (path := folder / name).is_file() else "" for name in names]
