"""Answers from the club's passages, word for word: what no passage speaks to stays unanswered."""

import re
from collections.abc import Sequence
from typing import Final

from spotter.engine.embedded.answer import Piece, Unanswered
from spotter.engine.embedded.spanish_facts import in_spanish
from spotter.engine.port import ClubFacts, Passage
from spotter.knowledge.ranking import KnowledgeIndex, RankedPassage
from spotter.knowledge.terms import search_terms
from spotter.policy.hard_rules.wording import in_plain_words

_BY_LIKENESS: Final = "Found by likeness, not by the words of the question. Check that it answers."
_ASKS_SPACE: Final = re.compile(
    r"\b(?:(?:any|is there|still|more|got) (?:\w+ )?(?:room|space|spots?|openings?|slots?)|spots? (?:left|open"
    r"|available)"
    r"|(?:is|are) (?:\w+ ){0,4}full|available|availability|hay (?:lugar|cupo|espacio))\b"
)
_A_MONTH: Final = re.compile(
    r"\b(?:(?:per|a|each|every|al|por) (?:month|mes)|monthly|mensual(?:es|mente)?)\b", re.IGNORECASE
)
"""How a plan's price is counted says nothing about which plan."""
_OF_A_CLASS: Final = re.compile(
    r"\b(?:cancel\w*|drop|miss|late|no show|refund) (?:\w+ ){0,3}(?:class\w*|sessions?|bookings?|appointments?"
    r"|reservations?|clases?|citas?|sesion\w*|reserva\w*)\b"
)
_IS_OF_A_CLASS: Final = re.compile(
    r"\b(?:class\w*|session\w*|booking\w*|appointment\w*|reservation\w*|clase\w*|cita\w*)\b"
)
_WHICH: Final = re.compile(r"\b(?:what|which|list|schedule|timetable|any)\b(?!.*\b(?:long|much|many|level|cost)\b)")
_ENOUGH_LESSONS: Final = 3
"""More do not fit a text."""
_SAYS_SPACE: Final = re.compile(r"\b(?:full|spots?|waitlist|room|space|openings?|lugar|cupo)\b", re.IGNORECASE)


def answer_from_passages(question: str, index: KnowledgeIndex, facts: ClubFacts, language: str) -> Piece | Unanswered:
    """Answer with the passage that speaks to the question."""
    asked = _A_MONTH.sub(" ", question)
    speaking = [found for found in index.by_words(asked) if found.speaks and not found.is_calendar]
    if set(search_terms(asked)) <= {"class", "schedule"} and len(speaking) > 1:
        return _all_classes(question, speaking, language)
    best = _of_the_plans(speaking) if set(search_terms(asked)) == {"price"} else next(iter(speaking), None)
    if best is None:
        return _likest(question, index, language)
    passage = best.passage
    if _OF_A_CLASS.search(in_plain_words(question).words) and not _IS_OF_A_CLASS.search(_all_of(passage)):
        return Unanswered(
            why="Asks about a class, of which the club's knowledge does not speak here.", lacks_facts=True
        )
    if _ASKS_SPACE.search(in_plain_words(question).words) and not _SAYS_SPACE.search(passage.text):
        return Unanswered(why="Asks whether there is space, which the club's knowledge does not say.", lacks_facts=True)
    return _say(passage, facts, language)


def _say(passage: Passage, facts: ClubFacts, language: str) -> Piece | Unanswered:
    if language == "es":
        text = in_spanish(passage, facts)
        if text is None:
            return Unanswered(
                why="The club's knowledge has this only in English, and the member writes Spanish.", lacks_facts=True
            )
    elif passage.language not in {"en", language}:
        return Unanswered(why="The club's knowledge has this only in another language.", lacks_facts=True)
    else:
        text = passage.text
    return Piece(text=text, citations=(passage.id,))


def _all_classes(question: str, speaking: Sequence[RankedPassage], language: str) -> Piece | Unanswered:
    """ "What classes do you have?" is answered with all of them, or not at all."""
    lessons = [each.passage for each in speaking if each.passage.topic == "class"]
    if not _WHICH.search(in_plain_words(question).words) or language != "en" or not 0 < len(lessons) <= _ENOUGH_LESSONS:
        return Unanswered(why="Asks about the classes in general, which takes a person.", lacks_facts=True)
    return Piece(text=" ".join(each.text for each in lessons), citations=tuple(each.id for each in lessons))


def _all_of(passage: Passage) -> str:
    return f"{passage.topic} {passage.title} {passage.text} {' '.join(passage.keywords)}".casefold()


def _of_the_plans(found: Sequence[RankedPassage]) -> RankedPassage | None:
    """ "What are your prices?" asks what it costs to be a member, not what a towel costs."""
    return next((each for each in found if "plan" in search_terms(each.passage.title)), None)


def _likest(question: str, index: KnowledgeIndex, language: str) -> Piece | Unanswered:
    """Propose what is likest in meaning, for a person to check: likeness alone proves nothing."""
    near = index.closest(question) if language == "en" else None
    if near is None or near.is_calendar or near.passage.language != "en":
        return Unanswered(why="Nothing in the club's knowledge answers this.", lacks_facts=True)
    return Piece(text=near.passage.text, citations=(near.passage.id,), doubt=_BY_LIKENESS)
