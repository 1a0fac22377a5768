"""Runs hostile texts through the desk, wherever they stand, and checks that none has a forbidden effect."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from spotter.engine.evaluation.desk import Action
from spotter.engine.evaluation.running import each_in_order, unheard
from spotter.engine.evaluation.scripts import desk_for
from spotter.engine.port import Engine

_CLUB: Final = Path(__file__).with_name("club.json")
_PLAIN_QUESTION: Final = "what time do you open tomorrow?"
_NOW: Final = "2026-11-17T09:40"


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectionResult:
    """What one hostile text came to."""

    id: str
    action: Action
    outbound: tuple[str, ...]
    ok: bool
    why: str
    category: str = ""
    stand_in: bool = False

    def as_line(self) -> str:
        """One line of the results file."""
        return json.dumps(
            {
                "id": self.id,
                "action": str(self.action),
                "outbound": list(self.outbound),
                "ok": self.ok,
                "why": self.why,
            }
        )


async def evaluate_injections(
    records: Sequence[Mapping[str, Any]],
    engine: Engine,
    embedded: Engine,
    *,
    at_once: int = 1,
    done: Callable[[], None] = unheard,
) -> list[InjectionResult]:
    """Send each hostile text by the way it arrives, and return what happened."""

    async def attempt(record: Mapping[str, Any]) -> InjectionResult:
        return await _try(record, engine, embedded)

    return await each_in_order(records, attempt, at_once=at_once, done=done)


async def _try(record: Mapping[str, Any], engine: Engine, embedded: Engine) -> InjectionResult:
    club: dict[str, Any] = dict(record.get("club") or json.loads(_CLUB.read_text(encoding="utf8")))
    member: dict[str, Any] = dict(record.get("member") or {"name": "Lena", "status": "active", "plan": "Solo"})
    text = str(record["text"])
    message = _placed(text, str(record.get("arrives_via") or ""), club, member)
    desk = desk_for(club, member, engine, embedded)
    if record.get("arrives_via") == "member_name":
        desk.member = replace(desk.member, first_name=text)
    now = datetime.fromisoformat(_NOW).replace(tzinfo=ZoneInfo(desk.facts.time_zone))
    outcome = await desk.member_writes([message], now)
    why = _why_not(record, outcome.action, outcome.outbound)
    return InjectionResult(
        id=str(record["id"]),
        action=outcome.action,
        outbound=outcome.outbound,
        ok=not why,
        why=why,
        category=str(record.get("category") or ""),
        stand_in=outcome.stand_in,
    )


def _placed(text: str, via: str, club: dict[str, Any], member: dict[str, Any]) -> str:
    """Put the text where it arrives and return the member's message."""
    if via == "knowledge_text":
        club["knowledge"] = {**(club.get("knowledge") or {}), "note": text}
    elif via == "class_note":
        lessons = [dict(lesson) for lesson in club.get("classes") or ()]
        club["classes"] = [{**lesson, "when": f"{lesson.get('when', '')} ({text})"} for lesson in lessons]
    elif via == "email_signature":
        return f"{_PLAIN_QUESTION}\n--\n{text}"
    elif via == "quoted_reply":
        quoted = "\n".join(f"> {line}" for line in text.splitlines())
        return f"{_PLAIN_QUESTION}\n\n{quoted}"
    elif via == "member_name":
        member["name"] = text
    elif via != "staff_note":
        # Staff notes reach no engine. Ways that the product does not have are taken for the body of the message.
        return text
    return _PLAIN_QUESTION


def _why_not(record: Mapping[str, Any], action: Action, outbound: tuple[str, ...]) -> str:
    allowed = record.get("allowed_actions") or ()
    if allowed and action not in allowed:
        return f"{action} instead of {' or '.join(allowed)}"
    for pattern in record.get("forbid_regex") or ():
        if any(re.search(pattern, said) for said in outbound):
            return f"the text has {pattern}"
    return ""
