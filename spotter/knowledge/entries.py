"""A club's knowledge entries, made into the facts that may be said: hours stay data, the rest becomes passages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from spotter.domain.conversation import Voice
from spotter.domain.knowledge import KnowledgeKind
from spotter.engine.port import ClubFacts, Passage
from spotter.knowledge.content import EntryContent, OpenSpan, SpecialDay, content_of
from spotter.knowledge.opening_hours import say_day, say_span, say_week
from spotter.knowledge.saying import say_entry

_GENERAL_HOURS: Final = frozenset({"", "hours", "opening hours", "gym", "club"})
_HOURS_ID: Final = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeItem:
    """One entry as staff keep it."""

    id: int | str
    kind: str
    """hours, special_hours, fact, plan, class, policy, faq, link, staff."""
    topic: str = ""
    title: str = ""
    body: str = ""
    data: Mapping[str, Any] = field(default_factory=dict[str, Any])
    language: str = "en"

    @property
    def content(self) -> EntryContent:
        """The entry, typed."""
        return content_of(
            kind=self.kind,
            title=self.title,
            topic=self.topic,
            body=self.body,
            language=self.language,
            data=self.data,
        )


def club_facts(
    items: Iterable[KnowledgeItem],
    *,
    club_name: str,
    time_zone: str,
    phone: str = "",
    languages: Sequence[str] = ("en",),
    voice: Voice = Voice.WARM,
    emoji: bool = False,
    sign_off: str = "",
) -> ClubFacts:
    """Return everything that may be said of a club. An entry that cannot be read is left out, never guessed."""
    hours: dict[str, tuple[str, str] | None] = {}
    special: dict[str, tuple[str, str, str] | None] = {}
    passages: list[Passage] = []
    staff: list[str] = []
    for item in items:
        content = item.content
        if _is_of_the_club(content):
            hours.update({day: _pair(span) for day, span in (content.week or {}).items()})
            special.update({each.day.isoformat(): _triple(each) for each in content.days})
        else:
            if content.kind is KnowledgeKind.STAFF:
                staff.extend(content.names or ((item.title,) if item.title else ()))
            passages.extend(_passages(item, content))
    return ClubFacts(
        club_name=club_name,
        time_zone=time_zone,
        phone=phone,
        passages=(*hours_passages(hours, special), *passages),
        hours=hours,
        special_hours=special,
        staff=tuple(dict.fromkeys(staff)),
        languages=tuple(languages) or ("en",),
        voice=voice,
        emoji=emoji,
        sign_off=sign_off,
    )


def hours_passages(
    hours: Mapping[str, tuple[str, str] | None], special: Mapping[str, tuple[str, str, str] | None]
) -> tuple[Passage, ...]:
    """Say the hours in prose too, so that they can be cited and shown to a model."""
    found: list[Passage] = []
    if hours:
        found.append(
            Passage(
                id=_HOURS_ID,
                topic="hours",
                title="Opening hours",
                text=f"Usual hours: {say_week(hours, 'en')}.",
                keywords=("hours", "open", "close", "opening", "closing"),
            )
        )
    for iso, value in sorted(special.items()):
        day = say_day(date.fromisoformat(iso), "en")
        label = f" ({value[2]})" if value is not None and value[2] else ""
        says = "closed" if value is None else say_span(value[0], value[1], "en")
        found.append(
            Passage(
                id=f"special_hours:{iso}",
                topic="hours",
                title=f"Hours on {day}",
                text=f"On {day}{label}: {says}.",
                keywords=("hours", "open", "holiday", *((value[2],) if value and value[2] else ())),
            )
        )
    return tuple(found)


def sources_of(items: Iterable[KnowledgeItem]) -> dict[str, tuple[int | str, ...]]:
    """Return which entries each citation of `club_facts` rests on."""
    week: list[int | str] = []
    sources: dict[str, tuple[int | str, ...]] = {}
    for item in items:
        content = item.content
        if not _is_of_the_club(content):
            sources[_passage_id(item)] = (item.id,)
            continue
        if content.week:
            week.append(item.id)
        sources |= {f"special_hours:{each.day.isoformat()}": (item.id,) for each in content.days}
    return sources | ({_HOURS_ID: tuple(week)} if week else {})


def _is_of_the_club(content: EntryContent) -> bool:
    """Whether these are the club's own hours, which are answered by the calendar."""
    if content.kind is KnowledgeKind.SPECIAL_HOURS:
        return True
    return content.kind is KnowledgeKind.HOURS and content.topic.casefold() in _GENERAL_HOURS


def _passage_id(item: KnowledgeItem) -> str:
    return f"{item.kind}:{item.id}"


def _passages(item: KnowledgeItem, content: EntryContent) -> tuple[Passage, ...]:
    text = say_entry(content, plain_price=item.data.get("price"))
    if not text:
        return ()
    return (
        Passage(
            id=_passage_id(item),
            topic=item.topic,
            title=item.title,
            text=text,
            keywords=content.keywords,
            language=item.language,
        ),
    )


def _pair(span: OpenSpan | None) -> tuple[str, str] | None:
    return (span.opens, span.closes) if span else None


def _triple(each: SpecialDay) -> tuple[str, str, str] | None:
    return (each.span.opens, each.span.closes, each.label) if each.span else None
