"""Sending: open, look, arm, post once, read back. After any doubt nothing is posted before the log was read.

Until it is armed a send may fail and be tried again. From then on it returns and never raises: what
is not known is UNCERTAIN, and `settle` finds out.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from spotter.contracts.conversation import SendStatus
from spotter.crm.port import Composer, CrmThread, SendSession
from spotter.delivery.armed_send import ArmedSend, finish
from spotter.delivery.clocks import elapsed
from spotter.delivery.evidence import facts_of, look_for, same_person
from spotter.delivery.gate import Refused
from spotter.delivery.ledger import StoreLedger
from spotter.delivery.ports import (
    Checkpoint,
    Connectors,
    IngestThread,
    Job,
    Ledger,
    Search,
    SendOutcome,
    SendTimings,
    SettleOutcome,
    pass_by,
    utc_now,
)
from spotter.delivery.pulse import Pulse, beating
from spotter.delivery.settling import Settling, Sleep
from spotter.domain.delivery import Block, DeliveryState
from spotter.domain.ids import CrmUserId, DeliveryId
from spotter.store.session import Store

log = structlog.get_logger(__name__)

_STATUS_OF_STATE = {
    DeliveryState.DRAFT: SendStatus.NOTHING,
    DeliveryState.ARMED: SendStatus.UNCERTAIN,
    DeliveryState.RECONCILING: SendStatus.UNCERTAIN,
    DeliveryState.QUEUED: SendStatus.NOT_SENT,
    DeliveryState.SENT: SendStatus.SENT,
    DeliveryState.UNCONFIRMED: SendStatus.NEEDS_STAFF,
    DeliveryState.NEEDS_STAFF: SendStatus.NEEDS_STAFF,
    DeliveryState.FAILED: SendStatus.NEEDS_STAFF,
    DeliveryState.SUPERSEDED: SendStatus.SUPERSEDED,
    DeliveryState.CANCELLED: SendStatus.BLOCKED,
    DeliveryState.BLOCKED: SendStatus.BLOCKED,
    DeliveryState.EXPIRED: SendStatus.BLOCKED,
}
"""What a send says of a delivery that it finds, or leaves, in this state."""


class Sender:
    """Sends deliveries, each once, and settles what became of those whose outcome is unknown."""

    def __init__(
        self,
        store: Store,
        connectors: Connectors,
        *,
        ingest_thread: IngestThread,
        clock: Callable[[], datetime] = utc_now,
        monotonic: Callable[[], float] = elapsed,
        sleep: Sleep = asyncio.sleep,
        timings: SendTimings = SendTimings(),  # noqa: B008 - a frozen value
        checkpoint: Checkpoint = pass_by,
        ledger: Ledger | None = None,
    ) -> None:
        """Built by a composition root. `ledger` stands in for the store's where only the order of acts is tried."""
        self._ledger: Ledger = ledger or StoreLedger(store, clock)
        self._connectors = connectors
        self._ingest_thread = ingest_thread
        self._clock = clock
        self._monotonic = monotonic
        self._sleep = sleep
        self._timings = timings
        self._checkpoint = checkpoint
        self._settling = Settling(
            self._ledger,
            connectors,
            ingest_thread=ingest_thread,
            clock=clock,
            monotonic=monotonic,
            sleep=sleep,
            timings=timings,
            checkpoint=checkpoint,
        )

    async def send(
        self, delivery: DeliveryId, *, heartbeat: Callable[[str], None], stopping: Callable[[], bool]
    ) -> SendOutcome:
        """Send a queued delivery. Raises retryable errors only while nothing is armed; see the module."""
        async with beating(heartbeat, every_s=self._timings.heartbeat_s) as pulse:
            job = await self._look(delivery, pulse, stopping)
            await self._checkpoint("C2")
            if job.has_open_attempt:
                return SendOutcome(status=SendStatus.UNCERTAIN)  # never post beside an open attempt: it may have left
            if job.state is not DeliveryState.QUEUED:
                return _as_found(job)
            if job.another_is_open:
                # What it does to the log is not known yet: a log read now could not tell its text from ours.
                block, wait_s = Block.ANOTHER_SEND_OPEN, self._timings.another_open_retry_s
                return SendOutcome(status=SendStatus.NOT_SENT, block=block, retry_after_s=wait_s)
            if job.member is None:
                escalation = await self._ledger.refuse(job, Block.CANNOT_RECEIVE)
                return SendOutcome(status=SendStatus.NEEDS_STAFF, block=Block.CANNOT_RECEIVE, escalation=escalation)
            return await self._open_and_send(job, job.member, pulse, stopping)

    async def settle(
        self, delivery: DeliveryId, *, heartbeat: Callable[[str], None], reads: tuple[float, ...] | None = None
    ) -> SettleOutcome:
        """Find out what became of an open attempt. May be run again after a crash, and goes on from there."""
        async with beating(heartbeat, every_s=self._timings.heartbeat_s) as pulse:
            outcome = await self._settling.settle(delivery, pulse, reads=reads or self._timings.reads_s)
            if outcome is not None:
                return outcome
            found = _as_found(await self._ledger.look(delivery))
            return SettleOutcome(status=found.status, escalation=found.escalation)

    async def _look(self, delivery: DeliveryId, pulse: Pulse, stopping: Callable[[], bool]) -> Job:
        """Return the delivery; where another one of its conversation is on its way, give that a moment to arrive."""
        job = await self._ledger.look(delivery)
        until = self._monotonic() + self._timings.another_open_wait_s
        while job.another_is_open and not job.has_open_attempt and self._monotonic() < until and not stopping():
            pulse.at("waiting for another message")
            await self._sleep(self._timings.another_open_look_s)
            job = await self._ledger.look(delivery)
        return job

    async def _open_and_send(
        self, job: Job, member: CrmUserId, pulse: Pulse, stopping: Callable[[], bool]
    ) -> SendOutcome:
        pulse.at("opening")
        connector = await self._connectors(job.club)
        async with connector.sending(wait_s=self._timings.lock_wait_s) as session:
            composer = await session.open_composer(member)
            same_person(composer.thread, member)
            late = await self._turned_up(job, composer.thread)
            if late is not None:
                return late
            # The last look at the world: what the member or staff wrote meanwhile must count before we speak.
            await self._ingest_thread(job.club, job.conversation, composer.thread)
            await self._checkpoint("C3")
            if stopping():
                return SendOutcome(status=SendStatus.NOT_SENT)
            opened = _Opened(session=session, composer=composer, member=member)
            return await finish(self._arm_and_send(job, opened, pulse, stopping))

    async def _arm_and_send(
        self, job: Job, opened: "_Opened", pulse: Pulse, stopping: Callable[[], bool]
    ) -> SendOutcome:
        """From the gate on nothing may be left half done, so a cancellation waits for the end of this."""
        pulse.at("arming")
        began = self._monotonic()
        facts = facts_of(opened.composer.thread, job.body, newest_attempt=job.newest_attempt)
        armed = await self._ledger.arm(job, facts, now=self._clock(), deadline_s=self._timings.post_s)
        if isinstance(armed, Refused):
            return await self._refused(job, armed)
        pulse.at("sending")
        armed_send = ArmedSend(
            ledger=self._ledger,
            session=opened.session,
            composer=opened.composer,
            member=opened.member,
            job=job,
            armed=armed,
            search=Search(body=armed.body, anchor=facts.anchor, expected_count=facts.expected_count),
            until=began + self._timings.post_s,
            clock=self._clock,
            monotonic=self._monotonic,
            timings=self._timings,
            checkpoint=self._checkpoint,
        )
        return await armed_send.run(pulse, stopping)

    async def _turned_up(self, job: Job, thread: CrmThread) -> SendOutcome | None:
        """Look for an effect that came later than we could wait for: then there is nothing left to send."""
        for search in job.earlier:
            finding = look_for(thread, search)
            if finding.entry is None:
                continue
            if not await self._ledger.verified(job, fence=job.fence, attempt=None, entry=finding.entry):
                return SendOutcome(status=SendStatus.NOT_SENT, retry_after_s=self._timings.another_open_retry_s)
            log.warning("delivery_found_late", delivery=job.delivery)
            return SendOutcome(status=SendStatus.SENT)
        return None

    async def _refused(self, job: Job, refused: Refused) -> SendOutcome:
        log.info("delivery_refused", delivery=job.delivery, block=refused.block.value, state=refused.state.value)
        found = await self._ledger.look(job.delivery)
        if refused.block is Block.NOT_MINE:
            return _as_found(found)
        status = _STATUS_OF_STATE[refused.state]
        if found.escalation is not None and refused.state is DeliveryState.BLOCKED:
            status = SendStatus.NEEDS_STAFF
        return SendOutcome(
            status=status,
            block=refused.block,
            retry_after_s=refused.retry_after_s,
            escalation=found.escalation,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A thread opened for writing, in the session that holds it."""

    session: SendSession
    composer: Composer
    member: CrmUserId


def _as_found(job: Job) -> SendOutcome:
    return SendOutcome(status=_STATUS_OF_STATE[job.state], block=job.block, escalation=job.escalation)
