"""The club's knowledge over the API: written, changed, retired, found again, and never lost."""

from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from spotter.store.tables.clubs import KnowledgeEntry
from spotter.store.tables.knowledge import KnowledgeUse
from spotter.store.tables.records import AuditLine, Event
from tests.fixtures.api_desk import ApiDesk

_PATH = "/api/v1/clubs/riverside/knowledge"
_GUESTS: dict[str, Any] = {"kind": "faq", "title": "Guest policy", "body": "One guest a day. A guest pass is $12."}


def _faults(answer: httpx2.Response) -> dict[str, str]:
    assert (422, "invalid_fields") == (answer.status_code, answer.json()["code"])
    return {each["pointer"]: each["detail"] for each in answer.json()["errors"]}


async def _written(desk: ApiDesk, **fields: Any) -> dict[str, Any]:
    sam = await desk.as_(desk.rows.sam)
    answer = await sam.post(_PATH, json=_GUESTS | fields)
    assert 201 == answer.status_code, answer.text
    return answer.json()


async def test_an_entry_is_written_shown_and_audited(api_desk_on_both: ApiDesk) -> None:
    """
    What was written comes back as it was, with what a member may be told; the pages hear of it.
    """
    desk = api_desk_on_both
    made = await _written(
        desk,
        kind="plan",
        title="Solo",
        body="No contract.",
        price={"amount": "39.00", "currency": "USD", "unit": "month"},
        keywords=["join", " cost "],
        owner_id=desk.rows.dana.id,
        source="Price list",
        valid_from="2026-11-01",
        valid_to="2026-12-31",
    )

    read = (await (await desk.as_(desk.rows.dana)).get(f"{_PATH}/{made['id']}")).json()

    assert made == read
    assert "Solo is $39 a month. No contract." == read["says"]
    assert ("current", 1, 0, "Dana Fields") == (
        read["validity"],
        read["version"],
        read["uses"],
        read["owner"]["name"],
    )
    assert ("2026-11-01", "2026-12-31", ["join", "cost"]) == (
        read["fields"]["valid_from"],
        read["fields"]["valid_to"],
        read["fields"]["keywords"],
    )
    row = await desk.rows.get(KnowledgeEntry, made["id"])
    # The last day counts whole, in the club's own zone (Denver is seven hours behind UTC in winter, six in autumn).
    assert datetime(2026, 11, 1, 6, tzinfo=UTC) == row.valid_from
    assert datetime(2027, 1, 1, 7, tzinfo=UTC) == row.valid_to
    assert "knowledge_written" == (await desk.rows.get(AuditLine, 1)).act
    event = await desk.rows.get(Event, 1)
    assert ("knowledge_changed", {"entry": made["id"]}) == (event.type, event.payload)


async def test_hours_are_days_and_times_with_exceptions(api_desk: ApiDesk) -> None:
    """
    A week and special days go in as data and come out as data.
    """
    week = [{"day": "mon", "span": {"opens": "05:00", "closes": "22:00"}}, {"day": "sun", "span": None}]
    days = [
        {"day": "2026-11-26", "span": {"opens": "08:00", "closes": "12:00"}, "label": "Thanksgiving"},
        {"day": "2026-12-25", "span": None, "label": "Christmas Day"},
    ]

    made = await _written(api_desk, kind="hours", title="Hours", body="", week=week, days=days)

    assert (week, days) == (made["fields"]["week"], made["fields"]["days"])
    assert "Hours: Monday 5:00 AM to 10:00 PM; Sunday closed. On Thursday, November 26 (Thanksgiving)" in made["says"]


