"""Reads the training messages: plain text files, one message a line under `## intent` or `## intent reason`."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from spotter.domain.judgement import EscalateReason, Intent

MESSAGES: Final = Path(__file__).with_name("training")

_NEVER_CALLS: Final = frozenset(
    {Intent.QUESTION, Intent.SCHEDULING, Intent.PRAISE, Intent.CONFIRMATION, Intent.SPAM, Intent.SALES}
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One training message."""

    text: str
    intent: Intent
    reason: EscalateReason | None = None
    """Why a person must see it."""
    source: str = ""
    """The file it stands in, without its ending; files of one folder are one voice."""
    reason_is_known: bool = True
    """False where the file does not say whether a person must see it."""


def read_messages(place: Path = MESSAGES) -> list[Labelled]:
    """Return the messages of a file or a folder, in the order of files and lines, no message twice under one intent."""
    found: dict[tuple[str, Intent], Labelled] = {}
    for path in [place] if place.is_file() else sorted(place.rglob("*.txt")):
        source = path.stem if place.is_file() else path.relative_to(place).with_suffix("").as_posix()
        intent, reason = Intent.OTHER, None
        lines = path.read_text(encoding="utf8").splitlines()
        names_reasons = any(line.startswith("## ") and len(line.split()) > 2 for line in lines)
        for line in lines:
            if line.startswith("## "):
                intent, reason = _heading(line)
            elif line.strip() and not line.startswith("#"):
                known = names_reasons or reason is not None or intent in _NEVER_CALLS
                found.setdefault((line, intent), Labelled(line, intent, reason, source, known))
    return list(found.values())


def fingerprint(messages: Sequence[Labelled]) -> str:
    """Return what tells one set of messages from another."""
    told = "\n".join(f"{each.intent} {each.reason} {each.text}" for each in messages)
    return sha256(told.encode()).hexdigest()[:12]


def _heading(line: str) -> tuple[Intent, EscalateReason | None]:
    intent, *reason = line.removeprefix("## ").split()
    if not reason:
        # Whoever ends a membership is always seen by a person.
        return Intent(intent), EscalateReason.CANCELLATION if intent == "cancellation" else None
    return Intent(intent), EscalateReason(reason[0])
