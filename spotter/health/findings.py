"""What was found out about one part: how it is, in one sentence, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Condition(StrEnum):
    """How a part is. `attention` works, but somebody should look; `broken` does not work."""

    FINE = "fine"
    ATTENTION = "attention"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One part, for people: no personal data, no secrets."""

    part: str
    """database, schema, workflows, club:<slug>, sending, audit, model, disk, clock."""
    condition: Condition
    says: str
    do: str = ""


def fine(part: str, says: str) -> Finding:
    """Nothing to do."""
    return Finding(part=part, condition=Condition.FINE, says=says)


def attention(part: str, says: str, do: str) -> Finding:
    """It works, but somebody should look."""
    return Finding(part=part, condition=Condition.ATTENTION, says=says, do=do)


def broken(part: str, says: str, do: str) -> Finding:
    """It does not work."""
    return Finding(part=part, condition=Condition.BROKEN, says=says, do=do)
