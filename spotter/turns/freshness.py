"""A look into the CRM before judging: what was written there by hand, and what is known of the member.

Nothing here may stop a judgement for long: where the CRM is away, what is stored has to do, and the read just before
a send looks again.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy import bindparam, select

from spotter.crm.port import CrmConnector, CrmThread
from spotter.delivery.ports import IngestThread
from spotter.domain.errors import CrmError
from spotter.domain.ids import ClubId, ConversationId, CrmUserId
from spotter.store.members import Members
from spotter.store.session import Store
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.people import Member

log = structlog.get_logger(__name__)

_SESSION_WAIT_S = 10.0
_FACTS_FRESH_FOR = timedelta(minutes=10)


_MEMBER, _CONVERSATION = Member.__table__.c, Conversation.__table__.c
_WHO = (
    select(_MEMBER.id, _MEMBER.crm_user_id, _MEMBER.facts_read_at, _CONVERSATION.last_channel)
    .join(Conversation.__table__, _CONVERSATION.member_id == _MEMBER.id)
    .where(_CONVERSATION.id == bindparam("conversation"), _CONVERSATION.club_id == bindparam("club"))
)


class Freshness:
    """Brings a conversation up to what the CRM knows."""

    def __init__(
        self,
        store: Store,
        connectors: Callable[[ClubId], Awaitable[CrmConnector]],
        ingest_thread: IngestThread,
        clock: Callable[[], datetime],
    ) -> None:
        """`connectors` gives the connector of a club, `ingest_thread` stores what a thread's log shows."""
        self._store = store
        self._connectors = connectors
        self._ingest_thread = ingest_thread
        self._clock = clock

    async def refresh(self, club: ClubId, conversation: ConversationId, *, patient: bool = False) -> None:
        """Read the member's log, and their record where it is older than ten minutes.

        While `patient`, a CRM that may be read in a moment raises where the log was never read: without it the
        channel is not known, and a hiccup would put a plain question before a person.
        """
        asked = {"conversation": conversation, "club": club}
        row = (await self._store.read(lambda tx: tx.session.execute(_WHO, asked))).one_or_none()
        if row is None or row.crm_user_id is None:
            return
        user = CrmUserId(row.crm_user_id)
        is_known = row.last_channel is not None
        try:
            connector = await self._connectors(club)
            thread = await self._read_thread(connector, user)
            await self._ingest_thread(club, conversation, thread)
            is_known = True
            if row.facts_read_at is None or self._clock() - row.facts_read_at > _FACTS_FRESH_FOR:
                facts = await connector.member_facts(user, thread=thread)
                await self._store.run(lambda tx: Members(tx).keep_facts(row.id, facts))
        except CrmError as error:
            log.warning("thread_not_read", club=club, conversation=conversation, code=error.code)
            if patient and error.retryable and not is_known:
                raise

    async def _read_thread(self, connector: CrmConnector, user: CrmUserId) -> CrmThread:
        async with connector.sending(wait_s=_SESSION_WAIT_S) as session:
            return await session.read_thread(user)
