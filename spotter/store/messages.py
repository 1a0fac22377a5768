"""Messages: entering them once, finding them again by either of their identities, and marking edits and losses."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select

from spotter.domain.conversation import AuthorKind, Channel, Direction, TimePrecision
from spotter.domain.ids import ClubId, ConversationId, DeliveryId, MessageId, TurnId
from spotter.store.long_lists import among, long_ids, long_texts
from spotter.store.row_changes import change_rows, known_columns
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Message
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """An entry of a conversation, about to be stored."""

    conversation: ConversationId
    direction: Direction
    author_kind: AuthorKind
    author_name: str
    body: str
    body_key: str
    sent_at: datetime | None
    precision: TimePrecision
    channel: Channel | None = None
    inbox_id: str | None = None
    log_key: str | None = None
    delivery: DeliveryId | None = None
    notice: str | None = None
    needs_turn: bool = False
    urgent: bool = False
    opt_out: str = "no"
    imported: bool = False
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMessage:
    """What alignment and effects need of a row."""

    id: MessageId
    conversation: ConversationId
    direction: Direction
    author_kind: AuthorKind
    body_key: str
    sent_at: datetime | None
    precision: TimePrecision
    inbox_id: str | None
    log_key: str | None
    delivery: DeliveryId | None
    turn: TurnId | None
    notice: str | None
    needs_turn: bool
    imported: bool
    answered: bool
    gone: bool
    version: int


@dataclass(frozen=True, slots=True)
class Glance:
    """As much of a row as tells whether an inbox still shows it as it is: a page has thousands."""

    body: str
    body_key: str
    gone: bool


class Messages:
    """The messages, as one transaction sees them."""

    def __init__(self, tx: Transaction) -> None:
        """Lives as long as the transaction."""
        self._session = tx.session

    async def enter(self, club: ClubId, messages: Sequence[NewMessage], *, now: datetime) -> list[MessageId]:
        """Store messages in this order and return their ids, in this order. Identities are unique in the database."""
        if not messages:
            return []
        rows = await self._session.scalars(_ENTER, [_values(club, message, now) for message in messages])
        return [MessageId(row) for row in rows]

    async def glance(self, club: ClubId, inbox_ids: Collection[str]) -> dict[str, Glance]:
        """Return what is stored under these inbox identities, by identity."""
        if not inbox_ids:
            return {}
        rows = await self._session.execute(_GLANCE, {"club": club, "inbox_ids": inbox_ids})
        return {id_: Glance(body, key, gone) for id_, body, key, gone in rows}

    async def by_inbox_ids(self, club: ClubId, inbox_ids: Collection[str]) -> dict[str, StoredMessage]:
        """Return the rows that have these inbox identities, by identity."""
        if not inbox_ids:
            return {}
        rows = await self._session.execute(_BY_INBOX_IDS, {"club": club, "inbox_ids": inbox_ids})
        return {row.inbox_id: _stored(row) for row in rows}

    async def of_conversation(self, conversation: ConversationId) -> list[StoredMessage]:
        """Return all messages of a conversation in the order in which they were stored."""
        return [_stored(row) for row in await self._session.execute(_OF_CONVERSATION, {"conversation": conversation})]

    async def seen_only_in_log(self, conversations: Collection[ConversationId]) -> list[StoredMessage]:
        """Return the rows that a log brought and no inbox has shown yet."""
        if not conversations:
            return []
        return [_stored(row) for row in await self._session.execute(_ONLY_IN_LOG, {"conversations": conversations})]

    async def last_from_us(self, conversation: ConversationId) -> str | None:
        """Return what the club said last, which a bare "yes" or "stop" answers."""
        return await self._session.scalar(_LAST_FROM_US, {"conversation": conversation})

    async def change(self, message: MessageId, **values: Any) -> int:
        """Change one row; returns its new version."""
        change = known_columns(values, _MESSAGE) | {"row": message}
        return (await self._session.execute(_CHANGE_SHOWN, change)).scalar_one()

    async def change_many(self, changes: Sequence[dict[str, Any]]) -> None:
        """Change rows by their `id` without a new version, for what no page shows; all name the same columns."""
        await change_rows(self._session, _MESSAGE, changes)


def _stored(row: Row[*tuple[Any, ...]]) -> StoredMessage:
    return StoredMessage(
        id=MessageId(row.id),
        conversation=ConversationId(row.conversation_id),
        direction=Direction(row.direction),
        author_kind=AuthorKind(row.author_kind),
        body_key=row.body_key,
        sent_at=row.sent_at,
        precision=TimePrecision(row.precision),
        inbox_id=row.inbox_id,
        log_key=row.log_key,
        delivery=DeliveryId(row.delivery_id) if row.delivery_id is not None else None,
        turn=TurnId(row.turn_id) if row.turn_id is not None else None,
        notice=row.notice,
        needs_turn=row.needs_turn,
        imported=row.imported,
        answered=row.ai_responded,
        gone=row.gone_at is not None,
        version=row.version,
    )


def _values(club: ClubId, message: NewMessage, now: datetime) -> dict[str, Any]:
    return {
        "club_id": club,
        "conversation_id": message.conversation,
        "direction": message.direction.value,
        "author_kind": message.author_kind.value,
        "author_name": message.author_name,
        "channel": message.channel.value if message.channel is not None else None,
        "body": message.body,
        "body_key": message.body_key,
        "sent_at": message.sent_at,
        "precision": message.precision.value,
        "created_at": now,
        "inbox_id": message.inbox_id,
        "log_key": message.log_key,
        "delivery_id": message.delivery,
        "notice": message.notice,
        "needs_turn": message.needs_turn,
        "urgent": message.urgent,
        "opt_out": message.opt_out,
        "imported": message.imported,
        "truncated": message.truncated,
        "requires_response": message.needs_turn,
        "version": 1,
    }


_MESSAGE = table_of(Message)
_ENTER = _MESSAGE.insert().returning(_MESSAGE.c.id, sort_by_parameter_order=True)
_STORED = select(
    _MESSAGE.c.id,
    _MESSAGE.c.conversation_id,
    _MESSAGE.c.direction,
    _MESSAGE.c.author_kind,
    _MESSAGE.c.body_key,
    _MESSAGE.c.sent_at,
    _MESSAGE.c.precision,
    _MESSAGE.c.inbox_id,
    _MESSAGE.c.log_key,
    _MESSAGE.c.delivery_id,
    _MESSAGE.c.turn_id,
    _MESSAGE.c.notice,
    _MESSAGE.c.needs_turn,
    _MESSAGE.c.imported,
    _MESSAGE.c.ai_responded,
    _MESSAGE.c.gone_at,
    _MESSAGE.c.version,
).order_by(_MESSAGE.c.id)
_OF_CONVERSATION = _STORED.where(_MESSAGE.c.conversation_id == bindparam("conversation"))
_ONLY_IN_LOG = _STORED.where(
    among(_MESSAGE.c.conversation_id, long_ids("conversations")),
    _MESSAGE.c.inbox_id.is_(None),
    _MESSAGE.c.log_key.is_not(None),
)
_SHOWN = (_MESSAGE.c.club_id == bindparam("club"), among(_MESSAGE.c.inbox_id, long_texts("inbox_ids")))
_BY_INBOX_IDS = _STORED.where(*_SHOWN)
_GLANCE = select(_MESSAGE.c.inbox_id, _MESSAGE.c.body, _MESSAGE.c.body_key, _MESSAGE.c.gone_at.is_not(None)).where(
    *_SHOWN
)
_LAST_FROM_US = (
    select(_MESSAGE.c.body)
    .where(_MESSAGE.c.conversation_id == bindparam("conversation"), _MESSAGE.c.direction == Direction.OUTBOUND)
    .order_by(_MESSAGE.c.sent_at.desc(), _MESSAGE.c.id.desc())
    .limit(1)
)
_CHANGE_SHOWN = (
    _MESSAGE.update()
    .where(_MESSAGE.c.id == bindparam("row"))
    .values(version=_MESSAGE.c.version + 1)
    .returning(_MESSAGE.c.version)
)
