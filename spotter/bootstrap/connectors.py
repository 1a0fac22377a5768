"""The CRM connectors of one process: one per club, made anew when its credentials change."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from spotter.crm.clubos.connector import ClubOsConnector
from spotter.crm.port import CrmConnector
from spotter.domain.errors import CrmUnavailable
from spotter.domain.ids import ClubId
from spotter.store.login_gate import StoredLoginGate
from spotter.store.secrets import SecretBox
from spotter.store.session import Store
from spotter.store.tables.clubs import CrmConnection

_LOOK_AGAIN_AFTER_S = 5.0


class Connectors:
    """Gives a club's connector. The sessions inside are what a process holds of an account: keep one of these."""

    def __init__(self, store: Store, secrets: SecretBox, clock: Callable[[], datetime]) -> None:
        """Opens nothing yet."""
        self._store = store
        self._secrets = secrets
        self._clock = clock
        self._open: dict[ClubId, tuple[int, float, ClubOsConnector]] = {}
        self._lock = asyncio.Lock()

    async def of(self, club: ClubId) -> CrmConnector:
        """Return the club's connector. Raises `CrmUnavailable` where the club has no connection."""
        loop_time = asyncio.get_running_loop().time()
        known = self._open.get(club)
        if known is not None and loop_time - known[1] < _LOOK_AGAIN_AFTER_S:
            return known[2]
        async with self._lock:
            row = await self._row(club)
            known = self._open.get(club)
            if known is not None and known[0] == row.version:
                self._open[club] = (row.version, loop_time, known[2])
                return known[2]
            connector = self._build(club, row)
            self._open[club] = (row.version, loop_time, connector)
        if known is not None:
            await known[2].aclose()
        return connector

    async def aclose(self) -> None:
        """Close every connector."""
        for _version, _looked_at, connector in self._open.values():
            await connector.aclose()
        self._open.clear()

    async def _row(self, club: ClubId) -> CrmConnection:
        wanted = select(CrmConnection).where(CrmConnection.club_id == club)
        row = await self._store.read(lambda tx: tx.session.scalar(wanted))
        if row is None:
            raise CrmUnavailable("This club has no CRM connection. Enter its ClubOS login in the settings.")
        return row

    def _build(self, club: ClubId, row: CrmConnection) -> ClubOsConnector:
        hub_password = row.clubhub_password
        return ClubOsConnector(
            base_url=row.base_url,
            username=row.username,
            password=self._secrets.open(row.password, place=f"crm_password:{club}"),
            clubhub_base_url=row.clubhub_url,
            clubhub_username=row.clubhub_username,
            clubhub_password=self._secrets.open(hub_password, place=f"clubhub_password:{club}")
            if hub_password
            else None,
            club_crm_number=row.club_number,
            login_gate=StoredLoginGate(self._store, club, clock=self._clock),
            clock=self._clock,
        )
