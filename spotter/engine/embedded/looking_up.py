"""Shows how a question would be answered now: the very look-up of a turn, with why each passage was found."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spotter.engine.embedded.answer import Piece, Unanswered
from spotter.engine.embedded.composing import answer_from_club, questions_in
from spotter.engine.embedded.language import language_of
from spotter.engine.embedded.likeness import index_of
from spotter.engine.port import ClubFacts, Passage
from spotter.knowledge.ranking import KnowledgeIndex, RankedPassage


class WhyFound(StrEnum):
    """Why a passage stands where it stands, the strongest reason first."""

    CALENDAR = "calendar"
    """The club's hours, worked out for the day that is asked about."""
    NAMED = "named"
    """The question names the entry's subject and asks for little else."""
    COVERED = "covered"
    """The entry has nearly every word of the question."""
    LIKEST = "likest"
    """Clearly the likest in meaning: proposed, and checked by a person."""
    ALIKE = "alike"
    """Like in meaning, not enough to answer with."""
    SHARES_WORDS = "shares_words"
    """Shares some words, not enough to answer with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """One passage that was found."""

    passage: Passage
    why: WhyFound
    words: float
    """The share of the question that its words cover, 0 to 1."""
    likeness: float
    """How alike they are in meaning, up to 1."""
    chosen: bool
    """The answer rests on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """One question of a message, what was found, and what would be said."""

    question: str
    answer: Piece | Unanswered
    found: tuple[FoundPassage, ...]

    @property
    def is_sure(self) -> bool:
        """Whether it would be answered without a person's check."""
        return isinstance(self.answer, Piece) and not self.answer.doubt


def look_up(
    text: str, facts: ClubFacts, now: datetime, *, limit: int = 8, index: KnowledgeIndex | None = None
) -> list[LookUp]:
    """Look a message up, question by question. `now` is in the club's zone; `index` saves making it again."""
    language = language_of(text)
    index = index or index_of(facts)
    looked: list[LookUp] = []
    for question in questions_in(text) or [text]:
        answer = answer_from_club(question, facts, index, now, language)
        cited = answer.citations if isinstance(answer, Piece) else ()
        ranked = index.rank(question, limit=len(facts.passages))
        first = [found for found in ranked if found.passage.id in cited]
        shown = [*first, *(found for found in ranked if found.passage.id not in cited)][:limit]
        looked.append(
            LookUp(
                question=question,
                answer=answer,
                found=tuple(
                    FoundPassage(
                        passage=found.passage,
                        why=_why(found, answer, chosen=found.passage.id in cited),
                        words=round(found.coverage, 3),
                        likeness=round(found.likeness or 0.0, 3),
                        chosen=found.passage.id in cited,
                    )
                    for found in shown
                ),
            )
        )
    return looked


def _why(found: RankedPassage, answer: Piece | Unanswered, *, chosen: bool) -> WhyFound:
    if chosen and found.is_calendar:
        return WhyFound.CALENDAR
    if chosen and isinstance(answer, Piece) and answer.doubt:
        return WhyFound.LIKEST
    if found.speaks:
        return WhyFound.NAMED if found.named else WhyFound.COVERED
    return WhyFound.SHARES_WORDS if found.coverage > (found.likeness or 0.0) else WhyFound.ALIKE
