"""Knowledge entries: what staff send, and what pages show."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Literal

from pydantic import Field

from api.paging import Storable
from api.schemas.base import Answer, Body, Moment
from api.schemas.people import StaffRef
from spotter.desk.knowledge import EntryOrder
from spotter.domain.knowledge import KnowledgeAct, KnowledgeKind, PriceUnit, Validity
from spotter.knowledge.content import EntryContent, OpenSpan, Price, SpecialDay

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Clock = Annotated[str, Field(max_length=8, examples=["05:30"])]
Remark = Literal["too_long_for_a_text", "reads_like_an_order"]


Words60 = Annotated[str, Field(max_length=60), Storable]


class SpanFields(Body):
    """From when to when. Closing at or before opening means after midnight; both equal means all day."""

    opens: Clock
    closes: Clock


class WeekdayFields(Body):
    """A weekday that the club tells of; no span means closed."""

    day: Weekday
    span: SpanFields | None = None


class SpecialDayFields(Body):
    """One date that is not as usual; no span means closed."""

    day: date
    span: SpanFields | None = None
    label: Annotated[str, Field(max_length=60, examples=["Thanksgiving"]), Storable] = ""


class PriceFields(Body):
    """An amount, and what it buys."""

    amount: Annotated[str, Field(max_length=20, examples=["39.00"])]
    currency: Annotated[str, Field(max_length=3, examples=["USD"])] = "USD"
    unit: PriceUnit = PriceUnit.MONTH


class EntryFields(Body):
    """What staff may write of an entry. Each kind has its fields; one that it does not have is refused."""

    kind: KnowledgeKind
    title: Annotated[str, Field(max_length=120, examples=["Guest policy"]), Storable]
    topic: Words60 = Field(default="", description="Of hours: what they belong to; empty for the club itself.")
    body: Annotated[str, Field(max_length=4000, description="What members may be told, word for word."), Storable] = ""
    language: Literal["en", "es"] = "en"
    keywords: list[Words60] = Field(default=[], max_length=40, description="Other words that members use for it.")
    week: list[WeekdayFields] = Field(default=[], max_length=7)
    days: list[SpecialDayFields] = Field(default=[], max_length=200)
    price: PriceFields | None = None
    url: Annotated[str, Field(max_length=500), Storable] = ""
    names: list[Words60] = Field(default=[], max_length=60)
    when: Annotated[str, Field(max_length=120, examples=["Tuesday and Thursday at 5:30 PM"]), Storable] = ""
    coach: Words60 = ""
    source: Annotated[str, Field(max_length=200, examples=["Member handbook, page 4"]), Storable] = ""
    owner_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    valid_from: date | None = Field(default=None, description="First day in the club's zone; null for always.")
    valid_to: date | None = Field(default=None, description="Last day in the club's zone, whole; null for ever.")

    def order(self) -> EntryOrder:
        """Return it as the desk takes it."""
        price = self.price
        return EntryOrder(
            content=EntryContent(
                kind=self.kind,
                title=self.title,
                topic=self.topic,
                body=self.body,
                language=self.language,
                keywords=tuple(word.strip() for word in self.keywords if word.strip()),
                week={each.day: _span(each.span) for each in self.week} or None,
                days=tuple(
                    SpecialDay(day=each.day, span=_span(each.span), label=each.label.strip()) for each in self.days
                ),
                price=price and Price(amount=_amount(price.amount), currency=price.currency, unit=price.unit),
                url=self.url.strip(),
                names=tuple(name.strip() for name in self.names if name.strip()),
                when=self.when.strip(),
                coach=self.coach.strip(),
            ),
            source=self.source,
            owner=self.owner_id,
            first_day=self.valid_from,
            last_day=self.valid_to,
        )


class EntryBody(EntryFields):
    """A new entry."""


class EntryChange(EntryFields):
    """An entry as it shall be, over the version that was read."""

    version: Annotated[int, Field(ge=1, description="The version that was read; another one answers 409.")]


class EntryVersion(Body):
    """Which version was looked at."""

    version: Annotated[int, Field(ge=1)]


class WrongAnswerOut(Answer):
    """The last draft on this entry that a person refused."""

    at: Moment
    conversation_id: int
    reason: str


class EntryOut(Answer):
    """An entry, with what it says, whether it counts now, and what became of it."""

    id: int
    club: str
    version: int
    validity: Validity
    fields: EntryFields
    says: str = Field(description="What a member may be told of it.")
    owner: StaffRef | None
    created_at: Moment
    updated_at: Moment
    retired_at: Moment | None
    uses: int = Field(description="How many drafts rest on it.")
    last_used_at: Moment | None
    last_wrong: WrongAnswerOut | None
    remarks: list[Remark] = Field(description="What deserves a second look.")


class RevisionOut(Answer):
    """One version of an entry."""

    version: int
    act: KnowledgeAct
    at: Moment
    by: StaffRef | None
    fields: EntryFields


class RevisionList(Answer):
    """The versions of an entry, the newest first."""

    items: list[RevisionOut]


def _span(span: SpanFields | None) -> OpenSpan | None:
    return OpenSpan(opens=span.opens, closes=span.closes) if span else None


def _amount(text: str) -> Decimal:
    """Read an amount; what is no number is refused with the field's own sentence later."""
    try:
        return Decimal(text.strip().lstrip("$").replace(",", ""))
    except InvalidOperation:
        return Decimal("NaN")
