"""Settings, time, sessions, personas, faults and the ledger on the control side."""

from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from simulator.control.answering import answered, json_object, number, posted
from simulator.state.settings import Settings
from simulator.world import World

LONGEST_READ = 5_000


class KnobControl:
    """Everything that belongs to no single club."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        return [
            Route("/_sim/ledger", answered(self.ledger), methods=["GET"]),
            Route("/_sim/api/ledger", answered(self.ledger), methods=["GET"]),
            Route("/_sim/api/settings", answered(self.settings), methods=["GET"]),
            Route("/_sim/api/settings", answered(self.change_settings), methods=["POST"]),
            Route("/_sim/api/personas", answered(self.personas), methods=["GET"]),
            Route("/_sim/api/personas", answered(self.change_personas), methods=["POST"]),
            Route("/_sim/api/time", answered(self.time), methods=["GET"]),
            Route("/_sim/api/time", answered(self.change_time), methods=["POST"]),
            Route("/_sim/api/sessions/expire", answered(self.expire), methods=["POST"]),
            Route("/_sim/api/late-effects", answered(self.release), methods=["POST"]),
            Route("/_sim/api/faults", answered(self.faults), methods=["GET"]),
            Route("/_sim/api/faults", answered(self.add_fault), methods=["POST"]),
            Route("/_sim/api/faults", answered(self.remove_faults), methods=["DELETE"]),
            Route("/_sim/api/faults/{fault:int}", answered(self.remove_faults), methods=["DELETE"]),
        ]

    async def ledger(self, request: Request) -> Any:
        """Return ledger lines after `after`, of a `kind`, `club` or `member`."""
        query = request.query_params
        lines = self._world.ledger.read(
            after=number(request, "after", 0),
            kind=query.get("kind"),
            club=query.get("club"),
            member=int(query["member"]) if "member" in query else None,
            limit=min(LONGEST_READ, number(request, "limit", LONGEST_READ)),
        )
        return {"lines": lines, "head": self._world.ledger.head()}

    async def settings(self, request: Request) -> Any:
        """Return all settings."""
        return self._world.settings.as_json()

    async def change_settings(self, request: Request) -> Any:
        """Change some settings."""
        changes = await posted(request, *Settings.__dataclass_fields__)
        self._world.settings.change(**changes)
        return self._world.settings.as_json()

    async def personas(self, request: Request) -> Any:
        """Say whether members write by themselves, and how often."""
        settings = self._world.settings.now
        return {"enabled": settings.personas_enabled, "pace_s": settings.pace_s}

    async def change_personas(self, request: Request) -> Any:
        """Switch personas on or off, or change their pace."""
        wanted = await posted(request, "enabled", "pace_s")
        names = {"enabled": "personas_enabled", "pace_s": "pace_s"}
        self._world.settings.change(**{names[name]: value for name, value in wanted.items()})
        return await self.personas(request)

    async def time(self, request: Request) -> Any:
        """Return the world's time and what the CRM believes it is."""
        clock, settings = self._world.clock, self._world.settings.now
        return {
            "now": clock.now().isoformat(),
            "crm_seconds": clock.crm_seconds(),
            "shift_s": settings.time_shift_s,
            "frozen": settings.frozen_at is not None,
        }

    async def change_time(self, request: Request) -> Any:
        """Move the world's clock to `now`, standing still if `frozen`; without `now` it is the machine's time again."""
        wanted = await posted(request, "now", "frozen")
        if not wanted.get("now"):
            self._world.settings.change(time_shift_s=0.0, frozen_at=None)
            return await self.time(request)
        moment = datetime.fromisoformat(str(wanted["now"]))
        if moment.tzinfo is None:
            raise ValueError("now needs an offset, as in 2026-03-01T12:00:00Z")
        shift = moment.timestamp() - self._world.clock.machine_seconds()
        frozen = moment.timestamp() if wanted.get("frozen") else None
        self._world.settings.change(time_shift_s=shift, frozen_at=frozen)
        return await self.time(request)

    async def expire(self, request: Request) -> Any:
        """End every ClubOS session, or those of one club."""
        wanted = await posted(request, "club")
        return {"expired": self._world.sessions.expire_all(wanted.get("club"))}

    async def release(self, request: Request) -> Any:
        """Let the delayed effects of one member leave now, however long they were to wait."""
        wanted = await posted(request, "member")
        return {"released": self._world.schedule.hurry("send", member=int(wanted["member"]))}

    async def faults(self, request: Request) -> Any:
        """List the faults with how often each fired."""
        return [fault.as_json() for fault in self._world.faults.all()]

    async def add_fault(self, request: Request) -> Any:
        """Ask for a fault."""
        return self._world.faults.add(json_object(await request.json())).as_json()

    async def remove_faults(self, request: Request) -> Any:
        """Take one fault back, or all of them."""
        fault = request.path_params.get("fault")
        return {"removed": self._world.faults.remove(fault)}
