"""Every way a post can end: accepted, refused, not sent, or unknown; after the first byte never an exception."""

import asyncio
from collections.abc import Callable

import httpx2
import pytest

from spotter.domain.delivery import Outcome
from tests.contract.fixtures.clubos_sends import RILEY, post, send
from tests.contract.fixtures.clubos_stand_in import StandIn, connector, html, page, redirect, saved, streamed

SAVE = "/action/FollowUp/save"


async def outcome(answer: httpx2.Response | Exception) -> tuple[Outcome, str]:
    stand_in = StandIn()
    stand_in.script(SAVE, answer)
    crm = connector(stand_in)
    result = await send(crm)
    await crm.aclose()
    assert 1 == len(stand_in.saves())
    return result.outcome, result.page_class


class TestAnswers:
    @pytest.mark.parametrize(
        ("answer", "expected"),
        [
            (saved(), (Outcome.ACCEPTED, "sent")),
            (saved("updated"), (Outcome.REFUSED, "updated_only")),
            (saved(name=""), (Outcome.REFUSED, "empty_name")),
            (saved("emailed"), (Outcome.UNKNOWN, "mismatch")),
            (saved(member="187654322"), (Outcome.UNKNOWN, "mismatch")),
            (html("ERROR - FollowUp With is required"), (Outcome.REFUSED, "error")),
            (html(page("invalid")), (Outcome.REFUSED, "invalid")),
            (redirect("/action/Invalid/500"), (Outcome.REFUSED, "invalid")),
            (redirect("/action/Login/view"), (Outcome.REFUSED, "login")),
            (redirect("/elsewhere"), (Outcome.UNKNOWN, "unknown")),
            (html(page("login_expired")), (Outcome.REFUSED, "login")),
            (html("Session Expired"), (Outcome.REFUSED, "expired")),
            (html("", 429), (Outcome.REFUSED, "rate_limited")),
            (html("", 403), (Outcome.REFUSED, "expired")),
            (html(page("leg_day"), 500), (Outcome.UNKNOWN, "error")),
            (html(page("leg_day")), (Outcome.UNKNOWN, "error")),
            (html("something new"), (Outcome.UNKNOWN, "unknown")),
            (html(""), (Outcome.UNKNOWN, "unknown")),
        ],
    )
    async def test_an_answer_is_what_it_surely_means(
        self, answer: httpx2.Response, expected: tuple[Outcome, str]
    ) -> None:
        """
        Only the exact line is an acceptance, only a clear "no" a refusal.
        """
        assert expected == await outcome(answer)


class TestNoAnswer:
    @pytest.mark.parametrize("error", [httpx2.ConnectError("x"), httpx2.ConnectTimeout("x"), httpx2.PoolTimeout("x")])
    async def test_before_the_first_byte_nothing_was_sent(self, error: Exception) -> None:
        """
        A connection that never stood carried nothing.
        """
        assert (Outcome.NOT_SENT, "none") == await outcome(error)

    @pytest.mark.parametrize(
        "error",
        [
            httpx2.ReadError("x"),
            httpx2.WriteError("x"),
            httpx2.ReadTimeout("x"),
            httpx2.WriteTimeout("x"),
            httpx2.RemoteProtocolError("x"),
            httpx2.CloseError("x"),
            RuntimeError("x"),
            OSError("x"),
        ],
    )
    async def test_after_the_first_byte_nothing_is_known(self, error: Exception) -> None:
        """
        A lost answer, whatever lost it, proves neither sent nor unsent.
        """
        assert (Outcome.UNKNOWN, "none") == await outcome(error)

    async def test_a_garbled_or_huge_answer_is_unknown(self) -> None:
        """
        An answer that cannot be read in full is no answer.
        """
        huge = html("x" * 6_000_000)
        broken = httpx2.Response(200, headers={"content-encoding": "gzip"}, stream=httpx2.ByteStream(b"no gzip"))

        assert [(Outcome.UNKNOWN, "none")] * 2 == [await outcome(huge), await outcome(broken)]

    async def test_the_deadline_ends_a_post_that_hangs(self) -> None:
        """
        An answer that does not come in time is unknown, and the caller goes on.
        """
        stand_in = StandIn()
        crm = connector(stand_in, transport=_hanging(stand_in.handle, asyncio.Event()))
        result = await send(crm, deadline_s=0.05)
        await crm.aclose()

        assert (Outcome.UNKNOWN, None, "") == (result.outcome, result.status_code, result.evidence)


class TestLeaveToStart:
    async def test_it_is_asked_once_and_right_before(self) -> None:
        """
        Leave is asked a single time, after everything was read and before the post.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        asked_at: list[str] = []

        def may_start() -> bool:
            asked_at.append(stand_in.log[-1].url.path)
            return True

        await send(crm, may_start=may_start)
        await crm.aclose()

        assert ["/action/FollowUp"] == asked_at

    async def test_leave_that_cannot_be_asked_is_no_leave(self) -> None:
        """
        If asking fails, nothing is sent.
        """

        def broken() -> bool:
            raise RuntimeError

        stand_in = StandIn()
        crm = connector(stand_in)
        result = await send(crm, may_start=broken)
        await crm.aclose()

        assert (Outcome.NOT_SENT, []) == (result.outcome, stand_in.saves())


class TestCancellation:
    async def test_a_cancelled_post_is_unknown_and_not_posted_again(self) -> None:
        """
        A worker stopped in mid-post stops; what it leaves behind says "unknown" and refuses a second post.
        """
        stand_in = StandIn()
        posting = asyncio.Event()
        crm = connector(stand_in, transport=_hanging(stand_in.handle, posting))
        async with crm.sending() as session:
            composer = await session.open_composer(RILEY)
            task = asyncio.create_task(post(session, composer))
            await posting.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            afterwards = await post(session, composer)
        await crm.aclose()

        assert (Outcome.UNKNOWN, "none") == (afterwards.outcome, afterwards.page_class)
        assert 1 == len(stand_in.saves())


def _hanging(handle: Callable[[httpx2.Request], httpx2.Response], posting: asyncio.Event) -> httpx2.AsyncBaseTransport:
    """A transport that takes the save and never answers it."""
    inner = streamed(handle)

    class Hanging(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            answer = await inner.handle_async_request(request)
            if request.url.path == SAVE:
                posting.set()
                await asyncio.Event().wait()
            return answer

    return Hanging()
