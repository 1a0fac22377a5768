"""From an edited entry to the next draft: the real store, the real world around a turn, the embedded engine."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from spotter.domain.ids import TurnId
from spotter.engine.embedded.engine import EmbeddedEngine
from spotter.store.tables.judgements import Approval, DraftRow
from spotter.store.tables.knowledge import KnowledgeGap, KnowledgeUse
from spotter.turns.answering import Answerer
from tests.fixtures.api_desk import ApiDesk

_PATH = "/api/v1/clubs/riverside/knowledge"
_ENGINE = EmbeddedEngine()


async def _answered(desk: ApiDesk, words: str, *, now: datetime | None = None) -> tuple[int, str]:
    """A member asks; the draft goes before a person. Returns the turn and the draft."""
    thread = await desk.rows.thread(words=words)
    async with desk.store.transaction() as tx:
        await tx.session.execute(delete(DraftRow).where(DraftRow.turn_id == thread.turn))
    moment = now or desk.rows.now
    await Answerer(desk.store, _ENGINE, lambda: moment).answer(
        thread.club, thread.conversation, TurnId(thread.turn), hold=True, shadow=False, expires_in=timedelta(hours=1)
    )
    async with desk.store.reading() as tx:
        body = await tx.session.scalar(select(DraftRow.body).where(DraftRow.turn_id == thread.turn))
        return thread.turn, body or ""


async def _write(desk: ApiDesk, **fields: Any) -> dict[str, Any]:
    sam = await desk.as_(desk.rows.sam)
    answer = await sam.post(_PATH, json=fields)
    assert 201 == answer.status_code, answer.text
    return answer.json()


async def test_changed_holiday_hours_are_in_the_next_answer(api_desk_on_both: ApiDesk) -> None:
    """
    Change the holiday hours on the page, and the next draft says them; it cites the entry, which knows of its uses.
    """
    desk = api_desk_on_both
    day = {"day": "2026-11-26", "span": {"opens": "08:00", "closes": "12:00"}, "label": "Thanksgiving"}
    made = await _write(desk, kind="special_hours", title="Holiday hours", days=[day])
    sam = await desk.as_(desk.rows.sam)

    _, before = await _answered(desk, "What are your hours on Thanksgiving?")
    day["span"] = {"opens": "09:00", "closes": "13:30"}
    await sam.put(f"{_PATH}/{made['id']}", json={**made["fields"], "days": [day], "version": 1})
    turn, after = await _answered(desk, "What are your hours on Thanksgiving?")

    assert "8:00 AM to 12:00 PM" in before
    assert "9:00 AM to 1:30 PM" in after
    uses = (await sam.get(f"{_PATH}/{made['id']}/uses")).json()["items"]
    assert [(turn, 2, "waiting"), (uses[1]["turn_id"], 1, "waiting")] == [
        (each["turn_id"], each["version"], each["outcome"]) for each in uses
    ]
    approvals = (await sam.get("/api/v1/approvals")).json()["items"]
    assert {made["id"]} == {fact["entry_id"] for each in approvals for fact in each["citations"]}


async def test_validity_is_days_of_the_club(api_desk: ApiDesk) -> None:
    """
    A price of December begins and ends at midnight in Denver, not in London; outside it the usual one holds.
    """
    await _write(api_desk, kind="plan", title="Day pass", body="A day pass is $15.")
    await _write(
        api_desk,
        kind="plan",
        title="Guest towel",
        body="A guest towel is $1.",
        valid_from="2026-12-01",
        valid_to="2026-12-31",
    )

    async def said(*moment: int) -> bool:
        at = datetime(*moment, tzinfo=UTC)  # pyright: ignore[reportArgumentType] - year to minute
        return "$1." in (await _answered(api_desk, "How much is a guest towel?", now=at))[1]

    # Denver is seven hours behind UTC in winter.
    assert [False, True, True, False] == [
        await said(2026, 12, 1, 6, 59),
        await said(2026, 12, 1, 7, 0),
        await said(2027, 1, 1, 6, 59),
        await said(2027, 1, 1, 7, 0),
    ]


async def test_hours_of_a_season_overrule_the_usual_ones(api_desk: ApiDesk) -> None:
    """
    While they count, the winter hours are the hours, whichever of the two was written first.
    """
    usual = [{"day": day, "span": {"opens": "05:00", "closes": "22:00"}} for day in ("mon", "tue")]
    winter = [{"day": day, "span": {"opens": "07:00", "closes": "20:00"}} for day in ("mon", "tue")]
    await _write(api_desk, kind="hours", title="Winter", week=winter, valid_from="2026-12-01", valid_to="2027-02-28")
    await _write(api_desk, kind="hours", title="Usual", week=usual)

    _, november = await _answered(api_desk, "What are your hours on Monday?")
    _, january = await _answered(api_desk, "What are your hours on Monday?", now=datetime(2027, 1, 10, 18, tzinfo=UTC))

    assert "5:00 AM to 10:00 PM" in november
    assert "7:00 AM to 8:00 PM" in january


async def test_a_retired_entry_is_never_said_again(api_desk: ApiDesk) -> None:
    """
    The next draft does not know it, and the question is counted as missing.
    """
    made = await _write(api_desk, kind="faq", title="Parking", body="Parking is free behind the building.")
    sam = await api_desk.as_(api_desk.rows.sam)

    _, before = await _answered(api_desk, "Where can I park?")
    await sam.post(f"{_PATH}/{made['id']}/retire", json={"version": 1})
    _, after = await _answered(api_desk, "Where can I park?")

    assert ("free behind the building" in before, "") == (True, after)
    async with api_desk.store.reading() as tx:
        assert ["Where can I park?"] == list(await tx.session.scalars(select(KnowledgeGap.question)))
        assert 1 == len(list(await tx.session.scalars(select(KnowledgeUse.id))))


async def test_a_likeness_is_proposed_to_a_person_and_still_counted(api_desk: ApiDesk) -> None:
    """
    Other words for a known thing: the entry is drafted for a person's check, never sent by itself, and the page
    shows that an entry lacks these words.
    """
    await _write(
        api_desk, kind="faq", title="Age limit", body="The gym floor is for ages 16 and up.", keywords=["how old"]
    )
    await _write(api_desk, kind="faq", title="Wi-Fi", body="The Wi-Fi password is on the board.", keywords=["internet"])
    turn, body = await _answered(api_desk, "can my 14 year old lift weights there")
    dana = await api_desk.as_(api_desk.rows.dana)

    [gap] = (await dana.get(f"{_PATH}/gaps")).json()["items"]
    async with api_desk.store.reading() as tx:
        held = await tx.session.scalar(select(Approval.why_held).where(Approval.turn_id == turn))

    assert "ages 16 and up" in body
    assert "Found by likeness" in (held or "")
    assert ("can my 14 year old lift weights there", "Age limit") == (gap["question"], gap["nearest"]["title"])


async def test_a_greeting_beside_a_question_is_no_gap(api_desk: ApiDesk) -> None:
    """
    Only what asks or wishes for something is counted; what was answered beside a remark leaves no gap.
    """
    await _write(api_desk, kind="faq", title="Parking", body="Parking is free behind the building.")
    await _answered(api_desk, "Hi there, I drove by your sign. Do you have tanning beds? Thanks!")
    await _answered(api_desk, "Hi, I saw your sign driving by. Where can I park?")
    await _answered(api_desk, "need the price list for tanning")

    async with api_desk.store.reading() as tx:
        questions = list(await tx.session.scalars(select(KnowledgeGap.question)))

    assert ["Do you have tanning beds?", "need the price list for tanning"] == questions
