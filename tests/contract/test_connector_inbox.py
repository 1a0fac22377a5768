"""Reading an inbox: whole or not at all, with a session that is ours, and cheaply where nothing changed."""

import gzip
import tracemalloc
from datetime import UTC, datetime
from hashlib import sha256

import httpx2
import pytest

from spotter.crm.clubos.wire import Timeouts
from spotter.domain.errors import (
    CrmBusy,
    CrmError,
    CrmRateLimited,
    CrmSessionLost,
    CrmUnavailable,
    CrmUnreadable,
    NotFound,
)
from spotter.domain.ids import InboxOwnerId
from tests.contract.fixtures.clubos_inbox_writer import Row, inbox
from tests.contract.fixtures.clubos_stand_in import MEMBER, OWN, StandIn, connector, html, page, pairs_of

OWNER = InboxOwnerId(OWN)
LOCATION = InboxOwnerId("3586")


class TestAPoll:
    async def test_the_page_is_read_with_its_digest_and_the_crms_time(self) -> None:
        """
        A poll gives the messages, the body's digest, its size and the CRM's clock.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        read = await crm.read_inbox(OWNER, known_digest=None)
        await crm.aclose()

        body = page("inbox").encode()
        assert (sha256(body).hexdigest(), len(body)) == (read.digest, read.bytes_read)
        assert datetime(2025, 3, 11, 15, tzinfo=UTC) == read.server_time
        assert 3 == len(read.items or ())

    async def test_an_unchanged_page_is_not_parsed(self) -> None:
        """
        The same bytes again mean nothing new, and cost one hash.
        """
        crm = connector(StandIn())
        first = await crm.read_inbox(OWNER, known_digest=None)
        second = await crm.read_inbox(OWNER, known_digest=first.digest)
        await crm.aclose()

        assert (None, first.digest) == (second.items, second.digest)

    async def test_staff_and_location_inboxes_have_their_own_calls(self) -> None:
        """
        An employee's inbox is asked for by user, the club's by location, and both as the CRM's page does.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await crm.read_inbox(OWNER, known_digest=None)
        await crm.read_inbox(LOCATION, known_digest=None)
        await crm.aclose()

        staff, place = stand_in.calls("/action/Dashboard/messages") + stand_in.calls("/action/Dashboard/location")
        assert ([("userId", OWN)], [("clubLocationId", "3586")]) == (pairs_of(staff), pairs_of(place))
        assert ("XMLHttpRequest", "https://clubos.example.com", "POST") == (
            staff.headers["x-requested-with"],
            staff.headers["origin"],
            staff.method,
        )

    async def test_an_inbox_that_the_crm_does_not_list_is_not_asked_for(self) -> None:
        """
        Nobody reads an inbox that is not in the account's selector.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        with pytest.raises(NotFound):
            await crm.read_inbox(InboxOwnerId("999"), known_digest=None)
        await crm.aclose()

        assert [] == stand_in.calls("/action/Dashboard/messages")

    async def test_a_packed_answer_is_unpacked_and_counted_as_it_travelled(self) -> None:
        """
        Compression saves bytes on the wire and changes nothing else.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        packed = gzip.compress(page("inbox").encode())
        stand_in.script(
            "/action/Dashboard/messages",
            lambda _: httpx2.Response(200, headers={"content-encoding": "gzip"}, stream=httpx2.ByteStream(packed)),
        )
        read = await crm.read_inbox(OWNER, known_digest=None)
        await crm.aclose()

        assert (3, len(packed)) == (len(read.items or ()), read.bytes_read)
        assert "gzip" == stand_in.calls("/action/Dashboard/messages")[0].headers["accept-encoding"]


class TestASessionThatEnds:
    async def test_one_new_login_goes_unnoticed(self) -> None:
        """
        An expired session costs one login and no message.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await crm.read_inbox(OWNER, known_digest=None)
        stand_in.expire()
        read = await crm.read_inbox(OWNER, known_digest=None)
        await crm.aclose()

        assert (3, 2) == (len(read.items or ()), stand_in.logins)

    @pytest.mark.parametrize("body", ["Session Expired", page("login_expired"), page("login")])
    async def test_a_session_that_stays_dead_is_an_error(self, body: str) -> None:
        """
        A login page instead of an inbox is never "no messages": one renewal, then an error.
        """
        stand_in = StandIn()
        stand_in.script("/action/Dashboard/messages", html(body), html(body))
        crm = connector(stand_in)
        with pytest.raises(CrmSessionLost):
            await crm.read_inbox(OWNER, known_digest=None)
        after = await crm.read_inbox(OWNER, known_digest=None)
        await crm.aclose()

        assert 3 == len(after.items or ())

    async def test_a_polling_session_that_acts_as_a_member_is_dropped(self) -> None:
        """
        If the CRM says that the polling session acts as somebody, its page is not believed.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        await crm.login()
        stand_in.script(
            "/action/Dashboard/messages",
            lambda _: html(page("inbox"), **{"set-cookie": f"delegatedUserId={MEMBER}; Path=/"}),
        )
        read = await crm.read_inbox(OWNER, known_digest=None)
        await crm.aclose()

        assert (3, 2) == (len(read.items or ()), stand_in.logins)


