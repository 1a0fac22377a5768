"""The live feed alone, switched on and off: `on` and `off` on standard input, `ok` in answer."""

import asyncio
import sys

from spotter.live.feed import LiveFeed
from spotter.settings import Settings
from spotter.store.session import Store


async def serve(url: str) -> None:
    """Do as told until the input ends. Somebody listens: a feed without readers may take its time."""
    store = Store(url)
    feed: LiveFeed | None = None
    reading: asyncio.Task[None] | None = None
    while line := await asyncio.to_thread(sys.stdin.readline):
        if feed is not None:
            await feed.stop()
            feed = None
        if reading is not None:
            await reading
            reading = None
        if line.strip() == "on":
            feed = LiveFeed(store, listen_url=None if store.is_sqlite else url)
            await feed.start()
            reading = asyncio.create_task(_read(feed))
        sys.stdout.write("ok\n")
        sys.stdout.flush()
    await store.aclose()


async def _read(feed: LiveFeed) -> None:
    async with feed.subscribe(None, None) as reader:
        async for _ in reader:
            pass


if __name__ == "__main__":
    asyncio.run(serve(Settings().database_url))
