"""Examples for a model's reading: messages that people sorted, the likest to the one that is to be sorted."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spotter.domain.judgement import EscalateReason, Intent
from spotter.engine.embedded.messages import MESSAGES, read_messages
from spotter.engine.embedded.vectors.sentences import sentence_vector
from spotter.policy.hard_rules.wording import in_plain_words

_FILES: Final = ("labelled_examples.txt", "english/hard.txt", "spanish/gente.txt")
"""Borderline cases teach most, and a thousand examples are weighed in seconds; the rest trains the embedded engine."""

_SHOTS: Final = 8
_OF_ONE_INTENT: Final = 3
"""Contrast teaches: eight neighbours of one kind would say that there is no other."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One sorted message."""

    text: str
    intent: Intent
    reason: EscalateReason | None

    def as_data(self) -> dict[str, str | bool | None]:
        """Return it in the words of the answer that is asked for."""
        return {
            "message": self.text,
            "intent": str(self.intent),
            "must_escalate": self.reason is not None,
            "escalate_reason": str(self.reason) if self.reason else None,
        }


def nearest_shots(text: str, *, most: int = _SHOTS) -> tuple[Shot, ...]:
    """Return the likest examples, the likest last, where a model heeds it most. Never the message itself."""
    shelf, vectors = _shelf()
    own = in_plain_words(text).words
    likest = np.argsort(-(vectors @ sentence_vector(text)), kind="stable")
    chosen: list[Shot] = []
    of_intent: Counter[Intent] = Counter()
    for at in likest:
        shot, words = shelf[int(at)]
        if words == own or of_intent[shot.intent] == _OF_ONE_INTENT:
            continue
        of_intent[shot.intent] += 1
        chosen.append(shot)
        if len(chosen) == most:
            break
    return tuple(reversed(chosen))


@cache
def _shelf() -> tuple[list[tuple[Shot, str]], NDArray[np.float32]]:
    """The examples with their plain words, and their vectors; weighed once a process."""
    messages = [each for name in _FILES for each in read_messages(MESSAGES / name) if each.reason_is_known]
    shelf = [(Shot(each.text, each.intent, each.reason), in_plain_words(each.text).words) for each in messages]
    return shelf, np.vstack([sentence_vector(each.text) for each in messages])
