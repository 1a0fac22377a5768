"""The slow rotating look into the threads' logs: who wrote in the CRM by hand, and what did the inbox not show?"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select, update

from spotter.crm.port import CrmConnector
from spotter.domain.errors import CrmError
from spotter.domain.ids import ClubId, ConversationId, CrmUserId
from spotter.inbox.arrivals import Arrival
from spotter.inbox.threads import store_thread
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.people import Member
from spotter.store.transaction import Transaction

log = structlog.get_logger(__name__)

_EVERY = timedelta(seconds=20)
_SESSION_WAIT_S = 1.0
_LIVELY = timedelta(days=14)


class LogSweep:
    """Reads one thread every twenty seconds, round and round, on the sending session when nobody needs it."""

    def __init__(
        self,
        store: Store,
        club: ClubId,
        connectors: Callable[[ClubId], Awaitable[CrmConnector]],
        clock: Callable[[], datetime],
    ) -> None:
        """Begins where the club's row says that the last one stopped."""
        self._store = store
        self._club = club
        self._connectors = connectors
        self._clock = clock
        self._next_at = clock() + _EVERY

    async def step(self) -> list[Arrival]:
        """Read the next thread if it is time; return what the inbox had not shown."""
        if self._clock() < self._next_at:
            return []
        self._next_at = self._clock() + _EVERY
        chosen = await self._store.run(self._next)
        if chosen is None:
            return []
        conversation, user = chosen
        try:
            connector = await self._connectors(self._club)
            async with connector.sending(wait_s=_SESSION_WAIT_S) as session:
                thread = await session.read_thread(user)
        except CrmError as error:
            log.info("log_sweep_skipped", club=self._club, conversation=conversation, code=error.code)
            return []
        stored = await store_thread(self._store, self._club, conversation, thread, now=self._clock())
        return [stored.arrived] if stored.arrived is not None else []

    async def _next(self, tx: Transaction) -> tuple[ConversationId, CrmUserId] | None:
        """Return the next conversation in which something happened lately, and remember it in the club's row."""
        cursor = await tx.session.scalar(select(Club.sweep_cursor).where(Club.id == self._club)) or 0
        row = (
            await tx.session.execute(
                select(Conversation.id, Member.crm_user_id)
                .join(Member, Member.id == Conversation.member_id)
                .where(
                    Conversation.club_id == self._club,
                    Conversation.id > cursor,
                    Conversation.last_message_at > self._clock() - _LIVELY,
                    Member.crm_user_id.is_not(None),
                )
                .order_by(Conversation.id)
                .limit(1)
            )
        ).one_or_none()
        await tx.session.execute(
            update(Club).where(Club.id == self._club).values(sweep_cursor=row.id if row is not None else 0)
        )
        return (ConversationId(row.id), CrmUserId(row.crm_user_id)) if row is not None else None
