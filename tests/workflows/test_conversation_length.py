"""Long lives: continuing as new with everything pending, and ending in silence without losing a message."""

import asyncio
from dataclasses import replace

from temporalio.client import Client, WorkflowExecutionStatus

from spotter.contracts import names
from spotter.contracts.conversation import ReplyResult, SendStatus, Waiting
from spotter.domain.conversation import StaffActKind
from spotter.domain.ids import DeliveryId
from tests.fixtures.scripted_desk import QUICK, ScriptedDesk, awaiting, hold, scripted_desk


async def _runs(desk: ScriptedDesk) -> int:
    """How many runs this conversation has had."""
    return len([run async for run in desk.client.list_workflows(f'WorkflowId = "{desk.handle.id}"')])


class TestContinuingAsNew:
    async def test_keeps_the_count_of_turns_and_what_was_seen(self, our_client: Client) -> None:
        """
        A new run is the same conversation: known messages stay known.
        """
        async with scripted_desk(our_client, replace(QUICK, turns_per_run=1)) as desk:
            for turn in (1, 2, 3):
                await desk.writes(turn)
                await desk.until_calls(*[names.CLASSIFY, names.REPLY] * turn)
            await desk.writes(1, 2, 3)
            await desk.settles()

            assert 6 == len(desk.script.calls)
            assert 3 == (await desk.view()).turns

    async def test_carries_a_waiting_approval_with_its_deadlines(self, our_client: Client) -> None:
        """
        A draft that waits survives any number of runs; its decision is carried out once.
        """
        async with scripted_desk(our_client, replace(QUICK, turns_per_run=1)) as desk:
            desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60)]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            view = await desk.view()
            assert Waiting.APPROVAL is view.waiting
            assert view.person_wait is not None
            assert 60 == view.person_wait.approval
            for _ in range(2):
                await desk.acts(1, StaffActKind.DECIDED, approval=60)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.REPLY)

    async def test_carries_an_unfinished_send(self, our_client: Client) -> None:
        """
        A send that was not answered for is read back by the next run.
        """
        async with scripted_desk(our_client, replace(QUICK, turns_per_run=1)) as desk:
            desk.script.replied = [ReplyResult(status=SendStatus.UNCERTAIN, delivery=DeliveryId(70))]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.SETTLE)

    async def test_happens_by_the_length_of_the_history(self, our_client: Client) -> None:
        """
        A history never grows without end.
        """
        async with scripted_desk(our_client, replace(QUICK, events_per_run=40)) as desk:
            for turn in range(1, 9):
                await desk.writes(turn)
                await desk.until_calls(*[names.CLASSIFY, names.REPLY] * turn)

            assert 60 >= len(await desk.events())
            assert 8 == (await desk.view()).turns

    async def test_loses_no_message_that_comes_meanwhile(self, our_client: Client) -> None:
        """
        Two hundred messages around as many new runs: each is judged.
        """
        async with scripted_desk(our_client, replace(QUICK, turns_per_run=1)) as desk:
            for start in range(0, 200, 10):
                await asyncio.gather(*(desk.writes(start + offset + 1) for offset in range(10)))
            await desk.settles()
            view = await desk.view()

            assert 0 == view.pending_messages
            assert names.CLASSIFY == desk.script.names()[-2]  # whatever came last was judged after it came


class TestSilence:
    async def test_ends_the_conversation(self, our_client: Client) -> None:
        """
        After the quiet days the run ends; open runs are what storage costs.
        """
        async with scripted_desk(our_client, replace(QUICK, idle_closes_s=0.3)) as desk:
            await desk.writes(1)

            assert 1 == await desk.handle.result()

    async def test_does_not_end_while_an_approval_waits(self, our_client: Client) -> None:
        """
        A conversation that waits for a person is not over, however quiet it is.
        """
        async with scripted_desk(our_client, replace(QUICK, idle_closes_s=0.2)) as desk:
            desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60, rungs_s=())]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            await asyncio.sleep(0.5)

            assert WorkflowExecutionStatus.RUNNING is (await desk.handle.describe()).status

    async def test_is_broken_by_the_next_message(self, our_client: Client) -> None:
        """
        A message after the end starts the conversation again.
        """
        async with scripted_desk(our_client, replace(QUICK, idle_closes_s=0.2)) as desk:
            await desk.writes(1)
            await desk.handle.result()
            await desk.writes(2)
            await desk.until(lambda: desk.script.names() == [names.CLASSIFY, names.REPLY] * 2)

    async def test_never_swallows_a_message_that_comes_at_its_end(self, our_client: Client) -> None:
        """
        Messages aimed at the very moment of the end, a hundred times: none is lost, none is judged twice.
        """
        async with scripted_desk(our_client, replace(QUICK, idle_closes_s=0.05)) as desk:
            for message in range(1, 101):
                judged = len(desk.script.inputs(names.CLASSIFY))
                await asyncio.sleep(0.04 + 0.0003 * message)
                await desk.writes(message)
                await desk.until(lambda judged=judged: len(desk.script.inputs(names.CLASSIFY)) > judged)

            assert 100 == len(desk.script.inputs(names.CLASSIFY))
            assert await _runs(desk) > 1
