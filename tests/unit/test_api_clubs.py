"""Clubs over the API: settings that work at once, adding and removing, polling now."""

from datetime import timedelta

from spotter.store.tables.clubs import Club, CrmConnection, Inbox
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.records import AuditLine
from tests.fixtures.api_desk import ApiDesk

_NEW = {
    "slug": "hilltop",
    "name": "Hilltop",
    "time_zone": "America/Chicago",
    "base_url": "https://crm.example.com/",
    "username": "front",
    "password": "pass-word-1",
    "clubhub": {"url": "https://hub.example.com", "username": "front", "password": "pass-word-2", "club_number": "77"},
}


async def test_one_sees_ones_club_and_the_owner_all(api_desk: ApiDesk) -> None:
    """
    The list shows the connection in a sentence, what waits and since when.
    """
    rows = api_desk.rows
    thread = await rows.thread()
    await rows.task(thread)
    await rows.approval(thread)
    await rows.add(Inbox(club_id="riverside", owner_id="e-1", label="Dana", is_own=True, enabled=True))

    mine = (await (await api_desk.as_(rows.dana)).get("/api/v1/clubs")).json()["items"]
    all_ = (await (await api_desk.as_(rows.owner)).get("/api/v1/clubs")).json()["items"]

    assert (["riverside"], ["lakeside", "riverside"]) == ([c["slug"] for c in mine], [c["slug"] for c in all_])
    [club] = mine
    assert ("connected", "Connected. Messages arrive as they are written.") == (
        club["connection"]["state"],
        club["connection"]["message"],
    )
    assert (2, False, "suggest", ["Dana"]) == (
        club["needs_you"],
        club["behind"],
        club["autonomy"],
        [inbox["label"] for inbox in club["inboxes"]],
    )
    assert club["oldest_needs_you_at"] is not None
    assert club["temporal_url"].endswith("/workflows/club-polling:riverside")


async def test_a_club_that_is_late_says_so(api_desk: ApiDesk) -> None:
    """
    Without a good poll for a minute the club is behind, unless somebody paused it.
    """
    rows = api_desk.rows
    sam = await api_desk.as_(rows.sam)
    rows.now += timedelta(minutes=2)

    late = (await sam.get("/api/v1/clubs/riverside")).json()["behind"]
    await sam.patch("/api/v1/clubs/riverside", json={"polling_paused": True})

    assert (True, False) == (late, (await sam.get("/api/v1/clubs/riverside")).json()["behind"])


async def test_settings_are_rows_first_and_signals_after(api_desk: ApiDesk) -> None:
    """
    What changes is in the club's row, the record tells before and after, the workflow hears of it.
    """
    rows = api_desk.rows
    thread = await rows.thread()
    sam = await api_desk.as_(rows.sam)

    await sam.patch("/api/v1/clubs/riverside", json={"autonomy": "auto", "ai_on": False, "min_confidence": 0.8})
    await sam.patch("/api/v1/clubs/riverside", json={"polling_paused": True})
    await sam.patch("/api/v1/clubs/riverside", json={"polling_paused": False})
    await sam.patch("/api/v1/clubs/riverside", json={"polling_paused": False})
    polled = await sam.post("/api/v1/clubs/riverside/poll-now")

    club = await rows.get(Club, "riverside")
    assert ("auto", False, 0.8, rows.now) == (club.autonomy, club.ai_on, club.min_confidence, club.poll_requested_at)
    assert (await rows.get(Conversation, thread.conversation)).ai_handling is False
    assert 202 == polled.status_code
    signals = [told[-1] for told in api_desk.nudger.told]
    assert ["connection_changed", "pause", "resume", "poll_now"] == signals
    line = await rows.get(AuditLine, 1)
    assert ["suggest", "auto"] == line.detail["changed"]["autonomy"]


