"""Handing each event to everyone who may see it, without ever waiting for the slowest."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import Any

from spotter.domain.ids import ClubId
from spotter.live.tail import Frame

MAY_MISS = 1_000
"""A reader that missed more fetches everything anew."""
MAY_WAIT = 2 * MAY_MISS
"""So many frames may wait for one reader; then it is dropped and comes back with its last position."""


class SlowConsumer(Exception):
    """The reader fell too far behind. It resumes from the table."""


class Subscription:
    """One reader's view of the feed: what it missed, then what happens, each once and in order."""

    def __init__(
        self, *, clubs: frozenset[str] | None, starts_at: int, on_leave: Callable[["Subscription"], None]
    ) -> None:
        """Made by the feed. `starts_at` is the newest position that the reader has, or does not want."""
        self.first: dict[str, Any] = {}
        """The first frame: where the feed stands, and whether the reader has missed nothing."""
        self._clubs = clubs
        self._given = starts_at
        self._waiting: deque[Frame] = deque()
        self._woken = asyncio.Event()
        self._slow = False
        self._ended = False
        self._on_leave = on_leave

    def narrow(self, clubs: frozenset[str] | None) -> None:
        """Change which clubs the reader may see, from the next frame on; None is every club."""
        self._clubs = clubs

    def may_see(self, club: ClubId) -> bool:
        """Say whether the reader may see a club's events."""
        return self._clubs is None or club in self._clubs

    def offer(self, frame: Frame) -> None:
        """Take a frame without waiting; too many of them, and the reader is dropped."""
        if self._slow or self._ended or not self.may_see(frame.club):
            return
        if len(self._waiting) >= MAY_WAIT:
            self._slow = True
            self._waiting.clear()
        else:
            self._waiting.append(frame)
        self._woken.set()

    def catch_up(self, missed: list[Frame]) -> None:
        """Put what the reader missed before what has been offered since."""
        self._waiting.extendleft(reversed([frame for frame in missed if self.may_see(frame.club)]))
        self._woken.set()

    def skip_to(self, position: int) -> None:
        """Give nothing up to this position: the reader fetches everything anew."""
        self._given = position

    def end(self) -> None:
        """Let the reader finish what waits, and stop."""
        self._ended = True
        self._woken.set()

    def leave(self) -> None:
        """The reader is gone."""
        self.end()
        self._on_leave(self)

    async def __aiter__(self) -> AsyncIterator[str]:
        """Give frames as they come. Raises `SlowConsumer`; ends when the feed stops."""
        while True:
            while self._waiting:
                frame = self._waiting.popleft()
                # Rights may have changed while it waited; a frame of the catch-up may come a second time.
                if frame.position > self._given and self.may_see(frame.club):
                    self._given = frame.position
                    yield frame.text
            if self._slow:
                raise SlowConsumer
            if self._ended:
                return
            self._woken.clear()
            if not self._waiting and not self._slow:
                await self._woken.wait()


class Hub:
    """Everyone who listens, and how far the feed has come."""

    def __init__(self, head: int) -> None:
        """`head` is the newest position that is taken as read."""
        self.head = head
        self._readers: set[Subscription] = set()

    def publish(self, frames: list[Frame]) -> None:
        """Hand frames to every reader, in order; never waits. What was handed out already is passed over."""
        for frame in frames:
            if frame.position <= self.head:
                continue
            self.head = frame.position
            for reader in self._readers:
                reader.offer(frame)

    def join(self, *, clubs: frozenset[str] | None, starts_at: int) -> Subscription:
        """Add a reader: from this moment on it is offered every frame."""
        reader = Subscription(clubs=clubs, starts_at=starts_at, on_leave=self._readers.discard)
        self._readers.add(reader)
        return reader

    def close(self) -> None:
        """End every reader."""
        for reader in tuple(self._readers):
            reader.end()

    @property
    def readers(self) -> int:
        """How many listen."""
        return len(self._readers)
