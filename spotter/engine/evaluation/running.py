"""Tries records one after another, or several at once where an engine is far away, and keeps their order."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

Given = TypeVar("Given")
Found = TypeVar("Found")


def unheard() -> None:
    """Tell nobody that a record is done."""


async def each_in_order(
    given: Sequence[Given],
    work: Callable[[Given], Awaitable[Found]],
    *,
    at_once: int = 1,
    done: Callable[[], None] = unheard,
) -> list[Found]:
    """Do the work for each, `at_once` at a time, and return what was found in the order given."""
    if at_once <= 1:
        return [await _told(work, each, done) for each in given]
    free = asyncio.Semaphore(at_once)

    async def when_free(each: Given) -> Found:
        async with free:
            return await _told(work, each, done)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(when_free(each)) for each in given]
    return [task.result() for task in tasks]


async def _told(work: Callable[[Given], Awaitable[Found]], each: Given, done: Callable[[], None]) -> Found:
    found = await work(each)
    done()
    return found
