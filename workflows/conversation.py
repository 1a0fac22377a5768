"""The workflow that carries one member's conversation."""

import asyncio
from dataclasses import replace
from datetime import datetime

from temporalio import workflow
from temporalio.exceptions import ActivityError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from spotter.contracts import names
    from spotter.contracts.conversation import (
        ArrivedMessages,
        CarriedState,
        ClassifyResult,
        ConversationInput,
        ConversationView,
        EscalateResult,
        PersonWait,
        ReplyResult,
        Resend,
        SendStatus,
        StaffActRef,
        Waiting,
    )
    from spotter.domain.conversation import StaffActKind
    from spotter.domain.ids import DeliveryId, TurnId
    from spotter.domain.judgement import Step
    from workflows.awaited_person import AwaitedPerson
    from workflows.conversation_details import Details
    from workflows.pending import Pending
    from workflows.run_length import is_long
    from workflows.silence import Silence
    from workflows.steps import Steps
    from workflows.unfinished_sends import UnfinishedSends


@workflow.defn(name=names.CONVERSATION)
class ConversationWorkflow:
    """Carry one member's conversation from the first message to silence.

    It lives as long as somebody speaks or is waited for, continues as new when its history grows, and ends after the
    quiet days; the next message starts it again. The inbox tells it facts, people give it orders. It never judges and
    never sends: reading, rules and sending are activities whose results are recorded here, and the rows they write are
    the truth. Handlers only note what came; the one loop below acts.
    """

    @workflow.init
    def __init__(self, input: ConversationInput) -> None:
        """Restore what the run before handed over, before any signal of this run is handled."""
        carried = input.carried or CarriedState()
        self._input = input
        self._steps = Steps(input)
        self._pending = Pending(carried, workflow.now())
        self._person = AwaitedPerson(carried.person_wait, carried.status)
        self._unfinished = UnfinishedSends(carried)
        self._silence = Silence(input.timings.idle_closes_s, carried.last_activity_at or workflow.now())
        self._details = Details(inbox_url=input.inbox_url)

    @workflow.run
    async def run(self, input: ConversationInput) -> int:
        """Act on what comes until the conversation falls silent; return how many turns it had."""
        silence = asyncio.create_task(self._silence.watch())
        while True:
            self._details.show(self._person.wait)
            if is_long(self._input.timings, turns=self._details.turns):
                silence.cancel()
                self._continue_as_new()
            await self._until_there_is_work()
            if self._pending.acts:
                await self._follow(self._pending.acts.pop(0))
            elif self._unfinished.settling:
                await self._settle(self._unfinished.settling.pop(0))
            elif self._pending.arrived:
                await self._take_turn()
            elif resend := self._unfinished.due():
                await self._send_again(resend)
            elif self._person.is_late(workflow.now()):
                await self._climb()
            elif self._is_over():  # nothing is awaited between this look and the return: no message slips through
                return self._turns()

    @workflow.signal(name=names.MESSAGE_ARRIVED)
    def message_arrived(self, arrived: ArrivedMessages) -> None:
        """The member wrote. Known messages change nothing."""
        self._silence.broken()
        self._pending.message(arrived, workflow.now())
        self._unfinished.found(arrived.unsettled)

    @workflow.signal(name=names.STAFF_DECIDED)
    def staff_decided(self, act: StaffActRef) -> None:
        """A person decided on a draft, or closed a task. The same decision twice is one decision."""
        self._note(act)

    @workflow.signal(name=names.STAFF_REPLIED)
    def staff_replied(self, act: StaffActRef) -> None:
        """A person wrote a reply, or ordered a message to be sent again."""
        self._note(act)

    @workflow.signal(name=names.TAKEN_OVER)
    def taken_over(self, act: StaffActRef) -> None:
        """A person speaks now."""
        self._note(act)

    @workflow.signal(name=names.HANDED_BACK)
    def handed_back(self, act: StaffActRef) -> None:
        """The AI may speak again, about what comes from now on."""
        self._note(act)

    @workflow.query(name=names.STATE)
    def state(self) -> ConversationView:
        """Return what this run holds in memory; the store knows the rest."""
        return ConversationView(
            status=self._person.status,
            waiting=self._person.waiting,
            turns=self._turns(),
            pending_messages=self._pending.message_count,
            person_wait=self._person.wait,
        )

    def _note(self, act: StaffActRef) -> None:
        self._silence.broken()
        self._pending.act(act)

    async def _take_turn(self) -> None:
        await self._pending.let_the_burst_end(self._input.timings)
        if self._pending.acts:
            return  # people come first; the messages stay
        taken = self._pending.take_messages()
        self._details.turns += 1
        self._details.came_of_it = ""
        try:
            judged = self._details.judged = await self._steps.classify()
        except ActivityError as error:
            await self._call_a_person("classify_failed", error)
            return
        if judged.turn is None or self._pending.arrived or self._pending.acts:
            if judged.turn is not None and self._pending.acts and workflow.patched("judge-again-after-a-persons-act"):
                self._pending.put_back(taken)  # a hand-back, say, would leave the member without an answer
            return  # nothing left to judge, or the world moved on: look again before acting
        if judged.step in {Step.REPLY, Step.HOLD}:
            await self._answer(judged, judged.turn)
        elif judged.step is Step.ESCALATE:
            self._task_opened(await self._steps.open_task(turn=judged.turn), judged.turn)
        elif self._person.waiting is Waiting.APPROVAL:
            self._person.end()  # what the member wrote since made the draft stale, and needs no answer itself

    async def _answer(self, judged: ClassifyResult, turn: TurnId) -> None:
        try:
            result = await self._steps.answer(judged)
        except ActivityError as error:
            await self._call_a_person("reply_failed", error)
            return
        if result.status is SendStatus.AWAITING_APPROVAL:
            self._person.await_approval(
                PersonWait(
                    waiting=Waiting.APPROVAL,
                    turn=turn,
                    approval=result.approval,
                    ladder=list(result.ladder),
                    expires_at=result.expires_at,
                )
            )
        elif self._person.waiting is Waiting.APPROVAL:
            self._person.end()  # the draft that waited belonged to an older turn
        self._sent_or_not(result)

    def _sent_or_not(self, result: ReplyResult) -> None:
        """Plan what an unfinished send needs: a read-back, another try, or a person."""
        self._details.ended(result.status)
        self._unfinished.note(result.status, result.delivery, result.retry_after_s)
        if result.status is SendStatus.NEEDS_STAFF:
            self._person.await_task(result.escalation, ladder=result.ladder)

    async def _settle(self, delivery: DeliveryId) -> None:
        """Read back what became of a send; only a proved absence is posted once more."""
        try:
            result = await self._steps.settle(delivery)
        except ActivityError as error:
            await self._call_a_person("settle_failed", error, delivery)
            return
        self._details.ended(result.status)
        if result.status is SendStatus.NOT_SENT:
            await self._send(delivery)
        elif result.status is SendStatus.NEEDS_STAFF:
            self._person.await_task(result.escalation)

    async def _send_again(self, resend: Resend) -> None:
        if self._unfinished.given_up(resend):
            self._task_opened(await self._steps.open_task(why="could_not_send", delivery=resend.delivery))
        else:
            await self._send(resend.delivery)

    async def _send(self, delivery: DeliveryId) -> None:
        try:
            self._sent_or_not(await self._steps.send(delivery))
        except ActivityError as error:
            await self._call_a_person("reply_failed", error, delivery)

    async def _follow(self, act: StaffActRef) -> None:
        """Do what a person's act asks for. The activities re-read the world before anything leaves."""
        if act.kind is StaffActKind.TAKEN_OVER:
            self._person.taken_over()
            await self._steps.acknowledge(act)
        elif act.kind is StaffActKind.HANDED_BACK:
            self._person.end()
            await self._steps.acknowledge(act)
        elif act.kind in {StaffActKind.REPLIED, StaffActKind.SEND_AGAIN} or act.approval is not None:
            await self._obey(act)
        else:
            await self._a_task_may_have_ended(act)

    async def _a_task_may_have_ended(self, act: StaffActRef) -> None:
        if not (await self._steps.acknowledge(act)).still_open and self._person.waiting is Waiting.ESCALATION:
            self._person.end()

    async def _obey(self, act: StaffActRef) -> None:
        try:
            result = await self._steps.obey(act)
        except ActivityError as error:
            await self._call_a_person("reply_failed", error, act.delivery, act)
            return
        if act.kind is StaffActKind.REPLIED:
            self._person.taken_over()
        elif act.kind is StaffActKind.SEND_AGAIN:
            await self._a_task_may_have_ended(act)
        elif self._person.wait is not None and self._person.wait.approval == act.approval:
            self._person.end()
        self._sent_or_not(result)

    async def _climb(self) -> None:
        """Remind, pass on, or let an approval expire. Nothing is ever sent because time ran out."""
        wait = self._person.wait
        if wait is None:
            return
        expired = self._person.is_expired(workflow.now())
        result = await self._steps.climb(wait, expire=expired)
        if not result.still_open:
            self._person.end()
        elif expired:
            self._task_opened(result, wait.turn)
        else:
            self._person.climbed()

    async def _call_a_person(
        self, why: str, error: ActivityError, delivery: DeliveryId | None = None, act: StaffActRef | None = None
    ) -> None:
        """Whatever could not be done becomes a person's task: no silent thread."""
        if is_cancelled_exception(error):
            raise error
        self._task_opened(await self._steps.open_task(why=why, delivery=delivery, act=act))

    def _task_opened(self, result: EscalateResult, turn: TurnId | None = None) -> None:
        self._details.ended(result.acknowledgement)
        if result.escalation is not None and result.still_open:
            self._person.await_task(result.escalation, turn, result.ladder)
        self._unfinished.note(result.acknowledgement, result.delivery)

    async def _until_there_is_work(self) -> None:
        deadline = self._next_deadline()
        if deadline is None:
            await workflow.wait_condition(self._has_work)
        elif deadline > workflow.now():
            try:
                await workflow.wait_condition(
                    self._has_work, timeout=deadline - workflow.now(), timeout_summary="next deadline"
                )
            except TimeoutError:
                return

    def _has_work(self) -> bool:
        return bool(self._pending.acts or self._pending.arrived or self._unfinished.settling or self._is_over())

    def _next_deadline(self) -> datetime | None:
        moments = (self._unfinished.deadline(), self._person.next_deadline())
        return min((at for at in moments if at is not None), default=None)

    def _is_over(self) -> bool:
        return self._silence.is_complete() and self._next_deadline() is None

    def _turns(self) -> int:
        return (self._input.carried.turns if self._input.carried else 0) + self._details.turns

    def _continue_as_new(self) -> None:
        """Go on in a new run, with everything that was not acted on and every deadline as it was."""
        carried = CarriedState(
            arrived=self._pending.arrived,
            acts=self._pending.acts,
            seen_messages=self._pending.remembered_messages(),
            seen_acts=self._pending.remembered_acts(),
            person_wait=self._person.wait,
            status=self._person.status,
            settling=self._unfinished.settling,
            resend=self._unfinished.resend,
            last_activity_at=self._silence.last_activity_at,
            turns=self._turns(),
        )
        workflow.continue_as_new(replace(self._input, carried=carried))
