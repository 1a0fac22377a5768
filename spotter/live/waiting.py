"""Waiting in a loop that must end at once when it is told to."""

import asyncio


async def stopped_within(stop: asyncio.Event, seconds: float) -> bool:
    """Wait, and say whether the loop was told to stop meanwhile."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return False
    return True


async def woken_within(wake: asyncio.Event, seconds: float) -> None:
    """Wait until something happened, or for so long; what happens from now on wakes the next wait."""
    try:
        async with asyncio.timeout(seconds):
            await wake.wait()
    except TimeoutError:
        return
    wake.clear()
