"""Conversations: one per member, its state, and the marks that decide whether a draft is stale."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.dialects import postgresql, sqlite

from spotter.domain.conversation import ConversationStatus
from spotter.domain.ids import ClubId, ConversationId, MemberId, MessageId
from spotter.store.long_lists import among, long_ids
from spotter.store.row_changes import change_rows
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Conversation
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationMarks:
    """What storing a message reads and moves. Read it after the lock, not before."""

    id: ConversationId
    member: MemberId
    status: ConversationStatus
    requires_response: bool
    ai_handling: bool
    taken_over_by: int | None
    takeover_epoch: int
    newest_inbound: MessageId
    last_message_at: datetime | None
    last_message: MessageId | None
    last_inbound_at: datetime | None
    log_read_at: datetime | None
    version: int


class Conversations:
    """The conversations, as one transaction sees them."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._session = tx.session
        self._insert: Any = sqlite.insert if tx.is_sqlite else postgresql.insert

    async def get(self, conversation: ConversationId) -> Conversation | None:
        """Return the row as it is now."""
        return await self._session.scalar(
            select(Conversation).where(Conversation.id == conversation).execution_options(populate_existing=True)
        )

    async def ensure(
        self,
        club: ClubId,
        members: Sequence[MemberId],
        *,
        ai_on: bool,
        now: datetime,
        status: Mapping[MemberId, ConversationStatus] | None = None,
    ) -> dict[MemberId, ConversationId]:
        """Return the one conversation of each member, made where there was none."""
        known = await self.of_members(members)
        missing = [member for member in dict.fromkeys(members) if member not in known]
        if not missing:
            return known
        await self._session.execute(
            self._insert(Conversation).on_conflict_do_nothing(),
            [
                {
                    "club_id": club,
                    "member_id": member,
                    "status": (status or {}).get(member, ConversationStatus.WAITING_ON_MEMBER).value,
                    "requires_response": False,
                    "ai_on": True,
                    "ai_handling": ai_on,
                    "takeover_epoch": 0,
                    "newest_inbound_id": 0,
                    "created_at": now,
                    "version": 1,
                }
                for member in missing
            ],
        )
        return known | await self.of_members(missing)

    async def of_members(self, members: Collection[MemberId]) -> dict[MemberId, ConversationId]:
        """Return the conversations that these members have."""
        if not members:
            return {}
        rows = await self._session.execute(_OF_MEMBERS, {"members": members})
        return {MemberId(member): ConversationId(id_) for member, id_ in rows}

    async def members_of(self, conversations: Collection[ConversationId]) -> dict[ConversationId, MemberId]:
        """Return whose conversations these are."""
        if not conversations:
            return {}
        rows = await self._session.execute(_MEMBERS_OF, {"conversations": conversations})
        return {ConversationId(id_): MemberId(member) for id_, member in rows}

    async def marks(self, conversations: Collection[ConversationId]) -> dict[ConversationId, ConversationMarks]:
        """Read the marks of conversations that are locked."""
        if not conversations:
            return {}
        rows = await self._session.execute(_MARKS, {"conversations": conversations})
        return {ConversationId(row.id): marks_of(row) for row in rows}

    async def change_many(self, changes: Sequence[dict[str, Any]]) -> None:
        """Change locked rows by their `id`; every change names the same columns. Versions are the caller's."""
        await change_rows(self._session, _CONVERSATION, changes)


def marks_of(row: Row[*tuple[Any, ...]]) -> ConversationMarks:
    """Return the marks in a row with (at least) `MARKS`."""
    return ConversationMarks(
        id=ConversationId(row.id),
        member=MemberId(row.member_id),
        status=ConversationStatus(row.status),
        requires_response=row.requires_response,
        ai_handling=row.ai_handling,
        taken_over_by=row.taken_over_by,
        takeover_epoch=row.takeover_epoch,
        newest_inbound=MessageId(row.newest_inbound_id),
        last_message_at=row.last_message_at,
        last_message=MessageId(row.last_message_id) if row.last_message_id is not None else None,
        last_inbound_at=row.last_inbound_at,
        log_read_at=row.log_read_at,
        version=row.version,
    )


_CONVERSATION = table_of(Conversation)
MARKS = (
    _CONVERSATION.c.id,
    _CONVERSATION.c.member_id,
    _CONVERSATION.c.status,
    _CONVERSATION.c.requires_response,
    _CONVERSATION.c.ai_handling,
    _CONVERSATION.c.taken_over_by,
    _CONVERSATION.c.takeover_epoch,
    _CONVERSATION.c.newest_inbound_id,
    _CONVERSATION.c.last_message_at,
    _CONVERSATION.c.last_message_id,
    _CONVERSATION.c.last_inbound_at,
    _CONVERSATION.c.log_read_at,
    _CONVERSATION.c.version,
)
"""The columns of a conversation's marks, for statements that read more at the same moment."""
_MARKS = select(*MARKS).where(among(_CONVERSATION.c.id, long_ids("conversations")))
_OF_MEMBERS = select(_CONVERSATION.c.member_id, _CONVERSATION.c.id).where(
    among(_CONVERSATION.c.member_id, long_ids("members"))
)
_MEMBERS_OF = select(_CONVERSATION.c.id, _CONVERSATION.c.member_id).where(
    among(_CONVERSATION.c.id, long_ids("conversations"))
)