async def test_a_manager_chooses_how_drafts_sound(api_desk_on_both: ApiDesk) -> None:
    """
    Voice, emoji and sign-off are the club's; what is not a voice, or too long to sign with, is refused.
    """
    sam = await api_desk_on_both.as_(api_desk_on_both.rows.sam)

    changed = await sam.patch("/api/v1/clubs/riverside", json={"voice": "plain", "emoji": True, "sign_off": "The team"})
    emptied = await sam.patch("/api/v1/clubs/riverside", json={"sign_off": ""})
    refused = [
        (await sam.patch("/api/v1/clubs/riverside", json=body)).status_code
        for body in ({"voice": "shouting"}, {"sign_off": "x" * 61}, {"emoji": "maybe"})
    ]

    assert ("plain", True, "The team") == tuple(changed.json()[name] for name in ("voice", "emoji", "sign_off"))
    assert ("plain", "") == (emptied.json()["voice"], emptied.json()["sign_off"])
    assert [422, 422, 422] == refused


async def test_switching_the_club_on_again_leaves_takeovers_alone(api_desk: ApiDesk) -> None:
    """
    The club's switch does not give the AI what a person has taken.
    """
    rows = api_desk.rows
    free, taken = await rows.thread(), await rows.thread()
    sam = await api_desk.as_(rows.sam)
    await sam.post(f"/api/v1/conversations/{taken.conversation}/takeover")

    await sam.patch("/api/v1/clubs/riverside", json={"ai_on": False})
    await sam.patch("/api/v1/clubs/riverside", json={"ai_on": True})

    assert [True, False] == [(await rows.get(Conversation, each.conversation)).ai_handling for each in (free, taken)]


async def test_a_club_is_added_with_its_passwords_locked(api_desk: ApiDesk) -> None:
    """
    The owner adds a club; its passwords are readable with our key only, and its polling starts.
    """
    owner = await api_desk.as_(api_desk.rows.owner)

    added = await owner.post("/api/v1/clubs", json=_NEW)
    again = await owner.post("/api/v1/clubs", json=_NEW)

    assert (201, "suggest") == (added.status_code, added.json()["autonomy"])
    assert 409 == again.status_code
    assert "pass-word" not in added.text
    row = await api_desk.rows.get(CrmConnection, "hilltop")
    secrets = api_desk.deps.secrets
    assert "pass-word-1" == secrets.open(row.password, place="crm_password:hilltop")
    assert "pass-word-2" == secrets.open(row.clubhub_password, place="clubhub_password:hilltop")
    assert "https://crm.example.com" == row.base_url
    assert [("start", "hilltop")] == api_desk.nudger.told


async def test_a_removed_club_is_gone_and_its_rows_are_kept(api_desk: ApiDesk) -> None:
    """
    Nobody sees it any more, its people are out, its polling ends; the conversations stay stored.
    """
    rows = api_desk.rows
    thread = await rows.thread()
    await rows.task(thread)
    owner, dana = await api_desk.as_(rows.owner), await api_desk.as_(rows.dana)

    removed = await owner.delete("/api/v1/clubs/riverside")

    assert 204 == removed.status_code
    assert ["lakeside"] == [c["slug"] for c in (await owner.get("/api/v1/clubs")).json()["items"]]
    assert [] == (await owner.get("/api/v1/conversations")).json()["items"]
    assert [] == (await owner.get("/api/v1/needs-you")).json()["items"]
    assert 404 == (await owner.patch("/api/v1/clubs/riverside", json={"ai_on": True})).status_code
    assert 401 == (await dana.get("/api/v1/me")).status_code
    assert await rows.get(Conversation, thread.conversation) is not None
    assert [("signal", "riverside", "connection_changed")] == api_desk.nudger.told


async def test_the_people_of_a_club(api_desk: ApiDesk) -> None:
    """
    Colleagues and the owner, nobody of another club.
    """
    dana = await api_desk.as_(api_desk.rows.dana)

    people = (await dana.get("/api/v1/staff")).json()["items"]

    assert {"Dana Fields", "Sam Soto", "Olga Owens"} == {person["name"] for person in people}
