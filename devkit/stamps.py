"""Which steps need not be done again: a step is fresh while its inputs hash the same and its products are there."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from devkit.places import ROOT, STAMPS

_NOT_INPUT = {"node_modules", "dist", "__pycache__", ".vite"}


class Stamp:
    """The memory of one step."""

    def __init__(self, name: str, *, inputs: Iterable[Path] = (), words: Iterable[str] = ()) -> None:
        """`inputs` are files and folders whose content matters, `words` whatever else does (a version, a path)."""
        self._path = STAMPS / name
        self._digest = _digest(inputs, words)

    def is_fresh(self, *products: Path) -> bool:
        """Say whether the step was done with these inputs and what it made still exists."""
        if not all(product.exists() for product in products):
            return False
        return self._path.is_file() and self._path.read_text() == self._digest

    def was_ever_set(self) -> bool:
        """Say whether the step was done by us at all."""
        return self._path.is_file()

    def set(self) -> None:
        """Remember that the step is done."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(self._digest)

    def forget(self) -> None:
        """Make the step due, before it begins: half a step is not a step."""
        self._path.unlink(missing_ok=True)


def _digest(inputs: Iterable[Path], words: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for word in words:
        digest.update(word.encode() + b"\0")
    for path in inputs:
        for file in _files(path):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{file.relative_to(ROOT)} {content}\n".encode())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        return []
    found: list[Path] = []
    for entry in sorted(path.iterdir()):
        if entry.name not in _NOT_INPUT:
            found += _files(entry)
    return found
