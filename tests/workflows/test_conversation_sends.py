"""Sends that end without a plain yes: read back, tried again, or put before a person."""

import pytest
from temporalio.client import Client

from spotter.contracts import names
from spotter.contracts.conversation import EscalateResult, ReplyResult, SendStatus, SettleResult, Waiting
from spotter.domain.ids import DeliveryId, EscalationId
from tests.fixtures.scripted_desk import escalation, hopeless, scripted_desk

_UNCERTAIN = ReplyResult(status=SendStatus.UNCERTAIN, delivery=DeliveryId(70))


class TestAnUncertainSend:
    async def test_is_read_back_and_never_posted_again_when_it_arrived(self, our_client: Client) -> None:
        """
        After any doubt the CRM's own log decides.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.replied = [_UNCERTAIN]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.SETTLE)

            assert 70 == desk.script.inputs(names.SETTLE)[0].delivery

    async def test_that_is_proved_absent_is_posted_once_more(self, our_client: Client) -> None:
        """
        A further post is the workflow's decision, after a read that proves that the first is not there.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.replied = [_UNCERTAIN]
            desk.script.settled = [SettleResult(status=SendStatus.NOT_SENT)]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.SETTLE, names.REPLY)

            assert 70 == desk.script.inputs(names.REPLY)[1].delivery

    async def test_that_cannot_be_known_waits_for_a_person(self, our_client: Client) -> None:
        """
        What cannot be known is a visible task, never a guess.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.replied = [_UNCERTAIN]
            desk.script.settled = [SettleResult(status=SendStatus.NEEDS_STAFF, escalation=EscalationId(5))]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.SETTLE)

            assert Waiting.ESCALATION is (await desk.view()).waiting

    async def test_of_an_acknowledgement_is_read_back_too(self, our_client: Client) -> None:
        """
        The line that says "a person will answer" is a message like any other.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged = [escalation(1)]
            desk.script.escalated = [
                EscalateResult(
                    escalation=EscalationId(5), acknowledgement=SendStatus.UNCERTAIN, delivery=DeliveryId(71)
                )
            ]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.ESCALATE, names.SETTLE)

            assert 71 == desk.script.inputs(names.SETTLE)[0].delivery


class TestASendThatASweepFoundStandingStill:
    async def test_is_read_back_and_sent_where_it_never_left(self, our_client: Client) -> None:
        """
        A lost Temporal database takes the memory of a send with it; the rows bring it back.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.settled = [SettleResult(status=SendStatus.NOT_SENT)]
            await desk.stands_still(70)
            await desk.until_calls(names.SETTLE, names.REPLY)

            assert 70 == desk.script.inputs(names.REPLY)[0].delivery


class TestASendOfWhichNothingLeft:
    async def test_is_tried_again_after_the_wait_that_was_named(self, our_client: Client) -> None:
        """
        A refused connection is no reason to give up, and no reason to hurry.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.replied = [
                ReplyResult(status=SendStatus.NOT_SENT, delivery=DeliveryId(70), retry_after_s=0.2),
                ReplyResult(status=SendStatus.SENT, delivery=DeliveryId(70)),
            ]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.REPLY)

            assert 70 == desk.script.inputs(names.REPLY)[1].delivery

    async def test_is_a_persons_task_when_it_never_leaves(self, our_client: Client) -> None:
        """
        After some tries a person is told, instead of trying for ever.
        """
        async with scripted_desk(our_client) as desk:
            never = ReplyResult(status=SendStatus.NOT_SENT, delivery=DeliveryId(70), retry_after_s=0.05)
            desk.script.replied = [never] * 20
            await desk.writes(1)
            await desk.until(lambda: names.ESCALATE in desk.script.names())

            assert "could_not_send" == desk.script.inputs(names.ESCALATE)[0].why
            assert 70 == desk.script.inputs(names.ESCALATE)[0].delivery


class TestAReply:
    async def test_that_fails_for_good_becomes_a_persons_task(self, our_client: Client) -> None:
        """
        No silent thread: an answer that cannot be given is a person's.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.replied = [hopeless()]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.ESCALATE)

            assert "reply_failed" == desk.script.inputs(names.ESCALATE)[0].why

    @pytest.mark.parametrize(
        "status", [SendStatus.SUPERSEDED, SendStatus.BLOCKED, SendStatus.SHADOWED, SendStatus.NOTHING]
    )
    async def test_that_is_over_leaves_nothing_under_way(self, our_client: Client, status: SendStatus) -> None:
        """
        Blocked, overtaken, shadowed or already done: the conversation waits for the member.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.replied = [ReplyResult(status=status, delivery=DeliveryId(70))]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)

            assert Waiting.NOTHING is (await desk.view()).waiting
