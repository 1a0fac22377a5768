"""The floor under the live feed: an asyncio server that writes one prebuilt frame to every socket, and nothing else.

`python -m bench.cost_fanout_floor --port PORT --tell PORT`. A datagram to the same port number is the event; its bytes
are the frame. `floor<TAB>ns` tells when it was seen.
"""

import argparse
import asyncio
import socket
import time
from typing import Any


class Everyone(asyncio.Protocol):
    """Each connection, kept in one set."""

    def __init__(self, known: set[Any]) -> None:
        """Not connected yet."""
        self._known = known

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """One more."""
        self._known.add(transport)


class Event(asyncio.DatagramProtocol):
    """Writes the frame when it is told to."""

    def __init__(self, known: set[Any], tell_port: int) -> None:
        """`known` are the connections."""
        self._known = known
        self._tell_port = tell_port
        self._out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def datagram_received(self, data: bytes, addr: Any) -> None:
        """Write to everyone, in a loop."""
        del addr
        seen = time.monotonic_ns()
        for transport in self._known:
            transport.write(data)
        self._out.sendto(f"floor\t{seen}".encode(), ("127.0.0.1", self._tell_port))


async def serve(port: int, tell_port: int) -> None:
    """Serve for ever."""
    loop = asyncio.get_running_loop()
    known: set[Any] = set()
    await loop.create_datagram_endpoint(lambda: Event(known, tell_port), local_addr=("127.0.0.1", port))
    server = await loop.create_server(lambda: Everyone(known), "127.0.0.1", port, backlog=1_000)
    await server.serve_forever()


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser(prog="cost_fanout_floor", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--tell", type=int, required=True)
    options = parser.parse_args()
    asyncio.run(serve(options.port, options.tell))


if __name__ == "__main__":
    main()
