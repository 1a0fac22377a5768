"""The branches of the conversation's state machine, each as something that can be played on a scripted desk."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from spotter.contracts import names
from spotter.contracts.conversation import (
    ClassifyResult,
    EscalateResult,
    ReplyResult,
    SendStatus,
    SettleResult,
    Timings,
)
from spotter.domain.conversation import StaffActKind
from spotter.domain.ids import DeliveryId, EscalationId, TurnId
from spotter.domain.judgement import Step
from tests.fixtures.scripted_desk import QUICK, ScriptedDesk, awaiting, escalation, hold, hopeless

Play = Callable[[ScriptedDesk], Awaitable[None]]


async def automatic(desk: ScriptedDesk) -> None:
    """Two answers in a row."""
    for turn in (1, 2):
        await desk.writes(turn)
        await desk.until_calls(*[names.CLASSIFY, names.REPLY] * turn)


async def burst(desk: ScriptedDesk) -> None:
    """Three messages, one turn."""
    for message in (1, 2, 3):
        await desk.writes(message)
    await desk.until_calls(names.CLASSIFY, names.REPLY)


async def silent(desk: ScriptedDesk) -> None:
    """Nothing to say."""
    desk.script.judged = [ClassifyResult(turn=TurnId(1), step=Step.STAY_SILENT, rule="thanks")]
    await desk.writes(1)
    await desk.until_calls(names.CLASSIFY)


async def approved(desk: ScriptedDesk) -> None:
    """A draft waits and is approved."""
    desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60)]
    await desk.writes(1)
    await desk.until_calls(names.CLASSIFY, names.REPLY)
    await desk.acts(1, StaffActKind.DECIDED, approval=60)
    await desk.until_calls(names.CLASSIFY, names.REPLY, names.REPLY)


async def overtaken(desk: ScriptedDesk) -> None:
    """A draft waits and the member writes again."""
    desk.script.judged, desk.script.replied = [hold(1)], [awaiting(60)]
    await desk.writes(1)
    await desk.until_calls(names.CLASSIFY, names.REPLY)
    await desk.writes(2)
    await desk.until_calls(*[names.CLASSIFY, names.REPLY] * 2)


async def expired(desk: ScriptedDesk) -> None:
    """A draft waits, is reminded of, passed on, and expires."""
    desk.script.judged = [hold(1)]
    desk.script.replied = [awaiting(60, rungs_s=(0.2, 0.4), expires_s=0.6)]
    await desk.writes(1)
    await desk.until_calls(names.CLASSIFY, names.REPLY, *[names.ESCALATE] * 3)


async def escalated(desk: ScriptedDesk) -> None:
    """A person is called, and closes the task."""
    desk.script.judged = [escalation(1)]
    await desk.writes(1)
    await desk.until_calls(names.CLASSIFY, names.ESCALATE)
    await desk.acts(1, StaffActKind.DECIDED)
    await desk.until_calls(names.CLASSIFY, names.ESCALATE, names.ESCALATE)


async def taken_over(desk: ScriptedDesk) -> None:
    """A person takes over, writes, and hands back."""
    await desk.writes(1)
    await desk.until_calls(names.CLASSIFY, names.REPLY)
    await desk.acts(1, StaffActKind.TAKEN_OVER)
    await desk.acts(2, StaffActKind.REPLIED, delivery=70)
    await desk.acts(3, StaffActKind.HANDED_BACK)
    await desk.until_calls(names.CLASSIFY, names.REPLY, names.ESCALATE, names.REPLY, names.ESCALATE)


async def ordered_again(desk: ScriptedDesk) -> None:
    """A person orders that a message be sent again, while a draft waits and while a task does."""
    desk.script.judged, desk.script.replied = [hold(1), escalation(2)], [awaiting(60)]
    await desk.writes(1)
    await desk.until_calls(names.CLASSIFY, names.REPLY)
    await desk.acts(1, StaffActKind.SEND_AGAIN, delivery=70)
    await desk.until_calls(names.CLASSIFY, names.REPLY, names.REPLY, names.ESCALATE)
    await desk.writes(2)
    await desk.until_calls(*[names.CLASSIFY, names.REPLY, names.REPLY, names.ESCALATE], names.CLASSIFY, names.ESCALATE)
    await desk.acts(2, StaffActKind.SEND_AGAIN, delivery=71)
    await desk.until(lambda: names.REPLY == desk.script.names()[-2])
    await desk.settles()


async def judged_again(desk: ScriptedDesk) -> None:
    """A person hands back while a message is being judged."""
    desk.script.hold = asyncio.Event()
    await desk.writes(1)
    await desk.until(lambda: names.CLASSIFY in desk.script.names())
    await desk.acts(1, StaffActKind.HANDED_BACK)
    desk.script.hold.set()
    await desk.until_calls(names.CLASSIFY, names.ESCALATE, names.CLASSIFY, names.REPLY)


async def settled(desk: ScriptedDesk) -> None:
    """A send is not answered for, read back, proved absent, sent once more, and then unknowable."""
    uncertain = ReplyResult(status=SendStatus.UNCERTAIN, delivery=DeliveryId(70))
    desk.script.replied = [uncertain, uncertain]
    desk.script.settled = [
        SettleResult(status=SendStatus.NOT_SENT),
        SettleResult(status=SendStatus.NEEDS_STAFF, escalation=EscalationId(5)),
    ]
    await desk.writes(1)
    await desk.until_calls(names.CLASSIFY, names.REPLY, names.SETTLE, names.REPLY, names.SETTLE)


async def not_sent(desk: ScriptedDesk) -> None:
    """Nothing leaves, again and again; a person is called."""
    desk.script.replied = [ReplyResult(status=SendStatus.NOT_SENT, delivery=DeliveryId(70), retry_after_s=0.05)] * 9
    await desk.writes(1)
    await desk.until(lambda: names.ESCALATE in desk.script.names())
    await desk.settles()


async def failed(desk: ScriptedDesk) -> None:
    """Judging fails, then replying fails: each becomes a person's task."""
    desk.script.judged, desk.script.replied = [hopeless()], [hopeless()]
    desk.script.escalated = [EscalateResult(still_open=False)]
    await desk.writes(1)
    await desk.until_calls(names.CLASSIFY, names.ESCALATE)
    await desk.writes(2)
    await desk.until_calls(names.CLASSIFY, names.ESCALATE, names.CLASSIFY, names.REPLY, names.ESCALATE)


async def over(desk: ScriptedDesk) -> None:
    """A conversation that ends in silence."""
    await desk.writes(1)
    await desk.handle.result()


BRANCHES: dict[str, tuple[Play, Timings]] = {
    "automatic": (automatic, QUICK),
    "burst": (burst, replace(QUICK, burst_quiet_s=0.4, burst_max_s=2.0)),
    "silent": (silent, QUICK),
    "approved": (approved, QUICK),
    "overtaken": (overtaken, QUICK),
    "expired": (expired, QUICK),
    "escalated": (escalated, QUICK),
    "taken_over": (taken_over, QUICK),
    "ordered_again": (ordered_again, QUICK),
    "judged_again": (judged_again, QUICK),
    "settled": (settled, QUICK),
    "not_sent": (not_sent, QUICK),
    "failed": (failed, QUICK),
    "continued": (automatic, replace(QUICK, turns_per_run=1)),
    "over": (over, replace(QUICK, idle_closes_s=0.3)),
}
"""A new branch of the workflow gets a line here, and a recorded history: `docs/guides/change-a-workflow.md`."""
