"""Doing an act once per idempotency key: the answer is kept in the transaction of the act."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from spotter.domain.errors import SpotterError
from spotter.store.tables.records import IdempotencyRecord
from spotter.store.transaction import Transaction


class KeyReused(SpotterError):
    """The same idempotency key came with another request."""

    code = "idempotency_key_reused"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestKey:
    """Which request this is: a key counts within one principal and one route."""

    principal: str
    route: str
    key: str
    body_hash: str


def body_hash(body: Any) -> str:
    """Return the SHA-256 of a body, whatever the order of its fields."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


async def claim(tx: Transaction, request: RequestKey, *, now: datetime) -> dict[str, Any] | None:
    """Claim the key for this transaction, or return the answer that an earlier request left under it.

    A second request with the same key waits here until the first has committed or given up.
    """
    insert = sqlite_insert if tx.is_sqlite else postgresql_insert
    made = await tx.session.scalar(
        insert(IdempotencyRecord)
        .values(
            principal=request.principal,
            route=request.route,
            key=request.key,
            body_hash=request.body_hash,
            status=0,
            response={},
            created_at=now,
        )
        .on_conflict_do_nothing()
        .returning(IdempotencyRecord.id)
    )
    if made is not None:
        return None
    kept = (
        await tx.session.execute(select(IdempotencyRecord.body_hash, IdempotencyRecord.response).where(*_mine(request)))
    ).one()
    if kept.body_hash != request.body_hash:
        raise KeyReused("This Idempotency-Key was used for another request. Use a new key for a new request.")
    return kept.response


async def keep(tx: Transaction, request: RequestKey, response: dict[str, Any], *, status: int = 200) -> None:
    """Keep the answer under the claimed key."""
    await tx.session.execute(update(IdempotencyRecord).where(*_mine(request)).values(status=status, response=response))


def _mine(request: RequestKey) -> tuple[Any, ...]:
    return (
        IdempotencyRecord.principal == request.principal,
        IdempotencyRecord.route == request.route,
        IdempotencyRecord.key == request.key,
    )
