"""Login by link, logout, and who one is."""

from fastapi import APIRouter, Response

from api.auth import AnyStaff, SessionToken
from api.deps import Deps
from api.errors import problems, public_problems
from api.schemas.login import LoginBody, Me
from spotter.auth import login_links, sessions
from spotter.domain.errors import NotAllowed, NotLoggedIn
from spotter.store.transaction import Transaction

router = APIRouter(tags=["login"])


@router.post(
    "/login",
    operation_id="log_in",
    status_code=204,
    responses=public_problems(NotLoggedIn, NotAllowed),
    openapi_extra={"x-role": "public"},
)
async def log_in(body: LoginBody, deps: Deps, response: Response) -> None:
    """Trade the token of a login link for a session cookie. A link works once, for ten minutes."""

    async def work(tx: Transaction) -> str:
        person = await login_links.use_login_link(tx, body.token, now=deps.clock())
        return await sessions.open_session(tx, person, absolute=deps.sessions.absolute, now=deps.clock())

    token = await deps.store.run(work)
    response.set_cookie(
        deps.cookie.name,
        token,
        max_age=round(deps.sessions.absolute.total_seconds()),
        path="/",
        secure=deps.cookie.secure,
        httponly=True,
        samesite="lax",
    )


@router.post(
    "/logout", operation_id="log_out", status_code=204, responses=problems(), openapi_extra={"x-role": "staff"}
)
async def log_out(staff: AnyStaff, token: SessionToken, deps: Deps, response: Response) -> None:
    """End this browser's session."""

    async def work(tx: Transaction) -> None:
        await sessions.revoke(tx, token or "", now=deps.clock())

    await deps.store.run(work)
    response.delete_cookie(deps.cookie.name, path="/", secure=deps.cookie.secure, httponly=True, samesite="lax")


@router.get("/me", operation_id="get_me", responses=problems(), openapi_extra={"x-role": "staff"})
async def me(staff: AnyStaff, deps: Deps) -> Me:
    """Tell who is logged in."""
    ui_url = deps.temporal.ui_url or None
    return Me(id=staff.id, name=staff.name, role=staff.role.value, club=staff.club, temporal_ui_url=ui_url)
