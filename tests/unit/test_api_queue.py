"""The queue over HTTP: what a person must do, most urgent first, with what is needed to decide it."""

from tests.fixtures.api_desk import ApiDesk
from tests.fixtures.api_reading import get_as_dana
from tests.fixtures.desk_rows import DRAFT, LAKESIDE


async def test_the_queue_begins_with_the_most_urgent(api_desk_on_both: ApiDesk) -> None:
    """
    An emergency before a waiting draft before what has time; within one urgency who waits longest.
    """
    rows = api_desk_on_both.rows
    later = await rows.task(await rows.thread(), urgency="today")
    draft = await rows.approval(await rows.thread())
    emergency = await rows.task(await rows.thread(), urgency="now", reason="injury")
    second = await rows.approval(await rows.thread())
    await rows.task(await rows.thread(club=LAKESIDE), urgency="now")

    first_page = await get_as_dana(api_desk_on_both, "/needs-you", limit=3)
    last_page = await get_as_dana(api_desk_on_both, "/needs-you", limit=3, cursor=first_page["next_cursor"])

    places = [(item["kind"], (item["approval"] or item["escalation"])["id"]) for item in first_page["items"]]
    assert [("escalation", emergency), ("approval", draft), ("approval", second)] == places
    assert [later] == [item["escalation"]["id"] for item in last_page["items"]]
    assert last_page["next_cursor"] is None
    assert "Maya Ortiz" == first_page["items"][0]["conversation"]["member"]["name"]


async def test_a_doubtful_message_comes_with_its_evidence(api_desk: ApiDesk) -> None:
    """
    Who must say whether it arrived sees the text and what was tried.
    """
    thread = await api_desk.rows.thread()
    delivery = await api_desk.rows.queued(thread, state="needs_staff", fence=2)
    await api_desk.rows.task(thread, kind="did_it_arrive", reason="unknown", delivery_id=delivery)

    [item] = (await get_as_dana(api_desk, "/needs-you"))["items"]

    assert (DRAFT, "needs_staff", []) == (
        item["escalation"]["delivery"]["body"],
        item["escalation"]["delivery"]["state"],
        item["escalation"]["delivery"]["evidence"]["attempts"],
    )
    assert "did_it_arrive" == item["conversation"]["waiting"]["kind"]


async def test_a_task_comes_with_the_words_that_raised_it(api_desk_on_both: ApiDesk) -> None:
    """
    Whoever takes a task reads what the member wrote, though our acknowledgement was said after it.
    """
    rows = api_desk_on_both.rows
    thread = await rows.thread(words="I want my money back.")
    other = await rows.thread(words="Somebody fell.")
    await rows.outbound(thread, "A person will answer you.")
    await rows.task(thread, turn_id=thread.turn, reason="refund")
    await rows.task(other, message_id=other.question, reason="injury", urgency="now")
    await rows.task(None, reason="login_refused", urgency="today")

    items = (await get_as_dana(api_desk_on_both, "/needs-you"))["items"]

    assert [["Somebody fell."], ["I want my money back."], []] == [
        [said["body"] for said in item["escalation"]["asked"]] for item in items
    ]
