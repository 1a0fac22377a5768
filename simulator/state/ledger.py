"""The truth for tests: what really happened, written in the transaction in which it happened."""

import json
from enum import StrEnum
from typing import Any

from simulator.state.database import Database, Value
from simulator.state.settings import Clock


class LineKind(StrEnum):
    """What kind of thing happened. `effect` is a text or e-mail that really left for the member."""

    INBOUND = "inbound"
    EFFECT = "effect"
    REFUSED = "refused"  # answered like a success, but nothing left (opted out, no name, only updated, ...)
    PROFILE_WRITE = "profile_write"
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    STAFF_BY_HAND = "staff_by_hand"
    SEQUENCE_TEXT = "sequence_text"
    NOTICE = "notice"
    LOGIN = "login"
    FAULT = "fault"


class Ledger:
    """Append-only. Nothing here is ever changed or taken back."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def write(
        self,
        kind: LineKind,
        *,
        club: str | None,
        member: int | None = None,
        channel: str | None = None,
        body: str | None = None,
        **data: Any,
    ) -> int:
        """Append one line and return its number."""
        cursor = self._database.run(
            "INSERT INTO ledger(at, club, kind, member, channel, body, data) VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._clock.now().isoformat(),
            club,
            kind,
            member,
            channel,
            body,
            json.dumps(data, ensure_ascii=True),
        )
        return int(cursor.lastrowid or 0)

    def read(
        self, *, after: int = 0, kind: str | None = None, club: str | None = None, member: int | None = None, limit: int
    ) -> list[dict[str, Any]]:
        """Return lines in the order in which they were written."""
        sql = "SELECT * FROM ledger WHERE seq > ?"
        values: list[Value] = [after]
        for name, value in (("kind", kind), ("club", club), ("member", member)):
            if value is not None:
                sql += f" AND {name} = ?"
                values.append(value)
        rows = self._database.rows(f"{sql} ORDER BY seq LIMIT ?", *values, limit)
        return [
            {name: row[name] for name in ("seq", "at", "club", "kind", "member", "channel", "body")}
            | {"data": json.loads(row["data"])}
            for row in rows
        ]

    def head(self) -> int:
        """Return the number of the last line."""
        row = self._database.row("SELECT coalesce(max(seq), 0) FROM ledger")
        return int(row[0]) if row else 0
