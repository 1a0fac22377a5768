"""The live feed: every event reaches every page once and in order, whoever writes, dies, or reads slowly."""

import asyncio

import pytest
from sqlalchemy import delete, select

from spotter.domain.events import ClubChanged, ConversationChanged
from spotter.domain.ids import ClubId, ConversationId
from spotter.live.fanout import MAY_MISS, MAY_WAIT
from spotter.live.feed import LiveFeed, SlowConsumer
from spotter.store.session import Store
from spotter.store.tables.records import Event
from tests.fixtures.live_feed import NORTH, SOUTH, happen, happen_and_fail, taken, until_head


async def test_a_page_hears_of_what_happens(store: Store, feed: LiveFeed) -> None:
    """A frame says what changed where, and holds nothing to read."""
    async with feed.subscribe(None, None) as reader:
        async with store.transaction() as tx:
            await tx.events.append(
                ConversationChanged(club=NORTH, conversation=ConversationId(7), version=3, status="needs_staff")
            )

        frames = await taken(reader, 1)

    assert {"head": 0, "resumed": True} == reader.first
    assert [{"position": 1, "type": "conversation_changed", "club": "north", "conversation": 7, "version": 3}] == frames


async def test_what_was_undone_is_never_heard(store: Store, feed: LiveFeed) -> None:
    """An event exists if its cause does."""
    async with feed.subscribe(None, None) as reader:
        with pytest.raises(ZeroDivisionError):
            await store.run(happen_and_fail)
        await happen(store, NORTH)

        assert ["north"] == [frame["club"] for frame in await taken(reader, 1)]


async def test_sixteen_writers_at_once_lose_nothing_and_mix_nothing_up(store: Store, store_url: str) -> None:
    """Each writer's events come in its order, positions have no gap, and two processes tell the same story."""
    feeds = [LiveFeed(store, None if store.is_sqlite else store_url, holder=name) for name in ("one", "two")]
    for each in feeds:
        await each.start()
    each_writes, writers = 20, 16

    async def write(writer: int) -> None:
        for number in range(1, each_writes + 1):
            async with store.transaction() as tx:
                await tx.events.append(
                    ClubChanged(club=ClubId(f"club-{writer}"), version=2 * number - 1),
                    ClubChanged(club=ClubId(f"club-{writer}"), version=2 * number),
                )

    async with feeds[0].subscribe(None, None) as first, feeds[1].subscribe(None, None) as second:
        reading = [asyncio.create_task(taken(reader, 2 * each_writes * writers)) for reader in (first, second)]
        await asyncio.gather(*(write(writer) for writer in range(writers)))
        told, told_again = await asyncio.gather(*reading)
    for each in feeds:
        await each.stop()

    assert told == told_again
    assert list(range(1, 2 * each_writes * writers + 1)) == [frame["position"] for frame in told]
    for writer in range(writers):
        versions = [frame["version"] for frame in told if frame["club"] == f"club-{writer}"]
        assert list(range(1, 2 * each_writes + 1)) == versions


@pytest.mark.postgresql
async def test_a_late_commit_is_late_and_not_lost(postgres_store: Store, postgres_url: str) -> None:
    """A transaction that began first and commits last has the smaller row number and the later position."""
    feed = LiveFeed(postgres_store, postgres_url)
    await feed.start()
    async with feed.subscribe(None, None) as reader:
        async with postgres_store.transaction() as slow:
            await slow.events.append(ClubChanged(club=SOUTH))
            await happen(postgres_store, NORTH)
            before = await taken(reader, 1)
        after = await taken(reader, 1)
    await feed.stop()

    async with postgres_store.reading() as tx:
        by_row = list(await tx.session.scalars(select(Event.club_id).order_by(Event.id)))
    assert (["south", "north"], [1, "north"], [2, "south"]) == (
        by_row,
        [before[0]["position"], before[0]["club"]],
        [after[0]["position"], after[0]["club"]],
    )


