"""Each signal in each state: nothing a person or the inbox says may stop a conversation."""

from collections.abc import Awaitable, Callable

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client

from spotter.contracts import names
from spotter.domain.conversation import StaffActKind
from tests.fixtures.scripted_desk import ScriptedDesk, awaiting, escalation, hold, scripted_desk

State = Callable[[ScriptedDesk], Awaitable[None]]


async def _new(desk: ScriptedDesk) -> None:
    """No run yet."""


async def _answered(desk: ScriptedDesk) -> None:
    await desk.writes(1)
    await desk.until(lambda: names.REPLY in desk.script.names())
    await desk.settles()


async def _awaiting_approval(desk: ScriptedDesk) -> None:
    desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60)]
    await _answered(desk)


async def _escalated(desk: ScriptedDesk) -> None:
    desk.script.judged = [escalation(1)]
    await desk.writes(1)
    await desk.until(lambda: names.ESCALATE in desk.script.names())
    await desk.settles()


async def _taken_over(desk: ScriptedDesk) -> None:
    await desk.acts(90, StaffActKind.TAKEN_OVER)
    await desk.until(lambda: names.ESCALATE in desk.script.names())
    await desk.settles()


_STATES: dict[str, State] = {
    "new": _new,
    "answered": _answered,
    "awaiting_approval": _awaiting_approval,
    "escalated": _escalated,
    "taken_over": _taken_over,
}
_SIGNALS: dict[str, State] = {
    "message_arrived": lambda desk: desk.writes(500),
    "known_message": lambda desk: desk.writes(1),
    "urgent_message": lambda desk: desk.writes(501, urgent=True),
    "decided": lambda desk: desk.acts(100, StaffActKind.DECIDED, approval=60),
    "decided_on_another": lambda desk: desk.acts(101, StaffActKind.DECIDED, approval=61),
    "task_closed": lambda desk: desk.acts(102, StaffActKind.DECIDED),
    "replied": lambda desk: desk.acts(103, StaffActKind.REPLIED, delivery=70),
    "ordered_again": lambda desk: desk.acts(106, StaffActKind.SEND_AGAIN, delivery=71),
    "taken_over": lambda desk: desk.acts(104, StaffActKind.TAKEN_OVER),
    "handed_back": lambda desk: desk.acts(105, StaffActKind.HANDED_BACK),
}


@pytest.mark.parametrize("state", _STATES)
async def test_no_signal_poisons_a_conversation(our_client: Client, state: str) -> None:
    """
    Every signal, each twice, in this state: no workflow task fails and the next message is judged.
    """
    async with scripted_desk(our_client) as desk:
        await _STATES[state](desk)
        for send in _SIGNALS.values():
            await send(desk)
            await send(desk)
        await desk.settles()
        judged = len(desk.script.inputs(names.CLASSIFY))
        await desk.writes(999)
        await desk.until(lambda: len(desk.script.inputs(names.CLASSIFY)) > judged)

        assert EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED not in await desk.events()
