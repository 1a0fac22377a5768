"""Which passages of a club speak to a question, best first, with how much of the question each covers."""

from dataclasses import dataclass
from math import log
from typing import Any, Final

import bm25s

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


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedPassage:
    """A passage with its score."""

    passage: Passage
    score: float
    coverage: float
    """The share of what the question says, weighed by rarity, that the passage speaks to: 0 to 1."""
    named: bool
    """Whether the question names the passage's subject: a word of its title, topic or keywords."""


class KnowledgeIndex:
    """An in-memory index over one version of one club's passages."""

    def __init__(self, facts: ClubFacts) -> None:
        """Index the passages; a club without knowledge is fine and finds nothing."""
        self._passages = facts.passages
        self._documents = [_document(passage) for passage in facts.passages]
        self._seen = [frozenset(document) for document in self._documents]
        self._subjects = [
            frozenset(search_terms(f"{passage.title} {passage.topic} {' '.join(passage.keywords)}"))
            for passage in facts.passages
        ]
        self._club_words = frozenset(search_terms(facts.club_name))
        self._index: Any = None
        if self._documents:
            self._index = bm25s.BM25()
            self._index.index(self._documents, show_progress=False)

    def rank(self, question: str, *, limit: int = 5) -> list[RankedPassage]:
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
        return sorted(ranked, key=lambda found: (-found.coverage * 2 - found.score / 5, found.passage.id))[:limit]

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


def _document(passage: Passage) -> list[str]:
    keywords = " ".join((*passage.keywords, *(("price",) if "$" in passage.text else ())))
    return search_terms(f"{passage.title} {passage.topic} {keywords} {keywords} {passage.text}") or ["_"]
