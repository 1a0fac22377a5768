"""Prompts as versioned files: rendered in a sandbox, with everything from outside as JSON data."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from spotter.domain.conversation import AuthorKind, Channel
from spotter.domain.judgement import Reading
from spotter.engine.checking.manners import EMAIL_LIMIT, TEXT_LIMIT
from spotter.engine.embedded.likeness import index_of
from spotter.engine.port import TurnContext
from spotter.engine.shots import Shot
from spotter.knowledge.opening_hours import hours_on, say_day, say_span

_FOLDER: Final = Path(__file__).with_name("prompts")
INPUT_LIMIT: Final = 8_000
"""Characters of member text that a model sees; the whole text stays in the inbox."""
_EARLIER_LIMIT: Final = 600
_ALL_PASSAGES: Final = 40
_BEST_PASSAGES: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One prompt, ready to be sent: the part that never changes first, so that it can be cached."""

    system: str
    user: str
    version: str
    """Name and hash of the file, for the record."""


def prompt_version(name: str) -> str:
    """Return a prompt's name with the hash of its text."""
    return f"{name}#{sha256(_source(name).encode()).hexdigest()[:8]}"


def render(name: str, *, canary: str, turn: Mapping[str, Any]) -> Prompt:
    """Fill a prompt. What is not given is an error, never an empty place."""
    template = _environment().from_string(_source(name))
    module = template.module
    system: str = str(module.system(canary))  # type: ignore[attr-defined]
    user: str = str(module.user(turn))  # type: ignore[attr-defined]
    return Prompt(system=system, user=user, version=prompt_version(name))


def reading_data(turn: TurnContext, shots: Sequence[Shot] = ()) -> dict[str, Any]:
    """What a model may see to read a turn: the conversation and examples, nothing of the club or the record."""
    return {"earlier": _earlier(turn), "messages": _messages(turn), "examples": [shot.as_data() for shot in shots]}


def draft_data(turn: TurnContext, reading: Reading, blanks: Mapping[str, str]) -> dict[str, Any]:
    """What a model may see to write a reply: this conversation, this club's facts, the names of blanks."""
    return {
        **_common(turn, reading.language, blanks),
        "facts": _facts(turn, " ".join(turn.texts)),
        "intent": str(reading.intent),
        "messages": _messages(turn),
    }


def outreach_data(turn: TurnContext, purpose: str, language: str, blanks: Mapping[str, str]) -> dict[str, Any]:
    """What a model may see to write a first message."""
    return {**_common(turn, language, blanks), "facts": _facts(turn, purpose), "purpose": purpose}


def _common(turn: TurnContext, language: str, blanks: Mapping[str, str]) -> dict[str, Any]:
    return {
        "now": turn.now.strftime("%A %Y-%m-%d %H:%M"),
        "language": language,
        "voice": str(turn.facts.voice),
        "emoji": turn.facts.emoji,
        "limit": (TEXT_LIMIT if turn.channel is Channel.TEXT else EMAIL_LIMIT) - 100,
        "blanks": sorted(blanks),
        "earlier": _earlier(turn),
    }


def _messages(turn: TurnContext) -> list[str]:
    """The turn's messages, the newest whole as far as the bound allows."""
    left = INPUT_LIMIT
    kept: list[str] = []
    for text in reversed(turn.texts):
        if left <= 0:
            break
        kept.append(_printable(text[:left]))
        left -= len(text)
    return kept[::-1]


def _earlier(turn: TurnContext) -> list[dict[str, str]]:
    return [
        {
            "from": "member" if line.author is AuthorKind.MEMBER else "club",
            "text": _printable(line.body[:_EARLIER_LIMIT]),
        }
        for line in turn.history[-12:]
    ]


def _facts(turn: TurnContext, question: str) -> list[dict[str, str]]:
    facts = turn.facts
    passages = facts.passages
    if len(passages) > _ALL_PASSAGES:
        passages = tuple(found.passage for found in index_of(facts).rank(question, limit=_BEST_PASSAGES))
    club = {"id": "club", "says": f"The club is {facts.club_name}. {f'Phone {facts.phone}.' if facts.phone else ''}"}
    return [club, *_today(turn), *({"id": each.id, "says": f"{each.title}: {each.text}"} for each in passages)]


def _today(turn: TurnContext) -> list[dict[str, str]]:
    """Today's hours, worked out by the calendar: models miscount weekdays."""
    today = hours_on(turn.facts, turn.now.date())
    if today is None:
        return []
    says = say_span(today.opens, today.closes, "en") if today.is_open else "closed"
    return [{"id": "hours", "says": f"Today is {say_day(today.day, 'en')}: {says}."}]


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def _source(name: str) -> str:
    return (_FOLDER / f"{name}.j2").read_text(encoding="utf8")


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,
    )
    environment.filters["tojson"] = _as_json
    return environment


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
