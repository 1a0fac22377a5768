"""The CRM's ways to write a time, and the moments they stand for. An unknown time stays unknown: never now."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from spotter.domain.conversation import TimePrecision

_MONTH_NAMES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS: Final = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_CREATED: Final = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (?:UTC|GMT) (\d{4})")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2}) ?([AP])M", re.IGNORECASE)
_DAY: Final = re.compile(r"([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:, (\d{4}))?")
_LOG_STAMP: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}) @ (\d{1,2}):(\d{2}) ?([AP])M", re.IGNORECASE)
_SKEW: Final = timedelta(minutes=2)  # a time this far ahead is still today's
_OUT_OF_ORDER: Final = timedelta(days=30)  # how far a row may be newer than the rows above it
_LOOKED_BACK: Final = 5


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was written, how well that is known, and the local day it fell on."""

    at: datetime | None
    precision: TimePrecision
    day: date | None


UNKNOWN: Final = Moment(None, TimePrecision.UNKNOWN, None)


def parse_created(text: str) -> datetime | None:
    """Read `data-created-date`: `Mon Oct 28 15:57:38 UTC 2024`."""
    match = _CREATED.fullmatch(" ".join(text.split()))
    if match is None or match[1] not in _MONTHS:
        return None
    try:
        return datetime(
            int(match[6]), _MONTHS[match[1]], int(match[2]), int(match[3]), int(match[4]), int(match[5]), tzinfo=UTC
        )
    except ValueError:
        return None


def parse_log_stamp(text: str) -> datetime | None:
    """Read `9/25/25 @ 05:13 PM`, a time of the viewer's zone. The returned value is naive: it has no zone yet."""
    match = _LOG_STAMP.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    try:
        day = date(2000 + int(match[3]), int(match[1]), int(match[2]))
        return datetime.combine(day, _clock_time(match[4], match[5], match[6]))
    except ValueError:
        return None


def resolve_rows(rows: Sequence[tuple[datetime | None, str]], *, now: datetime, zone: ZoneInfo) -> list[Moment]:
    """Find each row's moment from its UTC stamp, or from what it displays and the rows around it.

    Rows are newest first. `Oct 28` has no year: walking down, it is the latest such day that is not
    much later than the row above.
    """
    today = (now + _SKEW).astimezone(zone).date()
    above: list[date] = []
    moments: list[Moment] = []
    for created, displayed in rows:
        limit = min(today, _measure(above) + _OUT_OF_ORDER) if above else today
        moment = _stamped(created, zone) if created is not None else _displayed(displayed, limit, now=now, zone=zone)
        moments.append(moment)
        if moment.day is not None:
            above = [*above[-_LOOKED_BACK + 1 :], moment.day]
    return moments


def resolve_log(stamps: Sequence[datetime], zone: ZoneInfo) -> list[datetime]:
    """Turn a log's local minutes, newest first, into UTC.

    The hour that a clock goes through twice is told apart by the order alone: from the oldest on, a minute
    that would lie before an older one belongs to the second pass. Newer entries never change older ones.
    """
    resolved: list[datetime] = []
    older: datetime | None = None
    for stamp in reversed(stamps):
        first, second = _passes(stamp, zone)
        at = second if older is not None and first < older <= second else first
        resolved.append(at)
        older = at
    resolved.reverse()
    return resolved


@lru_cache(maxsize=2048)
def _passes(stamp: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the moments at which the zone's clocks show a time: one twice, but in the hour that comes twice."""
    first = stamp.replace(tzinfo=zone, fold=0).astimezone(UTC)
    return first, stamp.replace(tzinfo=zone, fold=1).astimezone(UTC)


def parse_instant(value: object, zone: ZoneInfo | timezone = UTC) -> datetime | None:
    """Read an ISO time of ClubHub; one without a zone is a time of `zone`."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        at = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return (at.replace(tzinfo=zone) if at.tzinfo is None else at).astimezone(UTC)


def parse_birth_date(text: str) -> str | None:
    """Read a date of birth as either system writes it, and return it as `YYYY-MM-DD`."""
    for shape in ("%Y-%m-%d", "%m/%d/%Y"):
        try:
            return datetime.strptime(text.strip(), shape).date().isoformat()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    return None


def _stamped(created: datetime, zone: ZoneInfo) -> Moment:
    return Moment(created, TimePrecision.SECOND, created.astimezone(zone).date())


def _displayed(text: str, limit: date, *, now: datetime, zone: ZoneInfo) -> Moment:
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        return _today_at(clock, now=now, zone=zone)
    match = _DAY.fullmatch(text)
    if match is None or match[1] not in _MONTHS:
        return UNKNOWN
    years = [int(match[3])] if match[3] else range(limit.year, limit.year - 9, -1)
    day = _latest_day(years, _MONTHS[match[1]], int(match[2]), limit)
    if day is None:
        return UNKNOWN
    return Moment(datetime.combine(day, time(), tzinfo=zone).astimezone(UTC), TimePrecision.DAY, day)


def _today_at(clock: re.Match[str], *, now: datetime, zone: ZoneInfo) -> Moment:
    try:
        shown = _clock_time(clock[1], clock[2], clock[3])
    except ValueError:
        return UNKNOWN
    day = now.astimezone(zone).date()
    at = datetime.combine(day, shown, tzinfo=zone).astimezone(UTC)
    if at > now + _SKEW:  # the page was made before midnight and read after it
        day -= timedelta(days=1)
        at = datetime.combine(day, shown, tzinfo=zone).astimezone(UTC)
    return Moment(at, TimePrecision.MINUTE, day)


def _measure(above: Sequence[date]) -> date:
    """Return the day to count from: the row above, unless it is a stray far below rows that lie close together.

    A live list has strays, and one of them must not shift the year of everything below it.
    """
    *earlier, last = above
    if len(earlier) < _LOOKED_BACK - 2 or max(earlier) - min(earlier) > _OUT_OF_ORDER:
        return last
    return min(earlier) if last < min(earlier) - _OUT_OF_ORDER else last


def _latest_day(years: Iterable[int], month: int, day: int, limit: date) -> date | None:
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February
            continue
        if found <= limit:
            return found
    return None


def _clock_time(hour: str, minute: str, half: str) -> time:
    if not 1 <= int(hour) <= 12:
        raise ValueError(hour)
    return time(int(hour) % 12 + (12 if half.upper() == "P" else 0), int(minute))
