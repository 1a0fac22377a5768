"""Composes a reply from grounded pieces: a greeting, two or three sentences, one next step, and who is writing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from spotter.domain.conversation import Voice
from spotter.domain.judgement import Decision, Intent, Reading
from spotter.engine.embedded.answer import Piece, Unanswered
from spotter.engine.embedded.hours_answer import answer_hours
from spotter.engine.embedded.likeness import index_of
from spotter.engine.embedded.passage_answer import answer_from_passages
from spotter.engine.embedded.record_answer import answer_record
from spotter.engine.embedded.when import corrected
from spotter.engine.port import ClubFacts, Draft, TurnContext
from spotter.knowledge.ranking import KnowledgeIndex
from spotter.knowledge.terms import search_terms
from spotter.policy.fixed_lines import disclosure
from spotter.policy.hard_rules.wording import in_plain_words

_NAME: Final = re.compile(r"[^\W\d_][\w'’\-]{0,19}(?: [^\W\d_][\w'’\-]{0,19})?")
_ACTS: Final = re.compile(
    r"\b(?:(?:please |can you |could you |pls )?(?:book|reserve|sign me up|put me|add me|waitlist me|cancel my"
    r"|reschedule|move my|drop me|change my|switch my|swap my|save me|take me off|update my|set up)|running late"
    r"|be late|cant make it|wont make it|apuntame|reservame|cancelar mi|mover mi|cambiar mi"
    r"|voy a llegar tarde|no puedo ir)\b"
)
_BETWEEN_QUESTIONS: Final = re.compile(
    r"(?<=[?!.\n])\s+|\s+(?:and|also|plus|y)\s+(?=(?:also|can|could|do|does|is|are|how|what|when|where|which|tienen|hay"
    r"|cu[aá]nto|cu[aá]ndo|puedo|d[oó]nde|qu[eé])\b)",
    re.IGNORECASE,
)
_SIGNATURE: Final = re.compile(
    r"\n\s*(?:-- ?|(?:best|kind|warm)(?: (?:regards|wishes))?|regards|sincerely|cheers|thanks|thank you|many thanks"
    r"|saludos|atentamente|gracias|sent from my [^\n]{1,30})[,.! ]*(?:\n.*)?\Z",
    re.IGNORECASE | re.DOTALL,
)
_ASKS: Final = re.compile(
    r"(?:and |y )(?:the|on|what|how|el|los|las) |(?:also |and |y )?(?:do|does|is|are|can|could|what|whats|when|where"
    r"|how|which|who|will|have you|any|hay|tienen|puedo|cuanto|cuando|donde|que|como)\b"
)
_OF_SOMETHING: Final = frozenset({"price", "free", "full"})
"""What is asked of a thing; a part of a message that names only this asks it of the thing before."""
_ENOUGH_PIECES: Final = 3
_ANSWERABLE: Final = frozenset({Intent.QUESTION, Intent.SALES, Intent.SCHEDULING, Intent.BILLING})
_NEXT_STEP: Final = {
    ("en", Intent.SALES): "Stop by the front desk any time we're open, or just ask me here.",
    ("es", Intent.SALES): "Puedes pasar por recepción cuando estemos abiertos, o preguntarme aquí.",
    ("en", None): "Anything else you'd like to know?",
    ("es", None): "¿Hay algo más que quieras saber?",
}


def compose(turn: TurnContext, reading: Reading, decision: Decision, *, engine: str) -> Draft:
    """Write a reply to a turn; whatever cannot be grounded is named in `problems` for a person."""
    language = reading.language
    found = _answers(turn, reading)
    answers = [each.answer for each in found]
    pieces = list({piece.text: piece for piece in answers if isinstance(piece, Piece)}.values())
    missing = list(dict.fromkeys(why for answer in answers if (why := _why_not(answer))))
    if len(pieces) > _ENOUGH_PIECES:
        missing.append("Asks more things at once than a short reply can answer.")
    if not pieces and not missing:
        missing.append("It is not clear what could be answered.")
    return Draft(
        body=_say(pieces[:_ENOUGH_PIECES], turn, reading, language) if pieces else "",
        citations=tuple(dict.fromkeys(cited for piece in pieces for cited in piece.citations)),
        problems=tuple(missing),
        unanswered=tuple(dict.fromkeys(each.question for each in found if each.lacks_facts)),
        engine=engine,
    )


def answer_from_club(
    question: str, facts: ClubFacts, index: KnowledgeIndex, now: datetime, language: str
) -> Piece | Unanswered:
    """Answer one question from what may be said of the club; the knowledge page shows what comes of it."""
    hours = answer_hours(question, facts, now, language)
    return hours if hours is not None else answer_from_passages(question, index, facts, language)


def greeting(turn: TurnContext, language: str) -> str:
    """`Hi Ana, ` or `Hola Ana: `; without a name that could be one, none is used."""
    name = (turn.member.first_name or "").strip()
    fits = name if _NAME.fullmatch(name) else ""
    if language == "es":
        return f"Hola {fits}: " if fits else "Hola: "
    return f"Hi {fits}! " if fits else "Hi! "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    """One part of a turn, with what can be said to it."""

    question: str
    answer: Piece | Unanswered

    @property
    def lacks_facts(self) -> bool:
        answer = self.answer
        return answer.lacks_facts if isinstance(answer, Unanswered) else bool(answer.doubt)


def _why_not(answer: Piece | Unanswered) -> str:
    return answer.why if isinstance(answer, Unanswered) else answer.doubt


def _answers(turn: TurnContext, reading: Reading) -> Sequence[_Answered]:
    intent = reading.intent
    if intent is Intent.PRAISE and not any("?" in text for text in turn.texts):
        return [_Answered(question="", answer=_thanks(reading.language, turn.facts))]
    if intent is Intent.CONFIRMATION:
        return [_for_a_person("The member answers something we asked; a person should act on it.")]
    if intent not in _ANSWERABLE and not reading.asks_if_bot:
        return [_for_a_person("This is not a question that the club's knowledge can answer.")]
    index = index_of(turn.facts)
    texts = corrected(turn.texts)
    whole = " ".join(texts)
    parts = [part for text in texts for part in questions_in(text)] or [whole]
    found = [_Answered(question=part, answer=_answer_one(part, turn, reading, index)) for part in parts]
    if len(parts) > 1 and any(_why_not(each.answer) for each in found):
        joined = _answer_one(whole, turn, reading, index)
        agreed = isinstance(joined, Piece) and not joined.doubt and any(joined == each.answer for each in found)
        if agreed and not _several_ask(parts):
            return [_Answered(question=whole, answer=joined)]
    return found


def _for_a_person(why: str) -> _Answered:
    return _Answered(question="", answer=Unanswered(why=why))


def _answer_one(question: str, turn: TurnContext, reading: Reading, index: KnowledgeIndex) -> Piece | Unanswered:
    if _ACTS.search(in_plain_words(question).words):
        return Unanswered(why="Asks for something to be booked, changed or cancelled, which a person does.")
    record = answer_record(question, turn.member, reading.language)
    if record is not None:
        return record
    if reading.intent is Intent.BILLING:
        return Unanswered(why="Asks about money on an account; a person should look.")
    return answer_from_club(question, turn.facts, index, turn.now, reading.language)


def questions_in(text: str) -> list[str]:
    """The parts of a message that ask for something; a greeting, a thanks or a signature beside them does not."""
    parts: list[str] = []
    for sentence in _BETWEEN_QUESTIONS.split(_SIGNATURE.sub("", text)):
        terms = search_terms(sentence)
        if parts and _OF_SOMETHING.issuperset(terms) and (terms or _ASKS.match(in_plain_words(sentence).words)):
            parts[-1] = f"{parts[-1]} {sentence.strip()}"  # "and what does it cost?" asks about what was named before
        elif terms:
            parts.append(sentence.strip())
    return parts


def _several_ask(parts: Sequence[str]) -> bool:
    return sum("?" in part or _ASKS.match(in_plain_words(part).words) is not None for part in parts) > 1


def _next_step(language: str, intent: Intent) -> str:
    return _NEXT_STEP.get((language, intent)) or _NEXT_STEP[("es" if language == "es" else "en", None)]


def _thanks(language: str, facts: ClubFacts) -> Piece:
    smile = " 😊" if facts.emoji else ""
    if language == "es":
        return Piece(text=f"¡Muchas gracias por contarnos! Nos alegra el día.{smile}")
    return Piece(text=f"Thank you so much for telling us. That makes our day!{smile}")


def _say(pieces: Sequence[Piece], turn: TurnContext, reading: Reading, language: str) -> str:
    parts = [greeting(turn, language) + " ".join(piece.text for piece in pieces)]
    if turn.first_automated or reading.asks_if_bot:
        parts.append(disclosure(turn.facts.club_name, language=language))
    elif reading.intent is not Intent.PRAISE:
        parts.append(_next_step(language, reading.intent))
    said = _in_voice(" ".join(parts), turn.facts)
    return f"{said} {turn.facts.sign_off}" if turn.facts.sign_off else said


def _in_voice(said: str, facts: ClubFacts) -> str:
    return said.replace("¡", "").replace("!", ".") if facts.voice is Voice.PLAIN else said
