"""The `reply` and `settle` activities: get an answer to the member exactly once, and remember that we did."""

from datetime import timedelta

from temporalio import activity

from spotter.contracts import names
from spotter.contracts.conversation import (
    ReplyInput,
    ReplyResult,
    SendStatus,
    SettleInput,
    SettleResult,
)
from spotter.contracts.ladder import ladder
from spotter.delivery.sender import Sender, SendOutcome
from spotter.domain.conversation import ApprovalState
from spotter.domain.ids import DeliveryId
from spotter.store.approvals import PendingApproval
from spotter.store.session import Store
from spotter.turns.answering import Answerer
from spotter.turns.conclusion import conclude
from spotter.turns.ordering import Orders


class ReplyActivities:
    """Everything that may end in a message to a member."""

    def __init__(self, store: Store, answerer: Answerer, orders: Orders, sender: Sender) -> None:
        """The composition root builds them all."""
        self._store = store
        self._answerer = answerer
        self._orders = orders
        self._sender = sender

    @activity.defn(name=names.REPLY)
    async def reply(self, input: ReplyInput) -> ReplyResult:
        """Answer a turn, send what a person approved or wrote, or send once more what never left.

        Fails and is retried until the send is armed; from then on it returns.
        """
        if input.act is not None:
            return await self._obey(input)
        if input.delivery is not None:
            return await self._send(input, input.delivery)
        return await self._answer(input)

    @activity.defn(name=names.SETTLE)
    async def settle(self, input: SettleInput) -> SettleResult:
        """Read back what became of an open attempt, until it is known or a person's task."""
        outcome = await self._sender.settle(input.delivery, heartbeat=activity.heartbeat)
        await conclude(self._store, input.club, input.conversation, input.delivery, outcome.status)
        return SettleResult(status=outcome.status, escalation=outcome.escalation)

    async def _answer(self, input: ReplyInput) -> ReplyResult:
        if input.turn is None:
            return ReplyResult(status=SendStatus.NOTHING)
        answer = await self._answerer.answer(
            input.club,
            input.conversation,
            input.turn,
            hold=input.hold,
            shadow=input.shadow,
            expires_in=timedelta(seconds=input.timings.approval_expires_s),
        )
        if answer.shadowed:
            return ReplyResult(status=SendStatus.SHADOWED)
        if answer.approval is not None:
            return _awaiting(input, answer.approval)
        if answer.task is not None:
            return ReplyResult(
                status=SendStatus.NEEDS_STAFF,
                escalation=answer.task.id,
                ladder=ladder(answer.task.created_at, input.timings, urgent=False),
            )
        if answer.delivery is None:
            return ReplyResult(status=SendStatus.NOTHING)
        return await self._send(input, answer.delivery)

    async def _obey(self, input: ReplyInput) -> ReplyResult:
        """A person decided or wrote. Their act is finished when it led to something that can be told."""
        if input.act is None:
            return ReplyResult(status=SendStatus.NOTHING)
        ordered = await self._orders.of(input.club, input.conversation, input.act)
        result = ReplyResult(status=ordered.status)
        if ordered.delivery is not None:
            result = await self._send(input, ordered.delivery)
        await self._orders.acted(input.act, result.status)
        return result

    async def _send(self, input: ReplyInput, delivery: DeliveryId) -> ReplyResult:
        outcome = await self._sender.send(delivery, heartbeat=activity.heartbeat, stopping=activity.is_worker_shutdown)
        await conclude(self._store, input.club, input.conversation, delivery, outcome.status)
        return _result(delivery, outcome)


def _result(delivery: DeliveryId, outcome: SendOutcome) -> ReplyResult:
    return ReplyResult(
        status=outcome.status,
        delivery=delivery,
        escalation=outcome.escalation,
        retry_after_s=outcome.retry_after_s,
        rule=outcome.block or "",
    )


def _awaiting(input: ReplyInput, approval: PendingApproval) -> ReplyResult:
    if approval.state is not ApprovalState.PENDING:
        return ReplyResult(status=SendStatus.NOTHING, approval=approval.id)
    return ReplyResult(
        status=SendStatus.AWAITING_APPROVAL,
        approval=approval.id,
        expires_at=approval.expires_at,
        ladder=ladder(approval.created_at, input.timings, urgent=False),
    )
