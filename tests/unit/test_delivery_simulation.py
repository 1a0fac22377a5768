"""Sending against a CRM that lies and workers that die or freeze anywhere: thousands of seeded stories."""

import logging
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
import structlog

from spotter.delivery.gate import Armed
from spotter.delivery.ports import Job, SendTimings
from spotter.domain.ids import DeliveryId
from tests.fixtures.paper_ledger import PaperLedger
from tests.fixtures.sending_simulation import Break, Story

SEEDS = range(3_000)
_TO_NOTICE = range(3_000)


@pytest.fixture(autouse=True)
def _quiet() -> Any:
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.configure(**before)


async def test_no_story_breaks_a_promise() -> None:
    """
    Never twice, never "sent" without an effect, never after a stop, never forgotten: in every story.
    """
    faults: Counter[str] = Counter()
    for seed in SEEDS:
        story = Story(seed)
        await story.run()
        assert [] == story.broken(), f"seed {seed}\n" + "\n".join(story.timeline)
        faults.update(story.faults)

    points = {fault.split(" ", 1)[1] for fault in faults if fault.startswith("crash")}
    assert {"C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11"} <= points, "a crash point never fired"


class _Forgetful(PaperLedger):
    """Drops rule 2: does not see that an attempt is out."""

    async def look(self, delivery: DeliveryId) -> Job:
        row = self.deliveries[delivery]
        attempt = row.open_attempt
        if attempt is not None:
            attempt.closed, row.state, row.posts = True, type(row.state).QUEUED, row.posts - 1
        return await super().look(delivery)


class _Trusting(PaperLedger):
    """Drops the fence: believes that a worker that woke up still owns its attempt."""

    async def is_mine(self, job: Job, armed: Armed) -> bool:
        return True


class _Unasked(PaperLedger):
    """Drops the gate's look at the world."""

    def _situation(self, row: Any, facts: Any, now: Any) -> Any:
        asked = super()._situation(row, facts, now)
        return replace(asked, points=(), taken_over=False, takeover_epoch=asked.staged_epoch)


def _as(kind: type[PaperLedger]) -> Break:
    def change(ledger: PaperLedger) -> PaperLedger:
        ledger.__class__ = kind
        return ledger

    return change


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("an open attempt is not seen", {"breaks": _as(_Forgetful)}),
        ("the world is not asked", {"breaks": _as(_Unasked)}),
        ("an absence is believed at once", {"timings": SendTimings(reads_s=(0.0,), post_s=0.5)}),
        ("a frozen worker posts when it wakes", {"breaks": _as(_Trusting), "ignores_deadline": True}),
    ],
)
async def test_the_simulation_notices_a_broken_rule(name: str, broken: dict[str, Any]) -> None:
    """
    A promise that holds only because nobody tried to break it is no promise.
    """
    for seed in _TO_NOTICE:
        story = Story(seed, **broken)
        await story.run()
        if story.broken():
            return
    pytest.fail(f"Nothing happened although {name}.")
