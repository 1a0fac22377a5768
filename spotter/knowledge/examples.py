"""Loads a club as the evaluation files describe it (a plain JSON object) into facts that may be said."""

import re
from collections.abc import Mapping
from typing import Any

from spotter.domain.conversation import Voice
from spotter.engine.port import ClubFacts, Passage
from spotter.knowledge.entries import hours_passages
from spotter.knowledge.written_hours import span_in, weekdays_in


def club_facts_from_example(club: Mapping[str, Any]) -> ClubFacts:
    """Return the facts of a club object: hours, special hours, knowledge, classes, staff."""
    hours = _weekly(club.get("hours") or {})
    special = _special(club.get("special_hours") or {})
    passages = [
        *hours_passages(hours, special),
        *(_knowledge(topic, says) for topic, says in _object(club.get("knowledge")).items()),
        *(_lesson(index, lesson) for index, lesson in enumerate(club.get("classes") or [])),
    ]
    return ClubFacts(
        club_name=str(club.get("name", "")),
        time_zone=str(club.get("tz", "UTC")),
        phone=str(club.get("phone", "")),
        passages=tuple(passages),
        hours=hours,
        special_hours=special,
        staff=tuple(re.sub(r"\s*\(.*\)", "", str(name)) for name in club.get("staff") or ()),
        languages=tuple(club.get("languages") or ("en",)),
        voice=Voice.PLAIN if club.get("voice") == Voice.PLAIN else Voice.WARM,
    )


def _object(value: Any) -> Mapping[str, Any]:
    return value or {}


def _knowledge(topic: str, says: Any) -> Passage:
    title = topic.replace("_", " ")
    return Passage(id=f"fact:{topic}", topic=title, title=title.capitalize(), text=_sentence(title, str(says)))


def _sentence(title: str, says: str) -> str:
    """`day_pass: $14` says little by itself; `Day pass: $14.` can be sent."""
    text = f"{title.capitalize()}: {says}"
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _lesson(index: int, lesson: Mapping[str, Any]) -> Passage:
    name, coach, when = str(lesson.get("name", "")), lesson.get("coach"), lesson.get("when")
    text = f"{name}{f' with {coach}' if coach else ''}{f' is {when}' if when else ''}."
    spots, waiting = lesson.get("spots"), lesson.get("waitlist")
    if spots == 0:
        text += f" The {name} class is full right now"
        text += f", with {waiting} on the waitlist." if waiting is not None else "."
    elif spots is not None:
        text += f" There {'is 1 spot' if spots == 1 else f'are {spots} spots'} left in {name}."
    return Passage(
        id=f"class:{index}", topic="class", title=name, text=text, keywords=("class", "schedule", "spots", "full")
    )


def _weekly(hours: Mapping[str, Any]) -> dict[str, tuple[str, str] | None]:
    week: dict[str, tuple[str, str] | None] = {}
    for days, says in hours.items():
        span = span_in(str(says))
        closed = span is None and "closed" in str(says).casefold()
        if span is None and not closed:
            continue
        for weekday in weekdays_in(days):
            week[weekday] = None if span is None else (span[0], span[1])
    return week


def _special(hours: Mapping[str, Any]) -> dict[str, tuple[str, str, str] | None]:
    days: dict[str, tuple[str, str, str] | None] = {}
    for iso, says in hours.items():
        span = span_in(str(says))
        if span is not None:
            days[iso] = span
        elif "closed" in str(says).casefold():
            days[iso] = None
    return days
