"""A club's knowledge entries, made into the facts that may be said: hours stay data, the rest becomes passages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Final

from spotter.engine.port import ClubFacts, Passage
from spotter.knowledge.opening_hours import WEEKDAYS, say_day, say_span, say_week

_GENERAL_HOURS: Final = frozenset({"", "hours", "opening hours", "gym", "club"})


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


def club_facts(
    items: Iterable[KnowledgeItem],
    *,
    club_name: str,
    time_zone: str,
    phone: str = "",
    languages: Sequence[str] = ("en",),
    voice: str = "warm",
    sign_off: str = "",
) -> ClubFacts:
    """Return everything that may be said of a club. An entry that cannot be read is left out, never guessed."""
    hours: dict[str, tuple[str, str] | None] = {}
    special: dict[str, tuple[str, str, str] | None] = {}
    passages: list[Passage] = []
    staff: list[str] = []
    for item in items:
        if item.kind == "hours" and item.topic.casefold() in _GENERAL_HOURS:
            hours.update(_weekly(item.data))
        elif item.kind == "special_hours":
            special.update(_special(item.data))
        else:
            if item.kind == "staff":
                staff.extend(_names(item))
            passages.extend(_passages(item))
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
                id="hours",
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


def _passages(item: KnowledgeItem) -> tuple[Passage, ...]:
    text = (item.body or _typed_text(item)).strip()
    if not text:
        return ()
    keywords = tuple(str(word) for word in _listed(item.data.get("keywords")))
    return (
        Passage(
            id=f"{item.kind}:{item.id}",
            topic=item.topic,
            title=item.title,
            text=text,
            keywords=keywords,
            language=item.language,
        ),
    )


def _typed_text(item: KnowledgeItem) -> str:
    """Say an entry that has data and no prose."""
    data = item.data
    if item.kind == "hours":
        week = _weekly(data)
        return f"{item.title}: {say_week(week, 'en')}." if week else ""
    if item.kind == "link" and data.get("url"):
        return f"{item.title}: {data['url']}"
    if item.kind == "plan" and data.get("price"):
        return f"{item.title} is {data['price']}."
    if item.kind == "class" and data.get("when"):
        coach = f" with {data['coach']}" if data.get("coach") else ""
        return f"{item.title}{coach} is on {data['when']}."
    return ""


def _weekly(data: Mapping[str, Any]) -> dict[str, tuple[str, str] | None]:
    week: dict[str, tuple[str, str] | None] = {}
    for weekday in WEEKDAYS:
        if weekday not in data:
            continue
        value: Any = data[weekday]
        if value is None:
            week[weekday] = None
            continue
        times = _listed(value)
        if len(times) >= 2 and _is_time(times[0]) and _is_time(times[1]):
            week[weekday] = (str(times[0]), str(times[1]))
    return week


def _special(data: Mapping[str, Any]) -> dict[str, tuple[str, str, str] | None]:
    days: dict[str, tuple[str, str, str] | None] = {}
    for iso, value in data.items():
        try:
            date.fromisoformat(iso)
        except ValueError:
            continue
        if value is None:
            days[iso] = None
            continue
        parts = [str(part) for part in _listed(value)]
        if len(parts) >= 2 and _is_time(parts[0]) and _is_time(parts[1]):
            days[iso] = (parts[0], parts[1], parts[2] if len(parts) > 2 else "")
    return days


def _names(item: KnowledgeItem) -> list[str]:
    names = [str(name) for name in _listed(item.data.get("names"))]
    return names or ([item.title] if item.title else [])


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _is_time(value: Any) -> bool:
    try:
        time.fromisoformat(str(value))
    except ValueError:
        return False
    return len(str(value)) == 5
