"""Reads hours as people write them: `Mon-Fri: 5am-10pm`, `Sat 7:00 AM to 7:00 PM`, `Sunday closed`."""

import re
from typing import Final

from spotter.knowledge.content import WEEKDAYS, OpenSpan

_SPAN: Final = re.compile(
    r"(\d{1,2})(?::(\d\d))?\s*(am|pm)?\s*(?:-|–|to)\s*(\d{1,2})(?::(\d\d))?\s*(am|pm)?\s*(?:\((.*)\))?", re.IGNORECASE
)
_DAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?"
_LINE: Final = re.compile(
    rf"^\W*((?:{_DAY}(?:\s*(?:-|–|to|through|,|&|and|/)\s*)?)+|daily|every ?day|weekdays|weekends?)\s*:?\s*(.+)$",
    re.IGNORECASE,
)
_NAMED_DAYS: Final = {"daily": "mon-sun", "everyday": "mon-sun", "weekdays": "mon-fri", "weekend": "sat-sun"}
_CLOSED: Final = re.compile(r"\bclosed\b", re.IGNORECASE)
_ALL_DAY: Final = re.compile(r"\b(?:24 ?(?:hours|hrs|h)|24/7|all day)\b", re.IGNORECASE)


def read_hours(text: str) -> dict[str, OpenSpan | None] | None:
    """Return the week that a text tells; None where any of its lines is something else."""
    week: dict[str, OpenSpan | None] = {}
    for line in filter(None, (part.strip() for part in re.split(r"[\n;|]", text))):
        found = _LINE.match(line)
        if found is None:
            return None
        days, says = found.groups()
        span = read_span(says)
        if span is None and _CLOSED.search(says) is None:
            return None
        named = weekdays_named(days)
        if not named:
            return None
        week |= dict.fromkeys(named, span)
    return week or None


def read_span(says: str) -> OpenSpan | None:
    """Return the opening and closing time that a text tells."""
    if _ALL_DAY.search(says):
        return OpenSpan(opens="00:00", closes="00:00")
    span = span_in(says)
    return OpenSpan(opens=span[0], closes=span[1]) if span else None


def weekdays_named(days: str) -> list[str]:
    """`Mon, Wed & Fri`, `Monday to Friday`, `weekdays`: the weekdays that are meant."""
    plain = re.sub(r"[\s.]+", " ", days.casefold()).strip()
    plain = _NAMED_DAYS.get(
        plain.replace(" ", "").removesuffix("s") if plain.startswith("weekend") else plain.replace(" ", ""), plain
    )
    found: list[str] = []
    for part in re.split(r",|&|/|\band\b", plain):
        span = re.sub(r"\s*(?:-|–|\bto\b|\bthrough\b)\s*", "-", part.strip())
        found.extend(weekdays_in(span) if span else [])
    return list(dict.fromkeys(found))


def weekdays_in(days: str) -> list[str]:
    """`Mon-Fri` or `Sunday`: the weekdays from the first to the last."""
    first, _, last = days.casefold().partition("-")
    if not last:
        return [weekday for weekday in WEEKDAYS if first.startswith(weekday)]
    start = next((at for at, weekday in enumerate(WEEKDAYS) if first.startswith(weekday)), None)
    end = next((at for at, weekday in enumerate(WEEKDAYS) if last.startswith(weekday)), None)
    if start is None or end is None:
        return []
    span = range(start, end + 1) if start <= end else [*range(start, 7), *range(end + 1)]
    return [WEEKDAYS[at] for at in span]


def span_in(says: str) -> tuple[str, str, str] | None:
    """Return opening time, closing time and what stands in parentheses."""
    found = _SPAN.search(says)
    if found is None:
        return None
    opens_hour, opens_minute, opens_half, closes_hour, closes_minute, closes_half, label = found.groups()
    return (
        _hh_mm(
            int(opens_hour),
            opens_minute,
            opens_half or _half_of_opening(int(opens_hour), int(closes_hour), closes_half),
        ),
        _hh_mm(int(closes_hour), closes_minute, closes_half or opens_half),
        label or "",
    )


def _half_of_opening(opens: int, closes: int, half: str | None) -> str | None:
    """`5-9pm` opens in the evening, `8-6pm` in the morning: nobody opens after closing."""
    if half is None or opens % 12 <= closes % 12:
        return half
    return "am" if half.casefold() == "pm" else "pm"


def _hh_mm(hour: int, minute: str | None, half: str | None) -> str:
    if half is not None:
        hour = hour % 12 + (12 if half.casefold() == "pm" else 0)
    return f"{hour % 24:02d}:{int(minute or 0):02d}"
