"""The product as `bench/cost` runs it: its own processes, Temporal on a file, a CRM that costs next to nothing."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
from sqlalchemy import update
from temporalio.client import Client

from activities.nudging import InboxLinks, Nudger
from activities.temporal_client import connect
from bench.cost_crm import PASSWORD, ZONE, club_of, member_id
from bench.cost_postgres import cluster
from spotter.auth.accounts import ensure_owner
from spotter.bootstrap.club_setup import ClubLogin, NewClub, write_club
from spotter.bootstrap.components import open_secrets, open_store
from spotter.bootstrap.demo_knowledge import DEMO_KNOWLEDGE
from spotter.domain.conversation import Autonomy
from spotter.domain.ids import ClubId, ConversationId, CrmUserId
from spotter.settings import Settings, to_environment
from spotter.store.conversations import Conversations
from spotter.store.members import Members, Sender
from spotter.store.migrate import upgrade
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.timings import stored_timings
from spotter.store.transaction import Transaction
from spotter.supervisor.temporal_server import dev_server_command, find_temporal_cli, namespace_url
from tests.fixtures.child_processes import free_ports, running

Ready = Path | str | Callable[[], bool]
"""A file that is there, an address that answers, or whatever says so."""

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Product:
    """A running product, its processes by name, and the conversations that it keeps."""

    settings: Settings
    store: Store
    temporal: Client
    nudger: Nudger
    crm_port: int
    folder: Path
    stack: AsyncExitStack
    pids: dict[str, int] = field(default_factory=dict[str, int])
    conversations: list[tuple[ClubId, ConversationId, int]] = field(
        default_factory=list[tuple[ClubId, ConversationId, int]]
    )
    """Club, conversation, and the member's number in the CRM."""

    def run(self, name: str, *module: str, ready: Ready, **environment: str) -> int:
        """Start a process that ends with the product; it is ready when its file is there, or its address answers."""
        env = {**_plain_environment(), **to_environment(self.settings), **environment}
        process = self.stack.enter_context(
            running(
                [sys.executable, "-m", *module],
                log=self.folder / f"{name}.log",
                ready=_sign_of(ready),
                cwd=ROOT,
                env=env,
            )
        )
        self.pids[name] = process.pid
        return process.pid

    def start_worker(self, **environment: str) -> int:
        """Start the worker with the stub engine."""
        sign = self.folder / "worker.ready"
        return self.run("worker", "bench.cost_worker", ready=sign, SPOTTER_WORKER_READY_FILE=str(sign), **environment)

    def start_bare(self, **environment: str) -> int:
        """Start the floor's worker."""
        sign = self.folder / "bare.ready"
        address = self.settings.temporal_address
        environment = {**environment, "BENCH_TEMPORAL": address, "BENCH_READY": str(sign)}
        return self.run("bare", "bench.cost_bare", ready=sign, **environment)

    def start_api(self, **environment: str) -> int:
        """Start the API."""
        return self.run("api", "bench.cost_api", ready=f"{self.settings.public_url}/readyz", **environment)


@asynccontextmanager
async def product(folder: Path, *, database: str, clubs: int, members: int) -> AsyncGenerator[Product]:
    """Open a product with Temporal and CRM, but no process of ours yet, until the block ends."""
    async with AsyncExitStack() as stack:
        url = ""
        pids: dict[str, int] = {}
        if database == "postgresql":
            made = stack.enter_context(cluster())
            url, pids["database"] = made.url, made.pid
        ports = free_ports(5)
        settings = _settings(folder, url, api=ports[0], crm=ports[1], temporal=ports[2])
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(upgrade, settings.database_url)
        store = open_store(settings)
        stack.push_async_callback(store.aclose)
        pids["temporal"] = _temporal(stack, folder, ports[2], ports[3], ports[4])
        client = await connect(settings.temporal_address)

        async def the_client() -> Client:
            return client

        product = Product(
            settings=settings,
            store=store,
            temporal=client,
            nudger=Nudger(the_client, InboxLinks(public_url=settings.public_url), stored_timings(store)),
            crm_port=ports[1],
            folder=folder,
            stack=stack,
            pids=pids,
        )
        size = ("--clubs", str(clubs), "--members", str(members))
        product.run("crm", "bench.cost_crm_server", "--port", str(ports[1]), *size, ready=settings.simulator_url)
        await _open_clubs(product, clubs, members)
        yield product


def _settings(folder: Path, url: str, *, api: int, crm: int, temporal: int) -> Settings:
    return Settings(
        data_dir=folder / "data",
        database_url=url,
        temporal_address=f"127.0.0.1:{temporal}",
        api_port=api,
        simulator_url=f"http://127.0.0.1:{crm}",
        burst_quiet_s=0.0,
        burst_max_s=0.0,
    )


def _temporal(stack: AsyncExitStack, folder: Path, port: int, ui_port: int, http_port: int) -> int:
    command = dev_server_command(
        find_temporal_cli(), port=port, ui_port=ui_port, http_port=http_port, database=folder / "temporal.sqlite3"
    )
    ready = lambda: answers(namespace_url(http_port))  # noqa: E731
    return stack.enter_context(running(command, log=folder / "temporal.log", ready=ready)).pid


async def _open_clubs(product: Product, clubs: int, members: int) -> None:
    """Several clubs, since a club's sends go one after the other: the CRM's session is a thing of its own."""
    secrets = open_secrets(product.settings)
    now = datetime.now(UTC)
    await ensure_owner(product.store)
    for number in range(clubs):
        theirs = [index for index in range(members) if index % clubs == number]
        await product.store.run(lambda tx, number=number: write_club(tx, _club(product, number), secrets, now=now))
        await product.store.run(
            lambda tx, number=number, theirs=theirs: _open_conversations(tx, product, number, theirs, now)
        )


def _club(product: Product, number: int) -> NewClub:
    club = club_of(number)
    return NewClub(
        slug=ClubId(club.slug),
        name=club.name,
        time_zone=ZONE,
        autonomy=Autonomy.AUTO,
        burst_quiet_s=0.0,
        burst_max_s=0.0,
        login=ClubLogin(base_url=product.settings.simulator_url, username=club.username, password=PASSWORD),
        knowledge=DEMO_KNOWLEDGE,
    )


async def _open_conversations(
    tx: Transaction, product: Product, number: int, members: list[int], now: datetime
) -> None:
    slug = ClubId(club_of(number).slug)
    await tx.session.execute(
        update(Club)
        .where(Club.id == slug)
        .values(
            polling_paused=True,  # arrivals are given in: what is measured begins with the stored row
            connected_at=now - timedelta(days=1),
            max_replies_hour=100_000,
            max_replies_day=100_000,
        )
    )
    senders = {
        index: Sender(
            crm_user_id=CrmUserId(str(member_id(index))), sender_key=None, name=f"Member{index} Bench", role="member"
        )
        for index in members
    }
    known = await Members(tx).ensure(slug, list(senders.values()), now=now)
    opened = await Conversations(tx).ensure(slug, list(known.values()), ai_on=True, now=now)
    product.conversations += [
        (slug, opened[known[sender.identity]], member_id(index)) for index, sender in senders.items()
    ]


def _sign_of(ready: Ready) -> Callable[[], bool]:
    if isinstance(ready, Path):
        return ready.exists
    return (lambda: answers(ready)) if isinstance(ready, str) else ready


def answers(url: str) -> bool:
    """Whether somebody serves pages there."""
    try:
        return httpx2.get(url, timeout=2).status_code == 200
    except httpx2.HTTPError:
        return False


def _plain_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("SPOTTER_", "TEMPORAL_"))}
