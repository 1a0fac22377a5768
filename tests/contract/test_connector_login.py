"""Logging in: positive proof of whose session it is, one renewal, and never a second try of a wrong password."""

from datetime import timedelta

import httpx2
import pytest

from spotter.crm.clubos.login_gate import InMemoryLoginGate
from spotter.domain.errors import (
    CrmError,
    CrmLoginRefused,
    CrmMismatch,
    CrmRateLimited,
    CrmSessionLost,
    CrmUnavailable,
    CrmUnreadable,
)
from spotter.domain.ids import CrmUserId, InboxOwnerId
from tests.contract.fixtures.clubos_stand_in import (
    ACCOUNT,
    MEMBER,
    NOW,
    OWN,
    StandIn,
    connector,
    html,
    page,
    pairs_of,
    redirect,
    token_of,
)

OWNER = InboxOwnerId(OWN)


class TestAProvenLogin:
    async def test_we_learn_who_we_are(self) -> None:
        """
        After a login the CRM's own page says who we are, in which zone, and who works here.
        """
        crm = connector(StandIn())

        assert ACCOUNT == await crm.login()
        await crm.aclose()

    async def test_the_form_is_sent_like_the_crms_own_page_sends_it(self) -> None:
        """
        Tokens come from the login form and not from the other one; Origin is there and no XHR mark.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await crm.login()
        await crm.aclose()

        (sent,) = [request for request in stand_in.log if request.method == "POST"]
        form = dict(pairs_of(sent))
        assert ("login-source-page", "login-fp", "Submit") == (form["_sourcePage"], form["__fp"], form["login"])
        assert "https://clubos.example.com" == sent.headers["origin"]
        assert "https://clubos.example.com/action/Login/view" == sent.headers["referer"]
        assert "x-requested-with" not in sent.headers
        assert "application/x-www-form-urlencoded" == sent.headers["content-type"]

    async def test_a_live_session_is_proven_without_a_new_login(self) -> None:
        """
        Asking again looks at the dashboard and logs in no second time.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await crm.login()
        await crm.login()
        await crm.aclose()

        assert 1 == stand_in.logins

    async def test_the_owner_selector_is_read(self) -> None:
        """
        The pollable inboxes are the ones the CRM lists, clubs and employees told apart.
        """
        crm = connector(StandIn())
        owners = await crm.inbox_owners()
        await crm.aclose()

        assert [("3586", False, True), (OWN, True, False), ("150000002", False, False)] == [
            (owner.owner_id, owner.is_own, owner.is_location) for owner in owners
        ]


class TestAWrongPassword:
    async def test_it_is_tried_once_by_everybody_together(self) -> None:
        """
        Polling and sending, again and again: one attempt, because more would lock the account.
        """
        stand_in = StandIn(password="changed")
        crm = connector(stand_in)
        for _ in range(3):
            with pytest.raises(CrmLoginRefused):
                await crm.login()
            with pytest.raises(CrmLoginRefused):
                await crm.read_inbox(OWNER, known_digest=None)
            with pytest.raises(CrmLoginRefused):
                async with crm.sending() as session:
                    await session.read_thread(CrmUserId(MEMBER))
        await crm.aclose()

        assert 1 == stand_in.logins

    async def test_the_error_holds_no_secret(self) -> None:
        """
        Neither the password nor the user name gets into an error's text.
        """
        crm = connector(StandIn(password="changed"))
        with pytest.raises(CrmLoginRefused) as refused:
            await crm.login()
        await crm.aclose()

        assert "right" not in repr(refused.value)
        assert "desk@" not in str(refused.value)


