"""The whole product for one chaos run: two clubs of a pretend CRM, Temporal on a file, worker, API, and the store."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes

from activities.temporal_client import connect
from bench.chaos_parts import Part, Parts
from bench.chaos_plan import AUTO, SUGGEST
from bench.chaos_postgres import Cluster
from bench.chaos_tables import Row, Tables
from spotter.auth.login_links import mint_login_link
from spotter.bootstrap.club_setup import ClubLogin, NewClub, write_club
from spotter.bootstrap.components import open_secrets, open_store, utc_now
from spotter.bootstrap.demo_knowledge import DEMO_KNOWLEDGE
from spotter.contracts import names
from spotter.contracts.polling import ClubPollingInput
from spotter.domain.conversation import Autonomy
from spotter.domain.ids import ClubId
from spotter.settings import Settings, to_environment
from spotter.store.migrate import upgrade
from spotter.supervisor.temporal_server import dev_server_command, find_temporal_cli, namespace_url
from tests.fixtures.child_processes import free_ports

ROOT = Path(__file__).resolve().parent.parent
CLUBS = {AUTO: Autonomy.AUTO, SUGGEST: Autonomy.SUGGEST}
POLLING_LEASE_S = 12.0
"""So long after its last heartbeat a dead worker's polling goes elsewhere (60 s in production)."""
_TIMINGS = '{"remind_after_s": 15, "next_person_after_s": 30, "manager_after_s": 45, "approval_expires_s": 120}'


@dataclass(frozen=True)
class Product:
    """A running product, and the hands of everybody who uses it."""

    settings: Settings
    parts: Parts
    simulator: httpx2.AsyncClient
    api: httpx2.AsyncClient
    tables: Tables

    async def read(self, sql: str) -> int | None:
        """Return a number from the tables; None while the database is away."""
        try:
            return await asyncio.to_thread(self.tables.number, sql)
        except Exception:  # noqa: BLE001 - it was killed a moment ago: look again later
            return None

    async def rows(self, sql: str) -> list[Row]:
        """Return rows of the tables; none while the database is away."""
        try:
            return await asyncio.to_thread(self.tables.rows, sql)
        except Exception:  # noqa: BLE001 - as above
            return []


@asynccontextmanager
async def product(folder: Path, *, database: str, seed: int) -> AsyncGenerator[Product]:
    """Run everything, each part kept up whoever kills it, until the block ends."""
    ports = free_ports(5)
    async with AsyncExitStack() as stack:
        parts = Parts()
        cluster = Cluster() if database == "postgresql" else None
        if cluster:
            stack.callback(cluster.move_to, folder)
        stack.push_async_callback(parts.aclose)
        if cluster:
            await parts.add(cluster.part(folder))
        url = cluster.url if cluster else ""
        settings = _settings(folder, url, api=ports[0], simulator=ports[1], temporal=ports[2])
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(upgrade, settings.database_url)
        simulator = await stack.enter_async_context(httpx2.AsyncClient(base_url=settings.simulator_url, timeout=10))
        origin = {"X-Spotter": "1", "Origin": settings.public_url}
        api = await stack.enter_async_context(
            httpx2.AsyncClient(base_url=settings.public_url, timeout=10, headers=origin)
        )
        made = Product(settings, parts, simulator, api, Tables(settings.database_url))
        await parts.add(_simulator(settings, folder, ports[1], seed))
        await parts.add(_temporal(folder, port=ports[2], ui_port=ports[3], http_port=ports[4]))
        await _open_clubs(made)
        await _start_polling(settings)
        await parts.add(_worker(settings, folder))
        await parts.add(_api(settings, folder, api))
        await _log_in(made)
        yield made


def _settings(folder: Path, url: str, *, api: int, simulator: int, temporal: int) -> Settings:
    """Short waits, so that minutes are enough; what must be true does not depend on them."""
    return Settings(
        data_dir=folder / "data",
        database_url=url,
        temporal_address=f"127.0.0.1:{temporal}",
        api_port=api,
        simulator_url=f"http://127.0.0.1:{simulator}",
        poll_interval_s=1.0,
        burst_quiet_s=0.5,
        burst_max_s=2.0,
        settle_reads_s=(2.0, 5.0, 9.0),
    )


def _ours(settings: Settings, **more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("SPOTTER_", "TEMPORAL_"))}
    return {**plain, **to_environment(settings), "PYTHONPATH": str(ROOT), **more}


