"""Deliveries and their attempts. Each move names the state or fence it expects and says whether a row was hit."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from spotter.domain.delivery import OPEN_STATES, DeliveryKind, DeliveryState
from spotter.domain.ids import AttemptId, ConversationId, DeliveryId
from spotter.store.tables.deliveries import Attempt, Delivery
from spotter.store.transaction import Transaction


class Deliveries:
    """What we owe the CRM, and each try to pay it."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._session = tx.session
        self._insert: Any = sqlite.insert if tx.is_sqlite else postgresql.insert

    async def get(self, delivery: DeliveryId) -> Delivery | None:
        """Return the row as it is now, not as this transaction saw it before it held a lock."""
        return await self._session.scalar(
            select(Delivery).where(Delivery.id == delivery).execution_options(populate_existing=True)
        )

    async def by_intent_key(self, intent_key: str) -> Delivery | None:
        """Return the one row of an intent."""
        return await self._session.scalar(
            select(Delivery).where(Delivery.intent_key == intent_key).execution_options(populate_existing=True)
        )

    async def insert(self, values: dict[str, Any]) -> DeliveryId | None:
        """Insert a row; None where the intent already has one."""
        statement = self._insert(Delivery).values(**values).on_conflict_do_nothing(index_elements=["intent_key"])
        return await self._session.scalar(statement.returning(Delivery.id))

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
        return await self._hit(
            update(Delivery)
            .where(Delivery.id == delivery, Delivery.fence == fence, Delivery.state.in_(states))
            .values(**values, updated_at=now, version=Delivery.version + 1)
        )

    async def open_in_conversation(self, conversation: ConversationId, *, besides: DeliveryId) -> bool:
        """Say whether another delivery of the conversation has an attempt out."""
        return await self._exists(
            select(Delivery.id).where(
                Delivery.conversation_id == conversation, Delivery.id != besides, Delivery.state.in_(OPEN_STATES)
            )
        )

    async def older_by_hand(self, conversation: ConversationId, *, than: DeliveryId) -> bool:
        """Say whether something a person wrote earlier in this conversation is still to leave."""
        return await self._exists(
            select(Delivery.id).where(
                Delivery.conversation_id == conversation,
                Delivery.id < than,
                Delivery.kind == DeliveryKind.MANUAL,
                Delivery.state == DeliveryState.QUEUED,
            )
        )

    async def newest_attempt(self, conversation: ConversationId, *, besides: DeliveryId) -> AttemptId | None:
        """Return the newest try of any other delivery of the conversation."""
        newest = await self._session.scalar(
            select(func.max(Attempt.id))
            .join(Delivery, Delivery.id == Attempt.delivery_id)
            .where(Delivery.conversation_id == conversation, Delivery.id != besides)
        )
        return AttemptId(newest) if newest is not None else None

    async def sent_twins(self, row: Delivery, *, since: datetime) -> int:
        """Count other deliveries of the same words in the same conversation that were, or are being, sent since."""
        count = await self._session.scalar(
            select(func.count())
            .select_from(Delivery)
            .where(
                Delivery.conversation_id == row.conversation_id,
                Delivery.id != row.id,
                Delivery.body_hash == row.body_hash,
                ((Delivery.state == DeliveryState.SENT) & (Delivery.sent_at > since)) | Delivery.state.in_(OPEN_STATES),
            )
        )
        return count or 0

    async def attempts(self, delivery: DeliveryId) -> list[Attempt]:
        """Return all tries of a delivery, oldest first."""
        rows = await self._session.scalars(
            select(Attempt)
            .where(Attempt.delivery_id == delivery)
            .order_by(Attempt.number)
            .execution_options(populate_existing=True)
        )
        return list(rows)

    async def open_attempt(self, delivery: DeliveryId) -> Attempt | None:
        """Return the try that is out, if one is."""
        return next((row for row in await self.attempts(delivery) if row.closed_at is None), None)

    async def insert_attempt(self, delivery: DeliveryId, values: dict[str, Any]) -> tuple[AttemptId, int]:
        """Insert the next try; returns its id and number."""
        last = await self._session.scalar(
            select(func.coalesce(func.max(Attempt.number), 0)).where(Attempt.delivery_id == delivery)
        )
        number = (last or 0) + 1
        row = Attempt(delivery_id=delivery, number=number, **values)
        self._session.add(row)
        await self._session.flush()
        return AttemptId(row.id), number

    async def change_attempt(self, attempt: AttemptId, *, fence: int, **values: Any) -> bool:
        """Change an open try that is ours under `fence`. False: another worker has taken it over, so stop."""
        return await self._change_attempt(attempt, fence, values)

    async def take_attempt(self, attempt: AttemptId, *, fence: int) -> bool:
        """Raise the fence of an open try, as its delivery's is raised: it is ours now."""
        return await self._change_attempt(attempt, fence, {"fence": fence + 1})

    async def count_read(self, attempt: AttemptId, *, fence: int) -> bool:
        """Count one complete read-back of an open try."""
        return await self._change_attempt(attempt, fence, {"reads": Attempt.reads + 1})

    async def _change_attempt(self, attempt: AttemptId, fence: int, values: dict[str, Any]) -> bool:
        return await self._hit(
            update(Attempt)
            .where(Attempt.id == attempt, Attempt.fence == fence, Attempt.closed_at.is_(None))
            .values(**values)
        )

    async def _hit(self, statement: Any) -> bool:
        result: CursorResult[Any] = await self._session.execute(statement.execution_options(synchronize_session=False))  # pyright: ignore[reportAssignmentType] - an UPDATE gives a cursor
        return result.rowcount == 1

    async def _exists(self, statement: Any) -> bool:
        return await self._session.scalar(statement.limit(1)) is not None
