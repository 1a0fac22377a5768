"""How long a club's conversations wait for what: the standard, with the club's own overrides."""

from collections.abc import Awaitable, Callable
from dataclasses import fields, replace

from sqlalchemy import bindparam, select

from spotter.contracts.conversation import Timings
from spotter.domain.ids import ClubId
from spotter.store.session import Store
from spotter.store.tables.clubs import Club

_TIMINGS = select(Club.burst_quiet_s, Club.burst_max_s, Club.timings).where(Club.id == bindparam("club"))
_NAMES = frozenset(field.name for field in fields(Timings))


def stored_timings(store: Store) -> Callable[[ClubId], Awaitable[Timings]]:
    """Return a function that reads a club's timings from its row."""

    async def timings(club: ClubId) -> Timings:
        row = (await store.read(lambda tx: tx.session.execute(_TIMINGS, {"club": club}))).one_or_none()
        if row is None:
            return Timings()
        overrides = {name: value for name, value in row.timings.items() if name in _NAMES}
        return replace(Timings(burst_quiet_s=row.burst_quiet_s, burst_max_s=row.burst_max_s), **overrides)

    return timings
