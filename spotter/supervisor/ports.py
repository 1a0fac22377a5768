"""Which port each part gets: the one of the last run, so that bookmarks survive, else the usual one, else the next."""

import json
import os
import socket
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from spotter.domain.errors import SpotterError

_TRIED_ABOVE = 100


class NoFreePort(SpotterError):
    """Every port that was tried is in use."""

    code = "no_free_port"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Where the parts of one run listen."""

    api: int = 8420
    temporal: int = 7233
    temporal_http: int = 7243
    temporal_ui: int = 8233
    simulator: int = 8455


def choose_ports(folder: Path, usual: Ports, *, host: str = "127.0.0.1") -> tuple[Ports, list[str]]:
    """Return a free port for each part, and a sentence for each that differs from the usual one."""
    remembered = _read(folder)
    chosen: dict[str, int] = {}
    sentences: list[str] = []
    for part, normal in _each(usual).items():
        wished = remembered.get(part, normal)
        candidates = [wished, normal, *range(normal + 1, normal + _TRIED_ABOVE)]
        port = next((each for each in candidates if each not in chosen.values() and is_free(each, host)), None)
        if port is None:
            raise NoFreePort(f"Ports {normal} to {normal + _TRIED_ABOVE} are all in use. Stop what uses them.")
        if port not in (wished, normal):
            sentences.append(f"Port {wished} is in use by another program; {part.replace('_', ' ')} is on {port}.")
        chosen[part] = port
    return Ports(**chosen), sentences


def remember_ports(folder: Path, ports: Ports) -> None:
    """Keep the choice for the next run, and for whoever asks where the running one listens."""
    beside = folder / f".ports.{os.getpid()}"
    beside.write_text(json.dumps(asdict(ports), indent=2))
    beside.replace(folder / "ports.json")


def read_ports(folder: Path) -> Ports | None:
    """Return where the last run listened, or None if there was none."""
    known = _read(folder)
    return Ports(**known) if known else None


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Say whether a server could listen there."""
    with socket.socket() as probe:
        # As servers do: connections of a server that has just ended do not keep its port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    with socket.socket() as probe:  # some systems let two servers share a port by different addresses
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _read(folder: Path) -> dict[str, int]:
    try:
        known = cast("dict[str, int]", json.loads((folder / "ports.json").read_text()))
        return {name: int(known[name]) for name in _each(Ports()) if name in known}
    except (OSError, ValueError, TypeError):
        return {}  # never there, or cut by a power failure: the usual ones are as good


def _each(ports: Ports) -> Mapping[str, int]:
    return asdict(ports)
