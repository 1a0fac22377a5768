"""Finds the days that a question about opening hours speaks of, in English and Spanish."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from spotter.engine.port import ClubFacts
from spotter.policy.hard_rules.wording import in_plain_words

_WEEKDAYS: Final = {
    name: at
    for at, names in enumerate(
        (
            "monday mon lunes", "tuesday tue tues martes", "wednesday wed weds miercoles",
            "thursday thu thur thurs jueves",
            "friday fri viernes", "saturday sat sabado", "sunday sun domingo",
        )
    )
    for name in names.split()
}  # fmt: skip
_MONTHS: Final = {
    name: at + 1
    for at, names in enumerate(
        (
            "january jan enero", "february feb febrero", "march mar marzo", "april apr abril", "may mayo",
            "june jun junio",
            "july jul julio", "august aug agosto", "september sept sep septiembre", "october oct octubre",
            "november nov noviembre", "december dec diciembre",
        )
    )
    for name in names.split()
}  # fmt: skip
_HOLIDAY_WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("christmas eve", r"christmas eve|xmas eve|nochebuena"),
    ("new year's eve", r"new ?years? eve|nye|noche vieja|nochevieja|fin de ano"),
    ("new year", r"new ?years?(?: day)?|ano nuevo"),
    ("black friday", r"black friday|day after thanksgiving|friday after thanksgiving|viernes negro"),
    ("thanksgiving", r"thanksgiving|turkey day|accion de gracias"),
    ("christmas", r"christmas|xmas|navidad"),
    ("independence day", r"(?:4th|fourth) of july|july (?:4th|fourth)|independence day|4 de julio"),
    ("labor day", r"labor day|labour day|dia del trabajo"),
    ("memorial day", r"memorial day"),
    ("easter", r"easter|pascua|semana santa"),
    ("mlk", r"mlk(?: day)?|martin luther king(?: day)?"),
    ("presidents", r"presidents day"),
    ("veterans", r"veterans day"),
    ("columbus", r"columbus day|indigenous peoples day"),
    ("juneteenth", r"juneteenth"),
)
_MONTH_NAMES: Final = "|".join(_MONTHS)
_DATED: Final = re.compile(
    rf"\b(?:(?P<month>{_MONTH_NAMES}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of |de )?(?P<month2>{_MONTH_NAMES}))\b"
)
_NUMBERED: Final = re.compile(r"(?<![\d/$])(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?:/(?:20)?\d\d)?(?![\d/])")
_KEPT_BY_MANY: Final = (
    "christmas eve", "christmas", "new year's eve", "new year", "thanksgiving", "independence day", "labor day",
    "memorial day", "juneteenth",
)  # fmt: skip
"""Days on which the usual hours are not to be trusted, unless the club has said its hours."""
_TOMORROW: Final = re.compile(r"\b(?:tomorrow|tmrw|tmr|manana)\b")
_TODAY: Final = re.compile(r"\b(?:today|tonight|tonite|right now|now|still|hoy|esta noche|ahora|ahorita|currently)\b")
_WEEKEND: Final = re.compile(r"\b(?:weekends?|fin de semana|fines de semana)\b")
_HOLIDAY: Final = re.compile(r"\b(?:holidays?|feriados?|dias? festivos?)\b")


_DAY_WORD: Final = re.compile(
    rf"\b(?:(?:on |this |next |el |este )?(?:{'|'.join(_WEEKDAYS)})s?|tomorrow|today|tonight|manana|hoy|esta noche)\b"
)
_CORRECTS: Final = re.compile(
    rf"(?:(?:sorry|oops|ups|no|wait|actually|perdon|digo|i mean|i meant|meant|or|quise decir)[ /]+)+"
    rf"(?P<day>{_DAY_WORD.pattern})[ /]*"
)


def corrected(texts: Sequence[str]) -> list[str]:
    """The texts of a burst, where "sorry, I mean friday" takes its place in the question before."""
    found: list[str] = []
    for text in texts:
        corrects = _CORRECTS.fullmatch(in_plain_words(text).words)
        before = in_plain_words(found[-1]).words if found else ""
        if corrects is not None and _DAY_WORD.search(before):
            found[-1] = f"{_DAY_WORD.sub(corrects['day'], before)}?"
        else:
            found.append(text)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDays:
    """The days that a question is about."""

    days: tuple[date, ...] = ()
    all_special: bool = False
    """Holidays in general."""
    unknown_holiday: bool = False
    """A holiday is named whose hours the club has not said: the usual hours must not be given for it."""
    now: bool = False


def asked_days(question: str, today: date, facts: ClubFacts) -> AskedDays:
    """Return the days that a question about hours is about; none where it asks about the usual week."""
    words = in_plain_words(question).words
    for name, pattern in _HOLIDAY_WORDS:
        if re.search(rf"\b(?:{pattern})\b", words):
            day = _holiday(name, today, facts)
            return AskedDays(days=(day,)) if day is not None else AskedDays(unknown_holiday=True)
    days = (*_dated(words, today), *_numbered(question, today))
    if days:
        doubtful = any(day.isoformat() not in facts.special_hours and _is_kept_by_many(day) for day in days)
        return AskedDays(unknown_holiday=True) if doubtful else AskedDays(days=tuple(sorted(set(days))))
    if _HOLIDAY.search(words):
        return AskedDays(all_special=True)
    if _TOMORROW.search(words):
        days = (today + timedelta(days=1),)
    named = tuple(
        _next(today, _WEEKDAYS[day])
        for word in words.split(" ")
        if (day := word if word in _WEEKDAYS else word.removesuffix("s")) in _WEEKDAYS
    )
    if _WEEKEND.search(words):
        named = (*named, _next(today, 5), _next(today, 6))
    if _TODAY.search(words) and not days and not named:
        days = (today,)
    found = tuple(sorted({*days, *named}))
    return AskedDays(days=found, now=found == (today,) and bool(_TODAY.search(words)))


def _dated(words: str, today: date) -> tuple[date, ...]:
    found: list[date] = []
    for match in _DATED.finditer(words):
        month = _MONTHS[match["month"] or match["month2"]]
        day = int(match["day"] or match["day2"])
        try:
            this_year = date(today.year, month, day)
        except ValueError:
            continue
        found.append(this_year if this_year >= today else this_year.replace(year=today.year + 1))
    return tuple(found)


def _numbered(question: str, today: date) -> tuple[date, ...]:
    """Days written as `12/25`, month first."""
    found: list[date] = []
    for month, day in _NUMBERED.findall(question):
        try:
            this_year = date(today.year, int(month), int(day))
        except ValueError:
            continue
        found.append(this_year if this_year >= today else this_year.replace(year=today.year + 1))
    return tuple(found)


def _is_kept_by_many(day: date) -> bool:
    return any(day == _computed(name, day.year) for name in _KEPT_BY_MANY)


def _next(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _holiday(name: str, today: date, facts: ClubFacts) -> date | None:
    """The holiday's date, where the club has said its hours."""
    for iso, value in sorted(facts.special_hours.items()):
        day = date.fromisoformat(iso)
        if day < today:
            continue
        label = value[2].casefold().replace("’", "'") if value is not None else ""
        if name in label or label.startswith(name) or day == _computed(name, day.year):
            if name in {"christmas", "new year"} and "eve" in label:
                continue
            return day
    return None


def _computed(name: str, year: int) -> date | None:
    fixed = {
        "christmas": (12, 25), "christmas eve": (12, 24), "new year's eve": (12, 31), "new year": (1, 1),
        "independence day": (7, 4), "veterans": (11, 11), "juneteenth": (6, 19),
    }  # fmt: skip
    if name in fixed:
        return date(year, *fixed[name])
    if name in {"thanksgiving", "black friday"}:
        first = date(year, 11, 1)
        thursday = first + timedelta(days=(3 - first.weekday()) % 7 + 21)
        return thursday + timedelta(days=1 if name == "black friday" else 0)
    if name == "labor day":
        first = date(year, 9, 1)
        return first + timedelta(days=-first.weekday() % 7)
    if name == "memorial day":
        last = date(year, 5, 31)
        return last - timedelta(days=last.weekday())
    return None
