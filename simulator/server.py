"""Runs the app on uvicorn with two things uvicorn keeps to itself: the raw connection and a ready line."""

import sys
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from simulator.faults.sockets import TRANSPORT_KEY


class OpenProtocol(H11Protocol):
    """HTTP/1.1 whose requests know their connection, so that a fault can really break it."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        inner: ASGIApp = self.app  # pyright: ignore[reportAssignmentType]

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            await inner({**scope, TRANSPORT_KEY: transport}, receive, send)

        self.app = with_transport


class ReadyServer(uvicorn.Server):
    """Says on standard output when it accepts requests."""

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        for server in self.servers:
            for bound in server.sockets:
                host, port = bound.getsockname()[:2]
                sys.stdout.write(f"simulator ready http://{host}:{port}\n")
        sys.stdout.flush()


def build_server(app: ASGIApp, *, host: str, port: int) -> ReadyServer:
    """Return a server that has not started yet."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=OpenProtocol,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        date_header=False,
        server_header=False,
        timeout_graceful_shutdown=2,
        timeout_keep_alive=75,
    )
    return ReadyServer(config)
