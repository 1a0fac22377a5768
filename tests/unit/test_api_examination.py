"""The doctor's findings over the API: with the moment of the look, and nothing of other people's clubs."""

from dataclasses import replace

import httpx2

from api.app import create_app
from spotter.health.findings import Finding, broken, fine
from tests.fixtures.api_desk import COOKIE, ORIGIN, ApiDesk


async def _findings() -> list[Finding]:
    return [
        fine("database", "The database answers."),
        broken("club:riverside", "riverside: the CRM refuses the password.", "Enter the right one."),
        fine("club:lakeside", "lakeside: read 4 seconds ago."),
    ]


async def test_one_sees_every_part_and_ones_own_club(api_desk: ApiDesk) -> None:
    """
    What is shared and what is mine, with what to do and when it was looked at.
    """
    token = await api_desk.token(api_desk.rows.dana)
    transport = httpx2.ASGITransport(app=create_app(replace(api_desk.deps, examine=_findings)))
    async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN, cookies={COOKIE: token}) as client:
        seen = (await client.get("/api/v1/examination")).json()

    assert [("database", "fine", ""), ("club:riverside", "broken", "Enter the right one.")] == [
        (each["part"], each["condition"], each["do"]) for each in seen["items"]
    ]
    assert api_desk.rows.now.isoformat().replace("+00:00", "Z") == seen["checked_at"]


async def test_a_stranger_learns_nothing(api_desk: ApiDesk) -> None:
    """
    What is broken is for people who are logged in.
    """
    assert 401 == (await api_desk.stranger().get("/api/v1/examination")).status_code
