"""Deliveries and their attempts. Each move names the state or fence it expects and says whether a row was hit."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import CursorResult, Executable

from spotter.domain.delivery import DeliveryState
from spotter.domain.ids import AttemptId, DeliveryId
from spotter.store import delivery_statements as statements
from spotter.store.delivery_statements import StoredAttempt, StoredDelivery, stored
from spotter.store.row_changes import known_columns
from spotter.store.transaction import Transaction


class Sought(NamedTuple):
    """A delivery whose text was seen in the member's thread, with what says whether it is this one's."""

    row: StoredDelivery
    newest_attempt: AttemptId | None
    """Newest try of any other delivery of the conversation."""
    posted_at: datetime | None
    """When the last try began; None where there was none."""


class Deliveries:
    """What we owe the CRM, and each try to pay it."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._session = tx.session
        self._is_sqlite = tx.is_sqlite

    async def find(self, delivery: DeliveryId) -> StoredDelivery | None:
        """Return the row as it is now."""
        row = (await self._session.execute(statements.FIND, {"delivery": delivery})).one_or_none()
        return stored(row) if row is not None else None

    async def by_intent_key(self, intent_key: str) -> StoredDelivery | None:
        """Return the one row of an intent."""
        row = (await self._session.execute(statements.FIND_BY_INTENT, {"intent_key": intent_key})).one_or_none()
        return stored(row) if row is not None else None

    async def sought(self, delivery: DeliveryId) -> Sought | None:
        """Return the row with what decides whether a text that was seen is its own."""
        row = (await self._session.execute(statements.FIND_SOUGHT, {"delivery": delivery})).one_or_none()
        if row is None:
            return None
        return Sought(row=stored(row), newest_attempt=row.newest_attempt, posted_at=row.posted_at)

    async def stand(self, delivery: DeliveryId) -> tuple[DeliveryState, int] | None:
        """Return the state and the fence, and nothing else."""
        row = (await self._session.execute(statements.STAND, {"delivery": delivery})).one_or_none()
        return (DeliveryState(row.state), row.fence) if row is not None else None

    async def insert(self, values: dict[str, Any]) -> DeliveryId | None:
        """Insert a row; None where the intent already has one."""
        return await self._session.scalar(
            statements.INSERT[self._is_sqlite], known_columns(values, statements.DELIVERY)
        )

    async def change(
        self,
        delivery: DeliveryId,
        *,
        states: Iterable[DeliveryState],
        fence: int,
        now: datetime,
        raise_fence: bool = False,
        **values: Any,
    ) -> bool:
        """Change a row that is in one of `states` under `fence`. False: somebody else was first, so stop."""
        if raise_fence:
            values["fence"] = fence + 1
        values["updated_at"] = now
        change = known_columns(values, statements.DELIVERY) | {"of_delivery": delivery, "under": fence}
        return await self._hit(statements.change_from(frozenset(states)), change)

    async def sent_twins(self, row: StoredDelivery, *, since: datetime) -> int:
        """Count other deliveries of the same words in the same conversation that were, or are being, sent since."""
        others = {"conversation": row.conversation_id, "delivery": row.id, "body_hash": row.body_hash, "since": since}
        return await self._session.scalar(statements.SENT_TWINS, others) or 0

    async def attempts(self, delivery: DeliveryId) -> list[StoredAttempt]:
        """Return all tries of a delivery, oldest first."""
        rows = await self._session.execute(statements.ATTEMPTS, {"delivery": delivery})
        return [StoredAttempt._make(row) for row in rows]

    async def open_attempt(self, delivery: DeliveryId) -> StoredAttempt | None:
        """Return the try that is out, if one is."""
        return next((row for row in await self.attempts(delivery) if row.closed_at is None), None)

    async def insert_attempt(self, delivery: DeliveryId, values: dict[str, Any]) -> tuple[AttemptId, int]:
        """Insert the next try; returns its id and number."""
        new = known_columns(values, statements.ATTEMPT) | {"delivery_id": delivery, "of_delivery": delivery}
        row = (await self._session.execute(statements.INSERT_ATTEMPT, new)).one()
        return AttemptId(row.id), row.number

    async def change_attempt(self, attempt: AttemptId, *, fence: int, counts_read: bool = False, **values: Any) -> bool:
        """Change an open try that is ours under `fence`. False: another worker has taken it over, so stop."""
        statement = statements.COUNT_READ if counts_read else statements.CHANGE_ATTEMPT
        return await self._hit(
            statement, known_columns(values, statements.ATTEMPT) | {"of_attempt": attempt, "under": fence}
        )

    async def take_attempt(self, attempt: AttemptId, *, fence: int) -> bool:
        """Raise the fence of an open try, as its delivery's is raised: it is ours now."""
        taken = {"of_attempt": attempt, "under": fence, "fence": fence + 1}
        return await self._hit(statements.CHANGE_ATTEMPT, taken)

    async def count_read(self, attempt: AttemptId, *, fence: int) -> bool:
        """Count one complete read-back of an open try."""
        return await self.change_attempt(attempt, fence=fence, counts_read=True)

    async def _hit(self, statement: Executable, values: dict[str, Any]) -> bool:
        result: CursorResult[Any] = await self._session.execute(statement, values)  # pyright: ignore[reportAssignmentType] - an UPDATE gives a cursor
        return result.rowcount == 1
