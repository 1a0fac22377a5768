"""Reading conversations over the API: the list, the head, the timeline, the queue."""

from datetime import timedelta
from typing import Any

import pytest

from spotter.desk.reading_marks import mark_read, mark_unread
from spotter.desk.takeover import take_over
from spotter.store.tables.conversations import Message
from tests.fixtures.api_desk import ApiDesk
from tests.fixtures.api_reading import get_as_dana
from tests.fixtures.desk_rows import DRAFT


async def test_a_row_says_what_a_glance_needs(api_desk: ApiDesk) -> None:
    """
    Who, what was said last, what it was about, what waits and for how long.
    """
    thread = await api_desk.rows.thread(name="Maya Ortiz", words="When do you\nclose today?")
    await api_desk.rows.approval(thread)

    [row] = (await get_as_dana(api_desk, "/conversations"))["items"]

    assert {"id": thread.member, "name": "Maya Ortiz", "role": "member", "initials": "MO"} == row["member"]
    assert ("member", "When do you close today?") == (
        row["last_message"]["author_kind"],
        row["last_message"]["preview"],
    )
    assert ("question", 1, "needs_staff", True) == (
        row["intent"],
        row["unread"],
        row["status"],
        row["requires_response"],
    )
    assert ("approval", "soon") == (row["waiting"]["kind"], row["waiting"]["urgency"])


async def test_pages_follow_each_other_without_a_gap(api_desk_on_both: ApiDesk) -> None:
    """
    Page by page, every conversation comes once, the newest message first, also where two share a moment.
    """
    desk = api_desk_on_both
    for number in range(7):
        await desk.rows.thread(name=f"Member {number}")
        if number % 2:
            desk.rows.now -= timedelta(seconds=1)

    seen, cursor, pages = [], None, 0
    while pages == 0 or cursor:
        page = await get_as_dana(desk, "/conversations", limit=3, **({"cursor": cursor} if cursor else {}))
        seen += [row["member"]["name"] for row in page["items"]]
        cursor, pages = page["next_cursor"], pages + 1

    assert 3 == pages
    assert 7 == len(set(seen)) == len(seen)
    assert "Member 0" == seen[-1]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zoe", ["Zoë Núñez"]),
        ("NUNEZ", ["Zoë Núñez"]),
        ("(303) 555-0142", ["Maya Ortiz"]),
        ("303.555", ["Maya Ortiz"]),
        ("+1 303 555 0142", ["Maya Ortiz"]),
        ("towels", ["Maya Ortiz"]),
        ("TOWELS have", ["Maya Ortiz"]),
        ("100%", ["Zoë Núñez"]),
        ("member2@example", ["Zoë Núñez"]),
        ("nobody wrote this", []),
        ("%", ["Zoë Núñez"]),
        ("_", []),
        ("'; DROP TABLE member; --", []),
        ("<script>alert(1)</script>", []),
    ],
)
async def test_search_finds_what_people_type(api_desk_on_both: ApiDesk, typed: str, found: list[str]) -> None:
    """
    A name without its accents, a phone in any form, words of a message; signs are only signs.
    """
    rows = api_desk_on_both.rows
    await rows.thread(name="Maya Ortiz", phone="+13035550142", words="Do you have towels?")
    await rows.thread(name="Zoë Núñez", words="I am 100% sure")

    page = await get_as_dana(api_desk_on_both, "/conversations", q=typed)

    assert found == [row["member"]["name"] for row in page["items"]]


async def test_filters_narrow_the_list(api_desk: ApiDesk) -> None:
    """
    By status, and by whether somebody has to do something.
    """
    quiet = await api_desk.rows.thread(name="Quiet Member")
    waiting = await api_desk.rows.thread(name="Waiting Member")
    await api_desk.rows.task(waiting)

    assert [waiting.conversation] == [
        c["id"] for c in (await get_as_dana(api_desk, "/conversations", needs_me=True))["items"]
    ]
    by_status = await get_as_dana(api_desk, "/conversations", status="waiting_on_member")
    assert [quiet.conversation] == [c["id"] for c in by_status["items"]]


async def test_unread_means_unanswered(api_desk: ApiDesk) -> None:
    """
    An answer or an explicit mark clears the count; "unread" brings it back; looking does nothing.
    """
    rows = api_desk.rows
    thread = await rows.thread()
    latest = await rows.inbound(thread, "Hello?")

    async def unread() -> int:
        await get_as_dana(api_desk, f"/conversations/{thread.conversation}/timeline")
        return (await get_as_dana(api_desk, f"/conversations/{thread.conversation}"))["unread"]

    counts = [await unread()]
    await rows.store.run(lambda tx: mark_read(tx, thread.conversation, thread.question, by=rows.dana))
    counts.append(await unread())
    await rows.store.run(lambda tx: mark_read(tx, thread.conversation, latest, by=rows.dana))
    counts.append(await unread())
    await rows.store.run(lambda tx: mark_unread(tx, thread.conversation, by=rows.dana))
    counts.append(await unread())
    await rows.store.run(lambda tx: mark_read(tx, thread.conversation, thread.question, by=rows.dana))
    await rows.outbound(thread, "We close at 10.")
    counts.append(await unread())

    assert [2, 1, 0, 1, 0] == counts


