"""What becomes of an answer that a person overtook, and of one that could not be sent."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from spotter.delivery.intent_keys import reply_key
from spotter.desk.takeover import take_over
from spotter.domain.conversation import EscalationKind, StaffActKind
from spotter.domain.ids import StaffActId, TurnId
from spotter.engine.port import Draft
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, DraftRow, Escalation, StaffAct
from spotter.turns.answering import Answer, Answerer
from spotter.turns.tasking import Tasks
from tests.fixtures.desk_rows import NOW, DeskRows, Thread


class _TakenOverWhileDrafting:
    """An engine that takes so long that a person speaks first."""

    name = "slow@1"

    def __init__(self, desk: DeskRows, thread: Thread) -> None:
        self._desk, self._thread = desk, thread

    async def draft(self, *_asked: Any) -> Draft:
        await self._desk.store.run(
            lambda tx: take_over(tx, self._thread.conversation, by=self._desk.dana, now=self._desk.now)
        )
        return Draft(body="We close at 10.", citations=("hours",), engine=self.name)


async def _count(desk: DeskRows, table: Any) -> int:
    async with desk.store.reading() as tx:
        return int(await tx.session.scalar(select(func.count()).select_from(table)) or 0)


@pytest.mark.parametrize("hold", [False, True], ids=["to be sent", "to be approved"])
async def test_an_answer_that_a_person_overtook_is_not_even_queued(sqlite_desk_rows: DeskRows, hold: bool) -> None:
    """
    A person takes over while the AI still drafts: nothing is queued and nobody is asked to approve anything.
    """
    desk = sqlite_desk_rows
    thread = await desk.thread()
    async with desk.store.transaction() as tx:
        await tx.session.execute(delete(DraftRow))
    engine: Any = _TakenOverWhileDrafting(desk, thread)

    answer = await Answerer(desk.store, engine, lambda: NOW).answer(
        thread.club, thread.conversation, TurnId(thread.turn), hold=hold, shadow=False, expires_in=timedelta(hours=1)
    )

    assert Answer() == answer
    assert 0 == await _count(desk, Delivery)
    assert 0 == await _count(desk, Approval)


async def test_an_order_that_failed_for_good_ends_in_a_task_from_which_it_can_be_sent(
    sqlite_desk_rows: DeskRows,
) -> None:
    """
    The approved answer could not be sent: the act is done with, so that no sweep repeats it for ever, and the task
    is about the very message, so that a person can send it again or let it go.
    """
    desk = sqlite_desk_rows
    thread = await desk.thread()
    act = StaffAct(
        club_id=thread.club, conversation_id=thread.conversation, kind=StaffActKind.DECIDED.value, created_at=NOW
    )
    answer = Delivery(
        club_id=thread.club,
        conversation_id=thread.conversation,
        member_id=thread.member,
        kind="reply",
        intent_key=reply_key(TurnId(thread.turn)),
        turn_id=thread.turn,
        body="We close at 10.",
        body_hash="-",
        author_kind="ai",
        takeover_epoch=0,
        created_at=NOW,
        updated_at=NOW,
    )
    await desk.add(act, answer)

    task = await Tasks(desk.store, lambda: NOW).open_for_failure(
        thread.club, thread.conversation, "reply_failed", None, [StaffActId(act.id)]
    )

    row: Escalation = await desk.get(Escalation, task.escalation.id)
    done: StaffAct = await desk.get(StaffAct, act.id)
    assert (EscalationKind.NOT_SENT, answer.id) == (row.kind, row.delivery_id)
    assert NOW == done.acted_at
