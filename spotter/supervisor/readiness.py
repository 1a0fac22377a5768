"""How one knows that a part can be used: it answers, it listens, or it left a sign."""

import asyncio
import http.client
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

Probe = Callable[[], Awaitable[bool]]

_PATIENCE_S = 2.0


def http_answers(url: str) -> Probe:
    """Ready when a GET of `url` is answered with 200."""

    async def probe() -> bool:
        return await asyncio.to_thread(_answers_200, url)

    return probe


def tcp_accepts(host: str, port: int) -> Probe:
    """Ready when a connection is accepted."""

    async def probe() -> bool:
        try:
            _, writer = await asyncio.wait_for(asyncio.open_connection(host, port), timeout=_PATIENCE_S)
        except OSError:  # a time-out is one, too
            return False
        writer.close()
        return True

    return probe


def file_exists(path: Path) -> Probe:
    """Ready when the part has made this file; whoever starts the part removes an old one first."""

    async def probe() -> bool:
        return path.exists()  # noqa: ASYNC240 - one look at a local folder

    return probe


def _answers_200(url: str) -> bool:
    # The bare client: an HTTP proxy of the environment must not be asked about this machine.
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=_PATIENCE_S)
    try:
        connection.request("GET", parts.path or "/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
