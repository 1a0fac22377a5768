"""People: drafts that wait, decisions that resume, takeovers that silence, ladders that climb."""

import asyncio

from temporalio.api.enums.v1 import EventType
from temporalio.client import Client

from spotter.contracts import names
from spotter.contracts.conversation import ClassifyResult, EscalateResult, ReplyResult, SendStatus, Waiting
from spotter.domain.conversation import ConversationStatus, StaffActKind
from spotter.domain.ids import EscalationId, TurnId
from spotter.domain.judgement import Step
from tests.fixtures.scripted_desk import awaiting, escalation, hold, hopeless, scripted_desk


class TestAnApproval:
    async def test_costs_thirty_events_and_eight_actions(self, our_client: Client) -> None:
        """
        Message, judgement, draft, wait with a deadline, decision and send: thirty events, eight actions.
        """
        async with scripted_desk(our_client) as desk:
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            before, paid = len(await desk.events()), await desk.actions()
            desk.script.judged, desk.script.replied = [hold(2)], [awaiting(60)]
            await desk.writes(2)
            await desk.until_calls(*[names.CLASSIFY, names.REPLY] * 2)
            assert Waiting.APPROVAL is (await desk.view()).waiting
            await desk.acts(1, StaffActKind.DECIDED, approval=60)
            await desk.until_calls(*[names.CLASSIFY, names.REPLY] * 2, names.REPLY)

            assert 30 >= len(await desk.events()) - before
            assert 8 >= await desk.actions() - paid
            assert Waiting.NOTHING is (await desk.view()).waiting

    async def test_decided_twice_is_sent_once(self, our_client: Client) -> None:
        """
        A decision that is signalled again changes nothing.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60)]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            for _ in range(3):
                await desk.acts(1, StaffActKind.DECIDED, approval=60)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.REPLY)

    async def test_is_dropped_when_the_member_writes_again(self, our_client: Client) -> None:
        """
        A newer message makes the draft stale: the conversation is judged anew.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60)]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            await desk.writes(2)
            await desk.until_calls(*[names.CLASSIFY, names.REPLY] * 2)

            assert Waiting.NOTHING is (await desk.view()).waiting

    async def test_that_nobody_decides_is_climbed_and_then_expires(self, our_client: Client) -> None:
        """
        Reminder, next person, manager, expiry: each once, in order, and nothing is sent because time ran out.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged = [hold(1)]
            desk.script.replied = [awaiting(60, rungs_s=(0.2, 0.4, 0.6), expires_s=0.9)]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY, *[names.ESCALATE] * 4)
            steps = desk.script.inputs(names.ESCALATE)

            assert [1, 2, 3] == [step.rung for step in steps[:3]]
            assert [False, False, False, True] == [step.expire for step in steps]
            assert Waiting.ESCALATION is (await desk.view()).waiting

    async def test_that_was_decided_meanwhile_is_not_reminded_of_again(self, our_client: Client) -> None:
        """
        A rung that finds the decision already made ends the wait.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60, rungs_s=(0.2, 0.4))]
            desk.script.escalated = [EscalateResult(still_open=False)]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.ESCALATE)

            assert Waiting.NOTHING is (await desk.view()).waiting

    async def test_whose_send_fails_for_good_becomes_a_persons_task(self, our_client: Client) -> None:
        """
        What a person approved and could not be sent comes back to a person, and their act is done with.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60), hopeless()]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            await desk.acts(1, StaffActKind.DECIDED, approval=60)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.REPLY, names.ESCALATE)

            assert "reply_failed" == desk.script.inputs(names.ESCALATE)[0].why
            assert [1] == desk.script.inputs(names.ESCALATE)[0].acts


class TestATakeover:
    async def test_ends_the_wait_for_an_approval(self, our_client: Client) -> None:
        """
        A person who speaks needs no draft approved; the search attributes say who is asked.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60)]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            await desk.acts(1, StaffActKind.TAKEN_OVER)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.ESCALATE)

            view = await desk.view()
            assert (Waiting.TAKEOVER, ConversationStatus.STAFF_HANDLING) == (view.waiting, view.status)

    async def test_ends_with_the_hand_back(self, our_client: Client) -> None:
        """
        After the hand-back the AI answers what comes from then on.
        """
        async with scripted_desk(our_client) as desk:
            await desk.acts(1, StaffActKind.TAKEN_OVER)
            await desk.acts(2, StaffActKind.HANDED_BACK)
            await desk.writes(1)
            await desk.until_calls(names.ESCALATE, names.ESCALATE, names.CLASSIFY, names.REPLY)

            assert ConversationStatus.AI_HANDLING is (await desk.view()).status

    async def test_that_ends_during_a_judgement_leaves_nobody_without_an_answer(self, our_client: Client) -> None:
        """
        A person hands back while the member's message is being judged: it is judged again, and answered.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.hold = asyncio.Event()
            await desk.writes(1)
            await desk.until(lambda: [names.CLASSIFY] == desk.script.names())
            await desk.acts(1, StaffActKind.HANDED_BACK)
            desk.script.hold.set()
            await desk.until_calls(names.CLASSIFY, names.ESCALATE, names.CLASSIFY, names.REPLY)

            assert 0 == (await desk.view()).pending_messages

    async def test_by_a_staff_reply_sends_what_the_person_wrote(self, our_client: Client) -> None:
        """
        A staff reply is sent by the same durable path, and the AI is silent from then on.
        """
        async with scripted_desk(our_client) as desk:
            await desk.acts(1, StaffActKind.REPLIED, delivery=70)
            await desk.until_calls(names.REPLY)

            assert 70 == desk.script.inputs(names.REPLY)[0].delivery
            assert Waiting.TAKEOVER is (await desk.view()).waiting


class TestAMessageThatIsOrderedAgain:
    async def test_is_sent_and_ends_the_wait_for_that_order(self, our_client: Client) -> None:
        """
        Who says "send it again" has answered the question, and does not take the conversation over.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged = [escalation(1)]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.ESCALATE)
            await desk.acts(1, StaffActKind.SEND_AGAIN, delivery=70)
            await desk.until_calls(names.CLASSIFY, names.ESCALATE, names.REPLY, names.ESCALATE)

            assert 70 == desk.script.inputs(names.REPLY)[0].delivery
            assert Waiting.NOTHING is (await desk.view()).waiting

    async def test_leaves_a_draft_before_its_person(self, our_client: Client) -> None:
        """
        It is about another message: the draft is still reminded of, and still expires.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60, rungs_s=(60,))]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.REPLY)
            await desk.acts(1, StaffActKind.SEND_AGAIN, delivery=70)
            await desk.until_calls(names.CLASSIFY, names.REPLY, names.REPLY, names.ESCALATE)

            wait = (await desk.view()).person_wait
            assert wait is not None
            assert (Waiting.APPROVAL, 60) == (wait.waiting, wait.approval)


class TestAClosedTask:
    async def test_ends_the_wait(self, our_client: Client) -> None:
        """
        When a person has done what was asked, nobody is waited for any more.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged = [ClassifyResult(turn=TurnId(1), step=Step.ESCALATE, rule="refund")]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.ESCALATE)
            await desk.acts(1, StaffActKind.DECIDED)
            await desk.until_calls(names.CLASSIFY, names.ESCALATE, names.ESCALATE)

            assert Waiting.NOTHING is (await desk.view()).waiting

    async def test_leaves_the_wait_where_another_task_is_open(self, our_client: Client) -> None:
        """
        Two tasks need two people's acts.
        """
        async with scripted_desk(our_client) as desk:
            desk.script.judged = [ClassifyResult(turn=TurnId(1), step=Step.ESCALATE, rule="refund")]
            await desk.writes(1)
            await desk.until_calls(names.CLASSIFY, names.ESCALATE)
            desk.script.escalated = [EscalateResult(escalation=EscalationId(51), still_open=True)]
            await desk.acts(1, StaffActKind.DECIDED)
            await desk.until_calls(names.CLASSIFY, names.ESCALATE, names.ESCALATE)

            assert Waiting.ESCALATION is (await desk.view()).waiting


class TestSearchAttributes:
    async def test_are_written_only_when_they_change(self, our_client: Client) -> None:
        """
        Each write is an event and an action: ten automatic answers write none.
        """
        async with scripted_desk(our_client) as desk:
            for turn in range(1, 11):
                await desk.writes(turn)
                await desk.until_calls(*[names.CLASSIFY, names.REPLY] * turn)
            desk.script.replied = [ReplyResult(status=SendStatus.BLOCKED)]
            await desk.writes(11)
            await desk.until_calls(*[names.CLASSIFY, names.REPLY] * 11)

            assert EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES not in await desk.events()
