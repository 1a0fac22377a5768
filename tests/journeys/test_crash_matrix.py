"""Every crash point crossed with every end of a POST, through the real connector, against the running simulator.

Reliability notes §2.4 for replies by text: 14 × 16 cells. Each has a club, a store and a clock of its own.
"""

import asyncio
import logging
import shutil
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
import structlog

from spotter.contracts.conversation import SendStatus
from spotter.domain.delivery import DeliveryState
from spotter.store.session import Store
from tests.fixtures.child_processes import free_ports, running
from tests.fixtures.crash_matrix import Cell, Gym
from tests.fixtures.crash_matrix_crm import World
from tests.fixtures.crash_matrix_rows import ANSWER, Left, left_of
from tests.fixtures.crash_matrix_table import (
    BEFORE_THE_FIRST_BYTE,
    FAULTS,
    POINTS,
    REACHED_ON_THE_WAY,
    Crm,
    End,
    end_of,
)
from tests.fixtures.whole_stack import answers

ROOT = Path(__file__).parents[2]
_AT_ONCE = 6
_STATUS = {
    DeliveryState.SENT: SendStatus.SENT,
    DeliveryState.UNCONFIRMED: SendStatus.NEEDS_STAFF,
    DeliveryState.NEEDS_STAFF: SendStatus.NEEDS_STAFF,
}


@dataclass(frozen=True, slots=True)
class Simulator:
    """The pretend CRM of the whole matrix."""

    url: str
    control: httpx2.AsyncClient
    closed_port: int
    ssl: Any

    async def cell(self, point: str, crm: Crm, store: Store) -> Cell:
        """Open a club in which one member has asked something and the CRM will misbehave once."""
        club = await self._post("clubs", members=1)
        member = await self._post("members", club=club["slug"], name="Riley Hartwell", phone="(312) 555-0142")
        await self._post(f"members/{member['id']}/write", text="When do you close?")
        fault = None
        if crm in FAULTS:
            fault = (await self._post("faults", where="save", club=club["slug"], times=1, **FAULTS[crm]))["id"]
        gym = Gym(
            url=self.url,
            username=club["username"],
            password=club["password"],
            closed_port=self.closed_port,
            ssl=self.ssl,
        )
        world = World(self.control, club["slug"], member["id"], fault)
        return Cell(point=point, crm=crm, gym=gym, world=world, store=store)

    async def _post(self, path: str, **body: Any) -> dict[str, Any]:
        answer = await self.control.post(f"/_sim/api/{path}", json=body)
        assert answer.is_success, answer.text
        content: dict[str, Any] = answer.json()
        return content


@pytest.fixture(scope="module")
async def simulator(tmp_path_factory: pytest.TempPathFactory, memory_folder: Path) -> AsyncIterator[Simulator]:
    """One simulator for all cells. It adds a STOP line to every text, as the CRM does."""
    port, closed = free_ports(2)
    url, folder = f"http://127.0.0.1:{port}", memory_folder / "matrix-simulator"
    command = [sys.executable, "-m", "simulator", "--port", str(port), "--data", str(folder), "--pace", "0"]
    log = tmp_path_factory.mktemp("simulator") / "log"
    with running(command, log=log, ready=lambda: answers(f"{url}/_sim/api/clubs"), cwd=ROOT):
        async with httpx2.AsyncClient(base_url=url, timeout=120) as control:
            made = await control.post("/_sim/api/settings", json={"appends": " Reply STOP to opt out"})
            assert made.is_success, made.text
            yield Simulator(url, control, closed, httpx2.create_ssl_context(trust_env=False))


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.configure(**before)


@pytest.mark.parametrize("point", POINTS)
async def test_a_crash_at_any_point_ends_as_the_table_says(
    simulator: Simulator, point: str, memory_folder: Path, migrated_sqlite: Path
) -> None:
    """
    Whatever the CRM does and wherever the worker dies: the member has it once, or a person is asked.
    """

    async def play(crm: Crm, store: Store) -> list[str]:
        return await _wrong_with(await simulator.cell(point, crm, store))

    async def play_on_its_own(crm: Crm) -> list[str]:
        async with _new_store(memory_folder / f"cell-{crm.value}.db", migrated_sqlite) as store:
            return await play(crm, store)

    if point == "C13":  # a backup is of a whole store
        assert [] == await _all_cells(play_on_its_own)
    else:
        async with _new_store(memory_folder / f"cells-{point}.db", migrated_sqlite) as shared:
            assert [] == await _all_cells(lambda crm: play(crm, shared))


