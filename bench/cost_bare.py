"""The floor under a turn: a workflow with the same number of activities that do nothing, on a worker set as ours is."""

import asyncio
import os
import signal
import socket
from collections import deque
from datetime import timedelta
from pathlib import Path

import uvloop
from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import PollerBehaviorAutoscaling, UnsandboxedWorkflowRunner, Worker

from bench.cost_heap import weigh_when_asked
from spotter.allocator import share_arenas
from workflows import options

WORKFLOWS_QUEUE = "bare"
ACTIVITIES_QUEUE = "bare-desk"
WROTE = "wrote"


@activity.defn
async def bare_judge(number: int) -> int:
    """Judge nothing."""
    return number


@activity.defn
async def bare_send(number: int, port: int) -> int:
    """Send nothing; tell the bench that the turn is over."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as told:
        told.sendto(f"done\t{number}".encode(), ("127.0.0.1", port))
    return number


@workflow.defn
class BareConversation:
    """For each signal two activities, one after the other, with our own options."""

    def __init__(self) -> None:
        """Nothing was written yet."""
        self._wrote: deque[int] = deque()

    @workflow.run
    async def run(self, port: int) -> None:
        """Go on for ever."""
        while True:
            await workflow.wait_condition(lambda: bool(self._wrote))
            number = self._wrote.popleft()
            judge: options.ActivityOptions = {**options.JUDGE, "task_queue": ACTIVITIES_QUEUE}
            send: options.ActivityOptions = {**options.SEND, "task_queue": ACTIVITIES_QUEUE}
            await workflow.execute_activity(bare_judge, number, summary="read and decide", **judge)
            await workflow.execute_activity(bare_send, args=[number, port], summary="turn", **send)

    @workflow.signal(name=WROTE)
    def wrote(self, number: int) -> None:
        """A message."""
        self._wrote.append(number)


async def serve(address: str, ready: Path) -> None:
    """Work until SIGTERM. The settings are those of `worker.build_workers`."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    client = await Client.connect(address)
    workflows = Worker(
        client,
        task_queue=WORKFLOWS_QUEUE,
        workflows=[BareConversation],
        workflow_runner=UnsandboxedWorkflowRunner(),
        max_cached_workflows=int(os.environ.get("BENCH_CACHED", "1000")),
        max_concurrent_workflow_tasks=16,
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=2),
        workflow_task_poller_behavior=PollerBehaviorAutoscaling(),
    )
    desk = Worker(
        client,
        task_queue=ACTIVITIES_QUEUE,
        activities=[bare_judge, bare_send],
        max_concurrent_activities=40,
        activity_task_poller_behavior=PollerBehaviorAutoscaling(),
    )
    async with workflows, desk:
        ready.touch()  # noqa: ASYNC240 - once, before there is work
        await stop.wait()
    await asyncio.sleep(0.5)  # as in `worker.py`: the SDK's threads need the loop once more


if __name__ == "__main__":
    share_arenas()
    os.nice(5)
    weigh_when_asked()
    uvloop.run(serve(os.environ["BENCH_TEMPORAL"], Path(os.environ["BENCH_READY"])))
