"""Who asks: the session cookie turned into a principal, and what each route demands of it."""

from collections.abc import Collection
from typing import Annotated, Final

from fastapi import Depends
from starlette.requests import HTTPConnection

from api.deps import ApiDeps, Deps
from spotter.auth import sessions
from spotter.auth.principals import Principal, Role
from spotter.domain.errors import NotLoggedIn
from spotter.store.transaction import Transaction

_AT_ONCE: Final = 500


async def principal_of(token: str | None, deps: ApiDeps) -> Principal | None:
    """Return who holds this session token now; rights are read anew each time, and the look counts as use."""
    if not token:
        return None
    now = deps.clock()

    async def look(tx: Transaction) -> tuple[Principal | None, bool]:
        principal = await sessions.find_principal(tx.session, token, idle=deps.sessions.idle, now=now)
        return principal, principal is not None and await sessions.needs_touch(tx.session, token, now=now)

    principal, stale = await deps.store.read(look)
    if stale:

        async def work(tx: Transaction) -> None:
            await sessions.touch(tx, token, now=now)

        await deps.store.run(work)
    return principal


async def principals_of(tokens: Collection[str], deps: ApiDeps) -> dict[str, Principal]:
    """Return who holds each of these session tokens now. An open live connection alone keeps no login alive."""
    wanted = list(tokens)

    async def look(tx: Transaction) -> dict[str, Principal]:
        found: dict[str, Principal] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            chunk = wanted[start : start + _AT_ONCE]
            found |= await sessions.find_principals(tx.session, chunk, idle=deps.sessions.idle, now=deps.clock())
        return found

    return await deps.store.read(look)


def session_token(connection: HTTPConnection, deps: Deps) -> str | None:
    """Return the session cookie's value."""
    return connection.cookies.get(deps.cookie.name)


SessionToken = Annotated[str | None, Depends(session_token)]


async def _current_staff(token: SessionToken, deps: Deps) -> Principal:
    principal = await principal_of(token, deps)
    if principal is None:
        raise NotLoggedIn("Log in first: `spotter login-link` prints a link.")
    return principal


AnyStaff = Annotated[Principal, Depends(_current_staff)]
"""Anyone who is logged in."""


def _manager(staff: AnyStaff) -> Principal:
    staff.must_be(Role.MANAGER)
    return staff


def _owner(staff: AnyStaff) -> Principal:
    staff.must_be(Role.OWNER)
    return staff


Manager = Annotated[Principal, Depends(_manager)]
"""A manager or the owner."""

Owner = Annotated[Principal, Depends(_owner)]
"""The owner alone."""
