"""What is wrong with an entry, by field, in words for the person who wrote it; and what is only worth a second look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from spotter.domain.knowledge import KnowledgeKind
from spotter.knowledge.content import WEEKDAYS, EntryContent, is_clock
from spotter.knowledge.saying import say_entry

_HOURS: Final = frozenset({KnowledgeKind.HOURS, KnowledgeKind.SPECIAL_HOURS})
_PROSE: Final = frozenset({KnowledgeKind.POLICY, KnowledgeKind.FACT, KnowledgeKind.FAQ})
_FIELDS: Final = {
    "week": (frozenset({KnowledgeKind.HOURS}), "Only hours have weekdays."),
    "days": (_HOURS, "Only hours have special days."),
    "price": (frozenset({KnowledgeKind.PLAN, KnowledgeKind.CLASS}), "Only plans and classes have a price."),
    "url": (frozenset({KnowledgeKind.LINK}), "Only links have an address."),
    "names": (frozenset({KnowledgeKind.STAFF}), "Only staff entries have names."),
    "when": (frozenset({KnowledgeKind.CLASS}), "Only classes have a time."),
    "coach": (frozenset({KnowledgeKind.CLASS}), "Only classes have a coach."),
    "body": (frozenset(set(KnowledgeKind) - _HOURS), "Hours are not prose: write them as days and times."),
}
_LONG_FOR_A_TEXT: Final = 220
"""What fits beside a greeting and who is writing, in one text message."""
_ORDERS: Final = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,30}\b(?:rules?|instructions?|prompts?|above|previous)\b"
    r"|\byou (?:are now|must (?:always )?(?:say|answer|reply))\b|\bsystem prompt\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One field that is not as it should be."""

    field: tuple[str | int, ...]
    says: str


def faults_of(content: EntryContent, *, first_day: date | None = None, last_day: date | None = None) -> list[Fault]:
    """Return everything that keeps an entry from being stored."""
    return [
        *_titled(content),
        *_misplaced(content),
        *_missing(content),
        *_week(content),
        *_days(content),
        *_price(content),
        *_url(content),
        *_order(first_day, last_day),
    ]


def remarks_on(content: EntryContent) -> list[str]:
    """Return what a person should look at again; nothing here keeps the entry from being stored."""
    said = say_entry(content)
    found: list[str] = []
    if len(said) > _LONG_FOR_A_TEXT and content.kind not in _HOURS:
        found.append("too_long_for_a_text")
    if _ORDERS.search(f"{content.title} {content.body}"):
        found.append("reads_like_an_order")
    return found


def _titled(content: EntryContent) -> Iterator[Fault]:
    if not content.title.strip():
        yield Fault(field=("title",), says="Give it a title.")


def _misplaced(content: EntryContent) -> Iterator[Fault]:
    for name, (kinds, says) in _FIELDS.items():
        if getattr(content, name) and content.kind not in kinds:
            yield Fault(field=(name,), says=says)


def _missing(content: EntryContent) -> Iterator[Fault]:
    kind = content.kind
    body = content.body.strip()
    if kind is KnowledgeKind.HOURS and not content.week:
        yield Fault(field=("week",), says="Say for at least one weekday when it is open.")
    elif kind is KnowledgeKind.SPECIAL_HOURS and not content.days:
        yield Fault(field=("days",), says="Add at least one date.")
    elif kind is KnowledgeKind.LINK and not content.url:
        yield Fault(field=("url",), says="Give the address.")
    elif kind is KnowledgeKind.STAFF and not content.names:
        yield Fault(field=("names",), says="Name at least one person.")
    elif kind in _PROSE and not body:
        yield Fault(field=("body",), says="Write what members may be told.")
    elif kind is KnowledgeKind.PLAN and not body and content.price is None:
        yield Fault(field=("body",), says="Write what it includes, or give a price.")
    elif kind is KnowledgeKind.CLASS and not body and not content.when:
        yield Fault(field=("when",), says="Say when it is, or describe it.")


def _week(content: EntryContent) -> Iterator[Fault]:
    for day, span in (content.week or {}).items():
        if day not in WEEKDAYS:
            yield Fault(field=("week", day), says="There is no such weekday.")
        if span is None:
            continue
        for end in ("opens", "closes"):
            if not is_clock(getattr(span, end)):
                yield Fault(field=("week", day, end), says="Write the time as 05:30 or 17:00.")


def _days(content: EntryContent) -> Iterator[Fault]:
    seen: set[date] = set()
    for at, each in enumerate(content.days):
        if each.day in seen:
            yield Fault(field=("days", at, "day"), says="This date is there twice.")
        seen.add(each.day)
        for end in ("opens", "closes") if each.span else ():
            if not is_clock(getattr(each.span, end)):
                yield Fault(field=("days", at, end), says="Write the time as 05:30 or 17:00.")


def _price(content: EntryContent) -> Iterator[Fault]:
    price = content.price
    if price is None:
        return
    if not price.amount.is_finite() or price.amount < 0 or price.amount > 100_000:
        yield Fault(field=("price", "amount"), says="Give an amount between 0 and 100,000.")
    elif price.amount != round(price.amount, 2):
        yield Fault(field=("price", "amount"), says="An amount has at most two decimals.")
    if re.fullmatch(r"[A-Z]{3}", price.currency) is None:
        yield Fault(field=("price", "currency"), says="Write the currency with three letters, like USD.")


def _url(content: EntryContent) -> Iterator[Fault]:
    if not content.url:
        return
    try:
        parts = urlsplit(content.url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        good = False
    if not good or re.search(r"\s", content.url):
        yield Fault(field=("url",), says="Give an address that begins with https:// or http://.")


def _order(first_day: date | None, last_day: date | None) -> Iterator[Fault]:
    if first_day is not None and last_day is not None and last_day < first_day:
        yield Fault(field=("valid_to",), says="The last day is before the first.")
