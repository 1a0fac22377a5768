"""Composes a reply from grounded pieces: a greeting, two or three sentences, one next step, and who is writing."""

import re
from collections.abc import Sequence
from typing import Final

from spotter.domain.judgement import Decision, Intent, Reading
from spotter.engine.embedded.answer import Piece, Unanswered
from spotter.engine.embedded.hours_answer import answer_hours
from spotter.engine.embedded.passage_answer import answer_from_passages
from spotter.engine.embedded.record_answer import answer_record
from spotter.engine.port import Draft, TurnContext
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
    pieces = list({piece.text: piece for piece in found if isinstance(piece, Piece)}.values())
    missing = list(dict.fromkeys(part.why for part in found if isinstance(part, Unanswered)))
    if len(pieces) > _ENOUGH_PIECES:
        missing.append("Asks more things at once than a short reply can answer.")
    if not pieces and not missing:
        missing.append("It is not clear what could be answered.")
    return Draft(
        body=_say(pieces[:_ENOUGH_PIECES], turn, reading, language) if pieces else "",
        citations=tuple(dict.fromkeys(cited for piece in pieces for cited in piece.citations)),
        problems=tuple(missing),
        engine=engine,
    )


def greeting(turn: TurnContext, language: str) -> str:
    """`Hi Ana, ` or `Hola Ana: `; without a name that could be one, none is used."""
    name = (turn.member.first_name or "").strip()
    fits = name if _NAME.fullmatch(name) else ""
    if language == "es":
        return f"Hola {fits}: " if fits else "Hola: "
    return f"Hi {fits}! " if fits else "Hi! "


def _answers(turn: TurnContext, reading: Reading) -> Sequence[Piece | Unanswered]:
    intent = reading.intent
    if intent is Intent.PRAISE and not any("?" in text for text in turn.texts):
        return [_thanks(reading.language)]
    if intent is Intent.CONFIRMATION:
        return [Unanswered(why="The member answers something we asked; a person should act on it.")]
    if intent not in _ANSWERABLE and not reading.asks_if_bot:
        return [Unanswered(why="This is not a question that the club's knowledge can answer.")]
    index = KnowledgeIndex(turn.facts)
    whole = " ".join(turn.texts)
    parts = [part for text in turn.texts for part in _questions(text)] or [whole]
    found = [_answer_one(part, turn, reading, index) for part in parts]
    if len(parts) > 1 and any(isinstance(answer, Unanswered) for answer in found):
        joined = _answer_one(whole, turn, reading, index)
        if isinstance(joined, Piece) and joined in found and not _several_ask(parts):
            return [joined]
    return found


def _answer_one(question: str, turn: TurnContext, reading: Reading, index: KnowledgeIndex) -> Piece | Unanswered:
    if _ACTS.search(in_plain_words(question).words):
        return Unanswered(why="Asks for something to be booked, changed or cancelled, which a person does.")
    record = answer_record(question, turn.member, reading.language)
    if record is not None:
        return record
    if reading.intent is Intent.BILLING:
        return Unanswered(why="Asks about money on an account; a person should look.")
    hours = answer_hours(question, turn.facts, turn.now, reading.language)
    if hours is not None:
        return hours
    return answer_from_passages(question, index, turn.facts, reading.language)


def _questions(text: str) -> list[str]:
    """The parts of a message that ask for something; a greeting or a thanks beside them does not."""
    sentences = [part.strip() for part in _BETWEEN_QUESTIONS.split(text) if part.strip()]
    return [part for part in sentences if search_terms(part)]


def _several_ask(parts: Sequence[str]) -> bool:
    return sum("?" in part for part in parts) > 1


def _next_step(language: str, intent: Intent) -> str:
    return _NEXT_STEP.get((language, intent)) or _NEXT_STEP[("es" if language == "es" else "en", None)]


def _thanks(language: str) -> Piece:
    if language == "es":
        return Piece(text="¡Muchas gracias por contarnos! Nos alegra el día.")
    return Piece(text="Thank you so much for telling us. That makes our day!")


def _say(pieces: Sequence[Piece], turn: TurnContext, reading: Reading, language: str) -> str:
    parts = [greeting(turn, language) + " ".join(piece.text for piece in pieces)]
    if turn.first_automated or reading.asks_if_bot:
        parts.append(disclosure(turn.facts.club_name, language=language))
    elif reading.intent is not Intent.PRAISE:
        parts.append(_next_step(language, reading.intent))
    if turn.facts.sign_off:
        parts.append(turn.facts.sign_off)
    return " ".join(parts)
