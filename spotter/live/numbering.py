"""Giving committed events their positions: one statement on PostgreSQL, one short transaction on SQLite.

Nobody but the lease's holder numbers, and one at a time. Who held it before had committed when the epoch became ours;
who holds it after us has changed the epoch, and then nothing of ours is written: so the waiting events may be looked
for before the lease's row is locked.
"""

import json
from typing import Any

import psycopg
from psycopg.rows import namedtuple_row
from sqlalchemy import URL, Select, select, text

from spotter.domain.errors import SpotterError, Superseded
from spotter.live.lease import CHANNEL, LASTS, Lease
from spotter.live.tail import Frame, frame_of
from spotter.store.session import Store
from spotter.store.tables.base import table_of
from spotter.store.tables.records import Event
from spotter.store.transaction import Transaction

AT_ONCE = 1_000

_EVENT = table_of(Event)
_WAITING: Select[*tuple[Any, ...]] = (
    select(_EVENT.c.id, _EVENT.c.type, _EVENT.c.club_id, _EVENT.c.conversation_id, _EVENT.c.version)
    .where(_EVENT.c.position.is_(None))
    .order_by(_EVENT.c.id)
    .limit(AT_ONCE)
)
_GIVE_PLACES = text(
    """
    UPDATE event SET position = :before + given.key + 1
    FROM json_each(:ids) AS given
    WHERE event.id = given.value
    """
)
_NUMBER = f"""
    WITH waiting AS MATERIALIZED (
        SELECT id, row_number() OVER (ORDER BY id) AS place
        FROM event WHERE position IS NULL ORDER BY id LIMIT {AT_ONCE}
    ), lease AS (
        UPDATE sequencer_lease
        SET head = head + (SELECT count(*) FROM waiting),
            expires_at = clock_timestamp() + make_interval(secs => {LASTS.total_seconds()})
        WHERE id = 1 AND epoch = %(mine)s AND (
            EXISTS (SELECT FROM waiting)
            OR expires_at < clock_timestamp() + make_interval(secs => {LASTS.total_seconds() * 2 / 3})
        )
        RETURNING head - (SELECT count(*) FROM waiting) AS before,
            CASE WHEN EXISTS (SELECT FROM waiting) THEN pg_notify('{CHANNEL}', concat(head, ' ', epoch)) END
    ), numbered AS (
        UPDATE event SET position = lease.before + waiting.place
        FROM waiting, lease WHERE event.id = waiting.id
        RETURNING position, type, club_id, conversation_id, version
    )
    SELECT held.epoch, numbered.*
    FROM sequencer_lease AS held LEFT JOIN numbered ON true
    WHERE held.id = 1 ORDER BY numbered.position
    """.encode()  # noqa: S608 - our own constants
"""Where nothing waits and the lease lasts, it writes nothing. What it writes it tells, at its commit."""
_PLAN = "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
"""Row by row along the indexes. A bitmap scan never clears away entries of events that were numbered: it would meet
all of them again, twenty times a second, until the next vacuum; and a new database has no statistics to know better.
"""


class Numbering:
    """Gives events their positions, for the lease's holder."""

    def __init__(self, store: Store) -> None:
        """Opens nothing yet."""
        self._store = store
        self._connection: psycopg.AsyncConnection[Any] | None = None

    async def number(self, epoch: int, *, must_renew: bool) -> list[Frame]:
        """Give the oldest events without a position theirs, and return them; raises `Superseded`.

        `must_renew` is for SQLite; PostgreSQL's statement knows by itself how long the lease lasts.
        """
        if self._store.is_sqlite:
            return await self._store.run(lambda tx: _in_a_transaction(tx, epoch, must_renew=must_renew))
        rows = await self._in_one_statement(epoch)
        if not rows or rows[0].epoch != epoch:
            raise Superseded("Another process numbers events now.")
        return [frame_of(row.position, row) for row in rows if row.position is not None]

    async def aclose(self) -> None:
        """Close what was opened; it is opened again when it is needed."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()

    async def _in_one_statement(self, epoch: int) -> list[Any]:
        """Ask on a connection of its own, from the event loop: twenty times a second, BEGIN, COMMIT, a session and a
        thread for each cost ten times what the statement does.
        """
        if self._connection is None:
            self._connection = await psycopg.AsyncConnection.connect(
                driver_url(self._store.engine.url), autocommit=True, options=_PLAN, row_factory=namedtuple_row
            )
        try:
            cursor = await self._connection.execute(_NUMBER, {"mine": epoch}, prepare=True)
            return await cursor.fetchall()
        except BaseException:
            await self.aclose()
            raise


def driver_url(url: URL) -> str:
    """Return how the driver itself writes a PostgreSQL database's URL."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


async def _in_a_transaction(tx: Transaction, epoch: int, *, must_renew: bool) -> list[Frame]:
    waiting = (await tx.session.execute(_WAITING)).all()
    if not waiting and not must_renew:
        return []
    head = await Lease(tx).advance(epoch, by=len(waiting))
    if head is None:
        raise Superseded("Another process numbers events now.")
    before = head - len(waiting)
    if waiting:
        await _give_places(tx, [row.id for row in waiting], before)
    return [frame_of(place, row) for place, row in enumerate(waiting, before + 1)]


async def _give_places(tx: Transaction, ids: list[int], before: int) -> None:
    given = await tx.session.execute(_GIVE_PLACES, {"before": before, "ids": json.dumps(ids)})
    if getattr(given, "rowcount", 0) != len(ids):
        raise SpotterError("Events went away while they were numbered.")  # a place would stay empty for ever
