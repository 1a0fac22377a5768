"""Inboxes: what the last complete page of each showed, which the next one is held against."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from spotter.domain.ids import ClubId, InboxOwnerId
from spotter.store.tables.base import table_of
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
        row = (await self._session.execute(_CURSOR, {"inbox": inbox})).one_or_none()
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
        rows = await self._session.scalars(_SHOWN_ELSEWHERE, {"club": club, "besides": besides})
        return {id_ for known in rows for id_ in known}

    async def change(self, inbox: int, **values: Any) -> None:
        """Move the cursor, in the transaction that stored what it moves past."""
        await self._session.execute(_CHANGE, {"inbox": inbox, **values})


_INBOX = table_of(Inbox)
_CURSOR = select(_INBOX.c.owner_id, _INBOX.c.known_ids, _INBOX.c.suspect_ids, _INBOX.c.synced_at).where(
    _INBOX.c.id == bindparam("inbox")
)
_SHOWN_ELSEWHERE = select(_INBOX.c.known_ids).where(
    _INBOX.c.club_id == bindparam("club"), _INBOX.c.id != bindparam("besides"), _INBOX.c.enabled
)
_CHANGE = _INBOX.update().where(_INBOX.c.id == bindparam("inbox"))
