"""Inboxes: which of the CRM's inboxes a club polls, and what the last complete page of each showed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from spotter.crm.port import InboxOwner
from spotter.domain.events import ClubChanged
from spotter.domain.ids import ClubId, InboxOwnerId
from spotter.store.tables.clubs import Inbox
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class PolledInbox:
    """One inbox as the polling loop needs it."""

    id: int
    owner: InboxOwnerId
    label: str
    interval_s: float | None
    """None: the club's own."""
    last_digest: str | None
    last_good_poll_at: datetime | None


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
        self._tx = tx
        self._session = tx.session
        self._insert: Any = sqlite.insert if tx.is_sqlite else postgresql.insert

    async def record_owners(self, club: ClubId, owners: Sequence[InboxOwner]) -> None:
        """Keep the CRM's owner selector. The own inbox is polled from the start, others when they are switched on."""
        if not owners:
            return
        statement = self._insert(Inbox)
        await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["club_id", "owner_id"],
                set_={
                    "label": statement.excluded.label,
                    "is_own": statement.excluded.is_own,
                    "is_location": statement.excluded.is_location,
                },
            ),
            [
                {
                    "club_id": club,
                    "owner_id": owner.owner_id,
                    "label": owner.label,
                    "is_own": owner.is_own,
                    "is_location": owner.is_location,
                    "enabled": owner.is_own,
                    "row_count": 0,
                    "known_ids": [],
                }
                for owner in owners
            ],
        )

    async def polled(self, club: ClubId) -> list[PolledInbox]:
        """Return the inboxes that are switched on, the own one first."""
        rows = await self._session.execute(
            select(Inbox.id, Inbox.owner_id, Inbox.label, Inbox.interval_s, Inbox.last_digest, Inbox.last_good_poll_at)
            .where(Inbox.club_id == club, Inbox.enabled)
            .order_by(Inbox.is_own.desc(), Inbox.id)
        )
        return [
            PolledInbox(
                id=row.id,
                owner=InboxOwnerId(row.owner_id),
                label=row.label,
                interval_s=row.interval_s,
                last_digest=row.last_digest,
                last_good_poll_at=row.last_good_poll_at,
            )
            for row in rows
        ]

    async def switch(self, club: ClubId, owner: InboxOwnerId, *, on: bool, interval_s: float | None = None) -> bool:
        """Switch an inbox on or off; False where the club has no such inbox. What it shows first is history."""
        hit = await self._session.execute(
            update(Inbox)
            .where(Inbox.club_id == club, Inbox.owner_id == owner)
            .values(enabled=on, interval_s=interval_s)
            .returning(Inbox.id)
            .execution_options(synchronize_session=False)
        )
        if hit.scalar_one_or_none() is None:
            return False
        await self._tx.events.append(ClubChanged(club=club))
        return True

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
