"""Settling: read the member's log again and again until it is known what became of an attempt, or a person is asked.

Only a complete read that began later than the longest time after which an effect becomes visible proves an
absence. Between reads the sending session is free for others.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from spotter.contracts.conversation import SendStatus
from spotter.delivery.evidence import look_for, same_person
from spotter.delivery.machine import Sight, Verdict
from spotter.delivery.ports import (
    Checkpoint,
    Concluded,
    Connectors,
    Finding,
    IngestThread,
    Ledger,
    OpenTry,
    SendTimings,
    SettleOutcome,
)
from spotter.delivery.pulse import Pulse
from spotter.domain.errors import CrmError
from spotter.domain.ids import DeliveryId

log = structlog.get_logger(__name__)

Sleep = Callable[[float], Awaitable[None]]

_FAILED_READS = 3
"""So often in a row before a person is asked: after a long downtime the first read alone says little."""

_STATUS = {
    Verdict.VERIFIED: SendStatus.SENT,
    Verdict.POST_ONCE_MORE: SendStatus.NOT_SENT,
    Verdict.UNCONFIRMED: SendStatus.NEEDS_STAFF,
    Verdict.NEEDS_STAFF: SendStatus.NEEDS_STAFF,
}


class Settling:
    """Finds out what became of open attempts."""

    def __init__(
        self,
        ledger: Ledger,
        connectors: Connectors,
        *,
        ingest_thread: IngestThread,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float],
        sleep: Sleep,
        timings: SendTimings,
        checkpoint: Checkpoint,
    ) -> None:
        """Made by `Sender`."""
        self._ledger = ledger
        self._connectors = connectors
        self._ingest_thread = ingest_thread
        self._clock = clock
        self._monotonic = monotonic
        self._sleep = sleep
        self._timings = timings
        self._checkpoint = checkpoint

    async def settle(self, delivery: DeliveryId, pulse: Pulse, *, reads: tuple[float, ...]) -> SettleOutcome | None:
        """Settle an open attempt; None where there is none, or where another worker took it over."""
        opened = await self._ledger.start_reconciling(delivery)
        if opened is None:
            return None
        # From here on only the monotonic clock counts: a step of the wall clock must not make an effect absent.
        left_s = min((opened.deadline - self._clock()).total_seconds(), self._timings.post_s)
        ended = self._monotonic() + left_s
        failed_reads = 0
        while True:
            pulse.at("reading back")
            age_s = self._monotonic() - ended
            finding = await self._read(opened)
            failed_reads = failed_reads + 1 if finding.sight is Sight.UNREADABLE else 0
            concluded = await self._ledger.conclude(
                opened,
                finding,
                is_last=age_s >= reads[-1],
                given_up=failed_reads >= _FAILED_READS and age_s >= self._timings.unreadable_s,
            )
            await self._checkpoint("C11")
            if concluded is None:
                return None
            if concluded.verdict is not Verdict.READ_AGAIN:
                return _outcome(opened, concluded)
            pulse.at("waiting for the thread")
            await self._sleep(self._wait_s(self._monotonic() - ended, reads))

    async def _read(self, opened: OpenTry) -> Finding:
        """Read the whole log once, and store what it shows beside our text. A failed read proves nothing."""
        try:
            connector = await self._connectors(opened.club)
            async with connector.sending(wait_s=self._timings.lock_wait_s) as session:
                async with asyncio.timeout(self._timings.read_back_s):
                    thread = await session.read_thread(opened.member)
            same_person(thread, opened.member)
        except (CrmError, TimeoutError) as error:
            log.info("delivery_read_back_failed", delivery=opened.delivery, kind=type(error).__name__)
            return Finding(sight=Sight.UNREADABLE)
        await self._checkpoint("C10")
        finding = look_for(thread, opened.search)
        if finding.sight is Sight.NOT_FOUND:
            await self._ingest_thread(opened.club, opened.conversation, thread)
        return finding

    def _wait_s(self, age_s: float, reads: tuple[float, ...]) -> float:
        due_s = next((due_s for due_s in reads if due_s > age_s), age_s + self._timings.unreadable_again_s)
        return due_s - age_s


def _outcome(opened: OpenTry, concluded: Concluded) -> SettleOutcome:
    log.info("delivery_settled", delivery=opened.delivery, verdict=concluded.verdict.value)
    return SettleOutcome(status=_STATUS[concluded.verdict], escalation=concluded.escalation)
