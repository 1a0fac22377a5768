"""What a paid model may cost: counted whatever came of it, bounded by conversation and by club; then people answer."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update

from spotter.domain.errors import EngineOutput, EngineUnavailable
from spotter.domain.ids import TurnId
from spotter.domain.judgement import Decision, Intent, Reading, Step
from spotter.engine.port import Draft, TurnContext
from spotter.engine.stub import StubEngine
from spotter.store.tables.clubs import Club
from spotter.store.tables.judgements import DecisionRow, DraftRow, ModelSpend, ReadingRow, Turn
from spotter.turns.answering import Answerer
from spotter.turns.judging import Judge, Judged
from spotter.turns.purse import Budget, Purse
from tests.fixtures.desk_rows import DeskRows, Thread

_COST = {"input_tokens": 900.0, "output_tokens": 100.0, "cost_usd": 0.004}
_BUDGETS = {
    "conversation tokens": Budget(conversation_tokens=1_000),
    "conversation money": Budget(conversation_usd=0.004),
    "club tokens": Budget(club_tokens=1_000),
    "club money": Budget(club_usd=0.004),
}


class _PaidEngine:
    """A model that counts how often it was asked, answers, and costs; or fails, and costs all the same."""

    name = "paid@1"

    def __init__(self, failure: EngineOutput | EngineUnavailable | None = None) -> None:
        self.asked = 0
        self._failure = failure

    async def read(self, turn: TurnContext) -> Reading:
        self._answer()
        return Reading(intent=Intent.QUESTION, confidence=0.99, engine=self.name, usage=dict(_COST))

    async def draft(self, turn: TurnContext, reading: Reading, decision: Decision) -> Draft:
        self._answer()
        return Draft(body="We close at 10.", citations=("hours",), engine=self.name, usage=dict(_COST))

    async def write_outreach(self, turn: TurnContext, purpose: str) -> Draft:
        raise NotImplementedError

    def _answer(self) -> None:
        self.asked += 1
        if self._failure is not None:
            self._failure.usage = _COST
            raise self._failure


async def _unjudged(desk: DeskRows) -> Thread:
    """A member's question that nobody has read yet, at a club that lets the AI answer."""
    thread = await desk.thread()
    async with desk.store.transaction() as tx:
        for table in (ReadingRow, DecisionRow, DraftRow):
            await tx.session.execute(delete(table).where(table.turn_id == thread.turn))
        await tx.session.execute(update(Turn).where(Turn.id == thread.turn).values(state="open"))
        await tx.session.execute(update(Club).values(autonomy="auto"))
    return thread


async def _judged(desk: DeskRows, thread: Thread, engine: _PaidEngine, budget: Budget, *, patient: bool = False) -> Any:
    judge = Judge(desk.store, engine, StubEngine(), lambda: desk.now, Purse(desk.store, budget, lambda: desk.now))
    return await judge.judge(thread.club, thread.conversation, patient=patient)


async def _drafted(desk: DeskRows, thread: Thread, engine: _PaidEngine, budget: Budget) -> Any:
    answerer = Answerer(desk.store, engine, lambda: desk.now, Purse(desk.store, budget, lambda: desk.now))
    async with desk.store.transaction() as tx:
        await tx.session.execute(delete(DraftRow))
    return await answerer.answer(
        thread.club,
        thread.conversation,
        TurnId(thread.turn),
        hold=False,
        shadow=False,
        expires_in=timedelta(hours=1),
    )


async def _spent(desk: DeskRows) -> tuple[int, int]:
    async with desk.store.reading() as tx:
        row = (await tx.session.execute(select(func.sum(ModelSpend.tokens), func.sum(ModelSpend.cost_micros)))).one()
    return int(row[0] or 0), int(row[1] or 0)