@pytest.mark.postgresql
@pytest.mark.parametrize("point", ["C7"])
async def test_it_ends_so_on_postgresql_too(simulator: Simulator, point: str, postgres_store: Store) -> None:
    """
    The answer was read and its commit lost: the other database brings the same ends.
    """

    async def play(crm: Crm) -> list[str]:
        return await _wrong_with(await simulator.cell(point, crm, postgres_store))

    assert [] == await _all_cells(play)


@asynccontextmanager
async def _new_store(path: Path, template: Path) -> AsyncGenerator[Store]:
    shutil.copyfile(template, path)
    store = Store(f"sqlite:///{path}")
    try:
        yield store
    finally:
        await store.aclose()
        for left in path.parent.glob(path.stem + ".*"):
            left.unlink()


async def _all_cells(play: Callable[[Crm], Awaitable[list[str]]]) -> list[str]:
    places = asyncio.Semaphore(_AT_ONCE)

    async def one(crm: Crm) -> list[str]:
        async with places:
            try:
                return await play(crm)
            except Exception as error:  # noqa: BLE001 - the other cells are judged too
                return [f"{crm.name}: {type(error).__name__}: {error}"]

    return [problem for problems in await asyncio.gather(*map(one, Crm)) for problem in problems]


async def _wrong_with(cell: Cell) -> list[str]:
    """Play a cell and name everything in which it differs from the table."""
    before = await cell.world.profile()
    status = await cell.run()
    expected = end_of(cell.point, cell.crm)
    left = await left_of(cell.store, cell.world.club)
    found = [
        *_in_the_store(expected, left, status),
        *await _in_the_crm(expected, cell, before),
        *await _void(cell),
    ]
    return [f"{cell.point} x {cell.crm.value} {cell.crm.name}: {problem}" for problem in found]


def _in_the_store(expected: End, left: Left, status: SendStatus) -> list[str]:
    if len(left.deliveries) != 1:
        return [f"{len(left.deliveries)} rows of one intent"]
    tasks = ["did_it_arrive/" in task for task in left.tasks]
    incidents = sum(task == "answer/sent_twice" for task in left.tasks)
    return _differences(
        ("state", expected.state, left.deliveries[0].state),
        ("the workflow was told", _STATUS[expected.state], status),
        ("attempts", expected.attempts, len(left.attempts)),
        ("open attempts", 0, sum(attempt.closed_at is None for attempt in left.attempts)),
        ('open tasks "did it arrive?"', int(expected.is_asked), sum(tasks)),
        ("incidents", int(expected.effects > 1), incidents),
        ("tasks of another kind", 0, len(left.tasks) - sum(tasks) - incidents),
        ("messages in the thread", expected.effects, left.messages),
        ("taken for a person's text", False, left.taken_over),
    )


async def _in_the_crm(expected: End, cell: Cell, before: Any) -> list[str]:
    effects = await cell.world.ledger("effect")
    return _differences(
        ("effects", [ANSWER] * expected.effects, [line["body"] for line in effects]),
        ("recipients", {cell.world.member}, {line["member"] for line in effects} | {cell.world.member}),
        ("acting as", {cell.world.member}, {line["data"]["delegated_to"] for line in effects} | {cell.world.member}),
        ("profiles changed", [], await cell.world.ledger("profile_write")),
        ("profiles as before", True, before == await cell.world.profile()),
        ("saves without an armed attempt", 0, cell.unarmed),
        ("saves of a worker that woke up too late", 0, cell.saves_of_the_frozen),
    )


async def _void(cell: Cell) -> list[str]:
    """Say where a cell proves nothing: its fault or its crash did not happen."""
    fired = await cell.world.fired() if cell.crm in FAULTS else len(cell.refusals)
    happens = cell.crm in FAULTS or cell.crm in BEFORE_THE_FIRST_BYTE
    on_the_way = cell.crm in REACHED_ON_THE_WAY.get(cell.point, frozenset(Crm))
    return _differences(
        ("faults that fired", int(happens), fired),
        ("the crash is still to come", "", cell.crash),
        ("the crash came only after the end", not on_the_way, cell.died_at_the_end),
        ("stopped until it was read back", cell.point == "C13", cell.refused_while_stopped and cell.open_again),
    )


def _differences(*facts: tuple[str, Any, Any]) -> list[str]:
    return [f"{what}: {expected!r} expected, {found!r} found" for what, expected, found in facts if expected != found]
