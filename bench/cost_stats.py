"""Judging rounds: medians, spreads, paired ratios, and whether a bound holds, is missed, or cannot be told. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from statistics import median

NOISY_ABOVE = 1.5
"""So much spread of the floor between rounds, and the machine is too noisy to judge anything by it."""


class Verdict(IntEnum):
    """How a bench ends; the number is its exit code."""

    HOLDS = 0
    MISSED = 1
    WRONG = 2
    """The result was not what the work should have led to: no number means anything."""
    INCONCLUSIVE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One figure over the rounds."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.values)

    @property
    def spread(self) -> float:
        """The largest over the smallest."""
        return max(self.values) / min(self.values) if min(self.values) > 0 else float("inf")

    def __str__(self) -> str:
        return f"{self.median:.2f} ({min(self.values):.2f} to {max(self.values):.2f})"


def series(values: Sequence[float]) -> Series:
    """Return a figure; there is at least one round."""
    if not values:
        raise ValueError("No round was measured.")
    return Series(values=tuple(values))


def paired(ours: Sequence[float], floor: Sequence[float]) -> Series:
    """Return the ratio of each round: what both met in the same seconds cancels out."""
    return series([mine / theirs for mine, theirs in zip(ours, floor, strict=True)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure with its bound. `at_least` turns the bound around; `floor` is what tells a noisy machine."""

    name: str
    unit: str
    measured: Series
    must: float
    aim: float | None = None
    at_least: bool = False
    floor: Series | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether the bound holds. A noisy floor judges nobody."""
        if self.floor is not None and self.floor.spread > NOISY_ABOVE:
            return Verdict.INCONCLUSIVE
        value = self.measured.median
        return Verdict.HOLDS if (value >= self.must if self.at_least else value <= self.must) else Verdict.MISSED


def overall(verdicts: Sequence[Verdict]) -> Verdict:
    """Return how a whole run ends: a wrong result outweighs a missed bound, and that one a noisy machine."""
    for worst in (Verdict.WRONG, Verdict.MISSED, Verdict.INCONCLUSIVE):
        if worst in verdicts:
            return worst
    return Verdict.HOLDS
