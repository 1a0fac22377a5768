"""Answers from the club's passages, word for word: what no passage speaks to stays unanswered."""

import re
from typing import Final

from spotter.engine.embedded.answer import Piece, Unanswered
from spotter.engine.embedded.spanish_facts import in_spanish
from spotter.engine.port import ClubFacts
from spotter.knowledge.ranking import KnowledgeIndex, RankedPassage
from spotter.policy.hard_rules.wording import in_plain_words

_NAMED_ENOUGH: Final = 0.4
_COVERED_ENOUGH: Final = 0.75
_ASKS_SPACE: Final = re.compile(
    r"\b(?:(?:any|is there|still|more|got) (?:\w+ )?(?:room|space|spots?|openings?|slots?)|spots? (?:left|open"
    r"|available)"
    r"|(?:is|are) (?:\w+ ){0,4}full|available|availability|hay (?:lugar|cupo|espacio))\b"
)
_SAYS_SPACE: Final = re.compile(r"\b(?:full|spots?|waitlist|room|space|openings?|lugar|cupo)\b", re.IGNORECASE)


def answer_from_passages(question: str, index: KnowledgeIndex, facts: ClubFacts, language: str) -> Piece | Unanswered:
    """Answer with the passage that speaks to the question."""
    ranked = index.rank(question)
    best = next((found for found in ranked if _speaks_to(found)), None)
    if best is None:
        return Unanswered(why="Nothing in the club's knowledge answers this.")
    passage = best.passage
    if _ASKS_SPACE.search(in_plain_words(question).words) and not _SAYS_SPACE.search(passage.text):
        return Unanswered(why="Asks whether there is space, which the club's knowledge does not say.")
    if language == "es":
        text = in_spanish(passage, facts)
        if text is None:
            return Unanswered(why="The club's knowledge has this only in English, and the member writes Spanish.")
    elif passage.language not in {"en", language}:
        return Unanswered(why="The club's knowledge has this only in another language.")
    else:
        text = passage.text
    return Piece(text=text, citations=(passage.id,))


def _speaks_to(found: RankedPassage) -> bool:
    if found.passage.topic == "hours" and found.passage.id.startswith(("hours", "special_hours")):
        return False  # hours are answered by the calendar or not at all
    return (found.named and found.coverage >= _NAMED_ENOUGH) or found.coverage >= _COVERED_ENOUGH
