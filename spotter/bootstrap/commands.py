"""What the command line does with an installation: opens it, acts as its owner, and closes it again."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from spotter.auth.accounts import ensure_owner
from spotter.auth.principals import Principal, Role
from spotter.bootstrap.components import open_secrets, open_store, utc_now
from spotter.bootstrap.connectors import Connectors
from spotter.delivery.full_reconcile import ClubReadBack, FullReconcile, stop_sends
from spotter.delivery.ports import SendTimings
from spotter.desk.clubs import ClubSettings, NewClub, add_club, change_club, remove_club
from spotter.domain.ids import ClubId
from spotter.inbox.ingesting import ingester
from spotter.settings import Settings
from spotter.store.clubs import Clubs
from spotter.store.session import Store
from spotter.store.transaction import Transaction

T = TypeVar("T")


async def on_store(settings: Settings, work: Callable[[Store], Awaitable[T]]) -> T:
    """Open the store, work, close it."""
    store = open_store(settings)
    try:
        return await work(store)
    finally:
        await store.aclose()


async def club_lines(settings: Settings) -> list[str]:
    """Return one line a club: state, autonomy, last good poll."""

    async def read(store: Store) -> list[str]:
        rows = await store.read(lambda tx: Clubs(tx).all_rows())
        return [
            f"{row.id:20} {row.status:8} {row.autonomy:8} last good poll: {row.last_good_poll_at or 'never'}"
            f"{'  (polling paused)' if row.polling_paused else ''}"
            for row in rows
        ]

    return await on_store(settings, read)


async def add(settings: Settings, club: NewClub) -> None:
    """Add a club as the owner."""
    secrets = open_secrets(settings)
    await _as_owner(settings, lambda tx, owner: add_club(tx, club, secrets=secrets, by=owner, now=utc_now()))


async def set_paused(settings: Settings, club: ClubId, *, paused: bool) -> None:
    """Pause or resume a club's polling as the owner."""
    change = ClubSettings(polling_paused=paused)
    await _as_owner(settings, lambda tx, owner: change_club(tx, club, change, by=owner))


async def remove(settings: Settings, club: ClubId) -> None:
    """Stop serving a club as the owner."""
    await _as_owner(settings, lambda tx, owner: remove_club(tx, club, by=owner))


async def reconcile_after_restore(settings: Settings, *, give_up_unreadable: bool) -> tuple[ClubReadBack, ...]:
    """Stop all sends, read the CRM's logs back, and open the sends of each club that could be read whole."""

    async def work(store: Store) -> tuple[ClubReadBack, ...]:
        await stop_sends(store)
        connectors = Connectors(store, open_secrets(settings), utc_now)

        timings = SendTimings(reads_s=settings.settle_reads_s)
        try:
            full = FullReconcile(
                store, connectors.of, ingest_thread=ingester(store, utc_now), clock=utc_now, timings=timings
            )
            return await full.run(give_up_unreadable=give_up_unreadable)
        finally:
            await connectors.aclose()

    return await on_store(settings, work)


async def _as_owner(settings: Settings, work: Callable[[Transaction, Principal], Awaitable[object]]) -> None:
    async def act(store: Store) -> None:
        owner = Principal(id=await ensure_owner(store), name="Owner", role=Role.OWNER)
        await store.run(lambda tx: work(tx, owner))

    await on_store(settings, act)
