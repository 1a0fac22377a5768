"""What the member wrote is claimed into one turn, once, and belongs to a new one where it overtakes an answer."""

import pytest

from spotter.domain.conversation import TurnState
from spotter.domain.ids import TurnId
from spotter.domain.judgement import Decision, Intent, Reading, Step
from spotter.store.session import Store
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, Turn
from spotter.store.turns import ClaimedTurn, Turns
from tests.fixtures.desk_rows import DeskRows, Thread


async def _claim(store: Store, thread: Thread) -> ClaimedTurn | None:
    return await store.run(lambda tx: Turns(tx).claim(thread.club, thread.conversation))


async def test_messages_that_wait_are_claimed_once(desk_rows: DeskRows) -> None:
    """
    Two messages are one turn, oldest first; a second look finds the same turn, and none when it is over.
    """
    desk = desk_rows
    thread = await desk.thread()
    await desk.store.run(lambda tx: Turns(tx).close(TurnId(thread.turn), TurnState.CLOSED, "by_staff"))
    assert await _claim(desk.store, thread) is None

    first, second = await desk.inbound(thread, "Are you open?"), await desk.inbound(thread, "Today, I mean.")
    claimed = await _claim(desk.store, thread)
    assert claimed is not None
    again = await _claim(desk.store, thread)
    await desk.store.run(lambda tx: Turns(tx).close(claimed.id, TurnState.CLOSED, "silent"))

    assert [(first, "Are you open?"), (second, "Today, I mean.")] == [(each.id, each.body) for each in claimed.messages]
    assert (TurnState.OPEN, second, None, None) == (
        claimed.state,
        claimed.newest_inbound,
        claimed.decision,
        claimed.reading,
    )
    assert claimed == again
    assert await _claim(desk.store, thread) is None


async def test_a_newer_message_overtakes_an_unsent_answer(desk_rows: DeskRows) -> None:
    """
    The new turn has the old one's messages too; what was drafted or queued for the old one is void.
    """
    desk = desk_rows
    thread = await desk.thread()
    approval, delivery = await desk.approval(thread), await desk.queued(thread, turn_id=thread.turn)
    newer = await desk.inbound(thread, "And on Sunday?")

    claimed = await _claim(desk.store, thread)

    assert claimed is not None
    assert [thread.question, newer] == [each.id for each in claimed.messages]
    assert "superseded" == (await desk.get(Turn, thread.turn)).state
    assert ("stale", "newer_message") == (
        (await desk.get(Approval, approval)).state,
        (await desk.get(Approval, approval)).outcome,
    )
    assert ("superseded", "newer_message") == (
        (await desk.get(Delivery, delivery)).state,
        (await desk.get(Delivery, delivery)).block,
    )


@pytest.mark.parametrize("state", ["armed", "reconciling", "sent"])
async def test_a_message_after_an_answer_that_may_be_out_is_a_turn_of_its_own(desk_rows: DeskRows, state: str) -> None:
    """
    The old turn was answered and keeps its message.
    """
    desk = desk_rows
    thread = await desk.thread()
    await desk.queued(thread, turn_id=thread.turn, state=state)
    newer = await desk.inbound(thread, "Thanks! And on Sunday?")

    claimed = await _claim(desk.store, thread)

    assert claimed is not None
    assert [newer] == [each.id for each in claimed.messages]
    assert ("answered", "replied") == (
        (await desk.get(Turn, thread.turn)).state,
        (await desk.get(Turn, thread.turn)).disposition,
    )


async def test_a_judgement_is_read_back_as_it_was_kept(desk_rows: DeskRows) -> None:
    """
    Every word of it; and an overtaken turn is not judged any more.
    """
    desk = desk_rows
    thread = await desk.thread()
    await desk.inbound(thread, "And on Sunday?")
    claimed = await _claim(desk.store, thread)
    assert claimed is not None
    reading = Reading(
        intent=Intent.QUESTION, confidence=0.8, secondary=(Intent.BILLING,), wants_person=True, rules=("x",), engine="e"
    )
    decision = Decision(step=Step.REPLY, rule="otherwise", reason="It may.", policy_version=3)

    async def judged(turn: TurnId) -> bool:
        return await desk.store.run(
            lambda tx: Turns(tx).judge(thread.club, thread.conversation, turn, reading, decision)
        )

    assert (True, False, False) == (
        await judged(claimed.id),
        await judged(claimed.id),
        await judged(TurnId(thread.turn)),
    )
    kept = await _claim(desk.store, thread)
    assert kept is not None
    assert (claimed.id, TurnState.DECIDED, decision, reading) == (kept.id, kept.state, kept.decision, kept.reading)
