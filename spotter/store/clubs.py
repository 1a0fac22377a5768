"""Clubs: their settings row, which the polling loop reads each second, and who may poll them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from spotter.domain.conversation import ClubStatus
from spotter.domain.events import ConnectionChanged
from spotter.domain.ids import ClubId
from spotter.store.tables.base import table_of
from spotter.store.tables.clubs import Club, CrmConnection
from spotter.store.transaction import Transaction

BEHIND_FROM = 2
"""So many failed polls in a row, and the club is shown as not in sync."""

_CLUBS = table_of(Club)
_club = _CLUBS.c
_IT, _OF_EPOCH = _club.id == bindparam("club"), _club.poll_epoch == bindparam("epoch")

_POLLING_SETTINGS = select(
    _club.status,
    _club.polling_paused,
    _club.poll_interval_s,
    _club.poll_requested_at,
    _club.poll_epoch,
    _club.last_poll_at,
    _club.last_good_poll_at,
    _club.failed_polls,
    _club.sweep_cursor,
    _club.version,
).where(_IT)
_RAISE_EPOCH = _CLUBS.update().where(_IT).values(poll_epoch=_club.poll_epoch + 1).returning(_club.poll_epoch)
_HOLD = (
    select(_club.time_zone, _club.ai_on, _club.connected_at, _club.failed_polls)
    .where(_IT, _OF_EPOCH)
    # Not FOR UPDATE: rows that only name the club as theirs need not wait.
    .with_for_update(key_share=True)
)
_RECORD_GOOD_POLL = (
    _CLUBS.update()
    .where(_IT)
    .values(
        last_poll_at=bindparam("now"),
        last_good_poll_at=bindparam("now"),
        failed_polls=0,
        last_poll_error=None,
        connected_at=bindparam("connected"),
    )
)
_RECORD_FAILED_POLL = (
    _CLUBS.update()
    .where(_IT, _OF_EPOCH)
    .values(last_poll_at=bindparam("now"), failed_polls=_club.failed_polls + 1, last_poll_error=bindparam("code"))
    .returning(_club.failed_polls)
)


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
        row = (await self._session.execute(_POLLING_SETTINGS, {"club": club})).one_or_none()
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
        return (await self._session.execute(_RAISE_EPOCH, {"club": club})).scalar_one()

    async def hold(self, club: ClubId, epoch: int) -> HeldClub | None:
        """Lock the club for storing a poll made under `epoch`. None: another poller took over, so stop."""
        row = (await self._session.execute(_HOLD, {"club": club, "epoch": epoch})).one_or_none()
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
            _RECORD_GOOD_POLL, {"club": held.id, "now": now, "connected": held.connected_at or now}
        )
        if held.failed_polls >= BEHIND_FROM or held.connected_at is None:
            await self._tell_connection(held.id)

    async def record_failed_poll(self, club: ClubId, epoch: int, *, code: str, now: datetime) -> int | None:
        """Count a poll that brought nothing; returns how many in a row, None where another poller took over."""
        failed = await self._session.scalar(
            _RECORD_FAILED_POLL, {"club": club, "epoch": epoch, "code": code, "now": now}
        )
        if failed == BEHIND_FROM:
            await self._tell_connection(club)
        return failed

    async def _tell_connection(self, club: ClubId) -> None:
        state = await self._session.scalar(select(CrmConnection.state).where(CrmConnection.club_id == club))
        await self._tx.events.append(ConnectionChanged(club=club, state=state or "unknown"))
