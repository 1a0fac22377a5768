"""When a run has grown so long that it goes on as a new one."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from spotter.contracts.conversation import Timings


def is_long(timings: Timings, *, turns: int) -> bool:
    """Whether the server says so, or the run has had its turns or its events."""
    info = workflow.info()
    return (
        info.is_continue_as_new_suggested()
        or turns >= timings.turns_per_run
        or info.get_current_history_length() >= timings.events_per_run
    )
