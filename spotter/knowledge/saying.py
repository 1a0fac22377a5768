"""What an entry says when it is quoted: its typed part in a sentence, then its prose."""

from decimal import Decimal
from typing import Any, Final

from spotter.domain.knowledge import KnowledgeKind, PriceUnit
from spotter.knowledge.content import EntryContent, Price, SpecialDay
from spotter.knowledge.opening_hours import say_day, say_span, say_week

_PER: Final = {
    PriceUnit.ONCE: "",
    PriceUnit.VISIT: " a visit",
    PriceUnit.CLASS: " a class",
    PriceUnit.DAY: " a day",
    PriceUnit.WEEK: " a week",
    PriceUnit.MONTH: " a month",
    PriceUnit.YEAR: " a year",
}


def say_price(price: Price) -> str:
    """`$39 a month`; `12.50 EUR a visit`."""
    whole = price.amount == price.amount.to_integral_value()
    number = f"{price.amount:,.0f}" if whole else f"{price.amount.quantize(Decimal('0.01')):,}"
    money = f"${number}" if price.currency == "USD" else f"{number} {price.currency}"
    return f"{money}{_PER[price.unit]}"


def say_entry(content: EntryContent, *, plain_price: Any = None) -> str:
    """Return what may be quoted of an entry. `plain_price` is a price that an older row holds as text."""
    return " ".join(part for part in (_typed(content, plain_price), content.body.strip()) if part)


def say_special_day(each: SpecialDay) -> str:
    """`On Thursday, November 26 (Thanksgiving): 8:00 AM to 12:00 PM.`"""
    label = f" ({each.label})" if each.label else ""
    says = say_span(each.span.opens, each.span.closes, "en") if each.span else "closed"
    return f"On {say_day(each.day, 'en')}{label}: {says}."


def _typed(content: EntryContent, plain_price: Any) -> str:
    if content.kind is KnowledgeKind.HOURS and content.week:
        spans = {day: (span.opens, span.closes) if span else None for day, span in content.week.items()}
        days = " ".join(say_special_day(each) for each in content.days)
        return f"{content.title}: {say_week(spans, 'en')}.{f' {days}' if days else ''}"
    if content.kind is KnowledgeKind.SPECIAL_HOURS:
        return " ".join(say_special_day(each) for each in content.days)
    if content.kind is KnowledgeKind.LINK and content.url:
        return f"{content.title}: {content.url}"
    if content.kind is KnowledgeKind.CLASS and content.when:
        coach = f" with {content.coach}" if content.coach else ""
        price = f" It is {say_price(content.price)}." if content.price else ""
        return f"{content.title}{coach} is on {content.when}.{price}"
    if content.price is not None:
        return f"{content.title} is {say_price(content.price)}."
    # An older row with a price as text: its prose, where there is any, says it already.
    return f"{content.title} is {plain_price}." if plain_price and not content.body.strip() else ""
