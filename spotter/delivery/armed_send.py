"""From arming on: post once, write down what came of it, read the thread back. It returns, whatever happens."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from spotter.contracts.conversation import SendStatus
from spotter.crm.port import Composer, SendSession
from spotter.delivery.evidence import look_for, same_person
from spotter.delivery.gate import Armed
from spotter.delivery.machine import Sight
from spotter.delivery.ports import Checkpoint, Job, Ledger, Search, SendOutcome, SendTimings
from spotter.delivery.pulse import Pulse
from spotter.domain.delivery import DeliveryState
from spotter.domain.ids import CrmUserId

log = structlog.get_logger(__name__)

_UNCERTAIN = SendOutcome(status=SendStatus.UNCERTAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmedSend:
    """One armed attempt, in the session that opened the thread for it."""

    ledger: Ledger
    session: SendSession
    composer: Composer
    member: CrmUserId
    job: Job
    armed: Armed
    search: Search
    until: float
    """On the monotonic clock: a worker that wakes later must not post."""
    clock: Callable[[], datetime]
    monotonic: Callable[[], float]
    timings: SendTimings
    checkpoint: Checkpoint

    async def run(self, pulse: Pulse, stopping: Callable[[], bool]) -> SendOutcome:
        """Do it all. An armed send that raised would be tried again, and might be sent twice."""
        try:
            done = await self._post()
            if done is not None:
                return done
            pulse.at("reading back")
            within_s = self.timings.read_back_stopping_s if stopping() else self.timings.read_back_s
            return await self._read_back(within_s)
        except Exception as error:  # noqa: BLE001 - after arming there are only outcomes, never exceptions
            log.warning("delivery_uncertain", delivery=self.job.delivery, kind=type(error).__name__)
            return _UNCERTAIN

    async def _post(self) -> SendOutcome | None:
        """Post and record; None where it must be read back."""
        await self.checkpoint("C4")
        if not await self.ledger.is_mine(self.job, self.armed):
            return _UNCERTAIN
        began: list[datetime] = []
        result = await self.session.post(
            self.composer,
            channel=self.armed.channel,
            body=self.armed.body,
            subject=self.armed.subject,
            may_start=lambda: self._may_start(began),
            deadline_s=max(self.until - self.monotonic(), 0.0),
        )
        await self.checkpoint("C7")
        recorded = await self.ledger.record(self.job, self.armed, result, began_at=began[0] if began else None)
        await self.checkpoint("C8")
        log.info("delivery_posted", delivery=self.job.delivery, outcome=result.outcome.value, page=result.page_class)
        if recorded is None:
            return _UNCERTAIN
        after, escalation = recorded
        if after.state is DeliveryState.QUEUED:
            return SendOutcome(status=SendStatus.NOT_SENT, retry_after_s=self.timings.no_byte_retry_s)
        if after.state is DeliveryState.FAILED:
            return SendOutcome(status=SendStatus.NEEDS_STAFF, escalation=escalation)
        return None

    def _may_start(self, began: list[datetime]) -> bool:
        """Say, just before the first byte, whether there is still time. Both clocks must agree that there is."""
        now = self.clock()
        if self.monotonic() >= self.until or now >= self.armed.deadline:
            return False
        began.append(now)
        return True

    async def _read_back(self, within_s: float) -> SendOutcome:
        async with asyncio.timeout(within_s):
            thread = await self.session.read_thread(self.member)
        same_person(thread, self.member)
        await self.checkpoint("C10")
        finding = look_for(thread, self.search)
        if finding.entry is None:
            if finding.sight is not Sight.UNREADABLE:
                await self.ledger.count_read(self.armed.attempt, fence=self.armed.fence)
            return _UNCERTAIN
        sent = await self.ledger.verified(
            self.job, fence=self.armed.fence, attempt=self.armed.attempt, entry=finding.entry
        )
        await self.checkpoint("C9")
        return SendOutcome(status=SendStatus.SENT) if sent else _UNCERTAIN


async def finish(armed: Awaitable[SendOutcome]) -> SendOutcome:
    """Wait for an armed send even while we are cancelled: half a send cannot be taken back. Its deadline bounds it."""
    task = asyncio.ensure_future(armed)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        task.exception()  # looked at, so that nobody calls it forgotten: the cancellation is what counts now
        raise cancelled
    return task.result()
