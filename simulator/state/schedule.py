"""Things that will happen later (late effects, notices, answers of members), kept over restarts."""

import json
from dataclasses import dataclass
from typing import Any

from simulator.state.database import Database
from simulator.state.settings import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing whose time has come."""

    id: int
    kind: str
    data: dict[str, Any]


class Schedule:
    """A queue by machine time: freezing the world's clock does not hold it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def after(self, seconds: float, kind: str, **data: Any) -> None:
        """Let something happen in so many seconds."""
        due = self._clock.machine_seconds() + seconds
        self._database.run("INSERT INTO schedule(due, kind, data) VALUES (?, ?, ?)", due, kind, json.dumps(data))

    def due(self) -> list[Due]:
        """Return everything whose time has come, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM schedule WHERE due <= ? ORDER BY due, id LIMIT 100", self._clock.machine_seconds()
        )
        return [Due(id=row["id"], kind=row["kind"], data=json.loads(row["data"])) for row in rows]

    def hurry(self, kind: str, *, member: int) -> int:
        """Make what waits for a member due now, and say how much that was."""
        cursor = self._database.run(
            "UPDATE schedule SET due = ? WHERE kind = ? AND json_extract(data, '$.message.member') = ?",
            self._clock.machine_seconds(),
            kind,
            member,
        )
        return cursor.rowcount

    def done(self, due: Due) -> None:
        """Take it off the list, in the transaction in which it happened."""
        self._database.run("DELETE FROM schedule WHERE id = ?", due.id)

    def waiting(self) -> int:
        """Say how many things are still to come."""
        row = self._database.row("SELECT count(*) FROM schedule")
        return int(row[0]) if row else 0
