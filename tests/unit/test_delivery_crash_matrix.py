"""Each crash point crossed with each end of a POST, over a real store: the effect happens once or a person is asked."""

import pytest

from spotter.domain.delivery import DeliveryState
from spotter.store.session import Store
from tests.fixtures.delivery_rows import Rows, Thread, by_hand, reply_to, touch
from tests.fixtures.scripted_crm import NO_BYTE, WITH_EFFECT, Says
from tests.fixtures.sending_desk import SendingDesk, tasks_of

# C0 and C1 lie before `send`: the same intent staged again is the same row (see the staging tests).
POINTS = ("none", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11")
_ARRIVES = WITH_EFFECT - {Says.LATE_BEYOND_D}
_SENT, _ASK = DeliveryState.SENT, DeliveryState.NEEDS_STAFF


@pytest.mark.parametrize("kind", ["reply", "manual", "touch"])
@pytest.mark.parametrize("point", POINTS)
async def test_a_crash_anywhere_costs_no_message_and_sends_none_twice(
    sqlite_store: Store, point: str, kind: str
) -> None:
    """
    Whatever the CRM says and wherever the worker dies: once, or on a person's list.
    """
    rows = Rows(sqlite_store)
    await rows.club()
    for says in Says:
        thread = await rows.thread()
        desk = SendingDesk(sqlite_store, script=[says])
        desk.kill_at = point
        delivery = await rows.staged(await _order(rows, thread, kind))

        await desk.drive(delivery)

        cell = f"{point} x {says} x {kind}"
        row = await rows.delivery(delivery)
        expected = _expected(desk.killed_at, says, kind)
        assert expected == row.state, cell
        assert _effects(says, kind, desk.killed_at, row.state) == len(desk.crm.effects), cell
        tasks = await tasks_of(sqlite_store, delivery)
        assert (1 if expected is not _SENT else 0) == len([task for task in tasks if task.state == "open"]), cell


async def _order(rows: Rows, thread: Thread, kind: str):
    if kind == "reply":
        return reply_to(thread)
    return by_hand(thread, f"r{thread.turn}") if kind == "manual" else touch(thread, await rows.campaign())


def _expected(killed_at: str, says: Says, kind: str) -> DeliveryState:
    again = _SENT if kind == "reply" else _ASK
    if killed_at == "C4":  # nothing was posted, which nobody can know: absent, and the CRM's word meets the next post
        return _second(says) if kind == "reply" else _ASK
    if killed_at == "C5":  # stopped in the middle of writing: nothing arrived
        return again
    if says in NO_BYTE:  # that no byte left is known only to the process that tried
        return again if killed_at == "C7" else _SENT
    if says in _ARRIVES:
        return _SENT
    if says is Says.SENT_WITHOUT_EFFECT and killed_at not in {"C6", "C7"}:
        return DeliveryState.UNCONFIRMED
    return again


def _second(says: Says) -> DeliveryState:
    """The end of a second post that meets this answer: from here on a doubt is a person's."""
    if says is Says.SENT_WITHOUT_EFFECT:
        return DeliveryState.UNCONFIRMED
    return _SENT if says in _ARRIVES | NO_BYTE else _ASK


def _effects(says: Says, kind: str, killed_at: str, state: str) -> int:
    if says is not Says.LATE_BEYOND_D or killed_at == "C5":
        return 1 if state == _SENT else 0
    # An effect later than any we wait for breaks the one assumption: it may double a reply, and is then counted.
    return 2 if state == _SENT else int(killed_at != "C4" or kind == "reply")
