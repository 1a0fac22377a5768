"""Loads a club as the evaluation files describe it (a plain JSON object) into facts that may be said."""

import re
from collections.abc import Mapping
from typing import Any, Final

from spotter.engine.port import ClubFacts, Passage
from spotter.knowledge.entries import hours_passages
from spotter.knowledge.opening_hours import WEEKDAYS

_SPAN: Final = re.compile(
    r"(\d{1,2})(?::(\d\d))?\s*(am|pm)?\s*(?:-|–|to)\s*(\d{1,2})(?::(\d\d))?\s*(am|pm)?\s*(?:\((.*)\))?", re.IGNORECASE
)


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
        voice=str(club.get("voice", "warm")),
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
        span = _span(str(says))
        closed = span is None and "closed" in str(says).casefold()
        if span is None and not closed:
            continue
        for weekday in _days(days):
            week[weekday] = None if span is None else (span[0], span[1])
    return week


def _days(days: str) -> list[str]:
    first, _, last = days.casefold().partition("-")
    if not last:
        return [weekday for weekday in WEEKDAYS if first.startswith(weekday)]
    start = next((at for at, weekday in enumerate(WEEKDAYS) if first.startswith(weekday)), None)
    end = next((at for at, weekday in enumerate(WEEKDAYS) if last.startswith(weekday)), None)
    if start is None or end is None:
        return []
    span = range(start, end + 1) if start <= end else [*range(start, 7), *range(end + 1)]
    return [WEEKDAYS[at] for at in span]


def _special(hours: Mapping[str, Any]) -> dict[str, tuple[str, str, str] | None]:
    days: dict[str, tuple[str, str, str] | None] = {}
    for iso, says in hours.items():
        span = _span(str(says))
        if span is not None:
            days[iso] = span
        elif "closed" in str(says).casefold():
            days[iso] = None
    return days


def _span(says: str) -> tuple[str, str, str] | None:
    found = _SPAN.search(says)
    if found is None:
        return None
    opens_hour, opens_minute, opens_half, closes_hour, closes_minute, closes_half, label = found.groups()
    return (
        _hh_mm(int(opens_hour), opens_minute, opens_half or closes_half),
        _hh_mm(int(closes_hour), closes_minute, closes_half or opens_half),
        label or "",
    )


def _hh_mm(hour: int, minute: str | None, half: str | None) -> str:
    if half is not None:
        hour = hour % 12 + (12 if half.casefold() == "pm" else 0)
    return f"{hour % 24:02d}:{int(minute or 0):02d}"
