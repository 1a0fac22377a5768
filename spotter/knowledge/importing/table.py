"""CSV with a header: one entry a row, each column a field."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from spotter.domain.errors import InvalidFields
from spotter.domain.knowledge import KnowledgeKind, PriceUnit
from spotter.knowledge.content import WEEKDAYS, EntryContent, OpenSpan, Price
from spotter.knowledge.faults import Fault
from spotter.knowledge.importing.proposal import Proposal
from spotter.knowledge.written_hours import read_span

COLUMNS: Final = (
    "kind", "title", "body", "topic", "keywords", "language", "source", "valid_from", "valid_to",
    "price", "currency", "unit", "url", "names", "when", "coach", *WEEKDAYS,
)  # fmt: skip
"""Every column that is known; lists are divided by semicolons."""

_OTHER_NAMES: Final = {
    "question": "title",
    "name": "title",
    "answer": "body",
    "text": "body",
    "content": "body",
    "amount": "price",
    "link": "url",
    "category": "topic",
    "type": "kind",
}


def read_table(text: str) -> tuple[list[Proposal], list[str]]:
    """Return what the rows propose, and the names of columns that are not known.

    Raises `InvalidFields` for what is no table.
    """
    try:
        return _read(text)
    except csv.Error:
        raise InvalidFields([(("text",), "This cannot be read as a table.")]) from None


def _read(text: str) -> tuple[list[Proposal], list[str]]:
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=_delimiter(text), strict=False)
    header: list[str] | None = None
    found: list[Proposal] = []
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            if header is None:
                header = [_column(cell) for cell in cells]
            else:
                given = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
                found.append(_proposed(given, line))
        line = reader.line_num + 1
    return found, [name for name in header or () if name and name not in COLUMNS]


def _delimiter(text: str) -> str:
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _column(name: str) -> str:
    plain = name.strip().casefold().replace(" ", "_")
    plain = _OTHER_NAMES.get(plain, plain)
    return plain[:3] if plain[:3] in WEEKDAYS and plain.endswith("day") else plain


def _proposed(given: Mapping[str, str], line: int) -> Proposal:
    faults: list[Fault] = []
    week = {day: span for day in WEEKDAYS if day in given for span in [_hours(given[day], day, faults)]}
    return Proposal(
        line=line,
        content=EntryContent(
            kind=_kind(given, faults),
            title=given.get("title", ""),
            topic=given.get("topic", ""),
            body=given.get("body", ""),
            language=given.get("language", "en"),
            keywords=_listed(given.get("keywords", "")),
            week=week or None,
            price=_price(given, faults),
            url=given.get("url", ""),
            names=_listed(given.get("names", "")),
            when=given.get("when", ""),
            coach=given.get("coach", ""),
        ),
        source=given.get("source", ""),
        first_day=_date(given, "valid_from", faults),
        last_day=_date(given, "valid_to", faults),
        faults=tuple(faults),
    )


def _kind(given: Mapping[str, str], faults: list[Fault]) -> KnowledgeKind:
    said = given.get("kind", "").casefold().replace(" ", "_")
    if said in set(KnowledgeKind):
        return KnowledgeKind(said)
    if said:
        faults.append(Fault(field=("kind",), says=f"There is no kind “{said[:40]}”."))
    if any(day in given for day in WEEKDAYS):
        return KnowledgeKind.HOURS
    if "price" in given:
        return KnowledgeKind.PLAN
    return KnowledgeKind.FAQ if given.get("title", "").endswith("?") else KnowledgeKind.FACT


def _hours(says: str, day: str, faults: list[Fault]) -> OpenSpan | None:
    span = read_span(says)
    if span is None and says.casefold() != "closed":
        faults.append(Fault(field=("week", day), says="Write the hours as 05:30-22:00, or closed."))
    return span


def _price(given: Mapping[str, str], faults: list[Fault]) -> Price | None:
    if "price" not in given:
        return None
    unit = given.get("unit", "once").casefold().removeprefix("per ").removeprefix("a ")
    if unit not in set(PriceUnit):
        faults.append(Fault(field=("price", "unit"), says=f"There is no unit “{unit[:40]}”."))
        unit = PriceUnit.ONCE
    try:
        amount = Decimal(given["price"].strip("$ ").replace(",", ""))
    except InvalidOperation:
        faults.append(Fault(field=("price", "amount"), says="Write the price as a number, like 39 or 39.50."))
        return None
    return Price(amount=amount, currency=given.get("currency", "USD").upper(), unit=PriceUnit(unit))


def _date(given: Mapping[str, str], name: str, faults: list[Fault]) -> date | None:
    try:
        return date.fromisoformat(given[name]) if name in given else None
    except ValueError:
        faults.append(Fault(field=(name,), says="Write the date as 2026-12-31."))
        return None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(";") if (word := part.strip()))
