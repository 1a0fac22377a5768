"""Temporal, loaded when the pages are there already: its SDK is a sixth of a start's CPU, and no page needs it."""

import asyncio
import importlib
from typing import TYPE_CHECKING

import structlog

from spotter.contracts.conversation import StaffActRef
from spotter.domain.errors import TemporalUnavailable
from spotter.domain.ids import ClubId, ConversationId
from spotter.settings import Settings
from spotter.store.session import Store

if TYPE_CHECKING:
    from api.temporal import Temporal

log = structlog.get_logger(__name__)


class LateTemporal:
    """Tells workflows of what people did. Whoever asks before it is loaded waits for that."""

    def __init__(self, settings: Settings, store: Store) -> None:
        """Loads nothing yet."""
        self._settings = settings
        self._store = store
        self._loading: asyncio.Task[Temporal] | None = None

    def load(self) -> "asyncio.Task[Temporal]":
        """Begin to load, in a thread, unless somebody did."""
        if self._loading is None:
            self._loading = asyncio.create_task(self._load())
        return self._loading

    async def is_reachable(self) -> bool:
        """Tell whether Temporal answers."""
        try:
            temporal = await self._loaded()
        except TemporalUnavailable:
            return False
        return await temporal.is_reachable()

    async def nudge_conversation(self, club: ClubId, conversation: ConversationId, *, act: StaffActRef) -> None:
        """Tell a conversation's workflow what a person did. Raises `TemporalUnavailable`."""
        await (await self._loaded()).nudger.nudge_conversation(club, conversation, act=act)

    async def start_club(self, club: ClubId) -> None:
        """Make sure that a club is polled. Raises `TemporalUnavailable`."""
        await (await self._loaded()).nudger.start_club(club)

    async def signal_club(self, club: ClubId, signal: str) -> None:
        """Tell a club's polling workflow. Raises `TemporalUnavailable`."""
        await (await self._loaded()).nudger.signal_club(club, signal)

    async def _loaded(self) -> "Temporal":
        return await asyncio.shield(self.load())

    async def _load(self) -> "Temporal":
        try:
            module = await asyncio.to_thread(importlib.import_module, "api.temporal")
            return await module.open_temporal(self._settings, self._store)
        except Exception as error:  # noqa: BLE001 - whatever the reason, it is away for whoever asks
            log.error("temporal_not_loaded", error=type(error).__name__)  # noqa: TRY400 - its text may hold the address
            raise TemporalUnavailable(
                "Temporal's settings cannot be used. The row is stored; a worker's sweep tells it later."
            ) from None
