"""Login links: a token that works once, for ten minutes, of which the database knows only the hash."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

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
    mine = LoginLink.token_hash == token_hash(token)
    spent = await tx.session.execute(
        update(LoginLink)
        .where(mine, LoginLink.used_at.is_(None), LoginLink.expires_at > now)
        .values(used_at=now)
        .execution_options(synchronize_session=False)
    )
    if spent.rowcount != 1:  # pyright: ignore[reportAttributeAccessIssue] - an UPDATE has it
        raise NotLoggedIn("This login link is not valid any more. Ask for a new one with `spotter login-link`.")
    staff = await tx.session.scalar(select(LoginLink.staff_id).where(mine))
    if staff is None:
        raise NotLoggedIn("This login link is not valid any more.")
    return StaffId(staff)