class TestALoginThatFails:
    @pytest.mark.parametrize(
        ("path", "answer", "error"),
        [
            ("/action/Login", httpx2.ConnectError("refused"), CrmUnavailable),
            ("/action/Login", html(page("leg_day"), 500), CrmUnavailable),
            ("/action/Login", html("", 429, **{"retry-after": "9"}), CrmRateLimited),
            ("/action/Login", html(page("not_found")), CrmUnreadable),
            ("/action/Login", html(page("login").replace("login-fp", "")), CrmUnreadable),
            ("/action/Login", redirect("https://elsewhere.example.com/action/Login/view"), CrmError),
            ("/action/Dashboard", html(page("login_expired")), CrmSessionLost),
            ("/action/Dashboard", html("<!doctype html><title>New</title>"), CrmUnreadable),
            (
                "/action/Dashboard",
                html(page("dashboard", token="t").replace("USER_ID = 150000001", "USER_ID = 150000002")),
                CrmUnreadable,
            ),
            (
                "/action/Dashboard",
                html(page("dashboard", token="t").replace("America/Chicago", "Mars/Olympus")),
                CrmUnreadable,
            ),
            (
                "/action/Dashboard",
                html(page("dashboard_delegated", token=token_of(MEMBER), member=MEMBER)),
                CrmSessionLost,
            ),
        ],
    )
    async def test_each_failure_has_its_error_and_is_counted(
        self, path: str, answer: httpx2.Response | Exception, error: type[CrmError]
    ) -> None:
        """
        Whatever goes wrong while logging in is named, and the next attempt waits.
        """
        stand_in = StandIn()
        stand_in.script(path, answer)
        crm = connector(stand_in)
        with pytest.raises(error):
            await crm.login()
        with pytest.raises(CrmUnavailable) as waiting:
            await crm.login()
        await crm.aclose()

        assert timedelta(seconds=5) == waiting.value.retry_after

    async def test_no_password_goes_to_another_site(self) -> None:
        """
        A redirect to a foreign host is not followed, and nothing is posted there.
        """
        stand_in = StandIn()
        stand_in.script("/action/Login", redirect("https://elsewhere.example.com/action/Login/view"))
        crm = connector(stand_in)
        with pytest.raises(CrmError):
            await crm.login()
        await crm.aclose()

        assert {"clubos.example.com"} == {request.url.host for request in stand_in.log}

    async def test_another_account_than_before_is_refused(self) -> None:
        """
        A session that suddenly belongs to somebody else is not used.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await crm.login()
        stand_in.script(
            "/action/Dashboard/view",
            lambda _: html(
                page("dashboard", token="t").replace("USER_ID = 150000001", "USER_ID = 150000002"),
                **{"set-cookie": "loggedInUserId=150000002; Path=/"},
            ),
        )

        with pytest.raises(CrmMismatch):
            await crm.login()
        await crm.aclose()


class TestTheGate:
    @pytest.mark.parametrize(("path", "sent"), [("/action/Login", False), ("/action/Dashboard", True)])
    async def test_it_is_told_whether_the_password_left(self, path: str, sent: bool) -> None:
        """
        A login form that cannot be read is no wrong try; a page that nobody understands after it may be one.
        """
        told: list[bool] = []

        class Gate(InMemoryLoginGate):
            async def failed(self, code: str, *, password_sent: bool) -> None:
                told.append(password_sent)

        stand_in = StandIn()
        stand_in.script(path, html(page("not_found")))
        crm = connector(stand_in, login_gate=Gate(lambda: NOW))
        with pytest.raises(CrmUnreadable):
            await crm.login()
        await crm.aclose()

        assert [sent] == told

    async def test_both_sessions_ask_and_tell_the_same_gate(self) -> None:
        """
        Attempts and successes of both sessions are counted in one place, which may say "wait".
        """
        told: list[str] = []

        class Gate(InMemoryLoginGate):
            async def may_try(self) -> timedelta | None:
                told.append("asked")
                return timedelta(seconds=42) if len(told) > 4 else None

            async def succeeded(self, account: object) -> None:
                told.append("succeeded")

        stand_in = StandIn()
        crm = connector(stand_in, login_gate=Gate(lambda: NOW))
        await crm.login()
        async with crm.sending() as session:
            await session.read_thread(CrmUserId(MEMBER))
        stand_in.expire()
        with pytest.raises(CrmUnavailable) as waiting:
            await crm.login()
        await crm.aclose()

        assert ["asked", "succeeded", "asked", "succeeded", "asked"] == told
        assert timedelta(seconds=42) == waiting.value.retry_after