async def test_an_old_tab_does_not_bring_back_what_was_read(api_desk_on_both: ApiDesk) -> None:
    """
    "Read up to here" of a tab that has not seen the rest leaves the newer mark alone.
    """
    rows = api_desk_on_both.rows
    thread = await rows.thread()
    latest = await rows.inbound(thread, "Hello?")

    for through in (latest, thread.question):
        await rows.store.run(lambda tx, to=through: mark_read(tx, thread.conversation, to, by=rows.dana))

    assert 0 == (await get_as_dana(api_desk_on_both, f"/conversations/{thread.conversation}"))["unread"]


async def test_the_head_tells_who_the_member_is(api_desk: ApiDesk) -> None:
    """
    The card shows the exact balance, the consent, the channel and the link to the run.
    """
    thread = await api_desk.rows.thread(phone="+13035550142")

    head = await get_as_dana(api_desk, f"/conversations/{thread.conversation}")

    assert {"cents": 4599, "as_text": "$45.99"} == head["member"]["balance"]
    assert [{"kind": "phone", "value": "+13035550142", "opted_out_at": None}] == head["member"]["contact_points"]
    assert (True, None, "text", "America/Denver") == (
        head["can_be_answered"],
        head["cannot_reason"],
        head["channel"],
        head["club_time_zone"],
    )
    run = f"conversation:riverside:{thread.conversation}"
    assert f"http://127.0.0.1:8233/namespaces/default/workflows/{run}" == head["temporal_url"]


async def test_the_head_says_why_nobody_can_answer(api_desk: ApiDesk) -> None:
    """
    Stopped by the member, or without a known channel: said before somebody types.
    """
    stopped, unknown = await api_desk.rows.thread(), await api_desk.rows.thread(channel=None)
    await api_desk.rows.opt_out(stopped)

    heads = [await get_as_dana(api_desk, f"/conversations/{each.conversation}") for each in (stopped, unknown)]

    assert [("opted_out", True), ("channel_unknown", False)] == [(h["cannot_reason"], h["opted_out"]) for h in heads]


async def test_the_timeline_is_one_story(api_desk_on_both: ApiDesk) -> None:
    """
    Question, decision, draft, takeover and the message on its way stand in the order in which they happened.
    """
    rows = api_desk_on_both.rows
    thread = await rows.thread()
    await rows.approval(thread)
    await rows.queued(thread, key="manual:staff-2:1", kind="manual", author_kind="staff", staff_id=2, body="On it!")
    rows.now += timedelta(seconds=5)
    await rows.store.run(lambda tx: take_over(tx, thread.conversation, by=rows.dana, now=rows.now))

    items = (await get_as_dana(api_desk_on_both, f"/conversations/{thread.conversation}/timeline"))["items"]

    told = {item["kind"]: item for item in items}
    assert ["message", "decision", "approval", "message", "act"] == [item["kind"] for item in items]
    assert ("question", 12) == (told["decision"]["intent"], told["decision"]["took_ms"])
    assert ["Hours", "Member's record: balance"] == [c["title"] for c in told["decision"]["citations"]]
    assert (DRAFT, "stale") == (told["approval"]["body"], told["approval"]["state"])
    assert (None, "queued", "Dana Fields") == (
        items[3]["id"],
        items[3]["delivery"]["state"],
        items[3]["author_name"],
    )
    assert ("taken_over", "Dana Fields") == (told["act"]["act"], told["act"]["actor"]["name"])


async def test_the_timeline_is_read_backwards_page_by_page(api_desk_on_both: ApiDesk) -> None:
    """
    From the newest page to the beginning nothing is missing and nothing comes twice.
    """
    rows = api_desk_on_both.rows
    thread = await rows.thread()
    for number in range(20):
        await rows.inbound(thread, f"message {number}")
    await rows.task(thread)

    items: list[Any] = []
    before: str | None = None
    while not items or before:
        page = await get_as_dana(
            api_desk_on_both,
            f"/conversations/{thread.conversation}/timeline",
            limit=5,
            **({"before": before} if before else {}),
        )
        items = page["items"] + items
        before = page["next_cursor"]

    said = [item["body"] for item in items if item["kind"] == "message"]
    assert ["When do you close today?", *(f"message {number}" for number in range(20))] == said
    assert ["decision", "escalation"] == [item["kind"] for item in items if item["kind"] != "message"]


async def test_a_coarse_time_does_not_turn_the_story_round(api_desk_on_both: ApiDesk) -> None:
    """
    The CRM tells minutes: a member's second message stays below our answer of the same minute, and what was found
    late in the log stands where it was written.
    """
    rows = api_desk_on_both.rows
    thread = await rows.thread()
    minute = rows.now.replace(second=0) + timedelta(minutes=5)

    async def stored(body: str, *, sent: Any, seen: Any, precision: str, direction: str) -> None:
        await rows.add(
            Message(
                club_id=thread.club,
                conversation_id=thread.conversation,
                direction=direction,
                author_kind="member" if direction == "inbound" else "staff",
                body=body,
                sent_at=sent,
                precision=precision,
                created_at=seen,
            )
        )

    await stored("answer", sent=minute, seen=minute + timedelta(seconds=8), precision="minute", direction="outbound")
    await stored("thanks", sent=minute, seen=minute + timedelta(seconds=25), precision="minute", direction="inbound")
    late = minute + timedelta(hours=2)
    await stored("call", sent=minute - timedelta(minutes=2), seen=late, precision="minute", direction="outbound")
    await stored("unknown", sent=None, seen=late, precision="unknown", direction="outbound")

    items = (await get_as_dana(api_desk_on_both, f"/conversations/{thread.conversation}/timeline"))["items"]

    said = [item["body"] for item in items if item["kind"] == "message"]
    assert ["When do you close today?", "call", "answer", "thanks", "unknown"] == said
