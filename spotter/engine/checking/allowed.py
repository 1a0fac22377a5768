"""What a reply may state: every value in the club's facts and in the member's own record."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from spotter.engine.checking import values
from spotter.engine.port import ClubFacts, MemberRecord, Passage, TurnContext

_NEAR: Final = timedelta(days=8)
_CLUBS_REMEMBERED: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedValues:
    """The values that are backed by facts."""

    amounts: frozenset[str]
    times: frozenset[int]
    dates: frozenset[tuple[int, int]]
    numbers: frozenset[str]
    links: frozenset[str]
    phones: frozenset[str]
    names: frozenset[str]
    text: str
    """All facts as plain text, for words such as *free* or *discount*."""


def allowed_values(turn: TurnContext) -> AllowedValues:
    """Collect what facts and record back up. What the member wrote backs nothing."""
    facts, member = turn.facts, turn.member
    said = _said_by(facts.passages)
    record_amounts = _record_amounts(member) if member.verified else set[str]()
    return AllowedValues(
        amounts=said.amounts | record_amounts,
        times=said.times | _hour_times(facts),
        dates=said.dates | _known_dates(turn),
        numbers=said.numbers | values.numbers(facts.club_name) | {"24"},
        links=said.links,
        phones=said.phones | values.phones(facts.phone),
        names=said.names | _names(facts, member),
        text=f"{said.text} {values.plain(facts.club_name)}",
    )


@lru_cache(maxsize=_CLUBS_REMEMBERED)
def _said_by(passages: tuple[Passage, ...]) -> AllowedValues:
    """Read what the passages say, once for the same ones: each draft is held against all that the club knows."""
    said = "\n".join(f"{passage.title}. {passage.text}" for passage in passages)
    return AllowedValues(
        amounts=frozenset(values.amounts(said)),
        times=frozenset(values.times(said)),
        dates=frozenset(values.dates(said)),
        numbers=frozenset(values.numbers(said)),
        links=frozenset(values.links(said)),
        phones=frozenset(values.phones(said)),
        names=_words(said),
        text=values.plain(said),
    )


def _record_amounts(member: MemberRecord) -> set[str]:
    cents = (member.balance_cents, member.next_payment_cents)
    return {f"{value / 100:.2f}".removesuffix(".00") for value in cents if value is not None}


def _hour_times(facts: ClubFacts) -> set[int]:
    spans = [span for span in facts.hours.values() if span is not None]
    spans.extend((opens, closes) for opens, closes, _ in filter(None, facts.special_hours.values()))
    return {int(clock[:2]) % 24 * 60 + int(clock[3:5]) for span in spans for clock in span}


def _known_dates(turn: TurnContext) -> set[tuple[int, int]]:
    today = turn.now.date()
    near = {today + timedelta(days=ahead) for ahead in range(_NEAR.days)}
    special = {date.fromisoformat(iso) for iso in turn.facts.special_hours}
    due = turn.member.next_payment_at
    record = {due.date()} if due is not None and turn.member.verified else set[date]()
    return {(day.month, day.day) for day in near | special | record}


def _names(facts: ClubFacts, member: MemberRecord) -> frozenset[str]:
    return _words(" ".join((*facts.staff, facts.club_name, member.first_name or "", member.plan or "")))


def _words(text: str) -> frozenset[str]:
    return frozenset(values.plain(word.strip(".,:;!?()'’")) for word in text.split())
