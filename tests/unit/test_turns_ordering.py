"""From a person's act to a delivery: what was approved is queued, unless somebody has spoken since."""

import pytest

from spotter.desk.deciding import Approve, decide_approval
from spotter.desk.takeover import hand_back, take_over
from spotter.domain.ids import ApprovalId, ClubId, StaffActId
from spotter.store.tables.deliveries import Delivery
from spotter.turns.ordering import Orders
from tests.fixtures.desk_rows import DRAFT, DeskRows, Thread


async def _approved(desk: DeskRows) -> tuple[Thread, StaffActId]:
    thread = await desk.thread()
    order = Approve(approval=ApprovalId(await desk.approval(thread)), revision=1, body=None)
    done = await desk.store.run(lambda tx: decide_approval(tx, order, by=desk.dana, now=desk.now))
    assert done.act is not None
    return thread, StaffActId(done.act.act)


async def _ordered(desk: DeskRows, thread: Thread, act: StaffActId) -> Delivery:
    order = await Orders(desk.store, lambda: desk.now).of(ClubId(thread.club), thread.conversation, act)
    assert order.delivery is not None
    return await desk.get(Delivery, order.delivery)


async def test_what_was_approved_is_queued_word_for_word(desk_rows: DeskRows) -> None:
    """The workflow hears of the act, and its delivery waits for the gate."""
    thread, act = await _approved(desk_rows)

    row = await _ordered(desk_rows, thread, act)

    assert ("queued", DRAFT, "ai") == (row.state, row.body, row.author_kind)


@pytest.mark.parametrize("handed_back", [False, True])
async def test_a_takeover_stops_what_was_approved_before_it(desk_rows: DeskRows, handed_back: bool) -> None:
    """Whether it was queued already is chance: handed back or not, it does not leave after the takeover."""
    thread, act = await _approved(desk_rows)
    await desk_rows.store.run(lambda tx: take_over(tx, thread.conversation, by=desk_rows.sam, now=desk_rows.now))
    if handed_back:
        await desk_rows.store.run(lambda tx: hand_back(tx, thread.conversation, by=desk_rows.sam, now=desk_rows.now))

    row = await _ordered(desk_rows, thread, act)
    again = await _ordered(desk_rows, thread, act)

    assert ("cancelled", "taken_over") == (row.state, row.block)
    assert (row.id, "cancelled") == (again.id, again.state)


async def test_a_takeover_before_the_approval_stops_nothing(desk_rows: DeskRows) -> None:
    """Somebody had the conversation, gave it back, and approved a draft that was made after that."""
    thread = await desk_rows.thread()
    await desk_rows.store.run(lambda tx: take_over(tx, thread.conversation, by=desk_rows.sam, now=desk_rows.now))
    await desk_rows.store.run(lambda tx: hand_back(tx, thread.conversation, by=desk_rows.sam, now=desk_rows.now))
    order = Approve(approval=ApprovalId(await desk_rows.approval(thread)), revision=1, body=None)
    done = await desk_rows.store.run(lambda tx: decide_approval(tx, order, by=desk_rows.dana, now=desk_rows.now))
    assert done.act is not None

    row = await _ordered(desk_rows, thread, StaffActId(done.act.act))

    assert "queued" == row.state
