"""The edge of the API: request ids, who may write from where, security headers, and the last resort."""

import secrets
from collections.abc import Mapping
from typing import Final

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import answer, unexpected

log = structlog.get_logger(__name__)

_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_API: Final = "/api/"

_CSP: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # the component kit writes its variables into style elements
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
_HSTS: Final = "max-age=31536000; includeSubDomains"


class Edge:
    """Wraps the whole app. Pure ASGI: it neither buffers nor starts a task."""

    def __init__(self, app: ASGIApp, *, origins: frozenset[str], is_https: bool) -> None:
        """`origins` are the exact origins of our own pages."""
        self._app = app
        self._origins = origins
        self._headers = dict(_HEADERS) | ({"Strict-Transport-Security": _HSTS} if is_https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request; WebSockets check their origin themselves."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request
        is_api = scope["path"].startswith(_API)
        started = False

        async def dress(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers["X-Request-ID"] = request
                if is_api:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        with structlog.contextvars.bound_contextvars(request=request):
            refusal = self._refusal(scope, request) if is_api else None
            if refusal is not None:
                await refusal(scope, receive, dress)
                return
            try:
                await self._app(scope, receive, dress)
            except Exception as error:
                log.exception("request_crashed", error=type(error).__name__)
                if started:
                    raise
                await unexpected(request)(scope, receive, dress)

    def _refusal(self, scope: Scope, request: str) -> Response | None:
        """Refuse what changes something and does not surely come from our own pages."""
        if scope["method"] in _SAFE_METHODS:
            return None
        headers = Headers(scope=scope)
        if headers.get("x-spotter") and headers.get("origin") in self._origins:
            return None
        log.warning("foreign_write_refused", path=scope["path"])
        return answer(
            status=403,
            code="not_allowed",
            detail="Writes need the `X-Spotter` header and the exact `Origin` of the inbox.",
            request=request,
        )
