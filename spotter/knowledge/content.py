"""What staff keep in one entry, typed; and the form in which a row holds it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final, cast

from spotter.domain.knowledge import KnowledgeKind, PriceUnit

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EXCEPTIONS: Final = "exceptions"
"""Where an `hours` row keeps its special days, beside its weekdays."""

_CLOCK: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSpan:
    """From when to when, `HH:MM`. Closing at or before opening means after midnight; both equal means all day."""

    opens: str
    closes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """One date that is not as usual; without a span the club is closed."""

    day: date
    span: OpenSpan | None = None
    label: str = ""
    """The occasion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """An amount with what it buys."""

    amount: Decimal
    currency: str = "USD"
    unit: PriceUnit = PriceUnit.MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryContent:
    """One entry's content. Which fields a kind has is told by `spotter.knowledge.faults`."""

    kind: KnowledgeKind
    title: str
    topic: str = ""
    body: str = ""
    language: str = "en"
    keywords: tuple[str, ...] = ()
    week: Mapping[str, OpenSpan | None] | None = None
    """Weekday to span; None for closed. A weekday that is not there was not said."""
    days: tuple[SpecialDay, ...] = ()
    price: Price | None = None
    url: str = ""
    names: tuple[str, ...] = ()
    when: str = ""
    coach: str = ""


def data_of(content: EntryContent) -> dict[str, Any]:
    """Return the typed part, as a row's `data` holds it."""
    data: dict[str, Any] = {}
    if content.keywords:
        data["keywords"] = list(content.keywords)
    if content.week is not None:
        data |= {day: _written(span) for day, span in content.week.items() if day in WEEKDAYS}
    days = {each.day.isoformat(): _written(each.span, each.label) for each in content.days}
    if content.kind is KnowledgeKind.SPECIAL_HOURS:
        data |= days
    elif days:
        data[EXCEPTIONS] = days
    if content.price is not None:
        data |= {
            "amount": str(content.price.amount),
            "currency": content.price.currency,
            "unit": content.price.unit.value,
        }
    typed = {"url": content.url, "names": list(content.names), "when": content.when, "coach": content.coach}
    return data | {name: value for name, value in typed.items() if value}


def content_of(*, kind: str, title: str, topic: str, body: str, language: str, data: Mapping[str, Any]) -> EntryContent:
    """Read a row. What it holds that cannot be read is left out, as members would not be told it either."""
    known = KnowledgeKind(kind) if kind in set(KnowledgeKind) else KnowledgeKind.FACT
    days: Any = data if known is KnowledgeKind.SPECIAL_HOURS else data.get(EXCEPTIONS)
    return EntryContent(
        kind=known,
        title=title,
        topic=topic,
        body=body,
        language=language,
        keywords=_words(data.get("keywords")),
        week=read_week(data) if known is KnowledgeKind.HOURS else None,
        days=read_days(days) if known in {KnowledgeKind.HOURS, KnowledgeKind.SPECIAL_HOURS} else (),
        price=read_price(data),
        url=str(data.get("url") or ""),
        names=_words(data.get("names")),
        when=str(data.get("when") or ""),
        coach=str(data.get("coach") or ""),
    )


def read_week(data: Mapping[str, Any]) -> dict[str, OpenSpan | None]:
    """Return the weekdays that a row tells of."""
    week: dict[str, OpenSpan | None] = {}
    for day in WEEKDAYS:
        if day not in data:
            continue
        if data[day] is None:
            week[day] = None
        elif (span := _span(_parts(data[day]))) is not None:
            week[day] = span
    return week


def read_days(data: Any) -> tuple[SpecialDay, ...]:
    """Return the special days that a row tells of, in their order."""
    found: list[SpecialDay] = []
    given = cast("Mapping[str, Any]", data) if isinstance(data, Mapping) else dict[str, Any]()
    for iso, value in given.items():
        day = _date(iso)
        if day is None:
            continue
        parts = _parts(value)
        label = parts[2] if len(parts) > 2 else ""
        span = _span(parts)
        if span is not None or value is None or parts[:2] == ["", ""]:
            found.append(SpecialDay(day=day, span=span, label=label))
    return tuple(sorted(found, key=lambda each: each.day))


def read_price(data: Mapping[str, Any]) -> Price | None:
    """Return the typed price of a row, where it has one."""
    try:
        amount = Decimal(str(data["amount"]))
    except (KeyError, InvalidOperation):
        return None
    unit = data.get("unit")
    return Price(
        amount=amount,
        currency=str(data.get("currency") or "USD"),
        unit=PriceUnit(unit) if unit in set(PriceUnit) else PriceUnit.ONCE,
    )


def is_clock(text: str) -> bool:
    """Whether this is a time of day, `HH:MM`."""
    return _CLOCK.fullmatch(text) is not None


def _written(span: OpenSpan | None, label: str = "") -> list[str] | None:
    if span is None:
        return ["", "", label] if label else None
    return [span.opens, span.closes, label] if label else [span.opens, span.closes]


def _span(parts: list[str]) -> OpenSpan | None:
    if len(parts) < 2 or not (is_clock(parts[0]) and is_clock(parts[1])):
        return None
    return OpenSpan(opens=parts[0], closes=parts[1])


def _parts(value: Any) -> list[str]:
    return [str(part) for part in cast("list[Any]", value)] if isinstance(value, list | tuple) else []


def _words(value: Any) -> tuple[str, ...]:
    return tuple(word for part in _parts(value) if (word := part.strip()))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
