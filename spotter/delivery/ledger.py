"""The transactions of a send over the store: each whole or not at all, each under the fence it names."""

from collections.abc import Callable
from datetime import datetime

from spotter.crm.port import LogEntry, PostResult
from spotter.delivery.doubts import CANNOT_REACH, NOTHING_LEFT, PEOPLES_BLOCKS, ask_a_person
from spotter.delivery.gate import Armed, Refused, arm
from spotter.delivery.looking import look_at
from spotter.delivery.machine import AfterPost, after_post
from spotter.delivery.ports import Concluded, Finding, Job, OpenTry
from spotter.delivery.reached import Proof, mark_sent
from spotter.delivery.reconciling import conclude, take_over
from spotter.delivery.record import tell_of
from spotter.delivery.situation import ComposerFacts
from spotter.domain.delivery import OPEN_STATES, Block, DeliveryState, Outcome
from spotter.domain.errors import NotFound, Superseded
from spotter.domain.ids import AttemptId, DeliveryId, EscalationId
from spotter.store.deliveries import Deliveries
from spotter.store.delivery_statements import StoredDelivery
from spotter.store.session import Store
from spotter.store.transaction import Transaction

_STILL_OPEN = OPEN_STATES | {DeliveryState.QUEUED}


class StoreLedger:
    """See `Ledger`."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        """Made by `Sender`."""
        self._store = store
        self._clock = clock

    async def look(self, delivery: DeliveryId) -> Job:
        """Return the delivery as it is."""
        return await self._store.read(lambda tx: look_at(tx, delivery))

    async def refuse(self, job: Job, block: Block) -> EscalationId | None:
        """Block a delivery that cannot even be opened in the CRM, and make it a person's task."""

        async def work(tx: Transaction) -> EscalationId | None:
            await tx.locks.take_conversation(job.conversation, deliveries=[job.delivery])
            row = await _row(tx, job.delivery)
            hit = await Deliveries(tx).change(
                job.delivery,
                states=[DeliveryState.QUEUED],
                fence=job.fence,
                now=self._clock(),
                state=DeliveryState.BLOCKED.value,
                block=block.value,
            )
            if not hit:
                return None
            await tell_of(tx, row, DeliveryState.BLOCKED, act="delivery_refused", rule=block.value)
            return await ask_a_person(tx, row, CANNOT_REACH[block])

        return await self._store.run(work)

    async def arm(self, job: Job, facts: ComposerFacts, *, now: datetime, deadline_s: float) -> Armed | Refused:
        """Pass the gate. A refusal that only a person can do something about is their task at once."""

        async def work(tx: Transaction) -> Armed | Refused:
            result = await arm(tx, job.delivery, job.fence, facts=facts, now=now, deadline_s=deadline_s)
            if isinstance(result, Refused) and result.block in PEOPLES_BLOCKS:
                await ask_a_person(tx, await _row(tx, job.delivery), CANNOT_REACH[result.block])
            return result

        return await self._store.run(work)

    async def is_mine(self, job: Job, armed: Armed) -> bool:
        """Say whether the fence still stands."""

        async def work(tx: Transaction) -> bool:
            stand = await Deliveries(tx).stand(job.delivery)
            if stand is None:
                raise NotFound("There is no such delivery.")
            return stand == (DeliveryState.ARMED, armed.fence)

        return await self._store.read(work)

    async def record(
        self, job: Job, armed: Armed, result: PostResult, *, began_at: datetime | None
    ) -> tuple[AfterPost, EscalationId | None] | None:
        """Write down what came of the POST; None where somebody else reconciles already."""

        async def work(tx: Transaction) -> tuple[AfterPost, EscalationId | None] | None:
            await tx.locks.take_conversation(job.conversation, deliveries=[job.delivery])
            now = self._clock()
            deliveries = Deliveries(tx)
            # Only where nothing left again does it matter how often that happened.
            earlier = await deliveries.attempts(job.delivery) if result.outcome is Outcome.NOT_SENT else []
            after = after_post(
                result.outcome, not_sent_before=sum(attempt.outcome == Outcome.NOT_SENT for attempt in earlier)
            )
            row = await _row(tx, job.delivery)
            mine = await deliveries.change_attempt(
                armed.attempt,
                fence=armed.fence,
                outcome=result.outcome.value,
                status_code=result.status_code,
                page_class=result.page_class,
                evidence=result.evidence or None,
                first_byte_at=began_at if result.outcome is not Outcome.NOT_SENT else None,
                closed_at=now if after.closes else None,
            )
            if not mine:
                return None
            hit = await deliveries.change(
                job.delivery,
                states=[DeliveryState.ARMED],
                fence=armed.fence,
                now=now,
                state=after.state.value,
                attempts=row.attempts - after.gives_back,
            )
            if not hit:
                raise Superseded("The delivery moved on while it was locked.")
            detail = {"outcome": result.outcome.value, "page": result.page_class, "attempt": armed.number}
            await tell_of(tx, row, after.state, act="delivery_posted", detail=detail)
            failed = after.state is DeliveryState.FAILED
            return after, await ask_a_person(tx, row, NOTHING_LEFT) if failed else None

        return await self._store.run(work)

    async def verified(self, job: Job, *, fence: int, attempt: AttemptId | None, entry: LogEntry) -> bool:
        """Mark the delivery as sent: it was seen in the member's thread."""

        async def work(tx: Transaction) -> bool:
            await tx.locks.take_conversation(job.conversation, deliveries=[job.delivery])
            deliveries = Deliveries(tx)
            sought = await deliveries.sought(job.delivery)
            if sought is None:
                raise NotFound("There is no such delivery.")
            row, others, posted_at = sought
            if row.fence != fence or row.state not in _STILL_OPEN:
                return False
            now = self._clock()
            if attempt is None and others != job.newest_attempt:
                return False
            if attempt is not None and not await deliveries.change_attempt(
                attempt, fence=fence, counts_read=True, outcome=Outcome.VERIFIED.value, closed_at=now
            ):
                return False
            await mark_sent(tx, row, Proof.of(entry, posted_at=posted_at or now), fence=fence, now=now)
            return True

        return await self._store.run(work)

    async def start_reconciling(self, delivery: DeliveryId) -> OpenTry | None:
        """Take an open attempt over by raising the fence; None where there is none."""
        return await self._store.run(lambda tx: take_over(tx, delivery, now=self._clock()))

    async def count_read(self, attempt: AttemptId, *, fence: int) -> bool:
        """Count one complete read-back."""
        return await self._store.run(lambda tx: Deliveries(tx).count_read(attempt, fence=fence))

    async def conclude(self, opened: OpenTry, finding: Finding, *, is_last: bool, given_up: bool) -> Concluded | None:
        """Judge a read-back together with the state of the world, and write down what follows."""
        return await self._store.run(
            lambda tx: conclude(tx, opened, finding, is_last=is_last, given_up=given_up, now=self._clock())
        )


async def _row(tx: Transaction, delivery: DeliveryId) -> StoredDelivery:
    row = await Deliveries(tx).find(delivery)
    if row is None:
        raise NotFound("There is no such delivery.")
    return row
