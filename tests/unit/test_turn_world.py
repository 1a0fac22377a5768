"""What is read around a turn, and what the end of a send makes of it: real rows, on both databases."""

from datetime import timedelta
from typing import Any

from spotter.contracts.conversation import SendStatus
from spotter.domain.ids import DeliveryId, TurnId
from spotter.store.tables.base import Base, table_of
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.judgements import Turn
from spotter.store.turns import Turns
from spotter.turns.conclusion import conclude
from spotter.turns.world import World, load_world
from tests.fixtures.desk_rows import DeskRows, Thread


async def _set(desk: DeskRows, table: type[Base], id_: int, **values: Any) -> None:
    async with desk.store.transaction() as tx:
        rows = table_of(table)
        await tx.session.execute(rows.update().where(rows.c.id == id_).values(**values))


async def _world(desk: DeskRows, thread: Thread) -> World:
    async with desk.store.reading() as tx:
        turn = await Turns(tx).get(TurnId(thread.turn))
        return await load_world(tx, thread.club, thread.conversation, turn, desk.now)


async def test_the_world_counts_what_the_ai_said_of_late(desk_rows: DeskRows) -> None:
    """
    An hour and a day back, in this conversation alone; what people said does not count.
    """
    desk = desk_rows
    thread, other = await desk.thread(), await desk.thread()
    ages = {"ai": (0.5, 0.9, 1.1, 23.9, 24.1), "staff": (0.1,)}
    for author, hours in ages.items():
        for each in hours:
            message = await desk.outbound(thread, "We are open.", author=author)
            await _set(desk, Message, message, created_at=desk.now - timedelta(hours=each))
    await desk.outbound(other, "We are open.")

    world = await _world(desk, thread)

    assert (2, 4) == (world.replies_last_hour, world.replies_last_day)
    assert (thread.member, False, False) == (world.member, world.opted_out, world.open_escalation)


async def test_the_world_knows_of_tasks_and_opt_outs(desk_rows: DeskRows) -> None:
    """
    A task for an answer that a turn asked for is open until it is resolved; one number of the member is enough.
    """
    desk = desk_rows
    thread, other = await desk.thread(), await desk.thread()
    await desk.task(thread, turn_id=None)
    await desk.task(thread, turn_id=thread.turn, kind="not_sent")
    await desk.task(other, turn_id=other.turn)
    before = await _world(desk, thread)
    await desk.task(thread, turn_id=thread.turn, state="acknowledged")
    await desk.opt_out(thread)
    after = await _world(desk, thread)

    assert [(False, False), (True, True)] == [(each.open_escalation, each.opted_out) for each in (before, after)]
    assert (True, False) == ((await _world(desk, other)).open_escalation, (await _world(desk, other)).opted_out)


async def _ended(desk: DeskRows, status: SendStatus, *, kind: str = "reply", task: bool = False) -> tuple[str, str]:
    """A delivery ends; returns what became of its turn, and whose move it is."""
    thread = await desk.thread()
    await _set(desk, Conversation, thread.conversation, status="ai_handling")
    delivery = await desk.queued(thread, kind=kind)
    if task:
        await desk.task(thread, turn_id=None, delivery_id=delivery)
    await conclude(desk.store, thread.club, thread.conversation, DeliveryId(delivery), status)
    turn, conversation = await desk.get(Turn, thread.turn), await desk.get(Conversation, thread.conversation)
    return turn.disposition or turn.state, conversation.status


async def test_the_end_of_a_send_closes_its_turn(desk_rows: DeskRows) -> None:
    """
    After an answer it is the member's move, unless a task is open; an acknowledgement answers nothing.
    """
    assert ("replied", "waiting_on_member") == await _ended(desk_rows, SendStatus.SENT)
    assert ("replied", "ai_handling") == await _ended(desk_rows, SendStatus.UNCERTAIN)
    assert ("blocked", "ai_handling") == await _ended(desk_rows, SendStatus.BLOCKED)
    assert ("decided", "ai_handling") == await _ended(desk_rows, SendStatus.SENT, kind="ack")
    assert ("decided", "waiting_on_member") == await _ended(desk_rows, SendStatus.SENT, kind="manual")
    assert ("replied", "needs_staff") == await _ended(desk_rows, SendStatus.SENT, task=True)
