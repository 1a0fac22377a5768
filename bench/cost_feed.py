"""The live feed alone, switched on and off: `on` and `off` on standard input, `ok` in answer."""

import asyncio
import sys

from spotter.live.feed import LiveFeed
from spotter.settings import Settings
from spotter.store.session import Store


async def serve(url: str) -> None:
    """Do as told until the input ends."""
    store = Store(url)
    feed: LiveFeed | None = None
    while line := await asyncio.to_thread(sys.stdin.readline):
        if feed is not None:
            await feed.stop()
            feed = None
        if line.strip() == "on":
            feed = LiveFeed(store, listen_url=None if store.is_sqlite else url)
            await feed.start()
        sys.stdout.write("ok\n")
        sys.stdout.flush()
    await store.aclose()


if __name__ == "__main__":
    asyncio.run(serve(Settings().database_url))
