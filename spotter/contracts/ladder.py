"""The ladder of a wait for a person: remind, next person, manager, at fixed moments."""

from datetime import datetime, timedelta

from spotter.contracts.conversation import Rung, Timings


def ladder(opened_at: datetime, timings: Timings, *, urgent: bool) -> list[Rung]:
    """Return when somebody is told again, counted from `opened_at`; an urgent task goes on every few minutes."""
    if urgent:
        step = timings.urgent_next_person_s
        waits = [step, 2 * step, 3 * step]
    else:
        waits = [timings.remind_after_s, timings.next_person_after_s, timings.manager_after_s]
    return [Rung(at=opened_at + timedelta(seconds=wait), number=number) for number, wait in enumerate(waits, start=1)]