def _simulator(settings: Settings, folder: Path, port: int, seed: int) -> Part:
    words = ("--port", str(port), "--data", str(folder / "simulator"), "--pace", "0", "--seed", str(seed))
    command = [sys.executable, "-m", "simulator", *words]
    return Part(
        name="simulator",
        command=lambda _life: command,
        ready=lambda _life: _answers(f"{settings.simulator_url}/_sim/api/clubs"),
        environment=lambda _life: _ours(settings),
        folder=folder,
    )


def _temporal(folder: Path, *, port: int, ui_port: int, http_port: int) -> Part:
    command = dev_server_command(
        find_temporal_cli(), port=port, ui_port=ui_port, http_port=http_port, database=folder / "temporal.sqlite3"
    )
    return Part(
        name="temporal",
        command=lambda _life: command,
        ready=lambda _life: _answers(namespace_url(http_port)),
        folder=folder,
    )


def _worker(settings: Settings, folder: Path) -> Part:
    def sign(life: int) -> Path:
        return folder / f"worker-{life:03d}.ready"

    async def ready(life: int) -> bool:
        return sign(life).exists()

    return Part(
        name="worker",
        command=lambda _life: [sys.executable, "-m", "worker"],
        ready=ready,
        environment=lambda life: _ours(settings, SPOTTER_WORKER_READY_FILE=str(sign(life))),
        folder=folder,
    )


def _api(settings: Settings, folder: Path, client: httpx2.AsyncClient) -> Part:
    async def usable(life: int) -> bool:
        """Usable is: the page that a logged-in person looks at is there. Before the first login it has to listen."""
        try:
            if life == 1:
                return (await client.get("/livez")).status_code == 200
            return (await client.get("/api/v1/conversations", params={"limit": 20})).status_code == 200
        except httpx2.HTTPError:
            return False

    return Part(
        name="api",
        command=lambda _life: [sys.executable, "-m", "api"],
        ready=usable,
        environment=lambda _life: _ours(settings),
        folder=folder,
    )


async def _open_clubs(made: Product) -> None:
    store = open_store(made.settings)
    secrets = open_secrets(made.settings)
    try:
        for slug, autonomy in CLUBS.items():
            answer = await made.simulator.post(
                "/_sim/api/clubs", json={"slug": slug, "name": f"{slug.title()} Gate Fitness", "members": 4}
            )
            club = await _as_spotter_knows_it(made.settings, answer.raise_for_status().json(), autonomy)
            await store.run(lambda tx, club=club: write_club(tx, club, secrets, now=utc_now()))
    finally:
        await store.aclose()
    await asyncio.to_thread(made.tables.write, "UPDATE club SET timings = :timings", timings=_TIMINGS)


async def _as_spotter_knows_it(settings: Settings, world: dict[str, Any], autonomy: Autonomy) -> NewClub:
    return NewClub(
        slug=ClubId(world["slug"]),
        name=world["name"],
        time_zone=world["zone"],
        autonomy=autonomy,
        poll_interval_s=settings.poll_interval_s,
        burst_quiet_s=settings.burst_quiet_s,
        burst_max_s=settings.burst_max_s,
        login=ClubLogin(
            base_url=settings.simulator_url,
            username=world["username"],
            password=world["password"],
            clubhub_url=f"{settings.simulator_url}/clubhub",
            clubhub_username=world["username"],
            clubhub_password=world["password"],
            club_number=str(world["clubhub"]["club_id"]),
        ),
        staff=tuple((person["name"], "front_desk", str(person["id"])) for person in world["staff"]),
        knowledge=DEMO_KNOWLEDGE,
    )


async def _start_polling(settings: Settings) -> None:
    client = await connect(settings.temporal_address)
    for slug in CLUBS:
        club = SearchAttributePair(SearchAttributeKey.for_keyword(names.CLUB_ID), slug)
        await client.start_workflow(
            names.CLUB_POLLING,
            ClubPollingInput(club=ClubId(slug), heartbeat_timeout_s=POLLING_LEASE_S),
            id=names.club_polling_workflow_id(ClubId(slug)),
            task_queue=names.CONVERSATIONS_QUEUE,
            search_attributes=TypedSearchAttributes([club]),
        )


async def _log_in(made: Product) -> None:
    store = open_store(made.settings)
    try:
        token = await mint_login_link(store)
    finally:
        await store.aclose()
    (await made.api.post("/api/v1/login", json={"token": token})).raise_for_status()
    async with asyncio.timeout(60):
        while await made.read("SELECT count(*) FROM club WHERE last_good_poll_at IS NULL") != 0:  # noqa: ASYNC110
            await asyncio.sleep(0.1)


async def _answers(url: str) -> bool:
    try:
        async with httpx2.AsyncClient(timeout=2) as client:
            return (await client.get(url)).status_code == 200
    except httpx2.HTTPError:
        return False
