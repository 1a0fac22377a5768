"""The live feed over WebSocket: hints without bodies, for those who may see them, for as long as they may.

A browser cannot see a refused handshake, so a missing login is accepted and closed with 4401. Rights are read
again every two seconds; who lost some is closed and asks anew.
"""

import asyncio
import json
from collections.abc import Coroutine
from typing import Annotated, Any, Final

import structlog
from fastapi import APIRouter, Query, WebSocket
from starlette.websockets import WebSocketDisconnect, WebSocketState

from api.auth import principal_of
from api.deps import ApiDeps, Deps
from api.live_rights import RightsWatch
from spotter.auth.principals import Principal
from spotter.live.feed import LiveFeed, SlowConsumer

log = structlog.get_logger(__name__)

router = APIRouter()

NOT_LOGGED_IN: Final = 4401
RIGHTS_CHANGED: Final = 4403
RESTART: Final = 1012
TOO_SLOW: Final = 1013

_LARGEST_POSITION: Final = 2**63 - 1


class Visitor:
    """Who holds a live connection, and whether they still may."""

    def __init__(self, deps: ApiDeps, rights: RightsWatch, principal: Principal, token: str) -> None:
        """As they were when they came."""
        self._rights = rights
        self._principal = principal
        self._token = token
        self.staff = principal.id
        self.send_patience_s = deps.live_rules.send_patience_s
        self.clubs = None if principal.club is None else frozenset({str(principal.club)})

    async def until_rights_change(self) -> int:
        """Look again and again; return the code to close with."""
        while True:
            now = await self._rights.at_next_look(self._token)
            if now is None:
                return NOT_LOGGED_IN
            if (now.role, now.club) != (self._principal.role, self._principal.club):
                return RIGHTS_CHANGED


@router.websocket("/ws")
async def live(
    socket: WebSocket, deps: Deps, after: Annotated[int | None, Query(ge=0, le=_LARGEST_POSITION)] = None
) -> None:
    """Send what happens after a position, until somebody hangs up."""
    if socket.headers.get("origin") not in deps.origins:
        await socket.close()  # before it is accepted: the handshake is answered with 403
        return
    patience_s = deps.live_rules.close_patience_s
    token = socket.cookies.get(deps.cookie.name)
    principal = await principal_of(token, deps)
    await socket.accept()
    if token is None or principal is None or deps.live is None:
        await _close(socket, NOT_LOGGED_IN if principal is None else RESTART, patience_s=patience_s)
        return
    rights: RightsWatch = socket.app.state.rights
    code = await _serve(socket, deps.live, Visitor(deps, rights, principal, token), after)
    await _close(socket, code, patience_s=patience_s)


async def _serve(socket: WebSocket, feed: LiveFeed, visitor: "Visitor", after: int | None) -> int | None:
    """Send until there is a reason to close; return its code, None where the client is gone."""
    async with feed.subscribe(after, visitor.clubs) as subscription:
        await socket.send_text(json.dumps(subscription.first))

        async def send_frames() -> int | None:
            try:
                async for frame in subscription:
                    async with asyncio.timeout(visitor.send_patience_s):  # `wait_for` makes a task for each frame
                        await socket.send_text(frame)
            except (SlowConsumer, TimeoutError):
                log.info("live_client_dropped", staff=visitor.staff)
                return TOO_SLOW
            except WebSocketDisconnect:
                return None
            return RESTART

        return await _first_of(send_frames(), visitor.until_rights_change(), _until_gone(socket))


async def _until_gone(socket: WebSocket) -> None:
    """Pages have nothing to say here: what they send is dropped."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass


async def _first_of(*work: Coroutine[Any, Any, int | None]) -> int | None:
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _close(socket: WebSocket, code: int | None, *, patience_s: float) -> None:
    if code is None or socket.application_state is WebSocketState.DISCONNECTED:
        return
    try:
        await asyncio.wait_for(socket.close(code), patience_s)
    except (TimeoutError, RuntimeError):
        log.info("live_client_unreachable", code=code)
