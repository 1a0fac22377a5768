"""Signing in: the page with two forms, the answer to a password, and the cookies (fact sheet 1.1, 1.2)."""

import base64
import html
import json
import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from simulator.clubos import errors
from simulator.clubos.desk import SESSION_COOKIE, Desk
from simulator.clubos.posted import posted_form
from simulator.clubos.tokens import TokenPair
from simulator.state.clubs import Club
from simulator.state.ledger import LineKind
from simulator.state.sessions import Session

EXPIRED_ALERT = (
    '<div class="alert alert-warning">Your session has expired. Please log in to access the requested page.</div>'
)


class LoginPages:
    """The way in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._spent: set[str] = set()

    def routes(self) -> list[Route]:
        return [
            Route("/", self.home),
            Route("/action/Login/view", self.view),
            Route("/action/Login", self.view, methods=["GET"]),
            Route("/action/Login", self.submit, methods=["POST"]),
            Route("/action/Login/refresh-api-v3-access-token", self.refresh),
            Route("/action/Logout", self.leave),
        ]

    async def home(self, request: Request) -> Response:
        """Send a visitor to the login page."""
        return RedirectResponse("/action/Login/view", 302)

    async def view(self, request: Request) -> Response:
        """Show the login page; a visitor without a cookie gets the session in the form's address too."""
        expired = request.query_params.get("__fsk") == errors.EXPIRED_FLASH
        return self._page(request, notice=EXPIRED_ALERT if expired else "")

    async def submit(self, request: Request) -> Response:
        """Take user name and password; only the page's own form, posted as a browser does, is looked at."""
        form = await posted_form(request)
        if errors.is_xhr(request) or not request.headers.get("origin"):
            return self._page(request)
        session_id = _session_id(request)
        pair = self._desk.tokens.read("login", form.get("_sourcePage"), form.get("__fp"))
        if form.get("login") != "Submit" or not session_id or not self._fresh(pair, session_id):
            return errors.invalid()
        club = self._desk.world.clubs.by_username(form.get("username"))
        if club is None or not self._admits(club, form.get("password")):
            return self._page(request, username=form.get("username"), incorrect=True)
        return self._enter(club, session_id)

    async def refresh(self, request: Request) -> Response:
        """Renew the cookies of the newer API."""
        session = self._desk.session(request)
        response = Response("{}", media_type="application/json")
        _set_api_cookies(response, session.user_id, int(self._desk.world.clock.crm_seconds()))
        return response

    async def leave(self, request: Request) -> Response:
        """Sign out."""
        self._desk.world.sessions.expire(request.cookies.get(SESSION_COOKIE, ""))
        return RedirectResponse("/action/Login/view", 302)

    def _fresh(self, pair: dict[str, str | int] | None, session_id: str) -> bool:
        if pair is None or pair["session"] != session_id or pair["nonce"] in self._spent:
            return False
        self._spent.add(str(pair["nonce"]))
        return True

    def _admits(self, club: Club, password: str) -> bool:
        """Check a password and count; a locked account refuses even the right one."""
        world = self._desk.world
        right = secrets.compare_digest(password.encode(), club.password.encode())
        with world.database.transaction():
            if right and not club.locked:
                world.clubs.change(club.slug, failed_logins=0, logins=club.logins + 1)
            else:
                failed, limit = club.failed_logins + 1, world.settings.now.lockout_after
                world.clubs.change(
                    club.slug, failed_logins=failed, locked=int(club.locked or bool(limit and failed >= limit))
                )
            admitted = right and not club.locked
            world.ledger.write(LineKind.LOGIN, club=club.slug, system="clubos", ok=admitted, locked=club.locked)
        return admitted

    def _enter(self, club: Club, session_id: str) -> Response:
        world = self._desk.world
        with world.database.transaction():
            session = world.sessions.open(session_id, club=club.slug, user_id=club.account_id)
        response = RedirectResponse("/action/Dashboard/view", 302)
        set_identity_cookies(response, session)
        _set_api_cookies(response, club.account_id, int(world.clock.crm_seconds()))
        return response

    def _page(self, request: Request, *, username: str = "", incorrect: bool = False, notice: str = "") -> Response:
        known = _session_id(request)
        session_id = known or self._desk.world.sessions.new_id()
        suffix = "" if request.cookies.get(SESSION_COOKIE) else f";jsessionid={session_id}"
        tokens = self._desk.tokens
        page = login_page(
            action=f"/action/Login{suffix}",
            login=tokens.issue("login", session=session_id),
            forgot=tokens.issue("forgot", session=session_id),
            username=username,
            incorrect=incorrect,
            notice=notice,
        )
        response = HTMLResponse(page)
        if not request.cookies.get(SESSION_COOKIE):
            response.set_cookie(SESSION_COOKIE, session_id, path="/", httponly=True)
        return response


def login_page(
    *, action: str, login: TokenPair, forgot: TokenPair, username: str = "", incorrect: bool = False, notice: str = ""
) -> str:
    """Return the login page, about 75 kB of it."""
    page = f"""<!DOCTYPE html>
<html>
<head><title>Anytime Fitness</title></head>
<body class="login">
{notice}
<form id="forgotForm" method="post" action="{action}">
  <input type="hidden" name="forgot" value="Submit"><input type="text" name="forgotUsername" value="">
  <div style="display: none;"><input type="hidden" name="_sourcePage" value="{forgot.source_page}"><input
    type="hidden" name="__fp" value="{forgot.fp}"></div>
</form>
<form id="loginForm" method="post" action="{action}">
  <input type="hidden" name="login" value="Submit">
  <ul class="errors"><li class="error incorrect{"" if incorrect else " hide"}">Username/Password is incorrect</li></ul>
  <div class="form-group"><input type="text" name="username" value="{html.escape(username)}"></div>
  <div class="form-group form-group-password{" has-error" if incorrect else ""}"><input type="password"
    name="password" value=""></div>
  <button type="button" class="btn js-login">Log In</button>
  <div style="display: none;"><input type="hidden" name="_sourcePage" value="{login.source_page}"><input
    type="hidden" name="__fp" value="{login.fp}"></div>
</form>
</body>
</html>
"""
    return errors.padded(page, 75_300)


def set_identity_cookies(response: Response, session: Session) -> None:
    """Set the cookies that say who signed in and whom the session acts as."""
    response.set_cookie("loggedInUserId", str(session.user_id), path="/")
    response.set_cookie("delegatedUserId", str(session.delegated_id), path="/")
    response.set_cookie("staffDelegatedUserId", str(session.delegated_id), path="/")


def _set_api_cookies(response: Response, user_id: int, now: int) -> None:
    """Set tokens of the newer API: plainly made up, with the life the real ones have."""
    for cookie, use in (("apiV3AccessToken", "access"), ("apiV3IdToken", "id")):
        claims = {"token_use": use, "iss": "simulator", "sub": str(user_id), "iat": now, "exp": now + 3600}
        response.set_cookie(cookie, _unsigned_jwt(claims), path="/")
    response.set_cookie("apiV3RefreshToken", f"simulator-refresh-{secrets.token_hex(24)}", path="/")


def _unsigned_jwt(claims: dict[str, Any]) -> str:
    parts = ({"alg": "RS256", "kid": "simulator"}, claims)
    encoded = (base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)
    return ".".join([*encoded, "simulated-signature"])


def _session_id(request: Request) -> str:
    return request.cookies.get(SESSION_COOKIE) or str(request.scope.get("simulator.jsessionid", ""))
