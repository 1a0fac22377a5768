"""Which passages of a club speak to a question, best first: by its words, then by its meaning."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log
from typing import Any, Final

import bm25s
import numpy as np
from numpy.typing import NDArray

from spotter.engine.port import ClubFacts, Passage
from spotter.knowledge.terms import search_terms

_COMMON: Final = frozenset(
    {
        "price",
        "plan",
        "class",
        "hours",
        "day",
        "gym",
        "club",
        "schedule",
        "full",
        "free",
        "today",
        "tomorrow",
        "tonight",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "weekend",
        "member",
        "week",
        "morning",
        "evening",
        "hoy",
        "manana",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sabado",
        "domingo",
        "left",
        "month",
        "time",
    }
)
"""Words that nearly every question shares: alone they prove little about what is asked."""

_CLUBS_REMEMBERED: Final = 64

_NAMED_ENOUGH: Final = 0.4
_COVERED_ENOUGH: Final = 0.75
_LIKE_ENOUGH: Final = 0.42
_LIKER_THAN_ALL: Final = 0.04
_WORTH_SHOWING: Final = 0.15
_WORDS_COUNT: Final = 0.15
"""How much a full coverage by words adds to a likeness, which goes from 0 to 1."""

Meaning = Callable[[str], NDArray[np.float32]]
"""Gives a text's vector, of length one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedPassage:
    """A passage with its score."""

    passage: Passage
    score: float
    coverage: float
    """The share of what the question says, weighed by rarity, that the passage speaks to: 0 to 1."""
    named: bool
    """Whether the question names the passage's subject: a word of its title, topic or keywords."""
    likeness: float | None = None
    """How alike question and passage are in meaning, up to 1; None where only words were compared."""

    @property
    def speaks(self) -> bool:
        """Whether the words alone show that the passage answers the question."""
        return (self.named and self.coverage >= _NAMED_ENOUGH) or self.coverage >= _COVERED_ENOUGH

    @property
    def is_calendar(self) -> bool:
        """Whether these are the club's hours: they are answered by the calendar or not at all."""
        return self.passage.topic == "hours" and self.passage.id.startswith(("hours", "special_hours"))


class KnowledgeIndex:
    """An in-memory index over one version of one club's passages."""

    def __init__(self, facts: ClubFacts, meaning: Meaning | None = None) -> None:
        """Index the passages; a club without knowledge is fine and finds nothing. Without `meaning`, words decide."""
        self._passages = facts.passages
        self._meaning = meaning
        words = _words_of(facts.passages, facts.club_name)
        self._seen = words.seen
        self._subjects = words.subjects
        self._club_words = words.of_club
        self._index = words.index

    def rank(self, question: str, *, limit: int = 5) -> list[RankedPassage]:
        """Return what is near the question, best first: what its words speak to, then what it is like."""
        by_words = self.by_words(question)
        if self._meaning is None or not self._passages:
            return by_words[:limit]
        alike = self._likeness(question, self._meaning)
        shared = {found.passage.id: found for found in by_words}
        speaking = [replace(found, likeness=alike[found.passage.id]) for found in by_words if found.speaks]
        others = [
            replace(shared.get(passage.id) or _unshared(passage), likeness=alike[passage.id])
            for passage in self._passages
            if not (passage.id in shared and shared[passage.id].speaks)
        ]
        near = [found for found in others if found.coverage or (found.likeness or 0.0) >= _WORTH_SHOWING]
        return [*speaking, *sorted(near, key=_nearness)][:limit]

    def by_words(self, question: str) -> list[RankedPassage]:
        """Return the passages that share a word with the question, best first."""
        terms = [term for term in dict.fromkeys(search_terms(question)) if term not in self._club_words]
        if self._index is None or not terms:
            return []
        scores = self._index.get_scores(terms)
        ranked = [
            RankedPassage(
                passage=passage,
                score=float(scores[at]),
                coverage=self._coverage(terms, at),
                named=self._named(terms, at),
            )
            for at, passage in enumerate(self._passages)
            if not self._seen[at].isdisjoint(terms)
        ]
        return sorted(ranked, key=lambda found: (-found.coverage * 2 - found.score / 5, found.passage.id))

    def closest(self, question: str) -> RankedPassage | None:
        """Return the passage that is clearly the likest in meaning; a person should check that it answers."""
        if self._meaning is None or not self._passages:
            return None
        alike = self._likeness(question, self._meaning)
        first, second = _two_best(list(alike.values()))
        if first < _LIKE_ENOUGH or first - second < _LIKER_THAN_ALL:
            return None
        passage = next(each for each in self._passages if alike[each.id] == first)
        return replace(_unshared(passage), likeness=first)

    def _likeness(self, question: str, meaning: Meaning) -> Mapping[str, float]:
        asked = meaning(question)
        return {passage.id: float(asked @ meaning(_whole(passage))) for passage in self._passages}

    def _coverage(self, terms: list[str], at: int) -> float:
        weights = {term: self._weight(term) for term in terms}
        total = sum(weights.values())
        return sum(weight for term, weight in weights.items() if term in self._seen[at]) / total if total else 0.0

    def _named(self, terms: list[str], at: int) -> bool:
        return not self._subjects[at].isdisjoint(term for term in terms if term not in _COMMON)

    def _weight(self, term: str) -> float:
        holders = sum(term in seen for seen in self._seen)
        rarity = log(1 + (len(self._seen) - holders + 0.5) / (holders + 0.5))
        return rarity * 0.4 if term in _COMMON else rarity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What the passages of a club say in words, each by its place."""

    seen: tuple[frozenset[str], ...]
    subjects: tuple[frozenset[str], ...]
    of_club: frozenset[str]
    index: Any
    """None where there is nothing to find."""


@lru_cache(maxsize=_CLUBS_REMEMBERED)
def _words_of(passages: tuple[Passage, ...], club_name: str) -> _Words:
    """Index once for the same passages: each draft looks into them."""
    documents = [_document(passage) for passage in passages]
    index: Any = None
    if documents:
        index = bm25s.BM25()
        index.index(documents, show_progress=False)
    subjects = (f"{passage.title} {passage.topic} {' '.join(passage.keywords)}" for passage in passages)
    return _Words(
        seen=tuple(frozenset(document) for document in documents),
        subjects=tuple(frozenset(search_terms(subject)) for subject in subjects),
        of_club=frozenset(search_terms(club_name)),
        index=index,
    )


def _unshared(passage: Passage) -> RankedPassage:
    return RankedPassage(passage=passage, score=0.0, coverage=0.0, named=False)


def _nearness(found: RankedPassage) -> tuple[float, str]:
    return -((found.likeness or 0.0) + _WORDS_COUNT * found.coverage), found.passage.id


def _two_best(values: Sequence[float]) -> tuple[float, float]:
    best = sorted(values, reverse=True)
    return best[0], best[1] if len(best) > 1 else 0.0


def _whole(passage: Passage) -> str:
    """A passage as its vector is made: entries that did not change keep their text, and so their vector."""
    words = f" ({', '.join(passage.keywords)})" if passage.keywords else ""
    return f"{passage.title}. {passage.text}{words}"


def _document(passage: Passage) -> list[str]:
    keywords = " ".join((*passage.keywords, *(("price",) if "$" in passage.text else ())))
    return search_terms(f"{passage.title} {passage.topic} {keywords} {keywords} {passage.text}") or ["_"]
