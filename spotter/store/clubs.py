"""Clubs: their settings row, which the polling loop reads each second, and who may poll them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from spotter.domain.conversation import ClubStatus
from spotter.domain.events import ConnectionChanged
from spotter.domain.ids import ClubId
from spotter.store.tables.clubs import Club, CrmConnection
from spotter.store.transaction import Transaction

BEHIND_FROM = 2
"""So many failed polls in a row, and the club is shown as not in sync."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollingSettings:
    """What the polling loop looks at each second."""

    status: ClubStatus
    paused: bool
    interval_s: float
    requested_at: datetime | None
    epoch: int
    last_poll_at: datetime | None
    last_good_poll_at: datetime | None
    failed_polls: int
    sweep_cursor: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClub:
    """A club while a poll is being stored: nobody else stores one until the transaction ends."""

    id: ClubId
    time_zone: str
    ai_on: bool
    connected_at: datetime | None
    failed_polls: int


class Clubs:
    """The clubs, as one transaction sees them."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._tx = tx
        self._session = tx.session

    async def get(self, club: ClubId) -> Club | None:
        """Return the row as it is now."""
        return await self._session.scalar(select(Club).where(Club.id == club).execution_options(populate_existing=True))

    async def all_rows(self) -> list[Club]:
        """Return every club there ever was, by name."""
        return list(await self._session.scalars(select(Club).order_by(Club.id)))

    async def served(self) -> list[ClubId]:
        """Return the clubs whose polling workflow must exist: all that were not removed."""
        rows = await self._session.scalars(select(Club.id).where(Club.status != ClubStatus.REMOVED).order_by(Club.id))
        return [ClubId(row) for row in rows]

    async def polling_settings(self, club: ClubId) -> PollingSettings | None:
        """Read what the polling loop needs: one row by its key."""
        row = (
            await self._session.execute(
                select(
                    Club.status,
                    Club.polling_paused,
                    Club.poll_interval_s,
                    Club.poll_requested_at,
                    Club.poll_epoch,
                    Club.last_poll_at,
                    Club.last_good_poll_at,
                    Club.failed_polls,
                    Club.sweep_cursor,
                    Club.version,
                ).where(Club.id == club)
            )
        ).one_or_none()
        if row is None:
            return None
        return PollingSettings(
            status=ClubStatus(row.status),
            paused=row.polling_paused,
            interval_s=row.poll_interval_s,
            requested_at=row.poll_requested_at,
            epoch=row.poll_epoch,
            last_poll_at=row.last_poll_at,
            last_good_poll_at=row.last_good_poll_at,
            failed_polls=row.failed_polls,
            sweep_cursor=row.sweep_cursor,
            version=row.version,
        )

    async def raise_poll_epoch(self, club: ClubId) -> int:
        """Become the club's one poller. Whoever held an older epoch stores nothing any more."""
        return (
            await self._session.execute(
                update(Club)
                .where(Club.id == club)
                .values(poll_epoch=Club.poll_epoch + 1)
                .returning(Club.poll_epoch)
                .execution_options(synchronize_session=False)
            )
        ).scalar_one()

    async def hold(self, club: ClubId, epoch: int) -> HeldClub | None:
        """Lock the club for storing a poll made under `epoch`. None: another poller took over, so stop."""
        row = (
            await self._session.execute(
                select(Club.time_zone, Club.ai_on, Club.connected_at, Club.failed_polls)
                .where(Club.id == club, Club.poll_epoch == epoch)
                # Not FOR UPDATE: rows that only name the club as theirs need not wait.
                .with_for_update(key_share=True)
            )
        ).one_or_none()
        if row is None:
            return None
        return HeldClub(
            id=club,
            time_zone=row.time_zone,
            ai_on=row.ai_on,
            connected_at=row.connected_at,
            failed_polls=row.failed_polls,
        )

    async def record_good_poll(self, held: HeldClub, *, now: datetime) -> None:
        """Note that the club is in sync; tell pages that had been told otherwise."""
        await self._session.execute(
            update(Club)
            .where(Club.id == held.id)
            .values(
                last_poll_at=now,
                last_good_poll_at=now,
                failed_polls=0,
                last_poll_error=None,
                connected_at=held.connected_at or now,
            )
            .execution_options(synchronize_session=False)
        )
        if held.failed_polls >= BEHIND_FROM or held.connected_at is None:
            await self._tell_connection(held.id)

    async def record_failed_poll(self, club: ClubId, epoch: int, *, code: str, now: datetime) -> int | None:
        """Count a poll that brought nothing; returns how many in a row, None where another poller took over."""
        failed = (
            await self._session.execute(
                update(Club)
                .where(Club.id == club, Club.poll_epoch == epoch)
                .values(last_poll_at=now, failed_polls=Club.failed_polls + 1, last_poll_error=code)
                .returning(Club.failed_polls)
                .execution_options(synchronize_session=False)
            )
        ).scalar_one_or_none()
        if failed == BEHIND_FROM:
            await self._tell_connection(club)
        return failed

    async def _tell_connection(self, club: ClubId) -> None:
        state = await self._session.scalar(select(CrmConnection.state).where(CrmConnection.club_id == club))
        await self._tx.events.append(ConnectionChanged(club=club, state=state or "unknown"))
