"""Counts what the worker asks of database and CRM while it answers: exact, whatever the machine does meanwhile."""

import json
import signal
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import httpx2
from sqlalchemy import event
from sqlalchemy.engine import Engine
from temporalio import activity

_OF_A_TURN = frozenset({"classify", "reply"})


def count_into(path: Path) -> None:
    """Count from now on; SIGUSR1 writes the counts and begins anew."""
    counts: Counter[str] = Counter()

    def note(what: str) -> None:
        # Polling and sweeps go on beside a turn: they cost by the hour, not by the turn.
        if activity.in_activity() and activity.info().activity_type in _OF_A_TURN:
            counts[what] += 1

    def statement(_connection: Any, _cursor: Any, sql: str, *_more: Any) -> None:
        if not sql.startswith("BEGIN"):
            note("statements")

    def begun(_connection: Any) -> None:
        note("transactions")

    def committed(_connection: Any) -> None:
        note("commits")

    def tell(_number: int, _frame: FrameType | None) -> None:
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(counts))
        beside.rename(path)
        counts.clear()

    send = httpx2.AsyncHTTPTransport.handle_async_request

    async def counted(self: httpx2.AsyncHTTPTransport, request: httpx2.Request) -> httpx2.Response:
        note("crm_requests")
        return await send(self, request)

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "begin", begun)
    event.listen(Engine, "commit", committed)
    httpx2.AsyncHTTPTransport.handle_async_request = counted
    signal.signal(signal.SIGUSR1, tell)
