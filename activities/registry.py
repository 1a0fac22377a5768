"""Every activity there is, by the queue that serves it. Built by a composition root, once per process."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from activities.classification import ClassificationActivities
from activities.escalation import EscalationActivities
from activities.inbox import InboxActivities
from activities.nudging import Nudger
from activities.reply import ReplyActivities
from spotter.bootstrap.connectors import Connectors
from spotter.delivery.sender import Sender
from spotter.engine.port import Engine
from spotter.inbox.ingesting import ingester
from spotter.store.session import Store
from spotter.turns.answering import Answerer
from spotter.turns.freshness import Freshness
from spotter.turns.judging import Judge
from spotter.turns.ordering import Orders
from spotter.turns.purse import Budget, Purse
from spotter.turns.tasking import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Activities:
    """The activities of one worker process."""

    desk: Sequence[Callable[..., Any]]
    polling: Sequence[Callable[..., Any]]


def build_activities(
    store: Store,
    connectors: Connectors,
    engines: tuple[Engine, Engine],
    nudger: Nudger,
    clock: Callable[[], datetime],
    *,
    budget: Budget | None = None,
    **sender_options: Any,
) -> Activities:
    """Wire the activities. `sender_options` go to `Sender` (shortened timings and crash points in tests)."""
    engine, embedded = engines
    # The embedded engine costs nothing, so nothing is counted.
    purse = Purse(store, budget or Budget(), clock) if engine is not embedded else None
    ingest = ingester(store, clock)
    sender = Sender(store, connectors.of, ingest_thread=ingest, clock=clock, **sender_options)
    classification = ClassificationActivities(
        Freshness(store, connectors.of, ingest, clock), Judge(store, engine, embedded, clock, purse)
    )
    replies = ReplyActivities(store, Answerer(store, engine, clock, purse), Orders(store, clock), sender)
    escalation = EscalationActivities(Tasks(store, clock), sender)
    inbox = InboxActivities(store, connectors.of, nudger, clock)
    return Activities(
        desk=[classification.classify, replies.reply, replies.settle, escalation.escalate],
        polling=[inbox.watch_inbox],
    )
