"""Which ports a run gets."""

import dataclasses
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from spotter.supervisor.ports import Ports, choose_ports, read_ports, remember_ports
from tests.fixtures.child_processes import free_ports


@pytest.fixture
def usual() -> Ports:
    """Ports that nobody uses, so that the test is not about this machine's own."""
    api, temporal, http, ui, simulator = free_ports(5)
    return Ports(api=api, temporal=temporal, temporal_http=http, temporal_ui=ui, simulator=simulator)


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_the_usual_ports_are_taken_silently(tmp_path: Path, usual: Ports) -> None:
    """
    Where nothing is in the way, addresses are the documented ones and nothing is said.
    """
    assert (usual, []) == choose_ports(tmp_path, usual)


def test_a_port_in_use_is_replaced_and_said(tmp_path: Path, usual: Ports, taken_port: int) -> None:
    """
    Another program on our port does not stop the start; the person is told where the part is instead.
    """
    wish = dataclasses.replace(usual, api=taken_port)

    ports, sentences = choose_ports(tmp_path, wish)

    assert taken_port < ports.api <= taken_port + 100
    assert [f"Port {taken_port} is in use by another program; api is on {ports.api}."] == sentences


def test_bookmarks_survive_a_restart(tmp_path: Path, usual: Ports) -> None:
    """
    The ports of the last run are kept, even when the usual ones are free again.
    """
    api, temporal, http, ui, simulator = free_ports(5)
    earlier = Ports(api=api, temporal=temporal, temporal_http=http, temporal_ui=ui, simulator=simulator)
    remember_ports(tmp_path, earlier)

    assert (earlier, []) == choose_ports(tmp_path, usual)
    assert earlier == read_ports(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", "3", '{"api": "x"}'])
def test_a_damaged_memory_of_ports_is_no_obstacle(tmp_path: Path, usual: Ports, content: str) -> None:
    """
    A file that a power failure cut in half costs the bookmarks, not the start.
    """
    (tmp_path / "ports.json").write_text(content)

    assert (usual, []) == choose_ports(tmp_path, usual)


def test_two_parts_never_share_a_port(tmp_path: Path, usual: Ports) -> None:
    """
    Parts that wish for the same port get two different ones.
    """
    same = Ports(api=usual.api, temporal=usual.api, temporal_http=usual.api, temporal_ui=usual.api, simulator=usual.api)

    ports, _ = choose_ports(tmp_path, same)

    assert 5 == len({ports.api, ports.temporal, ports.temporal_http, ports.temporal_ui, ports.simulator})
