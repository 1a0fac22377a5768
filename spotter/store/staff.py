"""Staff: who is asked, in which order."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from spotter.domain.ids import ClubId, StaffId
from spotter.store.tables.people import Staff
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderPerson:
    """A person on a club's ladder."""

    id: StaffId
    name: str
    role: str
    rung: int


class StaffList:
    """The staff, as one transaction sees them."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._session = tx.session

    async def get(self, staff: StaffId) -> Staff | None:
        """Return the row as it is now."""
        return await self._session.scalar(
            select(Staff).where(Staff.id == staff).execution_options(populate_existing=True)
        )

    async def ladder(self, club: ClubId) -> list[LadderPerson]:
        """Return who is asked, in order: the club's people by rung, then the owners of all clubs."""
        rows = await self._session.execute(
            select(Staff.id, Staff.name, Staff.role, Staff.rung)
            .where(or_(Staff.club_id == club, Staff.club_id.is_(None)), Staff.active)
            .order_by(Staff.club_id.is_(None), Staff.rung, Staff.id)
        )
        return [LadderPerson(id=StaffId(row.id), name=row.name, role=row.role, rung=row.rung) for row in rows]
