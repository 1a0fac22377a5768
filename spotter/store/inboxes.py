"""Inboxes: what the last complete page of each showed, which the next one is held against."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from spotter.domain.ids import ClubId, InboxOwnerId
from spotter.store.tables.clubs import Inbox
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxCursor:
    """What the next page of an inbox is held against."""

    owner: InboxOwnerId
    known_ids: list[str]
    suspect_ids: list[str] | None
    synced_at: datetime | None


class Inboxes:
    """The inboxes, as one transaction sees them."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._session = tx.session

    async def cursor(self, inbox: int) -> InboxCursor | None:
        """Read the cursor; the club is held, so nobody else moves it."""
        row = (
            await self._session.execute(
                select(Inbox.owner_id, Inbox.known_ids, Inbox.suspect_ids, Inbox.synced_at).where(Inbox.id == inbox)
            )
        ).one_or_none()
        if row is None:
            return None
        return InboxCursor(
            owner=InboxOwnerId(row.owner_id),
            known_ids=list(row.known_ids),
            suspect_ids=list(row.suspect_ids) if row.suspect_ids is not None else None,
            synced_at=row.synced_at,
        )

    async def shown_elsewhere(self, club: ClubId, *, besides: int) -> set[str]:
        """Return the ids that the club's other inboxes showed last: what left one inbox may still be in another."""
        rows = await self._session.scalars(
            select(Inbox.known_ids).where(Inbox.club_id == club, Inbox.id != besides, Inbox.enabled)
        )
        return {id_ for known in rows for id_ in known}

    async def change(self, inbox: int, **values: Any) -> None:
        """Move the cursor, in the transaction that stored what it moves past."""
        await self._session.execute(
            update(Inbox).where(Inbox.id == inbox).values(**values).execution_options(synchronize_session=False)
        )
