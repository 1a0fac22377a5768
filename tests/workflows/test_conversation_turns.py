"""Turns: what a member writes is judged once and answered once."""

import asyncio
import itertools
from dataclasses import replace

from temporalio.api.enums.v1 import EventType
from temporalio.client import Client

from spotter.contracts import names
from spotter.contracts.conversation import ClassifyResult, Waiting
from spotter.domain.judgement import Step
from tests.fixtures.scripted_desk import QUICK, escalation, hopeless, scripted_desk


class TestAnAutomaticAnswer:
    async def test_costs_sixteen_events_and_three_actions(self, our_client: Client) -> None:
        """
        A message, a judgement and a reply are sixteen events and three billable actions, in turn 2 as in turn 12.
        """
        async with scripted_desk(our_client) as desk:
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            events, actions = [len(await desk.events())], [await desk.actions()]
            for turn in range(2, 13):
                await desk.writes(turn)
                await desk.until_calls(*[names.CLASSIFY, names.REPLY] * turn)
                events.append(len(await desk.events()))
                actions.append(await desk.actions())

        assert {16} == {after - before for before, after in itertools.pairwise(events)}
        assert {3} == {after - before for before, after in itertools.pairwise(actions)}

    async def test_waits_for_the_end_of_a_burst_with_one_timer(self, our_client: Client) -> None:
        """
        Three messages in a row are one turn, and the timer is not started anew for each.
        """
        async with scripted_desk(our_client, replace(QUICK, burst_quiet_s=0.6, burst_max_s=5.0)) as desk:
            for message in (1, 2, 3):
                await desk.writes(message)
                await asyncio.sleep(0.1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            events = await desk.events()

        # The first timer fires and finds newer messages; the second waits for the rest. One more is the silence's.
        assert events.count(EventType.EVENT_TYPE_TIMER_STARTED) <= 3

    async def test_of_an_urgent_message_does_not_wait(self, our_client: Client) -> None:
        """
        An emergency ends the wait for the burst at once.
        """
        async with scripted_desk(our_client, replace(QUICK, burst_quiet_s=3_000, burst_max_s=3_000)) as desk:
            await desk.writes(1)
            await desk.writes(2, urgent=True)
            await desk.until_calls(names.CLASSIFY, names.REPLY)

    async def test_is_given_once_for_a_message_that_is_signalled_twice(self, our_client: Client) -> None:
        """
        A signal is a hint: the same message told twice changes nothing.
        """
        async with scripted_desk(our_client) as desk:
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            await desk.writes(1)
            await desk.settles()

            assert [names.CLASSIFY, names.REPLY] == desk.script.names()

    async def test_looks_again_where_the_store_says_that_a_known_message_needs_a_turn(self, our_client: Client) -> None:
        """
        An edited message keeps its id and must be judged again.
        """
        async with scripted_desk(our_client) as desk:
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            await desk.writes(1, again=True)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.CLASSIFY, names.REPLY)


class TestAJudgement:
    async def test_that_newer_words_overtook_is_made_again(self, our_client: Client) -> None:
        """
        A message that comes while the first is read makes us look again before anything is sent.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.hold = asyncio.Event()
            await desk.writes(1)
            await desk.until(lambda: desk.script.names() == [names.CLASSIFY])
            await desk.writes(2)
            desk.script.hold.set()
            await desk.until_calls(names.CLASSIFY, names.CLASSIFY, names.REPLY)

    async def test_to_stay_silent_sends_nothing(self, our_client: Client) -> None:
        """
        A thank-you needs no answer.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged = [ClassifyResult(turn=None), ClassifyResult(turn=None, step=Step.STAY_SILENT)]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY)

    async def test_to_escalate_calls_a_person(self, our_client: Client) -> None:
        """
        A refund demand becomes a person's task, and the run says whom it waits for.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged = [escalation(1)]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.ESCALATE)

            assert Waiting.ESCALATION is (await desk.view()).waiting

    async def test_that_cannot_be_made_becomes_a_persons_task(self, our_client: Client) -> None:
        """
        No silent thread: where reading fails for good, a person reads.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged = [hopeless()]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.ESCALATE)

            assert "classify_failed" == desk.script.inputs(names.ESCALATE)[0].why