class TestPagesThatAreNoInbox:
    @pytest.mark.parametrize(
        ("answer", "error"),
        [
            (html(""), CrmUnreadable),
            (html("<ul>"), CrmUnreadable),
            (html(page("inbox")[:-300]), CrmUnreadable),
            (html(page("not_found")), CrmUnreadable),
            (html(page("popup")), CrmUnreadable),
            (html(page("dashboard", token="t")), CrmUnreadable),
            (html(page("leg_day"), 500), CrmUnavailable),
            (html(page("invalid")), CrmUnavailable),
            (html("", 429, **{"retry-after": "30"}), CrmRateLimited),
            (httpx2.ReadTimeout("slow"), CrmUnavailable),
            (httpx2.ReadError("reset"), CrmUnavailable),
            (httpx2.Response(200, headers={"content-encoding": "br"}, stream=httpx2.ByteStream(b"x")), CrmUnreadable),
            (httpx2.Response(200, headers={"content-encoding": "gzip"}, stream=httpx2.ByteStream(b"x")), CrmUnreadable),
        ],
    )
    async def test_each_is_an_error_and_never_no_news(
        self, answer: httpx2.Response | Exception, error: type[CrmError]
    ) -> None:
        """
        A page that is not surely a complete inbox fails the poll.
        """
        stand_in = StandIn()
        stand_in.script("/action/Dashboard/messages", answer)
        crm = connector(stand_in)
        with pytest.raises(error):
            await crm.read_inbox(OWNER, known_digest=None)
        await crm.aclose()

    async def test_a_gzip_bomb_does_not_unfold(self) -> None:
        """
        A small answer that unpacks to gigabytes is refused at the cap.
        """
        stand_in = StandIn()
        crm = connector(stand_in, timeouts=Timeouts(inbox_bytes=1_000_000))
        bomb = gzip.compress(b"<ul>" + b" " * 100_000_000)
        stand_in.script(
            "/action/Dashboard/messages",
            httpx2.Response(200, headers={"content-encoding": "gzip"}, stream=httpx2.ByteStream(bomb)),
        )
        await crm.login()
        tracemalloc.start()
        with pytest.raises(CrmUnreadable):
            await crm.read_inbox(OWNER, known_digest=None)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        await crm.aclose()

        assert 10_000_000 > peak

    async def test_a_packed_answer_that_ends_early_is_refused(self) -> None:
        """
        Compression ends with a check; an answer without it is not complete.
        """
        stand_in = StandIn()
        crm = connector(stand_in)
        packed = gzip.compress(page("inbox").encode())[:-4]
        stand_in.script(
            "/action/Dashboard/messages",
            httpx2.Response(200, headers={"content-encoding": "gzip"}, stream=httpx2.ByteStream(packed)),
        )
        with pytest.raises(CrmUnreadable):
            await crm.read_inbox(OWNER, known_digest=None)
        await crm.aclose()

    async def test_an_answer_without_an_end_is_cut_off_at_the_cap(self) -> None:
        """
        An endless body is read no further than the cap.
        """
        stand_in = StandIn(inbox="<ul>" + " " * 2_000_000)
        crm = connector(stand_in, timeouts=Timeouts(inbox_bytes=1_000_000))
        with pytest.raises(CrmUnreadable):
            await crm.read_inbox(OWNER, known_digest=None)
        await crm.aclose()

    async def test_a_ten_megabyte_message_is_one_message(self) -> None:
        """
        One huge message arrives cut, and the rest of the inbox with it.
        """
        stand_in = StandIn(inbox=inbox(Row(number=2, body="x" * 10_000_000), Row(number=1, body="Ok")))
        crm = connector(stand_in)
        read = await crm.read_inbox(OWNER, known_digest=None)
        await crm.aclose()

        assert [(20_000, True), (2, False)] == [(len(item.body), item.truncated) for item in read.items or ()]


class TestTheLock:
    async def test_who_waits_too_long_for_the_sending_session_is_told(self) -> None:
        """
        A held session makes the next one wait only so long.
        """
        crm = connector(StandIn())
        async with crm.sending():
            with pytest.raises(CrmBusy):
                async with crm.sending(wait_s=0.01):
                    pytest.fail("two held one session")
        async with crm.sending(wait_s=0.01):
            pass
        await crm.aclose()

    async def test_polling_goes_on_while_somebody_sends(self) -> None:
        """
        The two sessions do not wait for each other.
        """
        crm = connector(StandIn())
        async with crm.sending():
            read = await crm.read_inbox(OWNER, known_digest=None)
        await crm.aclose()

        assert 3 == len(read.items or ())
