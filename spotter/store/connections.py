"""A club's CRM connection: its state, its proven account, and the failed logins of all workers together."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from spotter.domain.conversation import ConnectionState
from spotter.domain.events import ConnectionChanged
from spotter.domain.ids import ClubId
from spotter.store.tables.clubs import CrmConnection
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginCount:
    """What the row says of logins; `version` is that of the credentials."""

    state: ConnectionState
    failed_logins: int
    next_login_at: datetime | None
    version: int


class Connections:
    """The CRM connections, as one transaction sees them."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._tx = tx
        self._session = tx.session

    async def get(self, club: ClubId) -> CrmConnection | None:
        """Return the row as it is now."""
        return await self._session.scalar(
            select(CrmConnection).where(CrmConnection.club_id == club).execution_options(populate_existing=True)
        )

    async def hold_logins(self, club: ClubId) -> LoginCount | None:
        """Lock the row and read its login count, so that N workers decide one after the other."""
        row = (
            await self._session.execute(
                select(
                    CrmConnection.state,
                    CrmConnection.failed_logins,
                    CrmConnection.next_login_at,
                    CrmConnection.version,
                )
                .where(CrmConnection.club_id == club)
                .with_for_update()
            )
        ).one_or_none()
        if row is None:
            return None
        return LoginCount(
            state=ConnectionState(row.state),
            failed_logins=row.failed_logins,
            next_login_at=row.next_login_at,
            version=row.version,
        )

    async def set_state(
        self, club: ClubId, state: ConnectionState, *, now: datetime, error: str | None = None, **values: Any
    ) -> bool:
        """Move to a state, with what else changes; tells the pages. False where the state was this already."""
        moved = await self._session.execute(
            update(CrmConnection)
            .where(CrmConnection.club_id == club, CrmConnection.state != state)
            .values(state=state, state_since=now)
            .returning(CrmConnection.club_id)
            .execution_options(synchronize_session=False)
        )
        changed = moved.scalar_one_or_none() is not None
        await self._session.execute(
            update(CrmConnection)
            .where(CrmConnection.club_id == club)
            .values(last_error=error, **values)
            .execution_options(synchronize_session=False)
        )
        if changed:
            await self._tx.events.append(ConnectionChanged(club=club, state=state.value))
        return changed

    async def reserve_login(self, club: ClubId, *, until: datetime) -> None:
        """Keep everyone else from logging in until then, or until the outcome is recorded."""
        await self._session.execute(
            update(CrmConnection)
            .where(CrmConnection.club_id == club)
            .values(next_login_at=until)
            .execution_options(synchronize_session=False)
        )
