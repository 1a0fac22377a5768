"""The product's API; where `BENCH_SEEN_PORT` says so, it tells the bench when an event has reached it."""

import os
import socket
import time

from api.__main__ import main
from spotter.live.fanout import Hub
from spotter.live.tail import Frame


def tell_when_seen(port: int) -> None:
    """Send a datagram with the moment at which frames begin to be handed out, and the newest position."""
    told = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    publish = Hub.publish

    def timed(self: Hub, frames: list[Frame]) -> None:
        seen = time.monotonic_ns()
        publish(self, frames)
        told.sendto(f"seen\t{seen}\t{self.head}".encode(), ("127.0.0.1", port))

    Hub.publish = timed


if __name__ == "__main__":
    if seen_port := os.environ.get("BENCH_SEEN_PORT"):
        tell_when_seen(int(seen_port))
    main()
