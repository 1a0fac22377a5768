"""The people of a chaos run: members who write, staff who decide, and somebody who writes past Spotter."""

import asyncio
import time
import uuid
from datetime import datetime
from random import Random
from typing import Any

import httpx2

from bench.chaos_plan import QUESTIONS, Person, Plan
from bench.chaos_product import Product

_PATIENCE_S = 45.0
_LOOKS_AWAY = 0.35
"""How often staff look at what waits and do nothing about it."""


class Tally:
    """What people did, for the report."""

    def __init__(self) -> None:
        """Nobody did anything yet."""
        self.wrote = 0
        self.acts: dict[str, int] = {}

    def acted(self, what: str) -> None:
        """Count an act of staff."""
        self.acts[what] = self.acts.get(what, 0) + 1


async def register(made: Product, plan: Plan) -> dict[str, int]:
    """Make every member known to the CRM; return their ids by name."""
    ids: dict[str, int] = {}
    for person in plan.people:
        told = {"club": person.club, "name": person.name, "phone": person.phone, "kind": "member"}
        answer = await made.simulator.post("/_sim/api/members", json=told)
        ids[person.name] = int(answer.raise_for_status().json()["id"])
    return ids


async def speak(made: Product, person: Person, member: int, started: float, tally: Tally) -> None:
    """Write what the plan says, when it says so."""
    for said in person.says:
        await _until(started + said.at_s)
        await _in_the_crm(made, f"/_sim/api/members/{member}/write", {"text": said.text})
        tally.wrote += 1


async def write_more(made: Product, member: int, dice: Random, tally: Tally) -> None:
    """One question more than the plan had."""
    await _in_the_crm(made, f"/_sim/api/members/{member}/write", {"text": dice.choice(QUESTIONS)})
    tally.wrote += 1


async def write_past_spotter(made: Product, person: Person, member: int, started: float, tally: Tally) -> None:
    """A person of the club answers in the CRM itself."""
    if person.staff_writes_at_s is None:
        return
    await _until(started + person.staff_writes_at_s)
    text = f"Hi {person.name.split()[0]}, Dana from the front desk here, I will call you about it."
    await _in_the_crm(made, f"/_sim/api/members/{member}/staff-text", {"text": text})
    tally.acted("wrote in the CRM")


async def staff(made: Product, dice: Random, ids: dict[str, int], tally: Tally) -> None:
    """Work through what waits for people, in no good order, for as long as the run lasts."""
    while True:
        await asyncio.sleep(dice.uniform(0.3, 1.2))
        try:
            answer = await made.api.get("/api/v1/needs-you", params={"limit": 50})
        except httpx2.HTTPError:
            continue
        if answer.status_code != 200:
            continue
        items = answer.json()["items"]
        if not items or dice.random() < _LOOKS_AWAY:
            continue
        item = dice.choice(items)
        if item["approval"]:
            await _decide(made, dice, item["approval"], tally)
        else:
            await _look_into(made, dice, item["escalation"], ids, tally)


async def _decide(made: Product, dice: Random, approval: dict[str, Any], tally: Tally) -> None:
    what = dice.choices(("approve", "edit", "reject", "takeover"), (0.5, 0.2, 0.15, 0.15))[0]
    path = f"/approvals/{approval['id']}"
    revision = {"revision": approval["revision"]}
    if what == "takeover":
        await _speak_oneself(made, dice, approval["conversation_id"], tally)
    elif what == "reject":
        await _act(made, f"{path}/reject", {**revision, "reason": "wrong tone"}, what, tally)
    elif what == "edit":
        body = {**revision, "body": f"{approval['body']} See you soon!"}
        await _act(made, f"{path}/approve", body, what, tally)
    else:
        await _act(made, f"{path}/approve", revision, what, tally)


async def _look_into(made: Product, dice: Random, task: dict[str, Any], ids: dict[str, int], tally: Tally) -> None:
    path = f"/escalations/{task['id']}"
    if task["kind"] == "did_it_arrive" and task["delivery"]:
        end = await _did_it_arrive(made, task, ids, dice)
        if end:
            await _act(made, f"{path}/resolve", {"resolution": end}, end, tally)
    elif task["conversation_id"] and dice.random() < 0.3:
        await _speak_oneself(made, dice, task["conversation_id"], tally)
    elif dice.random() < 0.4:
        await _act(made, f"{path}/resolve", {"resolution": "done"}, "task done", tally)
    else:
        await _act(made, f"{path}/acknowledge", {}, "acknowledge", tally)


async def _did_it_arrive(made: Product, task: dict[str, Any], ids: dict[str, int], dice: Random) -> str | None:
    """Look into the member's phone and say the truth: did this text come since it was written?"""
    about = {"kind": "effect", "member": ids.get(task["member_name"], 0), "limit": 5000}
    try:
        answer = await made.simulator.get("/_sim/ledger", params=about)
    except httpx2.HTTPError:
        return None
    if answer.status_code != 200:
        return None
    since = datetime.fromisoformat(task["delivery"]["created_at"])
    for line in answer.json()["lines"]:
        if line["body"] == task["delivery"]["body"] and datetime.fromisoformat(line["at"]) >= since:
            return "it_arrived"
    return dice.choice(("send_again", "discard"))


async def _speak_oneself(made: Product, dice: Random, conversation: int, tally: Tally) -> None:
    """Take over, usually say something, usually hand back."""
    path = f"/conversations/{conversation}"
    await _act(made, f"{path}/takeover", {}, "takeover", tally)
    if dice.random() < 0.7:
        newest = await _newest_message(made, conversation)
        if newest is not None:
            words = f"Hello, Dana here. I look after this myself ({uuid.uuid4().hex[:6]})."
            body = {"body": words, "seen_through": newest}
            await _act(made, f"{path}/reply", body, "reply", tally)
    if dice.random() < 0.7:
        await asyncio.sleep(dice.uniform(0.0, 2.0))
        await _act(made, f"{path}/handback", {}, "hand back", tally)


async def _newest_message(made: Product, conversation: int) -> int | None:
    try:
        answer = await made.api.get(f"/api/v1/conversations/{conversation}/timeline", params={"limit": 50})
    except httpx2.HTTPError:
        return None
    if answer.status_code != 200:
        return None
    items = answer.json()["items"]
    return max((item["id"] for item in items if item["kind"] == "message" and item["id"]), default=0)


async def _act(made: Product, path: str, body: dict[str, Any], what: str, tally: Tally) -> None:
    """Click; where no answer comes click again, with the same key, as the page does."""
    headers = {"Idempotency-Key": uuid.uuid4().hex}
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        try:
            answer = await made.api.post(f"/api/v1{path}", json=body, headers=headers)
        except httpx2.HTTPError:
            await asyncio.sleep(0.3)
            continue
        if answer.status_code < 500:
            tally.acted(what if answer.is_success else f"{what}: {answer.json().get('code', answer.status_code)}")
            return
        await asyncio.sleep(0.3)
    tally.acted(f"{what}: given up")


async def _in_the_crm(made: Product, path: str, body: dict[str, Any]) -> None:
    """Write. An answer that was lost means writing again: the ledger has both, and both count."""
    while True:
        try:
            answer = await made.simulator.post(path, json=body)
            if answer.is_success:
                return
        except httpx2.HTTPError:
            pass
        await asyncio.sleep(0.3)


async def _until(moment: float) -> None:
    await asyncio.sleep(max(moment - time.monotonic(), 0.0))