@pytest.mark.parametrize(
    ("fields", "pointer", "says"),
    [
        ({"title": "  "}, "#/title", "Give it a title."),
        ({"body": ""}, "#/body", "Write what members may be told."),
        ({"url": "https://x.example.com"}, "#/url", "Only links have an address."),
        ({"kind": "link", "url": "javascript:alert(1)"}, "#/url", "https://"),
        ({"kind": "link", "url": "https://desk:pw@x.example.com"}, "#/url", "https://"),
        ({"kind": "plan", "price": {"amount": "abc"}}, "#/price/amount", "between 0 and 100,000"),
        ({"kind": "plan", "price": {"amount": "-1"}}, "#/price/amount", "between 0 and 100,000"),
        ({"kind": "plan", "price": {"amount": "9.999"}}, "#/price/amount", "two decimals"),
        ({"kind": "plan", "price": {"amount": "9", "currency": "usd"}}, "#/price/currency", "USD"),
        ({"kind": "hours", "body": ""}, "#/week", "at least one weekday"),
        ({"kind": "hours"}, "#/body", "not prose"),
        (
            {"kind": "hours", "body": "", "week": [{"day": "mon", "span": {"opens": "5am", "closes": "22:00"}}]},
            "#/week/mon/opens",
            "05:30",
        ),
        (
            {
                "kind": "special_hours",
                "body": "",
                "days": [{"day": "2026-12-25"}, {"day": "2026-12-25", "label": "again"}],
            },
            "#/days/1/day",
            "twice",
        ),
        ({"kind": "staff", "names": []}, "#/names", "at least one person"),
        ({"valid_from": "2026-12-31", "valid_to": "2026-12-01"}, "#/valid_to", "before the first"),
        ({"owner_id": 4}, "#/owner_id", "works here"),
    ],
)
async def test_what_is_wrong_is_said_by_field(
    api_desk: ApiDesk, fields: dict[str, Any], pointer: str, says: str
) -> None:
    """
    Nothing is stored, and each fault names its field in words for the person who wrote it.
    """
    sam = await api_desk.as_(api_desk.rows.sam)

    faults = _faults(await sam.post(_PATH, json=_GUESTS | fields))

    assert says in faults[pointer]
    assert [] == (await sam.get(_PATH)).json()["items"]


async def test_two_people_cannot_overwrite_each_other(api_desk_on_both: ApiDesk) -> None:
    """
    The second save over the same version is refused, and every version is kept with its author.
    """
    desk = api_desk_on_both
    made = await _written(desk)
    sam, owner = await desk.as_(desk.rows.sam), await desk.as_(desk.rows.owner)
    change = {**made["fields"], "version": 1, "body": "Two guests a day."}

    first = await sam.put(f"{_PATH}/{made['id']}", json=change)
    second = await owner.put(f"{_PATH}/{made['id']}", json=change | {"body": "No guests."})
    kept = (await owner.get(f"{_PATH}/{made['id']}/revisions")).json()["items"]

    assert (200, 2, "Two guests a day.") == (first.status_code, first.json()["version"], first.json()["says"])
    assert (409, "conflict") == (second.status_code, second.json()["code"])
    assert [(2, "changed", "Sam Soto"), (1, "written", "Sam Soto")] == [
        (each["version"], each["act"], each["by"]["name"]) for each in kept
    ]
    assert _GUESTS["body"] == kept[1]["fields"]["body"]


async def test_saving_what_is_there_changes_nothing(api_desk: ApiDesk) -> None:
    """
    A save without a change makes no version, no audit line and no event.
    """
    made = await _written(api_desk)
    sam = await api_desk.as_(api_desk.rows.sam)

    again = await sam.put(f"{_PATH}/{made['id']}", json={**made["fields"], "version": 1})

    assert 1 == again.json()["version"]
    assert await api_desk.rows.get(AuditLine, 2) is None


async def test_a_retired_entry_is_out_of_use_and_can_come_back(api_desk: ApiDesk) -> None:
    """
    It leaves the list and stays readable, since citations point to it.
    """
    made = await _written(api_desk)
    sam = await api_desk.as_(api_desk.rows.sam)
    path = f"{_PATH}/{made['id']}"

    retired = await sam.post(f"{path}/retire", json={"version": 1})
    listed = [(await sam.get(_PATH, params=params)).json()["items"] for params in ({}, {"validity": "retired"})]
    restored = await sam.post(f"{path}/restore", json={"version": 2})

    assert ("retired", 0, 1) == (retired.json()["validity"], len(listed[0]), len(listed[1]))
    assert 405 == (await sam.delete(path)).status_code
    assert ("current", 3) == (restored.json()["validity"], restored.json()["version"])


