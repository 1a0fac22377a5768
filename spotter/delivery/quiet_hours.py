"""When a message that nobody asked for may leave: dated windows and holidays, pure functions of the moment.

Laws move and vendors' tables disagree, so the default is the strictest reading (`M15` of the compliance notes)
and applies in every zone that may be the recipient's. Answers to a member are exempt and never come here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from phonenumbers import timezone

MARGIN: Final = timedelta(seconds=60)
"""A send that starts now must still be inside the window a minute later."""

_STEP: Final = timedelta(minutes=15)
_HORIZON: Final = timedelta(days=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Hours of the week, by ISO weekday, from a day on."""

    valid_from: date
    hours: dict[int, tuple[time, time]]
    """ISO weekday → opening and closing; a missing day is closed."""


_WEEKDAY = (time(10), time(18))
WINDOWS: Final = (
    Window(
        valid_from=date(2026, 1, 1),
        hours={1: _WEEKDAY, 2: _WEEKDAY, 3: _WEEKDAY, 4: _WEEKDAY, 5: _WEEKDAY, 6: (time(10), time(17))},
    ),
)
"""Newest last. Widening one needs counsel's signature; a new row keeps the old one for the record."""

_FIXED_HOLIDAYS: Final = frozenset({(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)})
_NTH_WEEKDAY_HOLIDAYS: Final = frozenset({(1, 1, 3), (2, 1, 3), (9, 1, 1), (10, 1, 2), (11, 4, 4)})
"""(month, ISO weekday, which one): King, Presidents, Labor, Columbus, Thanksgiving."""


def may_leave(now: datetime, zones: Iterable[str]) -> bool:
    """Say whether both now and a minute from now are inside the window in every zone; no known zone is a no."""
    known = _known(zones)
    return bool(known) and all(_is_open(moment.astimezone(zone)) for zone in known for moment in (now, now + MARGIN))


def next_opening(now: datetime, zones: Iterable[str]) -> datetime | None:
    """Return the next quarter of an hour at which a message may leave; None where there is none within eight days."""
    known = [zone.key for zone in _known(zones)]
    quarter = now.astimezone(UTC).replace(minute=now.minute - now.minute % 15, second=0, microsecond=0) + _STEP
    while known and quarter < now + _HORIZON:
        if may_leave(quarter, known):
            return quarter
        quarter += _STEP
    return None


def zones_of_number(number: str) -> tuple[str, ...]:
    """Return every zone the area code of an E.164 number may lie in; empty where it says nothing."""
    try:
        found = timezone.time_zones_for_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return ()
    return tuple(name for name in found if name != timezone.UNKNOWN_TIMEZONE)


def is_holiday(day: date) -> bool:
    """Say whether the day is a holiday of the United States' federal government."""
    if (day.month, day.day) in _FIXED_HOLIDAYS:
        return True
    if (day.month, day.isoweekday(), (day.day - 1) // 7 + 1) in _NTH_WEEKDAY_HOLIDAYS:
        return True
    return day.month == 5 and day.isoweekday() == 1 and day.day > 24  # Memorial Day: the last Monday of May


def _is_open(local: datetime) -> bool:
    day = local.date()
    window = next((row for row in reversed(WINDOWS) if row.valid_from <= day), None)
    if window is None or is_holiday(day) or day.isoweekday() not in window.hours:
        return False
    opening, closing = window.hours[day.isoweekday()]
    return opening <= local.time() < closing


def _known(zones: Iterable[str]) -> list[ZoneInfo]:
    known: list[ZoneInfo] = []
    for name in sorted(set(zones)):
        try:
            known.append(ZoneInfo(name))
        except (ZoneInfoNotFoundError, ValueError):
            return []  # a zone that we cannot read may be the one that forbids it
    return known
