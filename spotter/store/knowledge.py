"""Knowledge: what may be said of a club at a moment. Retired or out-of-date entries are never said."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select

from spotter.domain.ids import ClubId
from spotter.store.tables.clubs import KnowledgeEntry
from spotter.store.transaction import Transaction


class Knowledge:
    """The knowledge, as one transaction sees it."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._session = tx.session

    async def valid(self, club: ClubId, *, at: datetime, kinds: Collection[str] | None = None) -> list[KnowledgeEntry]:
        """Return the entries that hold at a moment, oldest first."""
        statement = select(KnowledgeEntry).where(
            KnowledgeEntry.club_id == club,
            KnowledgeEntry.retired_at.is_(None),
            or_(KnowledgeEntry.valid_from.is_(None), KnowledgeEntry.valid_from <= at),
            or_(KnowledgeEntry.valid_to.is_(None), KnowledgeEntry.valid_to > at),
        )
        if kinds is not None:
            statement = statement.where(KnowledgeEntry.kind.in_(kinds))
        rows = await self._session.scalars(
            statement.order_by(KnowledgeEntry.id).execution_options(populate_existing=True)
        )
        return list(rows)

    async def get(self, club: ClubId, entry: int) -> KnowledgeEntry | None:
        """Return one entry of a club, whatever its age."""
        return await self._session.scalar(
            select(KnowledgeEntry).where(KnowledgeEntry.club_id == club, KnowledgeEntry.id == entry)
        )