async def test_a_repeat_of_the_same_key_writes_once(api_desk: ApiDesk) -> None:
    """
    A double click makes one entry.
    """
    sam = await api_desk.as_(api_desk.rows.sam)

    answers = [await sam.post(_PATH, json=_GUESTS, headers={"Idempotency-Key": "k1"}) for _ in range(2)]

    assert answers[0].json() == answers[1].json()
    assert 1 == len((await sam.get(_PATH)).json()["items"])


async def test_who_may_read_and_who_may_write(api_desk: ApiDesk) -> None:
    """
    The front desk reads; managers write; another club's people see nothing of it.
    """
    made = await _written(api_desk)
    dana, kim = await api_desk.as_(api_desk.rows.dana), await api_desk.as_(api_desk.rows.kim)
    path = f"{_PATH}/{made['id']}"

    assert 200 == (await dana.get(path)).status_code
    assert 403 == (await dana.post(_PATH, json=_GUESTS)).status_code
    assert 403 == (await dana.post(f"{path}/retire", json={"version": 1})).status_code
    for answer in (
        await kim.get(path),
        await kim.get(_PATH),
        await kim.get(f"{path}/uses"),
        await kim.put(path, json={**made["fields"], "version": 1}),
        await kim.get(f"{_PATH}/preview", params={"q": "guests"}),
        await kim.get(f"/api/v1/clubs/lakeside/knowledge/{made['id']}"),
    ):
        assert 404 == answer.status_code


async def test_the_list_is_paged_and_filtered(api_desk_on_both: ApiDesk) -> None:
    """
    By title in pages without gap or repeat; by kind, by words, by whether it counts now.
    """
    desk = api_desk_on_both
    for title in ("towels", "Sauna", "Ägean room", "Pool", "pool"):
        await _written(desk, title=title, body=f"About {title}.")
    await _written(desk, kind="policy", title="Winter rule", body="Boots off.", valid_from="2026-12-01")
    await _written(desk, kind="policy", title="Summer rule", body="Sandals.", valid_to="2026-09-01")
    dana = await desk.as_(desk.rows.dana)

    seen: list[int] = []
    cursor: str | None = None
    while True:
        params = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = (await dana.get(_PATH, params=params)).json()
        seen += [each["id"] for each in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break

    async def titles(**params: str) -> set[str]:
        return {each["fields"]["title"] for each in (await dana.get(_PATH, params=params)).json()["items"]}

    assert (7, 7) == (len(seen), len(set(seen)))
    assert {"Winter rule"} == await titles(validity="upcoming")
    assert {"Summer rule"} == await titles(validity="expired")
    assert {"Winter rule", "Summer rule"} == await titles(kind="policy")
    assert {"Pool", "pool"} == await titles(q="POOL about")
    assert "Summer rule" not in await titles(validity="current")


async def test_where_an_entry_was_used(api_desk_on_both: ApiDesk) -> None:
    """
    The drafts that rest on it, newest first, sent or not; and the last one that a person refused.
    """
    desk = api_desk_on_both
    made = await _written(desk)
    threads = [await desk.rows.thread(name=name) for name in ("Maya Ortiz", "Luis Vega", "Ana Roy")]
    for thread in threads:
        await desk.rows.add(
            KnowledgeUse(
                club_id="riverside",
                entry_id=made["id"],
                version=1,
                conversation_id=thread.conversation,
                turn_id=thread.turn,
                created_at=desk.rows.now,
            )
        )
    await desk.rows.queued(threads[0], state="sent")
    await desk.rows.approval(threads[1])
    await desk.rows.approval(threads[2], state="rejected", reject_reason="Wrong facts", decided_at=desk.rows.now)
    dana = await desk.as_(desk.rows.dana)

    first = (await dana.get(f"{_PATH}/{made['id']}/uses", params={"limit": "2"})).json()
    rest = (await dana.get(f"{_PATH}/{made['id']}/uses", params={"limit": "2", "cursor": first["next_cursor"]})).json()
    entry = (await dana.get(f"{_PATH}/{made['id']}")).json()

    assert [("Ana Roy", "not_sent"), ("Luis Vega", "waiting"), ("Maya Ortiz", "sent")] == [
        (each["member_name"], each["outcome"]) for each in (*first["items"], *rest["items"])
    ]
    assert rest["next_cursor"] is None
    assert (3, "Wrong facts") == (entry["uses"], entry["last_wrong"]["reason"])
