"""How much a request may carry: what is too big is refused before it is read."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import answer, request_id

_TOO_BIG = 413


class BodyLimit:
    """Refuses by the announced length at once, and by the true one as soon as it is passed."""

    def __init__(self, app: ASGIApp, *, most_bytes: int) -> None:
        """`most_bytes` is the largest body that any route takes."""
        self._app = app
        self._most = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isascii() and announced.isdigit() and int(announced) > self._most:
            refusal = answer(
                status=_TOO_BIG,
                code="content_too_large",
                detail=f"A request may carry {self._most:,} bytes.",
                request=request_id(scope.get("state", {})),
            )
            await refusal(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._most:
                raise HTTPException(_TOO_BIG)  # whoever reads the body is answered by the one translator
            return message

        await self._app(scope, counted, send)
