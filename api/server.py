"""The web server, stopped gently: open live connections are told before uvicorn waits for them."""

import asyncio
import signal
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

_LONGEST_CLIENT_FRAME = 4_096


class GracefulServer(uvicorn.Server):
    """uvicorn waits for open connections when it is told to stop, and a live connection never ends by itself."""

    def __init__(self, config: uvicorn.Config, *, on_stop: Callable[[], None]) -> None:
        """`on_stop` runs in the server's loop as soon as a signal arrives."""
        super().__init__(config)
        self._on_stop = on_stop
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Tell the live connections first, then stop as uvicorn does."""
        self._loop.call_soon_threadsafe(self._on_stop)
        super().handle_exit(sig, frame)

    def stop(self) -> None:
        """Stop as if a signal had come; for tests."""
        self.handle_exit(signal.SIGTERM, None)


def server_config(app: ASGIApp, *, host: str, port: int, grace_s: float) -> uvicorn.Config:
    """Return how we run uvicorn: our own log lines, no compression of live frames, short client frames."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        ws_per_message_deflate=False,
        ws_max_size=_LONGEST_CLIENT_FRAME,
        timeout_graceful_shutdown=max(1, round(grace_s)),
    )
