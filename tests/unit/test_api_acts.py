"""What staff do over the API: once per key, told to the workflow, and successful while Temporal is away."""

import asyncio
from typing import Any

from sqlalchemy import func, select

from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, StaffAct
from spotter.store.tables.records import IdempotencyRecord
from tests.fixtures.api_desk import ApiDesk
from tests.fixtures.desk_rows import DRAFT, Thread


def _key(key: str) -> dict[str, str]:
    return {"Idempotency-Key": key}


async def _count(desk: ApiDesk, table: type[Any]) -> int:
    async with desk.store.reading() as tx:
        return await tx.session.scalar(select(func.count()).select_from(table)) or 0


async def _waiting_draft(desk: ApiDesk) -> tuple[Thread, str]:
    thread = await desk.rows.thread()
    return thread, f"/api/v1/approvals/{await desk.rows.approval(thread)}"


async def test_approving_answers_with_the_decided_draft_and_tells_the_workflow(api_desk: ApiDesk) -> None:
    """
    One key press: the draft is approved, the page sees by whom, the workflow is signalled.
    """
    thread, address = await _waiting_draft(api_desk)
    dana = await api_desk.as_(api_desk.rows.dana)

    answer = await dana.post(f"{address}/approve", json={"revision": 1}, headers=_key("k1"))

    assert 200 == answer.status_code
    shown = answer.json()
    assert ("approved", DRAFT, {"id": 2, "name": "Dana Fields"}, False) == (
        shown["state"],
        shown["final_body"],
        shown["decided_by"],
        shown["delayed"],
    )
    assert [("conversation", "riverside", thread.conversation, "decided")] == api_desk.nudger.told


async def test_a_double_click_is_one_click(api_desk_on_both: ApiDesk) -> None:
    """
    The same key again, even in the same moment, changes nothing and returns the first answer.
    """
    _, address = await _waiting_draft(api_desk_on_both)
    dana = await api_desk_on_both.as_(api_desk_on_both.rows.dana)

    answers = await asyncio.gather(
        *(dana.post(f"{address}/approve", json={"revision": 1}, headers=_key("k1")) for _ in range(10))
    )

    assert {200} == {answer.status_code for answer in answers}
    assert 1 == len({answer.text for answer in answers})
    assert (1, 1) == (await _count(api_desk_on_both, StaffAct), len(api_desk_on_both.nudger.told))


async def test_fifty_clicks_in_two_browsers_are_one_decision(api_desk_on_both: ApiDesk) -> None:
    """
    With keys of their own, one request decides and forty-nine are told the winner's name.
    """
    _, address = await _waiting_draft(api_desk_on_both)
    rows = api_desk_on_both.rows
    browsers = [await api_desk_on_both.as_(rows.dana), await api_desk_on_both.as_(rows.sam)]

    answers = await asyncio.gather(
        *(
            browsers[number % 2].post(f"{address}/approve", json={"revision": 1}, headers=_key(f"k{number}"))
            for number in range(50)
        )
    )

    refused = [answer.json() for answer in answers if answer.status_code == 409]
    assert (1, 49) == (sum(answer.status_code == 200 for answer in answers), len(refused))
    assert {("already_decided", "approved")} == {(each["code"], each["decision"]) for each in refused}
    assert 1 == len({each["winner"] for each in refused})
    assert {each["winner"] for each in refused} <= {"Dana Fields", "Sam Soto"}
    assert 1 == await _count(api_desk_on_both, StaffAct)


