"""A member writes, and the desk answers, holds, or calls a person: the whole product, seen from outside."""

from typing import Any

from tests.fixtures.whole_stack import Stack


async def test_a_question_that_the_facts_answer_is_answered_by_itself(stack: Stack) -> None:
    """
    A member asks about parking at any hour; the answer is in their phone seconds later, once, with its reason.
    """
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.writes(member, "Hi! Is there parking at the gym?")

    sent = await stack.until(lambda: stack.sent_to(member))
    conversation = await stack.until(lambda: stack.conversation("Felix Dunmore"))

    await stack.quiet("Felix Dunmore")
    items = await stack.timeline(conversation["id"])
    messages = [item for item in items if item["kind"] == "message" and item["author_kind"] == "ai"]
    decisions = [item for item in items if item["kind"] == "decision"]
    assert 1 == len(sent)
    assert "Dock Lane" in sent[0]
    assert sent[0] == messages[-1]["body"]
    assert "sent" == messages[-1]["delivery"]["state"]
    assert ["reply"] == [decision["step"] for decision in decisions]
    assert decisions[0]["reason"]


async def test_a_refund_demand_goes_to_a_person(stack: Stack) -> None:
    """
    Money back is a person's to decide: a task exists, and nobody promised anything.
    """
    member = await stack.member("Nadia Jessup")
    await stack.connected()
    await stack.writes(member, "You charged me twice. I demand a full refund today!")

    async def task() -> dict[str, Any] | None:
        answer = await stack.api.get("/api/v1/needs-you", params={"club": "harbor"})
        return next(
            (
                item
                for item in answer.json()["items"]
                if (item["escalation"] or {}).get("reason") in {"refund", "dispute"}
            ),
            None,
        )

    found = await stack.until(task)
    assert "escalation" == found["kind"]
    assert not [text for text in await stack.sent_to(member) if "refunded" in text.casefold()]


async def test_an_approved_draft_is_sent_once_and_the_run_shows_pause_and_resume(stack: Stack) -> None:
    """
    In `suggest` a draft waits for a person; approving it sends it once, in the same workflow run.
    """
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.set_club(autonomy="suggest")
    await stack.writes(member, "How much is a guest pass?")
    conversation = await stack.until(lambda: stack.conversation("Felix Dunmore"))
    approval = await stack.until(stack.pending_approval)
    assert [] == await stack.sent_to(member)

    answer = await stack.act(f"/approvals/{approval['id']}/approve", {"revision": approval["revision"]})
    assert answer.is_success, answer.text
    again = await stack.act(f"/approvals/{approval['id']}/approve", {"revision": approval["revision"]})

    sent = await stack.until(lambda: stack.sent_to(member))
    assert 409 == again.status_code
    assert "already_decided" == again.json()["code"]
    assert [approval["body"]] == sent
    history = await stack.temporal.get_workflow_handle(f"conversation:harbor:{conversation['id']}").fetch_history()
    signals = [
        event.workflow_execution_signaled_event_attributes.signal_name
        for event in history.events
        if event.HasField("workflow_execution_signaled_event_attributes")
    ]
    assert ["message_arrived", "staff_decided"] == signals
