"""After a restore: nothing leaves until the CRM's own logs were read back, for they know what we have forgotten.

A restored store is older than the world. What it still holds as queued may have left long ago, and the attempt that
would make us look is lost with the rest. So sends are stopped, the longest time after which an effect becomes
visible passes, every lively thread is read, and what left is marked as sent before the gate opens again.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import select, update

from spotter.crm.port import CrmThread
from spotter.delivery.evidence import same_person
from spotter.delivery.lost_attempts import RESTORED, close_the_gap, hand_to_a_person
from spotter.delivery.ports import Connectors, IngestThread, SendTimings, utc_now
from spotter.delivery.settling import Sleep
from spotter.domain.delivery import TERMINAL_STATES, WAITING_FOR_STAFF
from spotter.domain.errors import CrmError
from spotter.domain.ids import ClubId, ConversationId, CrmUserId, DeliveryId
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.people import Member
from spotter.store.transaction import Transaction

log = structlog.get_logger(__name__)

LIVELY: Final = timedelta(days=14)
"""How far back a thread is worth reading: longer than any backup that one would restore."""

_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubReadBack:
    """What reading a club's threads back came to. `opened` says that its sends are free again."""

    club: ClubId
    read: int
    sent: tuple[DeliveryId, ...]
    """Deliveries that had left although the store no longer knew."""
    unread: tuple[ConversationId, ...]
    opened: bool


@dataclass(slots=True)
class _Progress:
    sent: list[DeliveryId] = field(default_factory=list[DeliveryId])
    read: int = 0


async def stop_sends(store: Store) -> tuple[ClubId, ...]:
    """Stop the sends of every club. The first thing after a restore, before any worker runs."""

    async def stop(tx: Transaction) -> tuple[ClubId, ...]:
        clubs = await tx.session.scalars(
            update(Club).values(sends_stopped=RESTORED, version=Club.version + 1).returning(Club.id)
        )
        return tuple(sorted(ClubId(club) for club in clubs))

    return await store.run(stop)


class FullReconcile:
    """Reads every lively thread of the clubs whose sends a restore has stopped. May be run again after a crash."""

    def __init__(
        self,
        store: Store,
        connectors: Connectors,
        *,
        ingest_thread: IngestThread,
        clock: Callable[[], datetime] = utc_now,
        sleep: Sleep = asyncio.sleep,
        timings: SendTimings = SendTimings(),  # noqa: B008 - a frozen value
    ) -> None:
        """Built by a composition root, with the same parts as `Sender`."""
        self._store = store
        self._connectors = connectors
        self._ingest_thread = ingest_thread
        self._clock = clock
        self._sleep = sleep
        self._timings = timings

    async def run(self, *, give_up_unreadable: bool = False) -> tuple[ClubReadBack, ...]:
        """Wait until whatever was posted before the restore must be visible, then read, match and open club by club.

        A club with a thread that cannot be read stays stopped, unless `give_up_unreadable` says that a person shall
        be asked about what waits in those threads.
        """
        await self._sleep(self._timings.post_s + self._timings.reads_s[-1])
        return tuple([await self._club(club, give_up_unreadable) for club in await self._stopped()])

    async def _club(self, club: ClubId, give_up_unreadable: bool) -> ClubReadBack:
        progress = _Progress()
        left = await self._lively(club)
        for number in range(_ROUNDS):
            if number and left:
                await self._sleep(self._timings.unreadable_again_s)
            left = [each for each in left if not await self._read_back(club, *each, progress)]
        unread = tuple(conversation for conversation, _ in left)
        if give_up_unreadable:
            await hand_to_a_person(self._store, unread, now=self._clock())
        opened = (give_up_unreadable or not unread) and await self._open(club)
        log.info("club_read_back", club=club, read=progress.read, sent=len(progress.sent), unread=len(unread))
        return ClubReadBack(club=club, read=progress.read, sent=tuple(progress.sent), unread=unread, opened=opened)

    async def _read_back(
        self, club: ClubId, conversation: ConversationId, member: CrmUserId, progress: _Progress
    ) -> bool:
        try:
            thread = await self._thread(club, member)
        except (CrmError, TimeoutError) as error:
            log.warning("thread_not_read_back", conversation=conversation, kind=type(error).__name__)
            return False
        # Ours first: whoever stores the log takes every other new text of the club's side for a person's.
        progress.sent += await close_the_gap(self._store, conversation, thread, now=self._clock())
        await self._ingest_thread(club, conversation, thread)
        progress.read += 1
        return True

    async def _thread(self, club: ClubId, member: CrmUserId) -> CrmThread:
        connector = await self._connectors(club)
        async with connector.sending(wait_s=self._timings.lock_wait_s) as session:
            async with asyncio.timeout(self._timings.read_back_s):
                thread = await session.read_thread(member)
        same_person(thread, member)
        return thread

    async def _stopped(self) -> Sequence[ClubId]:

        async def look(tx: Transaction) -> list[ClubId]:
            clubs = await tx.session.scalars(select(Club.id).where(Club.sends_stopped == RESTORED).order_by(Club.id))
            return [ClubId(club) for club in clubs]

        return await self._store.read(look)

    async def _lively(self, club: ClubId) -> list[tuple[ConversationId, CrmUserId]]:
        """Return the conversations in which anything happened lately, or in which something waits to leave."""
        over = TERMINAL_STATES | WAITING_FOR_STAFF
        waiting = select(Delivery.conversation_id).where(Delivery.club_id == club, Delivery.state.not_in(over))

        async def look(tx: Transaction) -> list[tuple[ConversationId, CrmUserId]]:
            rows = await tx.session.execute(
                select(Conversation.id, Member.crm_user_id)
                .join(Member, Member.id == Conversation.member_id)
                .where(
                    Conversation.club_id == club,
                    Member.crm_user_id.is_not(None),
                    (Conversation.last_message_at > self._clock() - LIVELY)
                    | Conversation.requires_response
                    | Conversation.id.in_(waiting),
                )
                .order_by(Conversation.id)
            )
            return [(ConversationId(row.id), CrmUserId(row.crm_user_id)) for row in rows]

        return await self._store.read(look)

    async def _open(self, club: ClubId) -> bool:
        """Let sends go again; False where something else has stopped them in the meantime."""

        async def open_again(tx: Transaction) -> bool:
            freed = await tx.session.scalar(
                update(Club)
                .where(Club.id == club, Club.sends_stopped == RESTORED)
                .values(sends_stopped=None, version=Club.version + 1)
                .returning(Club.id)
            )
            return freed is not None

        return await self._store.run(open_again)