async def test_a_key_belongs_to_one_request(api_desk: ApiDesk) -> None:
    """
    The same key with another body is refused; of another person or for another draft it is another key.
    """
    _, first = await _waiting_draft(api_desk)
    _, second = await _waiting_draft(api_desk)
    dana, sam = await api_desk.as_(api_desk.rows.dana), await api_desk.as_(api_desk.rows.sam)
    await dana.post(f"{first}/approve", json={"revision": 1}, headers=_key("k1"))

    other_body = await dana.post(f"{first}/approve", json={"revision": 1, "body": "Hi"}, headers=_key("k1"))
    other_draft = await dana.post(f"{second}/approve", json={"revision": 1}, headers=_key("k1"))
    other_person = await sam.post(f"{first}/approve", json={"revision": 1}, headers=_key("k1"))

    assert (422, "idempotency_key_reused") == (other_body.status_code, other_body.json()["code"])
    assert 200 == other_draft.status_code
    assert (409, "already_decided") == (other_person.status_code, other_person.json()["code"])


async def test_what_reaches_a_member_needs_a_key(api_desk: ApiDesk) -> None:
    """
    Without a key a retry could send twice: it is refused before anything happens.
    """
    thread, address = await _waiting_draft(api_desk)
    delivery = await api_desk.rows.queued(thread, state="needs_staff", fence=2)
    task = await api_desk.rows.task(thread, kind="did_it_arrive", reason="unknown", delivery_id=delivery)
    dana = await api_desk.as_(api_desk.rows.dana)
    reply = {"body": "Hi", "seen_through": thread.question}

    refused = [
        await dana.post(f"{address}/approve", json={"revision": 1}),
        await dana.post(f"/api/v1/conversations/{thread.conversation}/reply", json=reply),
        await dana.post(f"/api/v1/escalations/{task}/resolve", json={"resolution": "send_again"}),
        await dana.post(f"{address}/approve", json={"revision": 1}, headers=_key("x" * 201)),
    ]

    assert [400, 400, 400, 422] == [answer.status_code for answer in refused]
    assert 0 == await _count(api_desk, StaffAct)


async def test_a_refused_request_leaves_its_key_free(api_desk: ApiDesk) -> None:
    """
    After a refusal the same key may try again: nothing was done under it.
    """
    thread, address = await _waiting_draft(api_desk)
    await api_desk.rows.inbound(thread, "Never mind")
    dana = await api_desk.as_(api_desk.rows.dana)

    answers = [await dana.post(f"{address}/approve", json={"revision": 1}, headers=_key("k1")) for _ in range(2)]

    assert [(409, "stale_draft")] * 2 == [(answer.status_code, answer.json()["code"]) for answer in answers]
    assert 0 == await _count(api_desk, IdempotencyRecord)


async def test_a_reply_is_accepted_once_with_its_delivery(api_desk_on_both: ApiDesk) -> None:
    """
    The reply is on its way, the conversation is one's own, and a repeat finds the same message.
    """
    desk = api_desk_on_both
    thread = await desk.rows.thread()
    dana = await desk.as_(desk.rows.dana)
    body = {"body": "Hi Maya, we close at 10.", "seen_through": thread.question}

    answers = await asyncio.gather(
        *(
            dana.post(f"/api/v1/conversations/{thread.conversation}/reply", json=body, headers=_key("r1"))
            for _ in range(5)
        )
    )

    assert {202} == {answer.status_code for answer in answers}
    assert 1 == len({answer.text for answer in answers})
    shown = answers[0].json()
    assert "queued" == shown["delivery"]["state"]
    assert {"id": 2, "name": "Dana Fields"} == shown["conversation"]["taken_over_by"]
    assert 1 == await _count(desk, Delivery)
    assert [("conversation", "riverside", thread.conversation, "replied")] == desk.nudger.told


async def test_a_reply_past_a_new_message_is_refused_with_its_number(api_desk: ApiDesk) -> None:
    """
    The page keeps the text and shows how much is new.
    """
    thread = await api_desk.rows.thread()
    await api_desk.rows.inbound(thread, "Hello?")
    dana = await api_desk.as_(api_desk.rows.dana)
    body = {"body": "Hi", "seen_through": thread.question}

    refused = await dana.post(f"/api/v1/conversations/{thread.conversation}/reply", json=body, headers=_key("r1"))

    assert (409, "stale_thread", 1) == (refused.status_code, refused.json()["code"], refused.json()["newer"])
    assert "application/problem+json" == refused.headers["content-type"]


