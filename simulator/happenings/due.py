"""Carries out what the schedule holds when its time has come."""

import asyncio
from collections.abc import Callable
from typing import Any

from simulator.happenings import sending
from simulator.state.schedule import Due
from simulator.world import World

TICK_S = 0.1


class Caretaker:
    """Looks at the schedule ten times a second and does each thing once, in its own transaction."""

    def __init__(
        self, world: World, *, heard: Callable[[int, str], None], spoken: Callable[[dict[str, Any]], None]
    ) -> None:
        self._world = world
        self._heard = heard
        self._spoken = spoken

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self.catch_up()
            await asyncio.sleep(TICK_S)

    def catch_up(self) -> None:
        """Do everything that is due now."""
        for due in self._world.schedule.due():
            with self._world.database.transaction():
                self._do(due)
                self._world.schedule.done(due)

    def _do(self, due: Due) -> None:
        if due.kind == "send":
            sending.send(self._world, sending.Outgoing(**due.data["message"]), late=True)
        elif due.kind == "notice":
            sending.deliver_notice(self._world, due.data["member"], due.data["author"])
        elif due.kind == "heard":
            self._heard(due.data["member"], due.data["channel"])
        elif due.kind == "speak":
            self._spoken(due.data)
