"""The fence alone: a worker that wakes up finds the delivery in a state it knows, and it is not its own any more."""

from spotter.crm.port import LogEntry, PostResult
from spotter.delivery.gate import Armed
from spotter.delivery.ledger import StoreLedger
from spotter.delivery.machine import Sight
from spotter.delivery.ports import Finding, Job
from spotter.domain.delivery import Block, DeliveryState, Outcome
from spotter.domain.ids import DeliveryId
from spotter.store.session import Store
from tests.fixtures.club_inboxes import by_staff
from tests.fixtures.delivery_rows import ANSWER, MONDAY_NOON, Rows, armed, block_of, facts_for, reply_to, scene

_NO_BYTE = PostResult(outcome=Outcome.NOT_SENT, status_code=None, page_class="none", evidence="")
_SENT = PostResult(outcome=Outcome.ACCEPTED, status_code=200, page_class="sent", evidence="")
_NOT_SEEN = Finding(sight=Sight.NOT_FOUND)


class _Scene:
    """One delivery, and workers that each remember what they saw."""

    def __init__(self, store: Store, rows: Rows, delivery: DeliveryId) -> None:
        self.ledger = StoreLedger(store, lambda: MONDAY_NOON)
        self.rows = rows
        self.delivery = delivery

    @classmethod
    async def of(cls, store: Store) -> "_Scene":
        rows, thread = await scene(store)
        return cls(store, rows, await rows.staged(reply_to(thread)))

    async def look(self) -> Job:
        return await self.ledger.look(self.delivery)

    async def arm(self, job: Job) -> Armed:
        result = await self.ledger.arm(job, facts_for(), now=MONDAY_NOON, deadline_s=20.0)
        assert isinstance(result, Armed)
        return result

    async def nothing_left(self, job: Job, armed: Armed) -> None:
        """No byte left: the delivery waits again, as it did when the sleeper looked."""
        await self.ledger.record(job, armed, _NO_BYTE, began_at=None)
        assert await self.state() is DeliveryState.QUEUED

    async def state(self) -> DeliveryState:
        return DeliveryState((await self.rows.delivery(self.delivery)).state)


def _entry() -> LogEntry:
    return by_staff(MONDAY_NOON, ANSWER)


async def test_a_queued_delivery_that_was_armed_meanwhile_is_not_armed_from_an_old_look(store: Store) -> None:
    """
    It waits again, after a try of which no byte left; the sleeper's look at the thread is from before that try.
    """
    scene = await _Scene.of(store)
    sleeper = await scene.look()
    await scene.nothing_left(await scene.look(), await scene.arm(await scene.look()))

    late = await armed(store, scene.delivery, fence=sleeper.fence)

    assert Block.NOT_MINE is block_of(late)


async def test_an_old_look_does_not_block_what_waits_again(store: Store) -> None:
    """
    The sleeper wanted to give the delivery to a person for what it saw before the last try.
    """
    scene = await _Scene.of(store)
    sleeper = await scene.look()
    await scene.nothing_left(await scene.look(), await scene.arm(await scene.look()))

    assert await scene.ledger.refuse(sleeper, Block.CANNOT_RECEIVE) is None
    assert DeliveryState.QUEUED is await scene.state()


async def test_an_old_sighting_does_not_count_for_a_delivery_that_waits_again(store: Store) -> None:
    """
    What the sleeper found in the thread was counted against what it knew then.
    """
    scene = await _Scene.of(store)
    sleeper = await scene.look()
    await scene.nothing_left(await scene.look(), await scene.arm(await scene.look()))

    assert not await scene.ledger.verified(sleeper, fence=sleeper.fence, attempt=None, entry=_entry())
    assert DeliveryState.QUEUED is await scene.state()


async def test_a_worker_whose_attempt_is_armed_anew_does_not_post(store: Store) -> None:
    """
    The delivery is armed, as the sleeper left it; but by another worker.
    """
    scene = await _Scene.of(store)
    job = await scene.look()
    sleeper = await scene.arm(job)
    opened = await scene.ledger.start_reconciling(scene.delivery)
    assert opened is not None
    await scene.ledger.conclude(opened, _NOT_SEEN, is_last=True, given_up=False)
    await scene.arm(await scene.look())

    assert DeliveryState.ARMED is await scene.state()
    assert not await scene.ledger.is_mine(job, sleeper)


async def test_what_a_sleeper_posted_is_not_recorded_over_a_reconciliation(store: Store) -> None:
    """
    Whoever took the attempt over reads the thread: the sleeper's answer comes too late to be believed.
    """
    scene = await _Scene.of(store)
    job = await scene.look()
    sleeper = await scene.arm(job)
    opened = await scene.ledger.start_reconciling(scene.delivery)
    assert opened is not None

    assert await scene.ledger.record(job, sleeper, _SENT, began_at=MONDAY_NOON) is None
    assert not await scene.ledger.count_read(sleeper.attempt, fence=sleeper.fence)
    assert not await scene.ledger.verified(job, fence=sleeper.fence, attempt=sleeper.attempt, entry=_entry())
    assert DeliveryState.RECONCILING is await scene.state()


async def test_of_two_reconciliations_only_the_newer_one_judges(store: Store) -> None:
    """
    The older one's reads are from before: it must not call absent what the newer one may have seen.
    """
    scene = await _Scene.of(store)
    await scene.arm(await scene.look())
    older = await scene.ledger.start_reconciling(scene.delivery)
    newer = await scene.ledger.start_reconciling(scene.delivery)
    assert older is not None
    assert newer is not None

    judged = await scene.ledger.conclude(older, _NOT_SEEN, is_last=True, given_up=False)

    assert judged is None
    assert DeliveryState.RECONCILING is await scene.state()
    assert await scene.ledger.conclude(newer, _NOT_SEEN, is_last=True, given_up=False) is not None
