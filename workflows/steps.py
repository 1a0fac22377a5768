"""The four activities of a conversation, as the conversation calls them."""

from dataclasses import dataclass

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from spotter.contracts import names
    from spotter.contracts.conversation import (
        ClassifyInput,
        ClassifyResult,
        ConversationInput,
        EscalateInput,
        EscalateResult,
        PersonWait,
        ReplyInput,
        ReplyResult,
        SettleInput,
        SettleResult,
        StaffActRef,
    )
    from spotter.domain.ids import DeliveryId, TurnId
    from spotter.domain.judgement import Step
    from workflows import options


@dataclass(frozen=True, slots=True)
class Steps:
    """Calls the activities of one conversation, each with its own patience."""

    about: ConversationInput

    async def classify(self) -> ClassifyResult:
        """Claim what the member wrote as a turn, read it and decide."""
        order = ClassifyInput(club=self.about.club, conversation=self.about.conversation)
        return await workflow.execute_activity(
            names.CLASSIFY, order, result_type=ClassifyResult, summary="read and decide", **options.JUDGE
        )

    async def answer(self, judged: ClassifyResult) -> ReplyResult:
        """Draft, and send or put before a person, as decided."""
        return await self._reply(
            ReplyInput(
                club=self.about.club,
                conversation=self.about.conversation,
                turn=judged.turn,
                hold=judged.step is Step.HOLD,
                shadow=judged.shadow,
                timings=self.about.timings,
            ),
            f"turn {judged.turn}: {judged.step}",
        )

    async def obey(self, act: StaffActRef) -> ReplyResult:
        """Send what a person approved or wrote, if the world still allows it."""
        return await self._reply(
            ReplyInput(
                club=self.about.club,
                conversation=self.about.conversation,
                act=act.act,
                delivery=act.delivery,
                timings=self.about.timings,
            ),
            f"act {act.act}: {act.kind}",
        )

    async def send(self, delivery: DeliveryId) -> ReplyResult:
        """Send a delivery that was proved not to have left."""
        return await self._reply(
            ReplyInput(
                club=self.about.club,
                conversation=self.about.conversation,
                delivery=delivery,
                timings=self.about.timings,
            ),
            f"delivery {delivery}: once more",
        )

    async def settle(self, delivery: DeliveryId) -> SettleResult:
        """Find out what became of a send that nobody answered for."""
        order = SettleInput(club=self.about.club, conversation=self.about.conversation, delivery=delivery)
        return await workflow.execute_activity(
            names.SETTLE, order, result_type=SettleResult, summary=f"delivery {delivery}: read back", **options.SETTLE
        )

    async def open_task(
        self,
        *,
        turn: TurnId | None = None,
        why: str = "",
        delivery: DeliveryId | None = None,
        act: StaffActRef | None = None,
    ) -> EscalateResult:
        """Open a person's task for a turn, or for what failed; an act that failed is then theirs again."""
        order = EscalateInput(
            club=self.about.club,
            conversation=self.about.conversation,
            turn=turn,
            why=why,
            delivery=delivery,
            acts=[act.act] if act is not None else [],
            timings=self.about.timings,
        )
        return await self._escalate(order, f"turn {turn}: a person" if turn else f"a person: {why}")

    async def acknowledge(self, act: StaffActRef) -> EscalateResult:
        """Record that the workflow has learnt of a person's act."""
        order = EscalateInput(
            club=self.about.club, conversation=self.about.conversation, acts=[act.act], timings=self.about.timings
        )
        return await self._escalate(order, f"act {act.act}: {act.kind}")

    async def climb(self, wait: PersonWait, *, expire: bool) -> EscalateResult:
        """Remind, pass on to the next person, or let an approval expire."""
        order = EscalateInput(
            club=self.about.club,
            conversation=self.about.conversation,
            turn=wait.turn,
            approval=wait.approval,
            escalation=wait.escalation,
            rung=wait.ladder[0].number if wait.ladder else None,
            expire=expire,
            timings=self.about.timings,
        )
        return await self._escalate(order, "expired" if expire else f"rung {order.rung}")

    async def _reply(self, order: ReplyInput, summary: str) -> ReplyResult:
        return await workflow.execute_activity(
            names.REPLY, order, result_type=ReplyResult, summary=summary, **options.SEND
        )

    async def _escalate(self, order: EscalateInput, summary: str) -> EscalateResult:
        return await workflow.execute_activity(
            names.ESCALATE, order, result_type=EscalateResult, summary=summary, **options.TASK
        )
