"""Reading again, for all live connections at once, who may still see what: one query a round, however many listen."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from spotter.auth.principals import Principal

LookUp = Callable[[frozenset[str]], Awaitable[Mapping[str, Principal]]]
"""Returns who holds each token now; a token without its holder is missing."""


class RightsWatch:
    """Looks for everyone who asked since the last round. Nobody asks: nothing is read."""

    def __init__(self, look_up: LookUp, *, every_s: float) -> None:
        """`every_s` is how often rights are read again."""
        self._look_up = look_up
        self._every_s = every_s
        self._asked: list[tuple[str, asyncio.Future[Principal | None]]] = []
        self._round: asyncio.Task[None] | None = None

    async def at_next_look(self, token: str) -> Principal | None:
        """Wait for the next round; return who holds the token then. Raises what the reading raised."""
        answer: asyncio.Future[Principal | None] = asyncio.get_running_loop().create_future()
        self._asked.append((token, answer))
        if self._round is None:
            self._round = asyncio.create_task(self._look())
        return await answer

    async def _look(self) -> None:
        await asyncio.sleep(self._every_s)
        asked, self._asked, self._round = self._asked, [], None
        waiting = [(token, answer) for token, answer in asked if not answer.done()]
        if not waiting:
            return
        try:
            holders = await self._look_up(frozenset(token for token, _ in waiting))
        except Exception as error:  # noqa: BLE001 - whoever asked gets it, each as if they had read by themselves
            for _, answer in waiting:
                if not answer.done():
                    answer.set_exception(error)
            return
        for token, answer in waiting:
            if not answer.done():
                answer.set_result(holders.get(token))
