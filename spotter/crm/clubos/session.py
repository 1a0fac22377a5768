"""One login to ClubOS: its cookies, its proof of life, and whom it acts as. One task at a time."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Final

import structlog
from httpx2 import URL
from selectolax.lexbor import LexborHTMLParser

from spotter.crm.clubos.browser import DASHBOARD, Browser
from spotter.crm.clubos.dashboard import Dashboard, account_of, read_acting, read_dashboard
from spotter.crm.clubos.form_fields import read_fields
from spotter.crm.clubos.login_gate import LoginGate
from spotter.crm.clubos.page_text import attribute
from spotter.crm.clubos.pages import PageClass, classify, error_for
from spotter.crm.clubos.wire import Answer, ClientFactory
from spotter.crm.port import CrmAccount
from spotter.domain.errors import (
    CrmError,
    CrmLoginRefused,
    CrmMismatch,
    CrmSessionLost,
    CrmUnavailable,
    CrmUnreadable,
)
from spotter.domain.ids import CrmUserId

log = structlog.get_logger(__name__)

LOGIN: Final = "/action/Login/view"
_HOPS: Final = 3
_UNDO_DEADLINE_S: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """The account's user name and password. Never printed."""

    username: str
    password: str

    def __repr__(self) -> str:
        return "Credentials(...)"


