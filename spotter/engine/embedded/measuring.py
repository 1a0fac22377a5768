"""Measures the classifier on voices that it did not hear: `python -m …embedded.measuring`, for docs/judgement.md."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spotter.domain.judgement import Intent
from spotter.engine.embedded.classifier import INTENTS, REASONS, Weights, softmax
from spotter.engine.embedded.messages import read_messages
from spotter.engine.embedded.training import LeftOut, left_out, temperatures

_LEVELS: Final = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What comes of asking for a person, or of stopping, where it is at least this likely."""

    level: float
    found: float
    """Of the messages that mean it, the share that is found."""
    needless: float
    """Of the others, the share that is taken for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How the left-out messages were read, by the classifier alone: no hard rules, no past."""

    messages: int
    accuracy: float
    macro_f1: float
    calibration_error: float
    surest_half: float
    by_intent: Mapping[str, float]
    """F1 of each intent."""
    by_reason: Mapping[str, float]
    """The share of each reason's messages for which a person is called at one in five."""
    persons: tuple[Called, ...]
    stops: tuple[Called, ...]


def measure(strange: LeftOut) -> Measured:
    """Judge what was left out, with the temperatures that were learned on it."""
    heats = temperatures(strange)
    wanted = np.asarray([INTENTS.index(each.intent) for each in strange.messages])
    chances = softmax(strange.intents / heats[0])
    said, sure = chances.argmax(axis=1), chances.max(axis=1)
    right = said == wanted
    f1 = {
        str(intent): float(2 * ((said == at) & right).sum() / max(1, (said == at).sum() + (wanted == at).sum()))
        for at, intent in enumerate(INTENTS)
    }
    bins = np.minimum(9, (sure * 10).astype(int))
    gaps = [abs(right[bins == at].sum() - sure[bins == at].sum()) for at in range(10)]
    surest = np.argsort(-sure, kind="stable")[: len(right) // 2]
    known = np.flatnonzero([each.reason_is_known for each in strange.messages])
    reasons = np.asarray([REASONS.index(each.reason) for each in strange.messages])[known]
    needed = 1 - softmax(strange.reasons[known] / heats[1])[:, 0]
    stop = INTENTS.index(Intent.OPT_OUT)
    return Measured(
        messages=len(right),
        accuracy=float(right.mean()),
        macro_f1=sum(f1.values()) / len(f1),
        calibration_error=float(sum(gaps) / len(right)),
        surest_half=float(right[surest].mean()),
        by_intent=f1,
        by_reason={
            str(reason): float((needed[reasons == at] >= 0.2).mean())
            for at, reason in enumerate(REASONS)
            if reason and (reasons == at).any()
        },
        persons=_called(needed, reasons > 0),
        stops=_called(chances[:, stop], wanted == stop),
    )


def _called(chance: Weights, meant: NDArray[np.bool_]) -> tuple[Called, ...]:
    return tuple(
        Called(
            level=level, found=float((chance[meant] >= level).mean()), needless=float((chance[~meant] >= level).mean())
        )
        for level in _LEVELS
    )


def main() -> None:
    """Print the figures of the voices that were left out."""
    measured = measure(left_out(read_messages(), quiet=False))
    for name in measured.__slots__:
        sys.stdout.write(f"{name}: {getattr(measured, name)}\n")


if __name__ == "__main__":
    main()
