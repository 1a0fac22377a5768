"""Answers questions about opening hours by looking at the calendar, in the member's language."""

import re
from datetime import date, datetime
from typing import Final

from spotter.engine.embedded.answer import Piece, Unanswered
from spotter.engine.embedded.when import AskedDays, asked_days
from spotter.engine.port import ClubFacts
from spotter.knowledge.opening_hours import DayHours, hours_on, is_open_at, say_day, say_span, say_time, say_week
from spotter.knowledge.terms import search_terms
from spotter.policy.hard_rules.wording import in_plain_words

_ASKS_HOURS: Final = re.compile(
    r"\b(?:hours?|open|opens|opening|opened|close|closes|closing|closed|horarios?|abren?|abiertos?|abierta|cierran?"
    r"|cerrados?|cerrado|abriran|how late|how early|till when|until what time|until when|a que hora|hasta que hora)\b"
)
_CLUB_WORDS: Final = (
    "jan feb mar apr jun jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto "
    "septiembre octubre noviembre diciembre february march april may june july august september october "
    "4th accion after afternoon ahora ahorita building black christmas club come day december domingo during early "
    "easter eve evening facility fin fri friday gimnasio gym holiday hours hoy january jueves july labor last late "
    "lunes manana martes mas memorial miercoles mon monday morning navidad nd new night noche nochebuena normal "
    "november place rd regular sabado sat saturday schedule semana st staff sun sunday tarde temprano th "
    "thanksgiv thanksgiving thing thu thursday til till time tmrw today tomorrow tonight tue tuesday until "
    "usual viernes wed wednesday week weekday weekdays weekend xmas year"
)
_ABOUT_THE_CLUB: Final = frozenset((*_CLUB_WORDS.split(), *search_terms(_CLUB_WORDS)))
"""Words that may stand in a question about the club's own hours; any other means another subject."""


def answer_hours(question: str, facts: ClubFacts, now: datetime, language: str) -> Piece | Unanswered | None:
    """Answer a question about the club's hours; None where it asks about something else."""
    words = in_plain_words(question).words
    if not (facts.hours or facts.special_hours) or _ASKS_HOURS.search(words) is None:
        return None
    asked = asked_days(question, now.date(), facts)
    # In "december 24" the number is a day; in "open 24 hours" it is another subject.
    dated = asked.days or asked.unknown_holiday
    spoken = re.sub(r"\d+(?:st|nd|rd|th)?", " ", question) if dated else question
    others = [term for term in search_terms(spoken) if term not in _ABOUT_THE_CLUB and not term.isdigit()]
    if [term for term in others if term not in search_terms(facts.club_name)]:
        return None
    if asked.unknown_holiday:
        return Unanswered(why="The hours on that holiday are not in the club's knowledge.", lacks_facts=True)
    return _say(asked, facts, now, language)


def _say(asked: AskedDays, facts: ClubFacts, now: datetime, language: str) -> Piece | Unanswered:
    if asked.all_special:
        return _say_special(facts, now.date(), language)
    if asked.days:
        days = [hours_on(facts, day) for day in asked.days]
        if None in days:
            return Unanswered(why="The hours on that day are not in the club's knowledge.", lacks_facts=True)
        known = [day for day in days if day is not None]
        cited = tuple(dict.fromkeys(_cite(day) for day in known))
        said = [_say_day_hours(day, now, language, is_now=asked.now, facts=facts) for day in known]
        return Piece(text=" ".join(said).replace("m..", "m."), citations=cited)
    if not facts.hours:
        return Unanswered(why="The usual hours are not in the club's knowledge.", lacks_facts=True)
    week = say_week(facts.hours, language)
    text = f"Nuestro horario: {week}." if language == "es" else f"Our hours: {week}."
    return Piece(text=text.replace("m..", "m."), citations=("hours",))


def _say_day_hours(day: DayHours, now: datetime, language: str, *, is_now: bool, facts: ClubFacts) -> str:
    occasion = f" ({day.label})" if day.label else ""
    if day.day == now.date():
        named = "Hoy" if language == "es" else "Today"
    else:
        named = say_day(day.day, language)
        named = named[0].upper() + named[1:]
        named = named if language == "es" else f"On {named}"
    if not day.is_open:
        return f"{named}{occasion} estamos cerrados." if language == "es" else f"{named}{occasion} we're closed."
    if is_now and day.opens != day.closes and is_open_at(facts, now):
        until = say_time(day.closes, language)
        return (
            f"Hoy{occasion} estamos abiertos hasta las {until}."
            if language == "es"
            else (f"We're open today{occasion} until {until}.")
        )
    span = say_span(day.opens, day.closes, language)
    if language == "es":
        return f"{named}{occasion} abrimos {span}."
    return f"{named}{occasion} we're open {span}."


def _say_special(facts: ClubFacts, today: date, language: str) -> Piece | Unanswered:
    days = [date.fromisoformat(iso) for iso in sorted(facts.special_hours)]
    coming = [hours for day in days if day >= today and (hours := hours_on(facts, day)) is not None][:4]
    if not coming:
        return Unanswered(why="No coming holiday hours are in the club's knowledge.", lacks_facts=True)
    closed = "cerrado" if language == "es" else "closed"
    said = [
        f"{say_day(day.day, language).removeprefix('el ')}{f' ({day.label})' if day.label else ''}:"
        f" {say_span(day.opens, day.closes, language) if day.is_open else closed}"
        for day in coming
    ]
    lead = "Horario especial: " if language == "es" else "Holiday hours: "
    return Piece(text=f"{lead}{'; '.join(said)}.".replace("m..", "m."), citations=tuple(_cite(day) for day in coming))


def _cite(day: DayHours) -> str:
    return f"special_hours:{day.day.isoformat()}" if day.special else "hours"
