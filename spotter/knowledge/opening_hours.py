"""Opening hours as data: what holds on a date, whether the club is open now, and how to say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from spotter.engine.port import ClubFacts
from spotter.knowledge.content import WEEKDAYS

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
_MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHours:
    """What holds on one date."""

    day: date
    opens: str = ""
    """`HH:MM`; empty where the club is closed."""
    closes: str = ""
    label: str = ""
    """The occasion, on a special day."""
    special: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the club opens at all on this date."""
        return bool(self.opens)


def hours_on(facts: ClubFacts, day: date) -> DayHours | None:
    """Return what holds on a date; None where the club has not said."""
    iso = day.isoformat()
    if iso in facts.special_hours:
        special = facts.special_hours[iso]
        if special is None:
            return DayHours(day=day, special=True)
        opens, closes, label = special
        return DayHours(day=day, opens=opens, closes=closes, label=label, special=True)
    weekday = WEEKDAYS[day.weekday()]
    if weekday not in facts.hours:
        return None
    usual = facts.hours[weekday]
    return DayHours(day=day) if usual is None else DayHours(day=day, opens=usual[0], closes=usual[1])


def is_open_at(facts: ClubFacts, now: datetime) -> bool | None:
    """Return whether the club is open at a local time; None where it has not said.

    A closing time at or before the opening time means after midnight.
    """
    today = hours_on(facts, now.date())
    if today is None:
        return None
    clock = now.time()
    yesterday = hours_on(facts, now.date() - timedelta(days=1))
    if yesterday is not None and yesterday.is_open:
        opened, closed = _clock(yesterday.opens), _clock(yesterday.closes)
        if closed <= opened and clock < closed:
            return True
    if not today.is_open:
        return False
    opens, closes = _clock(today.opens), _clock(today.closes)
    return opens <= clock and (clock < closes or closes <= opens)


def say_time(hh_mm: str, language: str) -> str:
    """`17:30` as members read it: `5:30 PM`, `5:30 p. m.`."""
    clock = _clock(hh_mm)
    hour = clock.hour % 12 or 12
    if language == "es":
        return f"{hour}:{clock.minute:02d} {'a. m.' if clock.hour < 12 else 'p. m.'}"
    return f"{hour}:{clock.minute:02d} {'AM' if clock.hour < 12 else 'PM'}"


def say_day(day: date, language: str) -> str:
    """A date as members read it: `Thursday, November 26`, `el jueves 26 de noviembre`."""
    names, months = _NAMES.get(language, _NAMES["en"]), _MONTHS.get(language, _MONTHS["en"])
    if language == "es":
        return f"el {names[day.weekday()]} {day.day} de {months[day.month - 1]}"
    return f"{names[day.weekday()]}, {months[day.month - 1]} {day.day}"


def say_week(hours: Mapping[str, tuple[str, str] | None], language: str) -> str:
    """The usual week, days with the same hours together: `Monday to Thursday 5:30 AM to 9:30 PM; …`."""
    runs: list[tuple[int, int, tuple[str, str] | None]] = []
    for index, weekday in enumerate(WEEKDAYS):
        if weekday not in hours:
            continue
        value = hours[weekday]
        if runs and runs[-1][1] == index - 1 and runs[-1][2] == value:
            runs[-1] = (runs[-1][0], index, value)
        else:
            runs.append((index, index, value))
    return "; ".join(_say_run(first, last, value, language) for first, last, value in runs)


def _say_run(first: int, last: int, value: tuple[str, str] | None, language: str) -> str:
    names = _NAMES.get(language, _NAMES["en"])
    to = " a " if language == "es" else " to "
    days = names[first] if first == last else f"{names[first]}{to}{names[last]}"
    if value is None:
        return f"{days} {'cerrado' if language == 'es' else 'closed'}"
    return f"{days} {say_span(value[0], value[1], language)}"


def say_span(opens: str, closes: str, language: str) -> str:
    """From when to when; the same time twice is all day and all night."""
    if opens == closes:
        return "las 24 horas" if language == "es" else "24 hours"
    if language == "es":
        return f"de {say_time(opens, language)} a {say_time(closes, language)}"
    return f"{say_time(opens, language)} to {say_time(closes, language)}"


def _clock(hh_mm: str) -> time:
    hours, minutes = hh_mm.split(":")
    return time(int(hours) % 24, int(minutes))
