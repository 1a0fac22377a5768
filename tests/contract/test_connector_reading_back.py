"""Reading back straight after a save: one request where the session still acts as the member, else the whole way."""

import httpx2
import pytest

from spotter.crm.clubos.connector import ClubOsConnector
from spotter.crm.port import CrmThread
from spotter.domain.delivery import Outcome
from spotter.domain.errors import CrmMismatch, CrmUnreadable
from spotter.domain.ids import CrmUserId
from tests.contract.fixtures.clubos_sends import RILEY, post
from tests.contract.fixtures.clubos_stand_in import MEMBER, StandIn, connector, html, page, redirect, saved

ELSE = "187654322"
DELEGATE = f"/action/Delegate/{MEMBER}/url=/action/Dashboard"
WHOLE_WAY = [DELEGATE, "/action/Dashboard/view", "/action/FollowUp"]


async def sent_and_read(stand_in: StandIn, crm: ClubOsConnector) -> tuple[Outcome, CrmThread, list[str]]:
    """Send a text and read it back in the same hold; return what the CRM was asked between the post and the undo."""
    async with crm.sending() as session:
        result = await post(session, await session.open_composer(RILEY))
        asked = len(stand_in.log)
        thread = await session.read_thread(RILEY)
        paths = [request.url.path for request in stand_in.log[asked:]]
    await crm.aclose()
    return result.outcome, thread, paths


def with_cookie(answer: httpx2.Response, cookie: str) -> httpx2.Response:
    """Return the answer with a cookie that it sets."""
    answer.headers["set-cookie"] = f"{cookie}; Path=/"
    return answer


class TestOneRequest:
    async def test_an_accepted_save_is_read_back_by_the_popup_alone(self) -> None:
        """
        Nobody else holds the session, and the CRM has just answered for this member: the popup is opened once more.
        """
        stand_in = StandIn()
        outcome, thread, paths = await sent_and_read(stand_in, connector(stand_in))

        assert (Outcome.ACCEPTED, RILEY, ["/action/FollowUp"]) == (outcome, thread.crm_user_id, paths)
        assert [""] == list(stand_in.sessions.values())

    async def test_it_is_good_for_one_read(self) -> None:
        """
        A second look acts as the member anew.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        async with crm.sending() as session:
            await post(session, await session.open_composer(RILEY))
            await session.read_thread(RILEY)
            asked = len(stand_in.log)
            await session.read_thread(RILEY)
            paths = [request.url.path for request in stand_in.log[asked:]]
        await crm.aclose()

        assert WHOLE_WAY == paths

    async def test_the_popup_must_still_be_the_members(self) -> None:
        """
        Another person's popup is no proof of anything.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        async with crm.sending() as session:
            await post(session, await session.open_composer(RILEY))
            stand_in.popup = page("popup").replace(MEMBER, ELSE)
            with pytest.raises(CrmMismatch):
                await session.read_thread(RILEY)
        await crm.aclose()

    async def test_a_popup_that_is_cut_is_an_error(self) -> None:
        """
        What is not surely complete is no thread without our text.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        async with crm.sending() as session:
            await post(session, await session.open_composer(RILEY))
            stand_in.script("/action/FollowUp", html(page("popup")[:3000]))
            with pytest.raises(CrmUnreadable):
                await session.read_thread(RILEY)
        await crm.aclose()


class TestTheWholeWay:
    @pytest.mark.parametrize(
        "answer",
        [
            saved(verb="updated"),
            html("Something odd"),
            html(page("leg_day"), 500),
            httpx2.ReadTimeout("lost"),
            httpx2.ConnectError("refused"),
        ],
    )
    async def test_after_any_other_outcome(self, answer: httpx2.Response | Exception) -> None:
        """
        Where the CRM did not say that this message left, nothing is taken for granted.
        """
        stand_in = StandIn()
        stand_in.script("/action/FollowUp/save", answer)
        outcome, _, paths = await sent_and_read(stand_in, connector(stand_in))

        assert Outcome.ACCEPTED is not outcome
        assert WHOLE_WAY == paths

    @pytest.mark.parametrize("cookie", [f"delegatedUserId={ELSE}", "delegatedUserId=0", 'delegatedUserId=""'])
    async def test_where_the_cookies_name_somebody_else(self, cookie: str) -> None:
        """
        A session that no longer acts as the member by its own cookies acts as them anew.
        """
        stand_in = StandIn()
        stand_in.script("/action/FollowUp/save", with_cookie(saved(), cookie))
        outcome, thread, paths = await sent_and_read(stand_in, connector(stand_in))

        assert (Outcome.ACCEPTED, RILEY, WHOLE_WAY) == (outcome, thread.crm_user_id, paths)

    @pytest.mark.parametrize(
        "ended", [html("Session Expired"), redirect("/action/Login/view"), html(page("login_expired")), html("", 403)]
    )
    async def test_where_the_session_ended_in_between(self, ended: httpx2.Response) -> None:
        """
        A session that died after the save is renewed once and the log is read from the first step; nothing is reposted.
        """
        stand_in = StandIn()
        crm = connector(stand_in)

        def dies(request: httpx2.Request) -> httpx2.Response:
            stand_in.expire()
            return ended

        async with crm.sending() as session:
            await post(session, await session.open_composer(RILEY))
            stand_in.script("/action/FollowUp", dies)
            thread = await session.read_thread(RILEY)
        await crm.aclose()

        steps = [request.url.path for request in stand_in.log if "/action/Login" not in request.url.path]
        assert [*WHOLE_WAY, "/action/Delegate/0/url=false"] == steps[-4:]
        assert (RILEY, 2, 1) == (thread.crm_user_id, stand_in.logins, len(stand_in.saves()))

    async def test_another_members_log(self) -> None:
        """
        After a send to one member, another one's log is read by acting as that one.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        async with crm.sending() as session:
            await post(session, await session.open_composer(RILEY))
            stand_in.popup = page("popup").replace(MEMBER, ELSE)
            asked = len(stand_in.log)
            thread = await session.read_thread(CrmUserId(ELSE))
            paths = [request.url.path for request in stand_in.log[asked:]]
        await crm.aclose()

        assert (ELSE, f"/action/Delegate/{ELSE}/url=/action/Dashboard") == (thread.crm_user_id, paths[0])

    async def test_the_next_one_who_holds_the_session(self) -> None:
        """
        What was sent in an earlier hold opens no popup in this one.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        async with crm.sending() as session:
            await post(session, await session.open_composer(RILEY))
        async with crm.sending() as session:
            asked = len(stand_in.log)
            await session.read_thread(RILEY)
            paths = [request.url.path for request in stand_in.log[asked:]]
        await crm.aclose()

        assert WHOLE_WAY == paths
