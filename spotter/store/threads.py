"""The store's threads: where transactions run, so that the event loop goes on meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextvars import copy_context
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class StoreThreads:
    """Runs calls in threads, with the caller's context (whose request or activity it is)."""

    def __init__(self, number: int, executor: Executor | None = None) -> None:
        """`executor` is for tests that want each call done at once."""
        self._executor = executor or ThreadPoolExecutor(number, thread_name_prefix="store")

    def begin(self, call: Callable[[], T]) -> "asyncio.Future[T]":
        """Begin a call in a thread."""
        return asyncio.wrap_future(self._executor.submit(copy_context().run, call))

    async def run(self, call: Callable[[], T]) -> T:
        """Run a call and wait for it. A caller who is cancelled does not stop it: what is begun is ended."""
        return await self.begin(call)

    def one_by_one(self) -> Callable[[Callable[[], Any]], Awaitable[Any]]:
        """Return `run` for calls that share something: each waits for the one before, which a cancelled caller left."""
        before = Lock()

        def alone(call: Callable[[], Any]) -> Any:
            with before:
                return call()

        return lambda call: self.run(lambda: alone(call))

    def close(self) -> None:
        """Wait for what is under way."""
        self._executor.shutdown()


def driven(work: Awaitable[T]) -> T:
    """Run a transaction's work to its end, here: all that it awaits are statements, and they run where awaited.

    Raises `RuntimeError` where it waits for anything else: a transaction that waits for a network holds its locks.
    """
    steps = work.__await__()
    try:
        next(steps)
    except StopIteration as end:
        return end.value
    steps.close()
    raise RuntimeError("A transaction's work waited for something else than its own database.")
