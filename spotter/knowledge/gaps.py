"""Counts like questions together: the same words, or nearly the same meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spotter.knowledge.terms import search_terms

_ALIKE: Final = 0.58


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One question that no entry answered."""

    id: int
    question: str
    meaning: NDArray[np.float32] | None
    """Its vector, of length one."""
    conversation: int
    at: datetime
    dismissed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GapGroup:
    """The same thing asked again and again; the questions stand in the order in which they were asked."""

    questions: tuple[AskedQuestion, ...]

    @property
    def spokesman(self) -> AskedQuestion:
        """The question that is most like all others of the group."""
        vectors = [each.meaning for each in self.questions]
        if len(vectors) < 3 or any(vector is None for vector in vectors):
            return self.questions[-1]
        matrix = np.stack([vector for vector in vectors if vector is not None])
        return self.questions[int((matrix @ matrix.mean(axis=0)).argmax())]

    @property
    def dismissed(self) -> bool:
        """Whether a person said that no entry is wanted for this; it stays said when it is asked again."""
        return any(each.dismissed for each in self.questions)


class _Group:
    """A group while it grows."""

    def __init__(self, first: AskedQuestion, words: frozenset[str]) -> None:
        self.questions = [first]
        self.words = {words}
        self._sum = first.meaning.astype(np.float32) if first.meaning is not None else None

    def add(self, each: AskedQuestion, words: frozenset[str]) -> None:
        self.questions.append(each)
        self.words.add(words)
        if each.meaning is not None:
            self._sum = each.meaning if self._sum is None else self._sum + each.meaning

    def likeness(self, each: AskedQuestion) -> float:
        if self._sum is None or each.meaning is None:
            return 0.0
        length = float(np.linalg.norm(self._sum))
        return float(self._sum @ each.meaning) / length if length else 0.0


def group_alike(asked: Sequence[AskedQuestion]) -> list[GapGroup]:
    """Return the groups, the one asked most first. The order of asking decides, so a group keeps its members."""
    groups: list[_Group] = []
    for each in asked:
        words = frozenset(search_terms(each.question))
        found = next((group for group in groups if words and words in group.words), None)
        if found is None and groups:
            likest = max(groups, key=lambda group: group.likeness(each))
            found = likest if likest.likeness(each) >= _ALIKE else None
        if found is None:
            groups.append(_Group(each, words))
        else:
            found.add(each, words)
    made = [GapGroup(questions=tuple(group.questions)) for group in groups]
    return sorted(made, key=lambda group: (-len(group.questions), -group.questions[-1].at.timestamp()))
