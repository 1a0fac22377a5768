"""How long we wait and how often we try again, by kind of work. The only place with a timeout or a retry.

Which errors are hopeless is the errors' own business: the interceptor of `activities.failures` marks them.
"""

from datetime import timedelta
from typing import TypedDict

from temporalio.common import RetryPolicy
from temporalio.workflow import ActivityCancellationType, unsafe

with unsafe.imports_passed_through():
    from spotter.contracts import names


class ActivityOptions(TypedDict, total=False):
    """The part of `execute_activity`'s arguments that is decided here."""

    task_queue: str
    start_to_close_timeout: timedelta
    schedule_to_close_timeout: timedelta
    heartbeat_timeout: timedelta
    retry_policy: RetryPolicy
    cancellation_type: ActivityCancellationType


_DESK = names.DESK_QUEUE
_POLLING = names.POLLING_QUEUE

JUDGE: ActivityOptions = {
    "task_queue": _DESK,
    "start_to_close_timeout": timedelta(seconds=90),  # two model calls of 30 s and the transactions around them
    "schedule_to_close_timeout": timedelta(minutes=30),  # then a person reads it: no silent thread
    "retry_policy": RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(seconds=60)),
}
"""Reading and deciding: safe to repeat, the store holds the turn."""

SEND: ActivityOptions = {
    "task_queue": _DESK,
    "start_to_close_timeout": timedelta(seconds=150),  # login, delegate, popup, POST and read-back at 30 s each
    "schedule_to_close_timeout": timedelta(minutes=60),  # an answer later than that is a person's to give
    "heartbeat_timeout": timedelta(seconds=10),  # a killed worker's send goes on elsewhere within seconds
    "retry_policy": RetryPolicy(initial_interval=timedelta(seconds=2), maximum_interval=timedelta(seconds=60)),
    "cancellation_type": ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
}
"""Whatever may post to the CRM. Retried until it is armed; from then on it returns and never raises."""

TASK: ActivityOptions = {
    "task_queue": _DESK,
    "start_to_close_timeout": timedelta(seconds=150),  # it may tell the member that a person will answer
    "heartbeat_timeout": timedelta(seconds=10),
    "retry_policy": RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(seconds=60)),
    "cancellation_type": ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
}
"""Calling a person: tried for ever, since this is what happens when all else fails."""

SETTLE: ActivityOptions = {
    "task_queue": _DESK,
    "start_to_close_timeout": timedelta(minutes=45),  # an unreadable thread becomes a task after 30
    "heartbeat_timeout": timedelta(seconds=15),
    "retry_policy": RetryPolicy(initial_interval=timedelta(seconds=2), maximum_interval=timedelta(seconds=60)),
}
"""Reading back until it is known, or a person's task."""


def watch(window_s: float, heartbeat_timeout_s: float) -> ActivityOptions:
    """Return the options of one polling window of `window_s` seconds."""
    return {
        "task_queue": _POLLING,
        "start_to_close_timeout": timedelta(seconds=window_s + 600),  # a slow last poll may run over the window
        "heartbeat_timeout": timedelta(seconds=heartbeat_timeout_s),
        "retry_policy": RetryPolicy(
            initial_interval=timedelta(seconds=1),
            backoff_coefficient=1,  # a club must be polled again soon however often its worker died
            maximum_interval=timedelta(seconds=10),
        ),
    }
