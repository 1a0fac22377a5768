"""What can be done to the connection itself: reset it, hang up, wait for the other side to go."""

import asyncio
import contextlib
import socket
import struct
from typing import cast

from starlette.types import Receive, Scope

TRANSPORT_KEY = "simulator.transport"
LINGER_ZERO = struct.pack("ii", 1, 0)


def transport_of(scope: Scope) -> asyncio.Transport:
    """Return the raw connection of a request."""
    return cast("asyncio.Transport", scope[TRANSPORT_KEY])


def reset(scope: Scope) -> None:
    """Tear the connection down: the other side reads `connection reset`."""
    raw: socket.socket | None = transport_of(scope).get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_ZERO)
    transport_of(scope).abort()


def hang_up(scope: Scope) -> None:
    """Close the connection after what was written so far."""
    transport_of(scope).close()


async def gone(receive: Receive) -> None:
    """Wait until the connection is closed by either side."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def hold(receive: Receive, seconds: float) -> bool:
    """Wait so long and say whether the other side is still there."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(gone(receive), seconds)
        return False
    return True
