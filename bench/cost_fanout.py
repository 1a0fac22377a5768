"""How long an event takes from its commit to the last of a thousand screens, beside a loop that only writes."""

import asyncio
import json
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from bench.cost_product import Product, product
from bench.cost_sides import Ears, ears
from bench.cost_stats import Goal, Series, series
from spotter.auth.login_links import mint_login_link
from spotter.domain.events import ClubChanged
from spotter.domain.ids import ClubId
from tests.fixtures.child_processes import free_ports

LISTENERS = 1_000
_WARM_UP = 5
_PAUSE_S = 0.2
_WITHIN_S = 30.0
_MS = 1e-6


@dataclass
class FanOut:
    """Milliseconds of each event."""

    whole: list[float] = field(default_factory=list[float])
    """Commit to last byte at the last listener."""
    seen: list[float] = field(default_factory=list[float])
    """Commit to the moment at which the API process has the event: the sequencer's and the tail's waits."""
    handed_out: list[float] = field(default_factory=list[float])
    """That moment to the last byte at the last listener."""
    floor: list[float] = field(default_factory=list[float])
    """The same of the floor."""

    def goals(self) -> list[Goal]:
        """The bound is on what the process does; the waits before it are constant and told beside it."""
        ratio = series([_p(self.handed_out, 50) / _p(self.floor, 50)])
        name = f"e1 event seen -> last of {LISTENERS}, p50 / floor p50"
        return [Goal(name=name, unit="x", measured=ratio, must=2.0, aim=1.3)]

    def table(self) -> list[tuple[str, str, str]]:
        """Lines of figure, product, floor."""
        return [
            ("event seen -> last byte at the last, ms p50 / p99", _both(self.handed_out), _both(self.floor)),
            ("commit -> event seen by the API, ms p50 / p99", _both(self.seen), "-"),
            ("commit -> last byte at the last, ms p50 / p99", _both(self.whole), "-"),
            ("the whole over the floor, p50", f"{_p(self.whole, 50) / _p(self.floor, 50):.2f} x", "-"),
        ]


def _p(values: list[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def _both(values: list[float]) -> str:
    return f"{_p(values, 50):.1f} / {_p(values, 99):.1f}"


def spread_of(values: list[float]) -> Series:
    """Return the middle half of the values: how steady the floor was."""
    ordered = sorted(values)
    return series(ordered[len(ordered) // 4 : -len(ordered) // 4 or None])


def text_frame(text: str) -> bytes:
    """Return a text as a server's WebSocket frame."""
    body = text.encode()
    size = bytes([len(body)]) if len(body) < 126 else b"\x7e" + struct.pack(">H", len(body))
    return b"\x81" + size + body


async def _log_in(running: Product) -> str:
    """Return the cookie of a login."""
    origin = {"X-Spotter": "1", "Origin": running.settings.public_url}
    async with httpx2.AsyncClient(base_url=running.settings.public_url, headers=origin) as api:
        answer = await api.post("/api/v1/login", json={"token": await mint_login_link(running.store)})
        answer.raise_for_status()
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in api.cookies.jar)


def _listens(port: int) -> bool:
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0


async def _start(running: Product, heard: Ears) -> int:
    """Start API, floor and listeners; return the floor's port."""
    (floor,) = free_ports(1)
    running.start_api(BENCH_SEEN_PORT=str(heard.port))
    ports = ("--port", str(floor), "--tell", str(heard.port))
    running.run("floor", "bench.cost_fanout_floor", *ports, ready=lambda: _listens(floor))
    ports = ("--api", str(running.settings.api_port), "--floor", str(floor), "--tell", str(heard.port))
    cookie = await _log_in(running)
    first = heard.hear("all\tapi")
    running.run(
        "listeners",
        "bench.cost_frames",
        *(*ports, "--listeners", str(LISTENERS)),
        ready=lambda: True,  # their first frames say so
        BENCH_COOKIE=cookie,
    )
    await asyncio.wait_for(first, 120)  # each WebSocket's first frame says where the feed stands
    return floor


async def _event_of_product(running: Product, heard: Ears, found: FanOut, *, counts: bool) -> None:
    last, seen = heard.hear("all\tapi"), heard.hear("seen")
    async with running.store.transaction() as tx:
        await tx.events.append(ClubChanged(club=ClubId("club0")))
    committed = time.monotonic_ns()
    at_last = int((await asyncio.wait_for(last, _WITHIN_S)).split("\t")[0])
    at_seen = int((await asyncio.wait_for(seen, _WITHIN_S)).split("\t")[0])
    if counts:
        found.whole.append((at_last - committed) * _MS)
        found.seen.append((at_seen - committed) * _MS)
        found.handed_out.append((at_last - at_seen) * _MS)


async def _event_of_floor(port: int, heard: Ears, found: FanOut, frame: bytes, *, counts: bool) -> None:
    last, seen = heard.hear("all\tfloor"), heard.hear("floor")
    heard.out.sendto(frame, ("127.0.0.1", port))
    at_last = int((await asyncio.wait_for(last, _WITHIN_S)).split("\t")[0])
    at_seen = int((await asyncio.wait_for(seen, _WITHIN_S)).split("\t")[0])
    if counts:
        found.floor.append((at_last - at_seen) * _MS)


async def measure_fanout(folder: Path, *, database: str, events: int, say: Callable[[str], None]) -> FanOut:
    """Commit events in this process, one after the other, and a frame of the floor after each."""
    found = FanOut()
    shape: dict[str, Any] = {
        "position": 10,
        "type": "club_changed",
        "club": "club0",
        "conversation": None,
        "version": 0,
    }
    frame = text_frame(json.dumps(shape, separators=(",", ":")))
    async with product(folder, database=database, clubs=1, members=1) as running, ears() as heard:
        floor = await _start(running, heard)
        say(f"{LISTENERS} listeners on each side")
        for number in range(events + _WARM_UP):
            counts = number >= _WARM_UP
            await _event_of_product(running, heard, found, counts=counts)
            await asyncio.sleep(_PAUSE_S)
            await _event_of_floor(floor, heard, found, frame, counts=counts)
            await asyncio.sleep(_PAUSE_S)
    return found
