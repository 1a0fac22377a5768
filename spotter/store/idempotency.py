"""Answers kept for repeated requests: written in the transaction of the write, so a repeat changes nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from spotter.domain.errors import Conflict
from spotter.store.tables.records import IdempotencyRecord
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestKey:
    """Which request this is: a key counts for one principal and one route."""

    principal: str
    route: str
    key: str
    body_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """What the first such request was answered."""

    status: int
    response: dict[str, Any]


class KeptAnswers:
    """The kept answers, as one transaction sees them."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._session = tx.session
        self._insert: Any = sqlite.insert if tx.is_sqlite else postgresql.insert

    async def find(self, request: RequestKey) -> KeptAnswer | None:
        """Return the kept answer. Raises `Conflict` where the key was used for another body."""
        row = (
            await self._session.execute(
                select(IdempotencyRecord.body_hash, IdempotencyRecord.status, IdempotencyRecord.response).where(
                    IdempotencyRecord.principal == request.principal,
                    IdempotencyRecord.route == request.route,
                    IdempotencyRecord.key == request.key,
                )
            )
        ).one_or_none()
        if row is None:
            return None
        if row.body_hash != request.body_hash:
            raise Conflict("This idempotency key was used for another request.")
        return KeptAnswer(status=row.status, response=dict(row.response))

    async def keep(self, request: RequestKey, answer: KeptAnswer, *, now: datetime) -> bool:
        """Keep an answer. False: the same request was answered meanwhile, so undo this one and `find` that answer."""
        kept = await self._session.scalar(
            self._insert(IdempotencyRecord)
            .values(
                principal=request.principal,
                route=request.route,
                key=request.key,
                body_hash=request.body_hash,
                status=answer.status,
                response=answer.response,
                created_at=now,
            )
            .on_conflict_do_nothing(index_elements=["principal", "route", "key"])
            .returning(IdempotencyRecord.id)
        )
        return kept is not None

    async def forget(self, *, before: datetime) -> None:
        """Drop answers that nobody repeats any more."""
        await self._session.execute(delete(IdempotencyRecord).where(IdempotencyRecord.created_at < before))
