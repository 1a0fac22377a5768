"""Acting as a member: a session that ends is renewed once, before the post only, and always ends as itself."""

import asyncio

import httpx2
import pytest

from spotter.domain.delivery import Outcome
from spotter.domain.errors import CrmError, CrmRateLimited, CrmSessionLost, CrmUnavailable, CrmUnreadable
from tests.contract.fixtures.clubos_sends import RILEY, send
from tests.contract.fixtures.clubos_stand_in import MEMBER, OWN, StandIn, connector, html, page, redirect


class TestASessionThatEnds:
    @pytest.mark.parametrize("path", ["/action/Delegate/", "/action/Dashboard/view", "/action/FollowUp"])
    async def test_before_the_post_one_renewal_starts_from_the_first_step(self, path: str) -> None:
        """
        A session that dies before the form is read is renewed once, and the member is acted as anew.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await send(crm)

        def expired(request: httpx2.Request) -> httpx2.Response:
            stand_in.expire()
            return html("Session Expired") if "x-requested-with" in request.headers else html(page("login_expired"))

        stand_in.script(path, expired)
        result = await send(crm, "again")
        await crm.aclose()

        assert (Outcome.ACCEPTED, 2, 2) == (result.outcome, stand_in.logins, len(stand_in.saves()))

    async def test_a_session_that_stays_dead_is_an_error(self) -> None:
        """
        One renewal, then the caller is told.
        """
        stand_in = StandIn()
        stand_in.script("/action/FollowUp", html("Session Expired"), html("Session Expired"))
        crm = connector(stand_in)
        with pytest.raises(CrmSessionLost):
            await send(crm)
        await crm.aclose()

    async def test_a_post_is_never_repeated_after_a_login(self) -> None:
        """
        A session that dies at the post is a refusal; the next send logs in, this one does not.
        """
        stand_in = StandIn()
        stand_in.script("/action/FollowUp/save", html("Session Expired"))
        crm = connector(stand_in)
        result = await send(crm)
        again = await send(crm, "next")
        await crm.aclose()

        assert (Outcome.REFUSED, "expired") == (result.outcome, result.page_class)
        assert (Outcome.ACCEPTED, 2, 2) == (again.outcome, len(stand_in.saves()), stand_in.logins)

    @pytest.mark.parametrize(
        ("answer", "error"),
        [
            (html(page("leg_day"), 500), CrmUnavailable),
            (html("", 429), CrmRateLimited),
            (redirect("/action/Invalid/500"), CrmUnavailable),
            (html(page("inbox")), CrmUnreadable),
            (html(page("popup")[:3000]), CrmUnreadable),
            (html(""), CrmUnreadable),
        ],
    )
    async def test_a_popup_that_cannot_be_read_is_an_error(
        self, answer: httpx2.Response, error: type[CrmError]
    ) -> None:
        """
        What is not surely the popup is not sent from, and is not an empty thread.
        """
        stand_in = StandIn()
        stand_in.script("/action/FollowUp", answer)
        crm = connector(stand_in)
        async with crm.sending() as session:
            with pytest.raises(error):
                await session.read_thread(RILEY)
        await crm.aclose()


class TestActingAsOurselvesAgain:
    async def test_it_is_undone_when_the_work_fails(self) -> None:
        """
        Whatever happens while acting as a member, the session ends as itself.
        """
        stand_in = StandIn()
        crm = connector(stand_in)

        async def work() -> None:
            async with crm.sending() as session:
                await session.read_thread(RILEY)
                raise RuntimeError

        with pytest.raises(RuntimeError):
            await work()
        await crm.aclose()

        assert [""] == list(stand_in.sessions.values())

    async def test_it_is_undone_when_the_work_is_cancelled(self) -> None:
        """
        A stopped worker leaves no session acting as a member.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        reading = asyncio.Event()

        async def work() -> None:
            async with crm.sending() as session:
                await session.read_thread(RILEY)
                reading.set()
                await asyncio.Event().wait()

        task = asyncio.create_task(work())
        await reading.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await crm.aclose()

        assert [""] == list(stand_in.sessions.values())

    @pytest.mark.parametrize(
        "answer",
        [html("Session Expired"), html(page("leg_day"), 500), httpx2.ReadError("lost"), httpx2.ReadTimeout("x")],
    )
    async def test_a_session_that_cannot_be_undone_is_dropped(self, answer: httpx2.Response | Exception) -> None:
        """
        Where undoing cannot be shown, the session is thrown away and the next send logs in.
        """
        stand_in = StandIn()
        stand_in.script("/action/Delegate/0", answer)
        crm = connector(stand_in)
        first = await send(crm)
        second = await send(crm, "next")
        await crm.aclose()

        assert [Outcome.ACCEPTED] * 2 == [first.outcome, second.outcome]
        assert 2 == stand_in.logins

    async def test_the_polling_session_is_never_acted_from(self) -> None:
        """
        Reading the inbox and sending use two logins, and only one of them ever acts as a member.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await crm.login()
        async with crm.sending() as session:
            await session.read_thread(RILEY)
            acting = sorted(stand_in.sessions.values())
        await crm.aclose()

        assert ["", MEMBER] == acting
        assert OWN != MEMBER
