"""The three ledgers of a finished run, loaded whole: the simulator's own, the tables, the histories."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from temporalio.api.enums.v1 import EventType, WorkflowTaskFailedCause
from temporalio.client import Client, WorkflowExecutionStatus

from activities.temporal_client import connect
from bench.chaos_plan import Plan
from bench.chaos_product import CLUBS, Product
from bench.chaos_tables import Row, Tables

_TABLES = (
    *("club", "member", "conversation", "message", "turn", "decision", "approval", "escalation", "delivery", "attempt"),
    *("staff", "staff_act", "contact_point", "member_contact_point", "event", "audit_line", "audit_chain"),
)
_BROKEN = {
    WorkflowExecutionStatus.FAILED,
    WorkflowExecutionStatus.TERMINATED,
    WorkflowExecutionStatus.TIMED_OUT,
    WorkflowExecutionStatus.CANCELED,
}
_SHORTEST_SECRET = 12
_COUNTS = 10


@dataclass(frozen=True)
class Line:
    """One line of the simulator's ledger."""

    seq: int
    at: datetime
    club: str | None
    kind: str
    member: int | None
    channel: str | None
    body: str
    data: dict[str, Any]


@dataclass
class Histories:
    """What the workflow engine remembers, as far as it proves or disproves something."""

    running: set[str] = field(default_factory=set[str])
    broken: list[str] = field(default_factory=list[str])
    failed_tasks: Counter[str] = field(default_factory=Counter[str])
    with_text: list[str] = field(default_factory=list[str])
    """Workflows in whose history a name, a number or a text of a member stands."""
    events: int = 0


@dataclass
class Books:
    """The three ledgers, and the profiles before and after."""

    ledger: list[Line]
    tables: dict[str, list[Row]]
    histories: Histories
    profiles_before: dict[str, Any]
    profiles_after: dict[str, Any]
    api_counts: dict[str, int]
    table_counts: dict[str, int]
    _indexed: dict[str, dict[int, Row]] = field(default_factory=dict[str, dict[int, Row]])

    def lines(self, *kinds: str) -> list[Line]:
        """Return the ledger's lines of these kinds."""
        return [line for line in self.ledger if line.kind in kinds]

    def by_id(self, table: str) -> dict[int, Row]:
        """Return a table's rows by their number."""
        if table not in self._indexed:
            self._indexed[table] = {row["id"]: row for row in self.tables[table]}
        return self._indexed[table]


async def read_ledger(made: Product) -> list[Line]:
    """Read the simulator's ledger to its end."""
    lines: list[Line] = []
    while True:
        after = lines[-1].seq if lines else 0
        answer = await made.simulator.get("/_sim/ledger", params={"after": after, "limit": 5000})
        page = answer.raise_for_status().json()["lines"]
        lines += [_line(raw) for raw in page]
        if not page:
            return [line for line in lines if line.club is None or line.club in CLUBS]


def _line(raw: dict[str, Any]) -> Line:
    at = datetime.fromisoformat(raw.pop("at"))
    return Line(at=at, body=raw.pop("body") or "", **raw)


async def read_profiles(made: Product) -> dict[str, Any]:
    """Read what the CRM holds of every person, besides their messages."""
    profiles: dict[str, Any] = {}
    for slug in CLUBS:
        profiles |= (await made.simulator.get(f"/_sim/api/snapshot/{slug}")).raise_for_status().json()
    return profiles


async def open_books(made: Product, plan: Plan, profiles_before: dict[str, Any]) -> Books:
    """Load everything. The product is at rest."""
    secrets = [word.encode() for person in plan.people for word in (person.name, person.phone)]
    secrets += [
        said.text.encode() for person in plan.people for said in person.says if len(said.text) > _SHORTEST_SECRET
    ]
    api, tables = await _both_counts(made)
    return Books(
        ledger=await read_ledger(made),
        tables=await asyncio.to_thread(_load, made.tables),
        histories=await _histories(await connect(made.settings.temporal_address), sorted(set(secrets))),
        profiles_before=profiles_before,
        profiles_after=await read_profiles(made),
        api_counts=api,
        table_counts=tables,
    )


def _load(tables: Tables) -> dict[str, list[Row]]:
    order = {"member_contact_point": "member_id", "audit_chain": "club_id"}
    return tables.snapshot((name, f"SELECT * FROM {name} ORDER BY {order.get(name, 'id')}") for name in _TABLES)


async def _histories(client: Client, secrets: list[bytes]) -> Histories:
    found = Histories()
    async for execution in client.list_workflows():
        if execution.status is WorkflowExecutionStatus.RUNNING:
            found.running.add(execution.id)
        elif execution.status in _BROKEN:
            found.broken.append(execution.id)
        history = await client.get_workflow_handle(execution.id, run_id=execution.run_id).fetch_history()
        found.events += len(history.events)
        raw = b"".join(event.SerializeToString() for event in history.events)
        if any(secret in raw for secret in secrets):
            found.with_text.append(execution.id)
        for event in history.events:
            if event.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED:
                cause = event.workflow_task_failed_event_attributes.cause
                found.failed_tasks[WorkflowTaskFailedCause.Name(cause)] += 1
    return found


async def _both_counts(made: Product) -> tuple[dict[str, int], dict[str, int]]:
    """Count the same things by the API and by the tables.

    A ladder may move in between: then count again; and where it never rests, any number it passed through is right.
    """
    before = await _table_counts(made)
    by_api, after = await _api_counts(made), await _table_counts(made)
    for _ in range(_COUNTS):
        if after == before:
            break
        before = after
        by_api, after = await _api_counts(made), await _table_counts(made)
    return by_api, {name: _nearest(by_api[name], before[name], after[name]) for name in after}


def _nearest(number: int, one: int, other: int) -> int:
    return min(max(number, min(one, other)), max(one, other))


async def _api_counts(made: Product) -> dict[str, int]:
    clubs = (await made.api.get("/api/v1/clubs")).raise_for_status().json()["items"]
    counts = {f"needs you, {club['slug']}": int(club["needs_you"]) for club in clubs}
    counts["needs you, listed"] = await _listed(made, "/api/v1/needs-you")
    counts["conversations"] = await _listed(made, "/api/v1/conversations")
    counts["approvals pending"] = await _listed(made, "/api/v1/approvals", state="pending")
    counts["tasks open"] = await _listed(made, "/api/v1/escalations", state="open")
    counts["acts in the log"] = await _listed(made, "/api/v1/actions")
    return counts


async def _listed(made: Product, path: str, **filters: str) -> int:
    total, cursor = 0, None
    while True:
        params = {"limit": "200", **filters, **({"cursor": cursor} if cursor else {})}
        page = (await made.api.get(path, params=params)).raise_for_status().json()
        total += len(page["items"])
        cursor = page["next_cursor"]
        if not cursor:
            return total


async def _table_counts(made: Product) -> dict[str, int]:
    pending = "SELECT count(*) FROM approval WHERE state = 'pending'"
    tasks = "SELECT count(*) FROM escalation WHERE state <> 'resolved'"
    number = made.tables.number
    counts = {
        f"needs you, {slug}": number(f"{pending} AND club_id = :club", club=slug)
        + number(f"{tasks} AND club_id = :club", club=slug)
        for slug in CLUBS
    }
    counts["needs you, listed"] = sum(counts.values())
    counts["conversations"] = number("SELECT count(*) FROM conversation")
    counts["approvals pending"] = number(pending)
    counts["tasks open"] = number("SELECT count(*) FROM escalation WHERE state = 'open'")
    counts["acts in the log"] = number("SELECT count(*) FROM audit_line")
    return counts
