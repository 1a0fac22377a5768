"""The listeners of `bench/cost`: a thousand plain sockets that note when the last byte of a frame is there.

A process of its own: `python -m bench.cost_frames --api PORT --floor PORT --tell PORT`, the cookie in `BENCH_COOKIE`.
To each WebSocket of the API belongs a socket of the floor, read by the same code. The word
`all<TAB>side<TAB>ns<TAB>number` tells when the last one of a side had its frame.
"""

import argparse
import asyncio
import os
import socket
import struct
import time
from typing import Any, Final

_TEXT: Final = 0x1
_PING: Final = 0x9


def frame_length(data: bytes) -> int | None:
    """Return how long the first server frame in `data` is, header and all; None while its header is not whole."""
    if len(data) < 2:
        return None
    length = data[1] & 0x7F
    if length < 126:
        return 2 + length
    size, form = (2, ">H") if length == 126 else (8, ">Q")
    if len(data) < 2 + size:
        return None
    return 2 + size + int(struct.unpack(form, data[2 : 2 + size])[0])


def pong(ping: bytes) -> bytes:
    """Return a browser's answer to a short ping: who gives none is dropped. The mask of zeros changes nothing."""
    return bytes([0x8A, 0x80 | len(ping) - 2]) + bytes(4) + ping[2:]


class Side:
    """All listeners of one server, and how many have the frame that is on its way."""

    def __init__(self, name: str, listeners: int, tell_port: int) -> None:
        """Nobody has anything."""
        self.name = name
        self._listeners = listeners
        self._counts: dict[int, int] = {}
        self._tell_port = tell_port
        self._out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def got(self, number: int) -> None:
        """A listener has its `number`th frame whole."""
        count = self._counts[number] = self._counts.get(number, 0) + 1
        if count == self._listeners:
            self.tell(f"all\t{self.name}\t{time.monotonic_ns()}\t{number}")

    def tell(self, text: str) -> None:
        """Tell the bench."""
        self._out.sendto(text.encode(), ("127.0.0.1", self._tell_port))


class Listener(asyncio.Protocol):
    """One socket. With a request it shakes hands first, as a browser does."""

    def __init__(self, side: Side, request: bytes) -> None:
        """Has seen nothing."""
        self._side = side
        self._request = request
        self._shaken = not request
        self._seen = b""
        self._number = 0
        self._out: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask to come in."""
        self._out = transport
        if self._request:
            self._out.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Count whole frames."""
        self._seen += data
        if not self._shaken:
            head, end, rest = self._seen.partition(b"\r\n\r\n")
            if not end:
                return
            if b" 101 " not in head.split(b"\r\n")[0]:
                raise RuntimeError(head.split(b"\r\n")[0].decode())
            self._shaken, self._seen = True, rest
        while (length := frame_length(self._seen)) is not None and len(self._seen) >= length:
            frame, self._seen = self._seen[:length], self._seen[length:]
            kind = frame[0] & 0x0F
            if kind == _PING:
                self._out.write(pong(frame))
            elif kind == _TEXT:
                self._number += 1
                self._side.got(self._number)


def handshake(port: int, cookie: str) -> bytes:
    """Return what a browser sends to open `/ws`; it offers compression, as browsers do."""
    lines = [
        "GET /ws HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: c3BvdHRlci1iZW5jaC0wMQ==",
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
        f"Cookie: {cookie}",
    ]
    return "\r\n".join([*lines, "\r\n"]).encode()


async def listen(options: argparse.Namespace) -> None:
    """Open every socket, and listen for ever."""
    loop = asyncio.get_running_loop()
    asks = {"api": handshake(options.api, os.environ["BENCH_COOKIE"]), "floor": b""}
    for name, port in (("floor", options.floor), ("api", options.api)):
        side = Side(name, options.listeners, options.tell)
        for _ in range(options.listeners):
            await loop.create_connection(lambda side=side, ask=asks[name]: Listener(side, ask), "127.0.0.1", port)
    await asyncio.Event().wait()


def main() -> None:
    """Listen until killed."""
    parser = argparse.ArgumentParser(prog="cost_frames", description=__doc__)
    for name in ("api", "floor", "tell", "listeners"):
        parser.add_argument(f"--{name}", type=int, required=True)
    asyncio.run(listen(parser.parse_args()))


if __name__ == "__main__":
    main()