async def test_an_act_succeeds_while_temporal_is_away(api_desk: ApiDesk) -> None:
    """
    The row is stored and the answer says that the rest comes later: the sweep finds the act unfinished.
    """
    thread, address = await _waiting_draft(api_desk)
    api_desk.nudger.is_away = True
    dana = await api_desk.as_(api_desk.rows.dana)

    approved = await dana.post(f"{address}/approve", json={"revision": 1}, headers=_key("k1"))
    taken = await dana.post(f"/api/v1/conversations/{thread.conversation}/takeover")

    assert [(200, True), (200, True)] == [(each.status_code, each.json()["delayed"]) for each in (approved, taken)]
    async with api_desk.store.reading() as tx:
        assert [None, None] == list((await tx.session.scalars(select(StaffAct.acted_at))).all())


async def test_every_act_of_a_conversation_over_the_api(api_desk: ApiDesk) -> None:
    """
    Take over, hand back, switch the AI, mark as read and unread: each answers with the conversation as it is then.
    """
    thread = await api_desk.rows.thread()
    dana = await api_desk.as_(api_desk.rows.dana)
    address = f"/api/v1/conversations/{thread.conversation}"

    taken = (await dana.post(f"{address}/takeover")).json()
    back = (await dana.post(f"{address}/handback")).json()
    off = (await dana.post(f"{address}/ai", json={"on": False})).json()
    read = (await dana.post(f"{address}/read", json={"through": thread.question})).json()
    unread = (await dana.post(f"{address}/unread")).json()

    assert ("staff_handling", "waiting_on_member") == (taken["status"], back["status"])
    assert (False, 0, 1) == (off["ai_on"], read["unread"], unread["unread"])
    assert ["taken_over", "handed_back"] == [told[-1] for told in api_desk.nudger.told]
    assert 404 == (await dana.post(f"{address}/read", json={"through": 10_000})).status_code


async def test_a_task_over_the_api(api_desk: ApiDesk) -> None:
    """
    Acknowledged, then done; the second person to end it learns who was first.
    """
    task = await api_desk.rows.task(await api_desk.rows.thread())
    dana, sam = await api_desk.as_(api_desk.rows.dana), await api_desk.as_(api_desk.rows.sam)

    seen = (await dana.post(f"/api/v1/escalations/{task}/acknowledge")).json()
    done = (await dana.post(f"/api/v1/escalations/{task}/resolve", json={"resolution": "done"})).json()
    late = await sam.post(f"/api/v1/escalations/{task}/resolve", json={"resolution": "done"})

    assert ("acknowledged", "resolved", "done") == (seen["state"], done["state"], done["resolution"])
    assert (409, "Dana Fields") == (late.status_code, late.json()["winner"])


async def test_the_action_log_names_who_did_what(api_desk: ApiDesk) -> None:
    """
    Each act is a line with its person, its member and the link to the run; filters narrow it.
    """
    thread, address = await _waiting_draft(api_desk)
    dana = await api_desk.as_(api_desk.rows.dana)
    await dana.post(f"{address}/reject", json={"revision": 1, "reason": "wrong facts"})
    await dana.post(f"/api/v1/conversations/{thread.conversation}/takeover")

    log = (await dana.get("/api/v1/actions", params={"actor": "staff", "conversation": thread.conversation})).json()
    one = (await dana.get("/api/v1/actions", params={"act": "rejected"})).json()

    assert ["taken_over", "rejected"] == [line["act"] for line in log["items"]]
    [line] = one["items"]
    assert ("Dana Fields", "Maya Ortiz", "wrong facts", "riverside") == (
        line["actor"]["name"],
        line["member_name"],
        line["reason"],
        line["club"],
    )
    assert line["temporal_url"].endswith(f"conversation:riverside:{thread.conversation}")
    assert "rejected" == (await api_desk.rows.get(Approval, 1)).state
