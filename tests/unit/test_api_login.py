"""Logging in, staying in, getting out; and writes that do not come from our own pages."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from spotter.auth.login_links import mint_login_link
from spotter.store.tables.people import Staff
from tests.fixtures.api_desk import COOKIE, ORIGIN, ApiDesk

_NEW_CLUB = {
    "slug": "hilltop",
    "name": "Hilltop",
    "time_zone": "America/Chicago",
    "base_url": "https://crm.example.com",
    "username": "desk",
    "password": "pass-word",
}
"""A whole body where one is looked at before the role: FastAPI checks both at once."""


async def test_a_link_logs_a_browser_in_and_out(api_desk: ApiDesk) -> None:
    """
    The page posts the link's token once; the cookie is closed to scripts, and logging out kills it.
    """
    browser = api_desk.stranger()
    api_desk.rows.now = datetime.now(UTC)
    token = await mint_login_link(api_desk.store, staff_id=api_desk.rows.dana.id)

    entered = await browser.post("/api/v1/login", json={"token": token})
    me = await browser.get("/api/v1/me")
    stolen = browser.cookies[COOKIE]
    left = await browser.post("/api/v1/logout")
    thief = api_desk.client({COOKIE: stolen})

    assert 204 == entered.status_code
    flags = entered.headers["set-cookie"].lower()
    assert all(flag in flags for flag in ("httponly", "samesite=lax", "path=/"))
    assert {
        "id": 2,
        "name": "Dana Fields",
        "role": "front_desk",
        "club": "riverside",
        "temporal_ui_url": "http://127.0.0.1:8233",
    } == me.json()
    assert 204 == left.status_code
    assert 401 == (await browser.get("/api/v1/me")).status_code
    assert 401 == (await thief.get("/api/v1/me")).status_code
    assert 401 == (await browser.post("/api/v1/login", json={"token": token})).status_code


async def test_nothing_but_the_login_is_public(api_desk: ApiDesk) -> None:
    """
    Every route of the API refuses who is not logged in; status words, the description and the login do not.
    """
    description = (await api_desk.stranger().get("/api/v1/openapi.json")).json()
    asked = 0
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            if operation["x-role"] == "public":
                continue
            address = re.sub(r"\{\w+\}", "1", path.replace("{club}", "riverside"))
            answer = await api_desk.stranger().request(method, address, json={})
            assert (401, "not_logged_in") == (answer.status_code, answer.json()["code"]), (method, address)
            asked += 1
    assert 25 < asked
    assert 200 == (await api_desk.stranger().get("/livez")).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example.com"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "null"},
        {"Origin": ""},
        {"X-Spotter": ""},
    ],
)
async def test_a_foreign_page_cannot_write(api_desk: ApiDesk, headers: dict[str, str]) -> None:
    """
    The cookie alone is not enough: another site, another port or no header at all is refused.
    """
    dana = await api_desk.as_(api_desk.rows.dana)
    thread = await api_desk.rows.thread()
    address = f"/api/v1/conversations/{thread.conversation}/takeover"

    refused = await dana.post(address, headers=headers)

    assert (403, "not_allowed") == (refused.status_code, refused.json()["code"])
    assert [] == api_desk.nudger.told
    assert 200 == (await dana.post(address)).status_code


async def test_a_form_of_another_site_is_refused(api_desk: ApiDesk) -> None:
    """
    What a cross-site form can send, plain text that reads like JSON, never gets in.
    """
    dana = await api_desk.as_(api_desk.rows.dana)
    thread = await api_desk.rows.thread()

    refused = await dana.post(
        f"/api/v1/conversations/{thread.conversation}/ai",
        content='{"on": false}',
        headers={"Content-Type": "text/plain", "X-Spotter": "", "Origin": ORIGIN},
    )

    assert 403 == refused.status_code


async def test_a_role_may_do_what_it_may(api_desk: ApiDesk) -> None:
    """
    The front desk changes no club; a manager adds none; a change of role counts at once.
    """
    dana, sam = await api_desk.as_(api_desk.rows.dana), await api_desk.as_(api_desk.rows.sam)

    by_desk = await dana.patch("/api/v1/clubs/riverside", json={"ai_on": False})
    by_manager = await sam.patch("/api/v1/clubs/riverside", json={"ai_on": False})
    removed = await sam.delete("/api/v1/clubs/riverside")
    async with api_desk.store.transaction() as tx:
        (await tx.session.get_one(Staff, api_desk.rows.sam.id)).role = "front_desk"
    demoted = await sam.patch("/api/v1/clubs/riverside", json={"ai_on": True})

    assert [403, 200, 403, 403] == [each.status_code for each in (by_desk, by_manager, removed, demoted)]


async def test_every_route_holds_the_role_it_declares(api_desk: ApiDesk) -> None:
    """
    The description says who may call a route, and the route holds to it: each role against each route.
    """
    rows = api_desk.rows
    description = (await api_desk.stranger().get("/api/v1/openapi.json")).json()
    ranks = {"staff": 0, "manager": 1, "owner": 2}
    for rank, person in enumerate((rows.dana, rows.sam, rows.owner)):
        for path, methods in description["paths"].items():
            for method, operation in methods.items():
                if operation["x-role"] == "public" or path.endswith("/logout") or method == "delete":
                    continue
                address = re.sub(r"\{\w+\}", "1", path.replace("{club}", "riverside"))
                answer = await (await api_desk.as_(person)).request(method, address, json=_NEW_CLUB)
                refused = answer.status_code == 403
                assert refused == (rank < ranks[operation["x-role"]]), (person.name, method, address, answer.text)


async def test_every_answer_is_guarded(api_desk: ApiDesk) -> None:
    """
    Pages, answers and errors alike carry the headers that keep foreign script, frames and caches out.
    """
    dana = await api_desk.as_(api_desk.rows.dana)

    for address in ("/api/v1/me", "/api/v1/nothing-here", "/livez"):
        headers = (await dana.get(address)).headers
        policy = headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert all(f"{rule} 'none'" in policy for rule in ("object-src", "base-uri", "frame-ancestors"))
        assert ("nosniff", "same-origin") == (headers["x-content-type-options"], headers["referrer-policy"])
        assert 16 == len(headers["x-request-id"])
    assert "no-store" == (await dana.get("/api/v1/me")).headers["cache-control"]


async def test_use_keeps_a_session_and_silence_ends_it(api_desk: ApiDesk) -> None:
    """
    A person who works all day stays logged in; one who went home does not.
    """
    dana = await api_desk.as_(api_desk.rows.dana)

    for _ in range(2):
        api_desk.rows.now += timedelta(hours=11)
        assert 200 == (await dana.get("/api/v1/me")).status_code
    api_desk.rows.now += timedelta(hours=12)

    assert 401 == (await dana.get("/api/v1/me")).status_code
