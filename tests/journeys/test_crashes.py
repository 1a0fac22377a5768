"""SIGKILL at the worst moments: each answer is in the member's phone once, whoever died."""

from typing import Any

from sqlalchemy import select

from spotter.store.tables.deliveries import Attempt, Delivery
from tests.fixtures.whole_stack import Stack


async def test_a_worker_killed_while_an_approval_waits_loses_nothing(stack: Stack) -> None:
    """
    The worker dies while a draft waits for a person; the decision made meanwhile is carried out once by the next.
    """
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.set_club(autonomy="suggest")
    await stack.writes(member, "How much is a guest pass?")
    approval = await stack.until(stack.pending_approval)

    stack.kill("worker")
    answer = await stack.act(f"/approvals/{approval['id']}/approve", {"revision": approval["revision"]})
    assert answer.is_success, answer.text
    assert [] == await stack.sent_to(member)
    stack.start_worker()

    assert [approval["body"]] == await stack.until(lambda: stack.sent_to(member))
    await stack.quiet("Felix Dunmore")
    assert [approval["body"]] == await stack.sent_to(member)


async def test_a_worker_killed_while_a_send_is_armed_sends_once(stack: Stack) -> None:
    """
    The worker dies between arming and the CRM's answer; the next one reads the log before it dares to post again.
    """
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.fault(where="save", kind="slow", seconds=3, times=1)
    await stack.writes(member, "Is there parking?")
    await stack.until(lambda: _armed(stack))

    stack.kill("worker")
    stack.start_worker()

    await stack.until(lambda: _settled(stack))
    await stack.quiet("Felix Dunmore")
    assert 1 == len(await stack.sent_to(member))
    assert ["sent"] == await _states(stack)


async def test_a_send_that_the_crm_swallowed_is_posted_once_more(stack: Stack) -> None:
    """
    The CRM closes the line before it did anything: the log proves it, and the answer goes out once.
    """
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.fault(where="save", kind="reset_while_reading", times=1)
    await stack.writes(member, "Is there parking?")

    await stack.until(lambda: _settled(stack))
    await stack.quiet("Felix Dunmore")
    assert 1 == len(await stack.sent_to(member))
    assert ["sent"] == await _states(stack)


async def test_a_send_that_was_done_and_not_answered_is_not_repeated(stack: Stack) -> None:
    """
    The CRM sends the text and drops the line: the log shows it, and nothing is posted again.
    """
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.fault(where="save", kind="drop_after", times=1)
    await stack.writes(member, "Is there parking?")

    await stack.until(lambda: _settled(stack))
    await stack.quiet("Felix Dunmore")
    assert 1 == len(await stack.sent_to(member))


async def test_a_send_that_the_crm_only_claims_becomes_a_question_for_a_person(stack: Stack) -> None:
    """
    "has been texted" with nothing in the thread: a person is asked whether it arrived; nothing is sent again.
    """
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    await stack.fault(where="save", kind="positive_without_effect", times=1)
    await stack.writes(member, "Is there parking?")

    async def asked() -> dict[str, Any] | None:
        items = (await stack.api.get("/api/v1/needs-you", params={"club": "harbor"})).json()["items"]
        return next((i for i in items if (i["escalation"] or {}).get("kind") == "did_it_arrive"), None)

    task = await stack.until(asked)
    assert [] == await stack.sent_to(member)
    answer = await stack.act(f"/escalations/{task['escalation']['id']}/resolve", {"resolution": "send_again"})
    assert answer.is_success, answer.text

    assert 1 == len(await stack.until(lambda: stack.sent_to(member)))


async def test_an_api_that_dies_costs_nothing_but_the_connection(stack: Stack) -> None:
    """
    While the API is down members are answered all the same, and it comes back to the same picture.
    """
    member = await stack.member("Felix Dunmore")
    await stack.connected()
    stack.kill("api")
    await stack.writes(member, "Is there parking?")

    assert 1 == len(await stack.until(lambda: stack.sent_to(member)))
    stack.start_api()
    assert await stack.until(lambda: stack.conversation("Felix Dunmore"))


async def _armed(stack: Stack) -> bool:
    async with stack.store.reading() as tx:
        return await tx.session.scalar(select(Attempt.id).where(Attempt.outcome.is_(None)).limit(1)) is not None


async def _states(stack: Stack) -> list[str]:
    async with stack.store.reading() as tx:
        return list(await tx.session.scalars(select(Delivery.state).order_by(Delivery.id)))


async def _settled(stack: Stack) -> bool:
    states = await _states(stack)
    return bool(states) and not {"queued", "armed", "reconciling"} & set(states)
