"""The web server, stopped gently: open live connections are told before uvicorn waits for them."""

import asyncio
import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

_LONGEST_CLIENT_FRAME = 4_096
_SIGNS = (signal.SIGINT, signal.SIGTERM)


class GracefulServer(uvicorn.Server):
    """uvicorn waits for open connections when it is told to stop, and a live connection never ends by itself.

    It also raises the signal again when it has stopped, which would end the process before it has cleaned up.
    """

    def __init__(
        self, config: uvicorn.Config, *, on_stop: Callable[[], None], on_start: Callable[[], object] = lambda: None
    ) -> None:
        """`on_start` runs in the server's loop when it listens, `on_stop` as soon as a signal arrives."""
        super().__init__(config)
        self._on_start = on_start
        self._on_stop = on_stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and say so."""
        await super().startup(sockets)
        self._on_start()

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Stop on SIGINT and SIGTERM, at once on the second one."""
        loop = asyncio.get_running_loop()
        for sign in _SIGNS:
            loop.add_signal_handler(sign, self.stop)
        try:
            yield
        finally:
            for sign in _SIGNS:
                loop.remove_signal_handler(sign)

    def stop(self) -> None:
        """Tell the live connections first, then stop as uvicorn does."""
        if self.should_exit:
            self.force_exit = True
            return
        self._on_stop()
        self.should_exit = True


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
