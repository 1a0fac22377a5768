"""Puts the pretend ClubOS, ClubHub and control side together as one application."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from email.utils import format_datetime

import structlog
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from simulator.clubhub.pages import HubPages, HubRefusal, refusal
from simulator.clubos import errors
from simulator.clubos.dashboard import DashboardPages
from simulator.clubos.desk import Desk
from simulator.clubos.followup import FollowUpPages
from simulator.clubos.inbox import InboxPages
from simulator.clubos.login import LoginPages
from simulator.clubos.save import SavePage
from simulator.clubos.search import SearchPages
from simulator.clubos.tokens import Tokens
from simulator.control.routes import control_routes
from simulator.faults.gate import FaultGate
from simulator.happenings.due import Caretaker
from simulator.personas.circle import Circle
from simulator.state.sessions import SessionGone
from simulator.world import World

log: structlog.stdlib.BoundLogger = structlog.get_logger("simulator")


class Front:
    """Tells the CRM's own time in every answer and takes `;jsessionid=` off the address, as servlets do."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self._app = app
        self._world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, _, session_id = str(scope["path"]).partition(";jsessionid=")
        inner = {**scope, "path": path, "simulator.jsessionid": session_id} if session_id else scope

        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                now = datetime.fromtimestamp(self._world.clock.crm_seconds(), UTC)
                date = format_datetime(now, usegmt=True).encode()
                message["headers"] = [*message["headers"], (b"date", date)]
            await send(message)

        await self._app(inner, receive, dated)


def build_app(world: World) -> Starlette:
    """Return the application over a world; while it runs, time passes and members may write."""
    desk = Desk(world, Tokens(world.settings.secret))
    circle = Circle(world)
    caretaker = Caretaker(world, heard=circle.heard, spoken=circle.spoken)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        tasks = [asyncio.create_task(caretaker.run()), asyncio.create_task(circle.run())]
        for task in tasks:
            task.add_done_callback(_report_end)
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        world.database.close()

    pages = (
        LoginPages(desk),
        DashboardPages(desk),
        InboxPages(desk),
        FollowUpPages(desk),
        SavePage(desk),
        SearchPages(desk),
    )
    return Starlette(
        routes=[
            *(route for page in pages for route in page.routes()),
            Mount("/clubhub", routes=HubPages(world).routes()),
            *control_routes(world),
        ],
        middleware=[Middleware(Front, world=world), Middleware(FaultGate, world=world)],
        exception_handlers={
            SessionGone: _session_gone,
            HubRefusal: refusal,
            404: errors.not_found,
            405: errors.not_found,
            HTTPException: errors.not_found,
        },
        lifespan=lifespan,
    )


def _report_end(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("background_work_ended", exc_info=error)


async def _session_gone(request: errors.Request, error: Exception) -> errors.Response:
    return errors.session_gone(request)