@pytest.mark.parametrize("budget", _BUDGETS.values(), ids=_BUDGETS)
async def test_a_spent_budget_means_a_person_and_not_silence(sqlite_desk_rows: DeskRows, budget: Budget) -> None:
    """
    Within the bound the model reads; once it is reached a person gets the turn, and the model is not asked.
    """
    desk, engine = sqlite_desk_rows, _PaidEngine()
    first, second = await _unjudged(desk), await _unjudged(desk)
    same_conversation = bool(budget.conversation_tokens or budget.conversation_usd)

    within: Judged = await _judged(desk, first, engine, budget)
    over: Judged = await _judged(desk, await _again(desk, first) if same_conversation else second, engine, budget)

    assert (Step.REPLY, "otherwise") == (within.decision.step, within.decision.rule)
    assert (Step.ESCALATE, "budget_spent") == (over.decision.step, over.decision.rule)
    assert 1 == engine.asked


async def test_another_conversation_has_its_own_budget(sqlite_desk_rows: DeskRows) -> None:
    """
    One talkative member does not silence the model for everybody.
    """
    desk, engine, budget = sqlite_desk_rows, _PaidEngine(), Budget(conversation_tokens=1_000)
    first, second = await _unjudged(desk), await _unjudged(desk)
    await _judged(desk, first, engine, budget)

    judged: Judged = await _judged(desk, second, engine, budget)

    assert "otherwise" == judged.decision.rule


async def test_a_day_later_there_is_money_again(sqlite_desk_rows: DeskRows) -> None:
    """
    The bound is on the last 24 hours.
    """
    desk, engine, budget = sqlite_desk_rows, _PaidEngine(), Budget(club_tokens=1_000)
    first, second = await _unjudged(desk), await _unjudged(desk)
    await _judged(desk, first, engine, budget)
    desk.now += timedelta(hours=24, seconds=1)

    await _judged(desk, second, engine, budget)

    assert 2 == engine.asked


async def test_no_bound_is_no_bound(sqlite_desk_rows: DeskRows) -> None:
    """
    A zero never means "nothing may be spent".
    """
    desk, engine = sqlite_desk_rows, _PaidEngine()
    first, second = await _unjudged(desk), await _unjudged(desk)
    await _judged(desk, first, engine, Budget())

    await _judged(desk, second, engine, Budget())

    assert (2_000, 8_000) == await _spent(desk)


@pytest.mark.parametrize("patient", [False, True])
async def test_a_failed_question_is_paid_for(sqlite_desk_rows: DeskRows, patient: bool) -> None:
    """
    A model that talks nonsense or goes away after it was paid cannot run up a bill unseen.
    """
    desk = sqlite_desk_rows
    engine = _PaidEngine(EngineUnavailable("away") if patient else EngineOutput("nonsense"))
    thread = await _unjudged(desk)

    if patient:
        with pytest.raises(EngineUnavailable):
            await _judged(desk, thread, engine, Budget(), patient=True)
    else:
        await _judged(desk, thread, engine, Budget())

    assert (1_000, 4_000) == await _spent(desk)


async def test_a_draft_is_not_asked_for_without_money(sqlite_desk_rows: DeskRows) -> None:
    """
    The budget ran out between reading and drafting: a task says why a person has to write.
    """
    desk, engine, budget = sqlite_desk_rows, _PaidEngine(), Budget(club_usd=0.004)
    spending, thread = await _unjudged(desk), await desk.thread()
    await _judged(desk, spending, engine, budget)

    answer = await _drafted(desk, thread, engine, budget)

    assert answer.task is not None
    assert 1 == engine.asked


async def test_a_draft_is_counted(sqlite_desk_rows: DeskRows) -> None:
    """
    Drafts cost as readings do.
    """
    desk, engine = sqlite_desk_rows, _PaidEngine()

    await _drafted(desk, await desk.thread(), engine, Budget(club_usd=1.0))

    assert (1_000, 4_000) == await _spent(desk)


async def _again(desk: DeskRows, thread: Thread) -> Thread:
    """The member asks once more."""
    async with desk.store.transaction() as tx:
        await tx.session.execute(update(Turn).where(Turn.id == thread.turn).values(state="answered"))
    await desk.inbound(thread, "And tomorrow?")
    return thread
