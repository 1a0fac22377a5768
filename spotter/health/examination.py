"""The examination: every dependency in one sentence, with what to do where it does not work.

`spotter doctor` prints it and the page of the same name shows it; `/readyz` says only ready or not.
"""

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from spotter.health.audit import examine_audit
from spotter.health.clubs import examine_clubs, examine_sending
from spotter.health.findings import Finding, attention, broken, fine
from spotter.store.session import Store
from spotter.store.tables.records import Event
from spotter.store.transaction import Transaction

_AHEAD = timedelta(seconds=60)
_ATTENTION_FROM = 0.75
_BROKEN_FROM = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """What is looked at. The outside world comes as questions that a composition root can ask."""

    store: Store
    schema_at_head: Callable[[], Awaitable[bool]]
    temporal_reachable: Callable[[], Awaitable[bool]]
    model: str
    """Name of the engine; `embedded` needs nothing."""
    model_reachable: Callable[[], Awaitable[bool]] | None
    data_dir: Path
    clock: Callable[[], datetime]
    audit_lines: int | None = 200
    """How many of each club's newest acts are proved to be as they were written; None: all of them."""


async def examine(subjects: Subjects) -> list[Finding]:
    """Look at everything; what cannot be looked at is a finding, never an error."""
    findings = [await _database(subjects)]
    findings.append(await _workflows(subjects))
    findings.append(await _model(subjects))
    findings.append(_disk(subjects.data_dir))
    try:
        findings += await subjects.store.read(lambda tx: _rows(tx, subjects))
    except Exception:  # noqa: BLE001 - the first finding says what is wrong with the database
        return findings
    return findings


async def _rows(tx: Transaction, subjects: Subjects) -> list[Finding]:
    now = subjects.clock()
    return [
        await _clock(tx, now),
        await examine_audit(tx, now, newest=subjects.audit_lines),
        await examine_sending(tx, now),
        *await examine_clubs(tx, now),
    ]


async def _database(subjects: Subjects) -> Finding:
    try:
        at_head = await subjects.schema_at_head()
    except Exception as error:  # noqa: BLE001 - whatever the reason, it is of no use now
        return broken(
            "database",
            f"The database cannot be used ({type(error).__name__}). Nothing is read, decided or sent.",
            "Check SPOTTER_DATABASE_URL, that the server runs, and that the disk is not full.",
        )
    if not at_head:
        return broken("database", "The database's schema is older than this Spotter.", "Run `spotter migrate`.")
    return fine("database", "The database answers, with the newest schema.")


async def _workflows(subjects: Subjects) -> Finding:
    if await subjects.temporal_reachable():
        return fine("workflows", "Temporal answers.")
    return broken(
        "workflows",
        "Temporal does not answer. Staff can read and decide; nothing is answered or sent until it is back.",
        "Check SPOTTER_TEMPORAL_ADDRESS and that the server runs. What was decided meanwhile is carried out then.",
    )


async def _model(subjects: Subjects) -> Finding:
    if subjects.model_reachable is None:
        return fine("model", "The embedded engine reads and drafts; it needs no network.")
    if await subjects.model_reachable():
        return fine("model", f"The model's service answers ({subjects.model}).")
    return broken(
        "model",
        f"The model's service does not answer ({subjects.model}). The embedded engine reads, and people answer.",
        "Check SPOTTER_OPENAI_API_KEY, SPOTTER_OPENAI_BASE_URL and the service's own status page.",
    )


def _disk(folder: Path) -> Finding:
    usage = shutil.disk_usage(folder if folder.exists() else Path.cwd())
    share = usage.used / usage.total
    says = f"The disk of the data folder is {share:.0%} full."
    if share >= _BROKEN_FROM:
        return broken("disk", says, "Free space now: a message that cannot be recorded is not sent.")
    if share >= _ATTENTION_FROM:
        return attention("disk", says, "Plan for more space.")
    return fine("disk", says)


async def _clock(tx: Transaction, now: datetime) -> Finding:
    """A clock that went back would send too early and sort wrongly; what was written last tells."""
    newest = await tx.session.scalar(select(func.max(Event.created_at)))
    if newest is not None and newest > now + _AHEAD:
        return broken(
            "clock",
            f"This machine's clock is {int((newest - now).total_seconds())} seconds behind what was already written.",
            "Set the clock (NTP) on every machine that runs a part of Spotter.",
        )
    return fine("clock", "The clock agrees with what was written.")
