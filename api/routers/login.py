"""Login by link, logout, and who one is."""

from fastapi import APIRouter, Request, Response

from api.auth import AnyStaff, SessionToken
from api.deps import Deps
from api.errors import problems, public_problems
from api.schemas.login import LoginBody, Me
from spotter.auth import login_links, sessions
from spotter.domain.errors import NotAllowed, NotLoggedIn

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
    raise NotImplementedError


@router.post(
    "/logout", operation_id="log_out", status_code=204, responses=problems(), openapi_extra={"x-role": "staff"}
)
async def log_out(staff: AnyStaff, token: SessionToken, deps: Deps, response: Response) -> None:
    """End this browser's session."""
    raise NotImplementedError


@router.get("/me", operation_id="get_me", response_model=Me, responses=problems(), openapi_extra={"x-role": "staff"})
async def me(staff: AnyStaff, deps: Deps) -> Me:
    """Tell who is logged in."""
    raise NotImplementedError
