"""The live feed over a real connection: who hears what, and when the line is cut."""

import asyncio
import json
import socket
import time
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import InvalidStatus

from spotter.auth.sessions import revoke
from spotter.store.tables.people import Staff
from tests.fixtures.desk_rows import DeskRows
from tests.fixtures.live_api import DEADLINE_S, LiveApi, closed, serving


async def _next(connection: ClientConnection) -> dict[str, Any]:
    return json.loads(await asyncio.wait_for(connection.recv(), DEADLINE_S))


async def test_what_happens_is_heard_at_once(live_api: LiveApi) -> None:
    """
    First where the log stands, then each change as a hint: what and where, never a text.
    """
    async with live_api.connect(await live_api.token(live_api.rows.dana)) as page:
        hello = await _next(page)
        await live_api.happens(7)
        frame = await _next(page)

    assert True is hello["resumed"]
    assert {
        "position": frame["position"],
        "type": "conversation_changed",
        "club": "riverside",
        "conversation": 7,
        "version": 3,
    } == frame
    assert frame["position"] > hello["head"]


async def test_what_was_missed_comes_first(live_api: LiveApi) -> None:
    """
    A page that was away hears what it missed, in order, and then what happens.
    """
    token = await live_api.token(live_api.rows.dana)
    async with live_api.connect(token) as page:
        await _next(page)
        await live_api.happens(1)
        last = (await _next(page))["position"]
    for conversation in (2, 3):
        await live_api.happens(conversation)

    async with live_api.connect(token, after=last) as page:
        hello = await _next(page)
        missed = [(await _next(page))["conversation"] for _ in range(2)]
        await live_api.happens(4)
        live = (await _next(page))["conversation"]

    assert (True, [2, 3], 4) == (hello["resumed"], missed, live)


async def test_a_position_of_another_database_means_fetch_anew(live_api: LiveApi) -> None:
    """
    A page that knows more than the log is told to fetch everything.
    """
    async with live_api.connect(await live_api.token(live_api.rows.dana), after=10**12) as page:
        assert True is (await _next(page))["resync"]


async def test_one_hears_of_ones_own_club_only(live_api: LiveApi) -> None:
    """
    Another club's changes never reach this page, not even as a number; the owner hears all.
    """
    dana, owner = await live_api.token(live_api.rows.dana), await live_api.token(live_api.rows.owner)
    async with live_api.connect(dana) as mine, live_api.connect(owner) as all_:
        await _next(mine)
        await _next(all_)
        await live_api.happens(1, club="lakeside")
        await live_api.happens(2, club="riverside")

        heard_by_owner = [(await _next(all_))["conversation"] for _ in range(2)]
        heard_by_dana = (await _next(mine))["conversation"]

    assert ([1, 2], 2) == (heard_by_owner, heard_by_dana)


@pytest.mark.parametrize("origin", ["http://evil.example.com", "http://localhost:1", "null", None])
async def test_a_foreign_page_is_refused_before_the_upgrade(live_api: LiveApi, origin: str | None) -> None:
    """
    Without our exact origin there is no connection, whatever the cookie.
    """
    with pytest.raises(InvalidStatus) as refused:
        await live_api.connect(await live_api.token(live_api.rows.dana), origin=origin)

    assert 403 == refused.value.response.status_code


@pytest.mark.parametrize("token", [None, "made-up"])
async def test_without_a_login_the_line_is_cut_with_a_reason(live_api: LiveApi, token: str | None) -> None:
    """
    A browser cannot see a refused handshake, so it is told by 4401 after it.
    """
    async with live_api.connect(token) as page:
        assert 4401 == await closed(page)


async def test_logging_out_cuts_the_line(live_api: LiveApi) -> None:
    """
    Who logs out, or is disabled, hears nothing more within seconds.
    """
    token = await live_api.token(live_api.rows.dana)
    async with live_api.connect(token) as page:
        await _next(page)
        await live_api.rows.store.run(lambda tx: revoke(tx, token, now=live_api.deps.clock()))

        assert 4401 == await closed(page)


async def test_other_rights_cut_the_line(live_api: LiveApi) -> None:
    """
    A changed role or club closes the connection: the page asks anew, with the rights it has now.
    """
    async with live_api.connect(await live_api.token(live_api.rows.dana)) as page:
        await _next(page)
        async with live_api.rows.store.transaction() as tx:
            (await tx.session.get_one(Staff, live_api.rows.dana.id)).club_id = "lakeside"

        assert 4403 == await closed(page)


async def test_a_page_that_reads_nothing_is_dropped(live_api: LiveApi) -> None:
    """
    One stuck page costs the others nothing: it is cut off, and nothing of it stays behind.
    """
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    narrow.connect(("127.0.0.1", live_api.port))
    narrow.setblocking(False)
    token = await live_api.token(live_api.rows.dana)
    stuck = await live_api.connect(token, sock=narrow, max_queue=1, ping_interval=None)
    async with live_api.connect(token) as other:
        await _next(other)
        heard = 0
        deadline = time.monotonic() + DEADLINE_S
        while live_api.feed.readers > 1:
            assert time.monotonic() < deadline, "the stuck page is still served"
            await live_api.happens(1, times=200)
            for _ in range(200):
                await _next(other)
            heard += 200
        await live_api.happens(2)

        assert 2 == (await _next(other))["conversation"]
    assert heard >= 200
    stuck.transport.abort()


async def test_a_restart_says_goodbye_and_does_not_wait(sqlite_desk_rows: DeskRows) -> None:
    """
    On the signal open pages are told to come back, and the process does not wait for them to leave.
    """
    async with serving(sqlite_desk_rows) as api:
        page = await api.connect(await api.token(api.rows.dana))
        await _next(page)
        started = time.monotonic()
    stopped_within = time.monotonic() - started

    assert 1012 == await closed(page)
    assert stopped_within < 5


async def test_what_a_page_sends_is_ignored_and_may_not_be_big(live_api: LiveApi) -> None:
    """
    Pages have nothing to say here; a huge frame ends the connection, not the server.
    """
    token = await live_api.token(live_api.rows.dana)
    async with live_api.connect(token) as page:
        await _next(page)
        await page.send("hello?")
        await live_api.happens(1)
        assert 1 == (await _next(page))["conversation"]
        await page.send("x" * 100_000)
        assert 1009 == await closed(page)
    async with live_api.connect(token) as again:
        assert True is (await _next(again))["resumed"]


async def test_frames_are_not_compressed(live_api: LiveApi) -> None:
    """
    Compression is off whatever the browser offers: it costs memory for every open page.
    """
    async with live_api.connect(await live_api.token(live_api.rows.dana)) as page:
        assert page.response is not None
        assert "Sec-WebSocket-Extensions" not in page.response.headers
