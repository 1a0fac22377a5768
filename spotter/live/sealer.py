"""Who seals the audit: the process that numbers events, once a second, where a line waits."""

import asyncio
from collections.abc import Callable

import structlog
from sqlalchemy.exc import SQLAlchemyError

from spotter.domain.errors import SpotterError
from spotter.live.changes import Changes
from spotter.live.waiting import stopped_within
from spotter.store.audit_chain import AT_ONCE, is_something_unsealed, seal
from spotter.store.session import Store

log = structlog.get_logger(__name__)

_EVERY_S = 1.0


class Sealer:
    """Links lines to their chains while its process is the one. A second one beside it would do no harm."""

    def __init__(self, store: Store, *, is_our_turn: Callable[[], bool], changes: Changes) -> None:
        """`is_our_turn` says whether this process numbers events now."""
        self._store = store
        self._changes = changes
        self._is_our_turn = is_our_turn

    async def run(self, stop: asyncio.Event) -> None:
        """Seal until told to stop."""
        seen: int | None = None
        while not await stopped_within(stop, _EVERY_S):
            version = self._changes.version()
            if not self._is_our_turn() or (version is not None and version == seen):
                continue
            try:
                await seal_all(self._store)
                seen = version
            except (SQLAlchemyError, SpotterError, OSError) as error:
                log.warning("audit_sealing_failed", error=type(error).__name__)


async def seal_all(store: Store) -> int:
    """Seal everything that waits; returns how many lines."""
    if not await store.read(is_something_unsealed):
        return 0
    total = 0
    while True:
        count = await store.run(seal)
        total += count
        if count < AT_ONCE:
            return total
