"""The worker: settings → components → Temporal workers, one per queue, and the sweep. A composition root."""

import asyncio
import os
import signal
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

import structlog
import uvloop
from temporalio.client import Client
from temporalio.worker import PollerBehaviorAutoscaling, UnsandboxedWorkflowRunner, Worker

from activities.failures import FailureInterceptor
from activities.nudging import InboxLinks, Nudger
from activities.registry import Activities, build_activities
from activities.sweep import Sweep
from activities.temporal_client import connect
from spotter.allocator import share_arenas
from spotter.bootstrap.components import open_secrets, open_store, utc_now
from spotter.bootstrap.connectors import Connectors
from spotter.bootstrap.engines import budget_of, build_engines
from spotter.contracts import names
from spotter.delivery.ports import SendTimings
from spotter.domain.errors import InvalidRequest
from spotter.log import configure_logging
from spotter.settings import Settings, read_settings
from spotter.store.timings import stored_timings
from workflows.registry import WORKFLOWS

log = structlog.get_logger(__name__)

_CLUBS_AT_MOST = 200
_DESK_SLOTS = 40
_CACHED_CONVERSATIONS = 1_000
_CONVERSATIONS_IN_HAND = 16
"""What a killed worker holds is waited for until its time is up, ten seconds; what the server holds goes on at once.

A moment's work each, and two cores: more in hand is no faster.
"""

_GIVES_WAY = 5
"""How much nicer than the pages: a person waits for a page, nobody for a tenth of a second of an answer. On a busy
machine of two cores the API is back after 3.2 s instead of 4.0, and the worker is none the slower where it is not.
"""


def build_workers(client: Client, activities: Activities, *, grace_s: float) -> list[Worker]:
    """Return one worker per queue: a hundred clubs' windows must never starve a judgement.

    The sandbox is off: workflow files import contracts only, which a linter holds, and tests run inside it.
    """
    grace = timedelta(seconds=grace_s)
    conversations = Worker(
        client,
        task_queue=names.CONVERSATIONS_QUEUE,
        workflows=list(WORKFLOWS),
        workflow_runner=UnsandboxedWorkflowRunner(),
        max_cached_workflows=_CACHED_CONVERSATIONS,
        max_concurrent_workflow_tasks=_CONVERSATIONS_IN_HAND,
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=2),  # a killed worker's workflows go on in seconds
        workflow_task_poller_behavior=PollerBehaviorAutoscaling(),
        graceful_shutdown_timeout=grace,
    )
    desk = Worker(
        client,
        task_queue=names.DESK_QUEUE,
        activities=list(activities.desk),
        max_concurrent_activities=_DESK_SLOTS,
        activity_task_poller_behavior=PollerBehaviorAutoscaling(),
        interceptors=[FailureInterceptor()],
        graceful_shutdown_timeout=grace,
    )
    polling = Worker(
        client,
        task_queue=names.POLLING_QUEUE,
        activities=list(activities.polling),
        max_concurrent_activities=_CLUBS_AT_MOST,
        interceptors=[FailureInterceptor()],
        graceful_shutdown_timeout=grace,
    )
    return [conversations, desk, polling]


@asynccontextmanager
async def _workers(settings: Settings) -> AsyncGenerator[list[Worker]]:
    """Hold everything that workers need, and give it back in reverse order."""
    async with AsyncExitStack() as stack:
        store = open_store(settings)
        stack.push_async_callback(store.aclose)
        connectors = Connectors(store, open_secrets(settings), utc_now)
        stack.push_async_callback(connectors.aclose)
        key = settings.temporal_api_key
        client = await connect(
            settings.temporal_address,
            namespace=settings.temporal_namespace,
            api_key=key.get_secret_value() if key else None,
            tls=settings.temporal_tls,
        )

        async def the_client() -> Client:
            return client

        nudger = Nudger(the_client, InboxLinks(public_url=settings.public_url), stored_timings(store))
        activities = build_activities(
            store,
            connectors,
            build_engines(settings),
            nudger,
            utc_now,
            budget=budget_of(settings),
            timings=SendTimings(reads_s=settings.settle_reads_s),
        )
        sweep = asyncio.create_task(Sweep(store, nudger).run())
        stack.push_async_callback(_ended, sweep)
        yield build_workers(client, activities, grace_s=settings.stop_grace_s)


async def _ended(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def run(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT; then finish what is armed and give up what is not."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signum, stop.set)
    async with _workers(settings) as workers:
        running = [asyncio.create_task(worker.run()) for worker in workers]
        log.info("worker_ready", temporal=settings.temporal_address)
        _tell_ready(settings.worker_ready_file)
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait([stopping, *running], return_when=asyncio.FIRST_COMPLETED)
        log.info("worker_stopping", grace_s=settings.stop_grace_s)
        _tell_not_ready(settings.worker_ready_file)
        stopping.cancel()
        await asyncio.gather(*(worker.shutdown() for worker in workers))
        await asyncio.gather(*running)  # a worker that died by itself raises here; the supervisor starts a new one
    await asyncio.sleep(0.5)  # the SDK's native threads need the loop once more, or the process may abort at exit


def _tell_ready(sign: Path | None) -> None:
    if sign is not None:
        sign.touch()


def _tell_not_ready(sign: Path | None) -> None:
    if sign is not None:
        sign.unlink(missing_ok=True)


def main() -> None:
    """Start the worker with the settings of its environment."""
    share_arenas()
    os.nice(_GIVES_WAY)
    try:
        settings = read_settings()
    except InvalidRequest as refused:
        raise SystemExit(refused.detail) from None
    configure_logging(settings.log_format)
    uvloop.run(run(settings))


if __name__ == "__main__":
    main()
