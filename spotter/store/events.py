"""Writing events: in the transaction of their cause, without a position (the sequencer gives it)."""

from datetime import UTC, datetime
from typing import Final

from spotter.domain.events import Event
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.base import table_of
from spotter.store.tables.records import Event as EventRow

_APPEND: Final = table_of(EventRow).insert()


class EventLog:
    """The writing end of the event log."""

    def __init__(self, session: AwaitedSession) -> None:
        """Made by `Transaction`."""
        self._session = session

    async def append(self, *events: Event) -> None:
        """Write events; they become visible, and get their place, after the commit."""
        if not events:
            return
        now = datetime.now(UTC)
        await self._session.execute(
            _APPEND,
            [
                {
                    "type": event.type,
                    "club_id": event.club,
                    "conversation_id": event.conversation,
                    "version": event.version,
                    "payload": event.payload(),
                    "created_at": now,
                }
                for event in events
            ],
        )