class TestComingBack:
    async def test_what_was_missed_comes_first_and_then_what_happens(self, store: Store, feed: LiveFeed) -> None:
        """A laptop that was closed for ten minutes sees each event once."""
        await happen(store, *[NORTH] * 30)
        await until_head(feed, 30)

        async with feed.subscribe(12, None) as reader:
            await happen(store, *[SOUTH] * 5)
            frames = await taken(reader, 23)

        assert {"head": 30, "resumed": True} == reader.first
        assert list(range(13, 36)) == [frame["position"] for frame in frames]

    async def test_who_missed_too_much_fetches_everything_anew(self, store: Store, feed: LiveFeed) -> None:
        """A thousand hints are dearer than the page."""
        await happen(store, *[NORTH] * (MAY_MISS + 1))
        await until_head(feed, MAY_MISS + 1)

        async with feed.subscribe(0, None) as reader:
            await happen(store, SOUTH)
            frames = await taken(reader, 1)

        assert ({"head": MAY_MISS + 1, "resync": True}, MAY_MISS + 2) == (reader.first, frames[0]["position"])

    async def test_a_position_that_was_dropped_cannot_be_resumed(self, store: Store, feed: LiveFeed) -> None:
        """Old events are deleted some day."""
        await happen(store, *[NORTH] * 10)
        await until_head(feed, 10)
        async with store.transaction() as tx:
            await tx.session.execute(delete(Event).where(Event.position <= 5))

        async with feed.subscribe(3, None) as lost, feed.subscribe(5, None) as kept, feed.subscribe(10, None) as last:
            assert [["head", "resync"], ["head", "resumed"], ["head", "resumed"]] == [
                list(reader.first) for reader in (lost, kept, last)
            ]

    async def test_a_position_of_another_database_cannot_be_resumed(self, store: Store, feed: LiveFeed) -> None:
        """The demo's data were deleted; the page still remembers number 5,000."""
        async with feed.subscribe(5_000, None) as reader:
            await happen(store, NORTH)

            assert [1] == [frame["position"] for frame in await taken(reader, 1)]
        assert {"head": 0, "resync": True} == reader.first

    async def test_joining_in_the_middle_of_a_storm_misses_nothing(self, store: Store, feed: LiveFeed) -> None:
        """Catch-up and live meet without a gap and without a repeat."""
        total = 400
        storm = asyncio.create_task(self._storm(store, total))
        await until_head(feed, 20)
        joined = [await self._join(feed, after, total) for after in (0, 5, 19)]
        await storm

        assert [list(range(after + 1, total + 1)) for after in (0, 5, 19)] == joined

    async def _storm(self, store: Store, total: int) -> None:
        for _ in range(total // 4):
            await happen(store, NORTH, NORTH, SOUTH, SOUTH)

    async def _join(self, feed: LiveFeed, after: int, total: int) -> list[int]:
        async with feed.subscribe(after, None) as reader:
            return [frame["position"] for frame in await taken(reader, total - after)]


class TestWhoMaySee:
    async def test_other_clubs_are_not_heard(self, store: Store, feed: LiveFeed) -> None:
        """Neither live nor in what was missed."""
        await happen(store, NORTH, SOUTH, NORTH)
        await until_head(feed, 3)

        async with feed.subscribe(0, frozenset({"south"})) as reader:
            await happen(store, NORTH, SOUTH)
            frames = await taken(reader, 2)

        assert [(2, "south"), (5, "south")] == [(frame["position"], frame["club"]) for frame in frames]

    async def test_rights_that_were_taken_away_count_at_once(self, store: Store, feed: LiveFeed) -> None:
        """Even for what waits already."""
        async with feed.subscribe(None, None) as reader:
            await happen(store, NORTH, SOUTH)
            await until_head(feed, 2)

            reader.narrow(frozenset({"south"}))

            assert ["south"] == [frame["club"] for frame in await taken(reader, 1)]


async def test_a_slow_reader_is_dropped_and_holds_nobody_up(store: Store, feed: LiveFeed) -> None:
    """Its memory is bounded; it resumes with its last position."""
    async with feed.subscribe(None, None) as slow, feed.subscribe(None, None) as quick:
        reading = asyncio.create_task(taken(quick, MAY_WAIT + 1))
        for _ in range(MAY_WAIT // 100):
            await happen(store, *[NORTH] * 100)
        await happen(store, NORTH)

        assert MAY_WAIT + 1 == len(await reading)
        with pytest.raises(SlowConsumer):
            await taken(slow, 1)


async def test_readers_end_when_the_feed_stops(store: Store) -> None:
    """The server closes its sockets; none waits for ever."""
    feed = LiveFeed(store)
    await feed.start()
    async with feed.subscribe(None, None) as reader:
        reading = asyncio.create_task(taken(reader, 1))
        await feed.stop()

        assert [] == await reading
    assert 0 == feed.readers
