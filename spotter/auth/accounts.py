"""The owner's account: made by itself, so that a fresh Spotter can be logged in to."""

from datetime import UTC, datetime

from sqlalchemy import func, select

from spotter.auth.principals import Role
from spotter.domain.ids import StaffId
from spotter.store.session import Store
from spotter.store.tables.people import Staff
from spotter.store.transaction import Transaction

_OWNER_RUNG = 2
_OWNER_LOCK = 7_305_112_002
"""Any number that nothing else in the database uses."""


async def ensure_owner(store: Store) -> StaffId:
    """Return the owner's account, made where there is none. The owner sees every club."""
    return await store.run(_ensure_owner)


async def _ensure_owner(tx: Transaction) -> StaffId:
    if not tx.is_sqlite:
        # Two processes that start together must not make two owners; on SQLite the transaction itself is the lock.
        await tx.session.execute(select(func.pg_advisory_xact_lock(_OWNER_LOCK)))
    known = await tx.session.scalar(
        select(Staff.id)
        .where(Staff.role == Role.OWNER, Staff.club_id.is_(None), Staff.active.is_(True))
        .order_by(Staff.id)
        .limit(1)
    )
    if known is not None:
        return StaffId(known)
    owner = Staff(name="Owner", role=Role.OWNER.value, rung=_OWNER_RUNG, created_at=datetime.now(UTC))
    tx.session.add(owner)
    await tx.session.flush()
    return StaffId(owner.id)
