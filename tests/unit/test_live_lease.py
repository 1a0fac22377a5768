"""The sequencer's lease: one process numbers events, another takes over, and nobody numbers twice."""

import asyncio

from sqlalchemy import select, update

from spotter.live.changes import Changes
from spotter.live.feed import LiveFeed
from spotter.live.lease import Lease
from spotter.live.sequencer import Sequencer
from spotter.store.session import Store
from spotter.store.tables.records import Event, SequencerLease
from tests.fixtures.live_feed import LONG_AGO, NORTH, SOUTH, happen, until_head


class TestTheLease:
    async def test_one_process_numbers_and_the_other_takes_over_at_once_when_it_leaves(self, store: Store) -> None:
        """A deploy does not hold events up."""
        first, second = LiveFeed(store, holder="first"), LiveFeed(store, holder="second")
        await first.start()
        await self._until(first)
        await second.start()
        await happen(store, NORTH)
        await until_head(second, 1)
        only_one = (first.holds_lease, second.holds_lease)

        await first.stop()
        await happen(store, NORTH)
        await until_head(second, 2)
        await second.stop()

        assert (True, False) == only_one

    async def test_a_holder_that_died_is_replaced_and_cannot_number_any_more(self, store: Store) -> None:
        """The epoch fences a process that wakes up after its lease ran out."""
        dead = Sequencer(store, "dead", every_s=lambda: 0.05, on_numbered=lambda _: None, changes=Changes(store))
        assert await dead._compete()
        alive = LiveFeed(store, holder="alive")
        await alive.start()
        await happen(store, NORTH)
        blocked = alive.head

        async with store.transaction() as tx:  # its time is up
            await tx.session.execute(update(SequencerLease).values(expires_at=LONG_AGO))
        await until_head(alive, 1)
        await happen(store, SOUTH)
        await dead._step()
        await until_head(alive, 2)
        await alive.stop()

        assert (0, False) == (blocked, dead.holds_lease)
        async with store.reading() as tx:
            assert (2, [1, 2]) == (
                await Lease(tx).head(),
                list(await tx.session.scalars(select(Event.position).order_by(Event.id))),
            )

    async def test_two_who_take_it_at_once_get_it_once(self, store: Store) -> None:
        """There is one row, and one epoch more."""
        both = await asyncio.gather(*(store.run(lambda tx: Lease(tx).take("me")) for _ in range(4)))

        assert [1] == [epoch for epoch in both if epoch is not None]

    async def _until(self, feed: LiveFeed) -> None:
        async with asyncio.timeout(60.0):
            while not feed.holds_lease:
                await asyncio.sleep(0.01)
