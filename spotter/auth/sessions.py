"""Logged-in browsers: opaque tokens that end when unused, when old, when revoked, and with the person's account."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select, update

from spotter.auth.hashing import new_token, token_hash
from spotter.auth.principals import Principal, Role
from spotter.domain.conversation import ClubStatus
from spotter.domain.ids import ClubId, StaffId
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.clubs import Club
from spotter.store.tables.people import Staff, StaffSession
from spotter.store.transaction import Transaction

_TOUCH_EVERY = timedelta(minutes=1)
"""How exactly the time of last use is kept: each request writing it would cost a write per read."""


async def open_session(tx: Transaction, staff: StaffId, *, absolute: timedelta, now: datetime) -> str:
    """Log a person in; return the token for the cookie."""
    token = new_token()
    tx.session.add(
        StaffSession(
            staff_id=staff,
            token_hash=token_hash(token),
            created_at=now,
            last_seen_at=now,
            expires_at=now + absolute,
        )
    )
    await tx.session.flush()
    return token


async def find_principal(session: AwaitedSession, token: str, *, idle: timedelta, now: datetime) -> Principal | None:
    """Return who holds this token, or None: unknown, unused for too long, too old, revoked, disabled, club removed."""
    return (await find_principals(session, [token], idle=idle, now=now)).get(token)


async def find_principals(
    session: AwaitedSession, tokens: Collection[str], *, idle: timedelta, now: datetime
) -> dict[str, Principal]:
    """Return who holds each of these tokens; a token that is no login any more is missing."""
    hashes = {token_hash(token): token for token in tokens}
    rows = await session.execute(
        select(StaffSession.token_hash, Staff.id, Staff.name, Staff.role, Staff.club_id, Club.status)
        .join(Staff, Staff.id == StaffSession.staff_id)
        .outerjoin(Club, Club.id == Staff.club_id)
        .where(
            StaffSession.token_hash.in_(hashes),
            StaffSession.revoked_at.is_(None),
            StaffSession.expires_at > now,
            StaffSession.last_seen_at > now - idle,
            Staff.active.is_(True),
        )
    )
    return {
        hashes[row.token_hash]: Principal(
            id=StaffId(row.id),
            name=row.name,
            role=Role(row.role),
            club=None if row.club_id is None else ClubId(row.club_id),
        )
        for row in rows
        if row.status != ClubStatus.REMOVED
    }


async def needs_touch(session: AwaitedSession, token: str, *, now: datetime) -> bool:
    """Tell whether the time of last use is old enough to be written again."""
    seen = await session.scalar(select(StaffSession.last_seen_at).where(StaffSession.token_hash == token_hash(token)))
    return seen is not None and seen < now - _TOUCH_EVERY


async def touch(tx: Transaction, token: str, *, now: datetime) -> None:
    """Write the time of last use."""
    await tx.session.execute(
        update(StaffSession)
        .where(StaffSession.token_hash == token_hash(token), StaffSession.last_seen_at < now)
        .values(last_seen_at=now)
    )


async def revoke(tx: Transaction, token: str, *, now: datetime) -> None:
    """End one session; it is refused from the commit on."""
    await tx.session.execute(
        update(StaffSession)
        .where(StaffSession.token_hash == token_hash(token), StaffSession.revoked_at.is_(None))
        .values(revoked_at=now)
    )
