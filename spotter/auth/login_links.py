"""Login links: a token that works once, for ten minutes, of which the database knows only the hash."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from spotter.auth.accounts import ensure_owner
from spotter.auth.hashing import new_token, token_hash
from spotter.domain.errors import NotLoggedIn
from spotter.domain.ids import StaffId
from spotter.store.session import Store
from spotter.store.tables.people import LoginLink
from spotter.store.transaction import Transaction


async def mint_login_link(store: Store, *, ttl_minutes: int = 10, staff_id: StaffId | None = None) -> str:
    """Return a fresh token, by default for the owner's account. The link carries it in the fragment."""
    staff = staff_id if staff_id is not None else await ensure_owner(store)
    token = new_token()
    now = datetime.now(UTC)

    async def work(tx: Transaction) -> None:
        expires = now + timedelta(minutes=ttl_minutes)
        tx.session.add(LoginLink(staff_id=staff, token_hash=token_hash(token), created_at=now, expires_at=expires))

    await store.run(work)
    return token


async def use_login_link(tx: Transaction, token: str, *, now: datetime) -> StaffId:
    """Spend a token. Raises `NotLoggedIn` for one that is unknown, spent or too old, without saying which."""
    staff = await tx.session.scalar(
        update(LoginLink)
        .where(LoginLink.token_hash == token_hash(token), LoginLink.used_at.is_(None), LoginLink.expires_at > now)
        .values(used_at=now)
        .returning(LoginLink.staff_id)
        .execution_options(synchronize_session=False)
    )
    if staff is None:
        raise NotLoggedIn("This login link is not valid any more. Ask for a new one with `spotter login-link`.")
    return StaffId(staff)
