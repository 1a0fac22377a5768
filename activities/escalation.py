"""The `escalate` activity: bring a person in, tell the member so, and go on asking until somebody takes it."""

from temporalio import activity

from spotter.contracts import names
from spotter.contracts.conversation import EscalateInput, EscalateResult, SendStatus
from spotter.contracts.ladder import ladder
from spotter.delivery.sender import Sender
from spotter.domain.conversation import EscalationState, Urgency
from spotter.domain.errors import CrmError
from spotter.domain.ids import DeliveryId
from spotter.turns.tasking import Task, Tasks


class EscalationActivities:
    """Everything that brings a person in."""

    def __init__(self, tasks: Tasks, sender: Sender) -> None:
        """The composition root builds both."""
        self._tasks = tasks
        self._sender = sender

    @activity.defn(name=names.ESCALATE)
    async def escalate(self, input: EscalateInput) -> EscalateResult:
        """Open a task, climb one rung of a ladder, let an approval expire, or note that acts were learnt of."""
        if input.acts and not input.why:
            open_task = await self._tasks.learnt(input.club, input.conversation, input.acts)
            return EscalateResult(escalation=open_task, still_open=open_task is not None)
        if input.expire and input.approval is not None:
            task = await self._tasks.expire(input.club, input.conversation, input.approval)
            return _result(input, task) if task else EscalateResult(still_open=False)
        if input.rung is not None:
            still_open = await self._tasks.climb(input.rung, approval=input.approval, escalation=input.escalation)
            return EscalateResult(escalation=input.escalation, still_open=still_open)
        return await self._open(input)

    async def _open(self, input: EscalateInput) -> EscalateResult:
        if input.turn is not None:
            task = await self._tasks.open_for_turn(input.club, input.conversation, input.turn)
        else:
            task = await self._tasks.open_for_failure(
                input.club, input.conversation, input.why, input.delivery, input.acts
            )
        if task is None:
            return EscalateResult(still_open=False)
        if task.acknowledgement is None:
            return _result(input, task)
        return _result(input, task, await self._tell_member(task.acknowledgement))

    async def _tell_member(self, delivery: DeliveryId) -> SendStatus:
        """The task stands whatever becomes of this line: a CRM that is away is tried again by the workflow."""
        try:
            outcome = await self._sender.send(
                delivery, heartbeat=activity.heartbeat, stopping=activity.is_worker_shutdown
            )
        except CrmError:
            return SendStatus.NOT_SENT
        return outcome.status


def _result(input: EscalateInput, task: Task, told: SendStatus = SendStatus.NOTHING) -> EscalateResult:
    urgent = task.escalation.urgency is Urgency.NOW
    return EscalateResult(
        escalation=task.escalation.id,
        ladder=ladder(task.escalation.created_at, input.timings, urgent=urgent),
        acknowledgement=told,
        delivery=task.acknowledgement,
        still_open=task.escalation.state is not EscalationState.RESOLVED,
    )
