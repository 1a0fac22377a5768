"""Stands before every page and commits the faults, on the real socket.

A fault either answers in place of the page, breaks the connection, spoils the page's answer, or is
handed on in the request's scope to the one page that knows how to commit it.
"""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from simulator.faults import answers, sockets
from simulator.faults.answers import Answer
from simulator.faults.catalogue import LISTS, Fault, FaultKind
from simulator.faults.requests import area_of, club_of, cookie
from simulator.world import World

DEFAULT_HOLD_S = 60.0
DEFAULT_TRICKLE_S = 10.0
PIECE_S = 0.25
REMEMBERED_PAGES = 128
ALWAYS_WITH_EFFECT = {FaultKind.UNKNOWN_PAGE_WITH_EFFECT}

Committed = Callable[[Fault, Scope, Receive, Send], Awaitable[None]]


class FaultGate:
    """An ASGI application around another one."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self._app = app
        self._world = world
        self._last_seen: dict[tuple[str | None, str, bytes], Answer] = {}
        self._by_kind: dict[FaultKind, Committed] = {
            FaultKind.SLOW: self._slow,
            FaultKind.RESET_WHILE_READING: self._reset,
            FaultKind.DROP_AFTER: self._drop_after,
            FaultKind.DROP_MID_ANSWER: self._drop_mid_answer,
            FaultKind.TIMEOUT_BEFORE: self._timeout_before,
            FaultKind.TIMEOUT_AFTER: self._timeout_after,
            FaultKind.TRICKLE: self._trickle,
            FaultKind.OVERSIZE: self._oversize,
            FaultKind.TRUNCATE: self._truncate,
            FaultKind.CHANGED_LAYOUT: self._change_layout,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/_sim"):
            await self._app(scope, receive, send)
            return
        body = await _body(receive)
        if body is None:
            return  # cut off before it was whole: no server acts on half a form
        again = _replayed(body, receive)
        area, club = area_of(scope["path"]), club_of(self._world, scope, body)
        page_key = (club, scope["path"], body)
        older = page_key in self._last_seen
        fault = self._world.faults.fire(area, club, scope["path"], has_older_page=older)
        if fault is None:
            await self._honest(page_key if area in LISTS else None, scope, again, send)
        elif fault.kind is FaultKind.STALE_PAGE:
            await answers.give(send, self._last_seen[page_key])
        else:
            commit = self._by_kind.get(fault.kind, self._replace_or_hand_on)
            await commit(fault, scope, again, send)

    async def _honest(
        self, page_key: tuple[str | None, str, bytes] | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if page_key is None:
            await self._app(scope, receive, send)
            return
        answer = await answers.record(self._app, scope, receive)
        if answer.status == 200:
            self._last_seen.pop(page_key, None)
            self._last_seen[page_key] = answer
            if len(self._last_seen) > REMEMBERED_PAGES:
                del self._last_seen[next(iter(self._last_seen))]
        await answers.give(send, answer)

    async def _replace_or_hand_on(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        instead = answers.replacement(fault.kind, scope)
        if instead is None:
            await self._app({**scope, "simulator.fault": fault}, receive, send)
            return
        if fault.after_effect or fault.kind in ALWAYS_WITH_EFFECT:
            await answers.record(self._app, scope, receive)
        if fault.kind is FaultKind.EXPIRED:
            self._world.sessions.expire(cookie(scope, "JSESSIONID"))
        await answers.give(send, instead)

    async def _slow(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(fault.seconds)
        await self._app(scope, receive, send)

    async def _reset(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        sockets.reset(scope)
        await sockets.gone(receive)

    async def _drop_after(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        await answers.record(self._app, scope, receive)
        sockets.hang_up(scope)
        await sockets.gone(receive)

    async def _drop_mid_answer(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await answers.record(self._app, _uncompressed(scope), receive)
        await send(answer.start)
        await send({"type": "http.response.body", "body": answer.body[: len(answer.body) // 2], "more_body": True})
        sockets.hang_up(scope)
        await sockets.gone(receive)

    async def _timeout_before(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        if await sockets.hold(receive, fault.seconds or DEFAULT_HOLD_S):
            sockets.hang_up(scope)
            await sockets.gone(receive)

    async def _timeout_after(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await answers.record(self._app, scope, receive)
        if await sockets.hold(receive, fault.seconds or DEFAULT_HOLD_S):
            await answers.give(send, answer)

    async def _trickle(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await answers.record(self._app, _uncompressed(scope), receive)
        pieces = max(2, int((fault.seconds or DEFAULT_TRICKLE_S) / PIECE_S))
        size = max(1, len(answer.body) // pieces)
        await send(answer.start)
        for start in range(0, len(answer.body), size):
            if not await sockets.hold(receive, PIECE_S):
                return
            await send({"type": "http.response.body", "body": answer.body[start : start + size], "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def _oversize(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await answers.record(self._app, _uncompressed(scope), receive)
        padding = b"<!-- " + b"x" * (1 << 20) + b" -->\n"
        await answers.give(send, answer.with_body(answer.body + padding * fault.size_mb))

    async def _truncate(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await answers.record(self._app, _uncompressed(scope), receive)
        await answers.give(send, answer.with_body(answer.body[: len(answer.body) // 2]))

    async def _change_layout(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await answers.record(self._app, _uncompressed(scope), receive)
        await answers.give(send, answer.with_body(answers.changed_layout(answer.body)))


async def _body(receive: Receive) -> bytes | None:
    chunks: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunks.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(chunks)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that hands the body out once more and then listens for the other side to go."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return pending.pop() if pending else await receive()

    return again


def _uncompressed(scope: Scope) -> Scope:
    kept = [(key, value) for key, value in scope["headers"] if key != b"accept-encoding"]
    return {**scope, "headers": kept}
