"""Runs scripted conversations through the desk and checks what left against what was expected."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from spotter.domain.conversation import AuthorKind, Channel
from spotter.engine.evaluation.desk import Action, EvaluationDesk, Outcome
from spotter.engine.evaluation.running import each_in_order, unheard
from spotter.engine.port import Engine, MemberRecord
from spotter.knowledge.examples import club_facts_from_example


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedTurn:
    """What became of one member turn of a script."""

    id: str
    turn: int
    action: Action
    intent: str
    confidence: float
    outbound: tuple[str, ...]
    rule: str
    ok: bool
    why: str
    scenario: str = ""
    stand_in: bool = False

    def as_line(self) -> str:
        """One line of the results file."""
        return json.dumps(
            {
                "id": self.id,
                "turn": self.turn,
                "action": str(self.action),
                "intent": self.intent,
                "confidence": self.confidence,
                "outbound": list(self.outbound),
                "rule": self.rule,
                "ok": self.ok,
                "why": self.why,
            }
        )


async def evaluate_conversations(
    records: Sequence[Mapping[str, Any]],
    engine: Engine,
    embedded: Engine,
    *,
    at_once: int = 1,
    done: Callable[[], None] = unheard,
) -> list[ScriptedTurn]:
    """Play each conversation and return a result for each member turn."""

    async def play(record: Mapping[str, Any]) -> list[ScriptedTurn]:
        return await _play(record, engine, embedded)

    played = await each_in_order(records, play, at_once=at_once, done=done)
    return [turn for turns in played for turn in turns]


def desk_for(
    club: Mapping[str, Any], member: Mapping[str, Any], engine: Engine, embedded: Engine, channel: str = "sms"
) -> EvaluationDesk:
    """Return a desk that knows a club and a member as the evaluation files describe them."""
    return EvaluationDesk(
        engine=engine,
        embedded=embedded,
        facts=club_facts_from_example(club),
        member=_record(member),
        channel=Channel.EMAIL if channel == "email" else Channel.TEXT,
        opted_out=member.get("sms_consent") is False,
        is_minor=_is_minor(member),
    )


async def _play(record: Mapping[str, Any], engine: Engine, embedded: Engine) -> list[ScriptedTurn]:
    desk = desk_for(record["club"], record.get("member") or {}, engine, embedded, str(record.get("channel", "sms")))
    now = datetime.fromisoformat(record["now"]).replace(tzinfo=ZoneInfo(desk.facts.time_zone))
    turns: Sequence[Mapping[str, Any]] = record["turns"]
    results: list[ScriptedTurn] = []
    seen: set[str] = set()
    waiting: list[int] = []
    for at, turn in enumerate(turns):
        now += timedelta(seconds=float(turn.get("after_s") or 0))
        if turn.get("from") != "member":
            _act_of_the_club(desk, turn, now)
            continue
        if _delivered_before(turn, seen):
            results.append(_nothing(record, at, turn, "The CRM delivered this twice; it was read once."))
            continue
        seen.add(str(turn.get("provider_id") or ""))
        waiting.append(at)
        if _more_of_the_burst(turns, at, seen):
            results.append(_nothing(record, at, turn, "The burst is answered together."))
            continue
        outcome = await desk.member_writes([str(turns[place].get("text", "")) for place in waiting], now)
        waiting = []
        results.append(_judged(record, at, turn, outcome))
    return results


def _delivered_before(turn: Mapping[str, Any], seen: set[str]) -> bool:
    provider_id = str(turn.get("provider_id") or "")
    return bool(provider_id) and provider_id in seen


def _more_of_the_burst(turns: Sequence[Mapping[str, Any]], at: int, seen: set[str]) -> bool:
    burst = _burst(turns[at])
    return burst is not None and any(
        _burst(later) == burst and later.get("from") == "member" and not _delivered_before(later, seen)
        for later in turns[at + 1 :]
    )


def _burst(turn: Mapping[str, Any]) -> object:
    expect: Mapping[str, Any] = turn.get("expect") or {}
    return turn.get("burst") or expect.get("burst")


def _act_of_the_club(desk: EvaluationDesk, turn: Mapping[str, Any], now: datetime) -> None:
    event, text = str(turn.get("event") or ""), str(turn.get("text") or "")
    if turn.get("from") == "club":
        desk.club_wrote(text, now, AuthorKind.CAMPAIGN)
        return
    if event == "handback":
        desk.staff_hand_back()
    elif event in {"approve_draft", "edit_and_send", "reject_draft"}:
        draft = desk.staff_decide()
        approved = draft.body if event == "approve_draft" and draft is not None else ""
        text = "" if event == "reject_draft" else text or approved
    else:
        desk.staff_speak()  # a reply that staff write is a takeover, whether or not the button was pressed
    if text:
        desk.club_wrote(text, now, AuthorKind.STAFF)


def _judged(record: Mapping[str, Any], at: int, turn: Mapping[str, Any], outcome: Outcome) -> ScriptedTurn:
    why = unmet(turn.get("expect") or {}, outcome.action, outcome.outbound)
    return ScriptedTurn(
        id=str(record["id"]),
        turn=at,
        action=outcome.action,
        intent=str(outcome.reading.intent),
        confidence=outcome.reading.confidence,
        outbound=outcome.outbound,
        rule=outcome.decision.rule,
        ok=not why,
        why=why,
        scenario=str(record.get("scenario") or ""),
        stand_in=outcome.stand_in,
    )


def _nothing(record: Mapping[str, Any], at: int, turn: Mapping[str, Any], because: str) -> ScriptedTurn:
    why = "" if _burst(turn) is not None else unmet(turn.get("expect") or {}, Action.NO_REPLY, ())
    return ScriptedTurn(
        id=str(record["id"]),
        turn=at,
        action=Action.NO_REPLY,
        intent="",
        confidence=0.0,
        outbound=(),
        rule="",
        ok=not why,
        why=why or because,
        scenario=str(record.get("scenario") or ""),
    )


def unmet(expect: Mapping[str, Any], action: Action, outbound: Sequence[str]) -> str:
    """Return which expectation is not met; empty where all are."""
    allowed = {expect.get("action"), *(expect.get("also_ok_actions") or ())} - {None}
    if allowed and action not in allowed:
        return f"{action} instead of {' or '.join(sorted(str(name) for name in allowed))}"
    said = "\n".join(outbound)
    if action == expect.get("action"):
        for group in expect.get("must_include") or ():
            if not any(re.search(pattern, said) for pattern in group):
                return f"the text lacks {' or '.join(group)}"
    for pattern in expect.get("must_not_include") or ():
        if re.search(pattern, said):
            return f"the text has {pattern}"
    return ""


def _record(member: Mapping[str, Any]) -> MemberRecord:
    balance = member.get("balance_due", member.get("balance"))
    due = member.get("next_payment_at") or member.get("next_payment")
    return MemberRecord(
        verified=member.get("verified") is not False,
        first_name=str(member["name"]).split(" ")[0] if member.get("name") else None,
        status_text=str(member["status"]) if member.get("status") else None,
        plan=str(member["plan"]) if member.get("plan") else None,
        balance_cents=round(float(balance) * 100) if isinstance(balance, int | float) else None,
        next_payment_at=_date(due),
        is_prospect=member.get("status") == "prospect" or None,
    )


def _date(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(value)).astimezone() if value else None
    except ValueError:
        return None


def _is_minor(member: Mapping[str, Any]) -> bool:
    age = member.get("age")
    return isinstance(age, int | float) and age < 18