class ClubOsSession:
    """A cookie jar with a lock around it. What it sees depends on whom it acts as, so nobody shares it."""

    def __init__(
        self,
        *,
        base_url: str,
        credentials: Credentials,
        clients: ClientFactory,
        gate: LoginGate,
        login_lock: asyncio.Lock,
        clock: Callable[[], datetime],
    ) -> None:
        """`login_lock` is shared by an account's sessions: a second one must see that the first was refused."""
        self.lock = asyncio.Lock()
        self.account: CrmAccount | None = None
        self.acting_as: CrmUserId | None = None
        self.serial = 0
        """Counts logins and losses: what was read under another serial belongs to another session."""
        self.browser = Browser(base_url=base_url, clients=clients)
        self.clock = clock
        self._credentials = credentials
        self._gate = gate
        self._login_lock = login_lock
        self._proven_at: float | None = None
        self._password_sent = False

    @property
    def is_alive(self) -> bool:
        """Whether there is a session that was proven once and not known to have ended since."""
        return self._proven_at is not None

    @property
    def proof_age_s(self) -> float:
        """Seconds since the session was last proven to be ours."""
        return float("inf") if self._proven_at is None else monotonic() - self._proven_at

    def drop(self) -> None:
        """Forget the session: the next use logs in anew."""
        self.browser.cookies.clear()
        self._proven_at = None
        self.acting_as = None
        self.serial += 1

    async def aclose(self) -> None:
        """Close the connections."""
        await self.browser.aclose()

    # ── Proof of life and login ─────────────────────────────────────────────────────────────────

    async def prove(self) -> Dashboard:
        """Show that the session is ours and acts as nobody else, logging in once where it is not."""
        if not self.is_alive:
            return await self.login()
        try:
            return self._proven(await self._live_dashboard(await self.browser.get(DASHBOARD)))
        except CrmSessionLost:
            return await self.login()

    async def login(self) -> Dashboard:
        """Log in. The gate is asked before and told after, whatever came of it."""
        async with self._login_lock:
            wait = await self._gate.may_try()
            if wait is not None:
                raise CrmUnavailable("Logging in to the CRM has to wait after failures.", retry_after=wait)
            try:
                dashboard = await self._log_in()
                account = account_of(dashboard)
            except CrmError as error:
                self.drop()
                await self._gate.failed(error.code, password_sent=self._password_sent)
                log.warning("crm_login_failed", code=error.code)
                raise
            self.account = account
            await self._gate.succeeded(account)
            log.info("crm_login_succeeded", account=account.user_id)
            return dashboard

    async def _log_in(self) -> Dashboard:
        self.drop()
        self._password_sent = False
        page = await self._login_page()
        tree = LexborHTMLParser(page.text)
        form = tree.css_first("form#loginForm")
        fields = read_fields(form) if form is not None else ()
        tokens = {field.name for field in fields if field.value}
        action = attribute(form, "action") if form is not None else ""
        if not {"_sourcePage", "__fp"} <= tokens or not action.startswith("/action/Login"):
            raise CrmUnreadable("The CRM's login form lacks its tokens.")
        ours = {"username": self._credentials.username, "password": self._credentials.password, "login": "Submit"}
        pairs = [(field.name, field.value) for field in fields if field.name not in ours]
        self._password_sent = True
        answer = await self.browser.post(action, [*ours.items(), *pairs], xhr=False, referer=LOGIN)
        match classify(answer):
            case PageClass.LOGIN_INCORRECT:
                raise CrmLoginRefused("The CRM says that the user name or password is wrong.")
            case PageClass.REDIRECT:
                return self._proven(await self._live_dashboard(answer))
            case page_class:
                raise error_for(page_class, answer, self.clock())

    async def _login_page(self) -> Answer:
        answer = await self.browser.get(LOGIN)
        for _ in range(_HOPS):
            target = self._own_redirect(answer)
            if target is None or target.path != LOGIN:
                break
            answer = await self.browser.get(target.raw_path.decode("ascii"))
        if answer.redirect is not None or classify(answer) not in (PageClass.LOGIN, PageClass.LOGIN_INCORRECT):
            raise self._unexpected(answer)
        return answer

    async def _live_dashboard(self, answer: Answer) -> Dashboard:
        page = await self._live_page(answer)
        return read_dashboard(page.tree, page.values)

    async def _live_page(self, answer: Answer) -> Answer:
        """Follow the expected steps to the dashboard; anything else is not a live session."""
        for _ in range(_HOPS):
            target = self._own_redirect(answer)
            if target is None:
                break
            if not target.path.startswith("/action/Dashboard"):
                raise self._unexpected(answer)
            answer = await self.browser.get(target.raw_path.decode("ascii"))
        if classify(answer) is not PageClass.LIVE or answer.url.path.startswith("/action/Login"):
            raise self._unexpected(answer)
        return answer

    def _proven(self, dashboard: Dashboard) -> Dashboard:
        logged_in = dashboard.logged_in_user_id
        if self.browser.cookies.get("loggedInUserId") not in ("", logged_in):
            raise CrmUnreadable("The CRM's page and cookie name different accounts.")
        if self.account is not None and self.account.user_id != logged_in:
            raise CrmMismatch("The CRM logged us in as another account than before.")
        if dashboard.is_delegating:
            self.drop()
            raise CrmSessionLost("The session acts as somebody else; it was dropped.")
        self._proven_at = monotonic()
        return dashboard

    def _own_redirect(self, answer: Answer) -> URL | None:
        target = answer.redirect
        if target is not None and not self.browser.is_ours(target):
            raise CrmUnreadable("The CRM points to another site; it was not followed.")
        return target

    def _unexpected(self, answer: Answer) -> CrmError:
        return error_for(classify(answer), answer, self.clock())

    # ── Acting as a member ──────────────────────────────────────────────────────────────────────

    def acts_as_itself(self) -> bool:
        """Tell whether the cookies say that nobody is acted as (§1.2)."""
        own = self.account.user_id if self.account is not None else ""
        return self.acting_as is None and self.browser.cookies.get("delegatedUserId") in ("", "0", own)

    async def delegate(self, member: CrmUserId) -> str:
        """Act as a member and return the token of the page that proves it."""
        self.acting_as = member  # from the first byte on: a lost answer may have taken effect
        answer = await self.browser.get(f"/action/Delegate/{member}/url=/action/Dashboard")
        if classify(answer) is not PageClass.REDIRECT:
            raise self._unexpected(answer)
        acting = read_acting((await self._live_page(answer)).values)
        said = {acting.acting_user_id, self.browser.cookies.get("delegatedUserId")} - {""}
        if not acting.token or not said:
            raise CrmUnreadable("The CRM's page does not say whom the session acts as.")
        if not acting.is_delegating or said != {member}:
            raise CrmMismatch("The CRM acts as somebody else than the member asked for.")
        self._proven_at = monotonic()
        return acting.token

    async def undo(self) -> None:
        """Act as ourselves again. Where that cannot be shown, the session is dropped."""
        if self.acting_as is None:
            return
        done = False
        try:
            async with asyncio.timeout(_UNDO_DEADLINE_S):
                stamp = int(self.clock().timestamp() * 1000)
                answer = await self.browser.get(f"/action/Delegate/0/url=false?_={stamp}", xhr=True, accept="*/*")
            done = answer.status == 200 and not answer.body.strip()
        except (CrmError, TimeoutError):
            log.warning("crm_undo_failed")
        finally:
            if done:
                self.acting_as = None
            else:
                self.drop()
