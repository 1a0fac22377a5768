"""Messages: entering them once, finding them again by either of their identities, and marking edits and losses."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update

from spotter.domain.conversation import AuthorKind, Channel, Direction, TimePrecision
from spotter.domain.ids import ClubId, ConversationId, DeliveryId, MessageId, TurnId
from spotter.store.long_lists import among_ids, among_texts
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
        self._is_sqlite = tx.is_sqlite

    async def enter(self, club: ClubId, messages: Sequence[NewMessage], *, now: datetime) -> list[MessageId]:
        """Store messages in this order and return their ids, in this order. Identities are unique in the database."""
        if not messages:
            return []
        rows = await self._session.scalars(
            insert(Message).returning(Message.id, sort_by_parameter_order=True),
            [_values(club, message, now) for message in messages],
        )
        return [MessageId(row) for row in rows]

    async def glance(self, club: ClubId, inbox_ids: Collection[str]) -> dict[str, Glance]:
        """Return what is stored under these inbox identities, by identity."""
        if not inbox_ids:
            return {}
        rows = await self._session.execute(
            select(Message.inbox_id, Message.body, Message.body_key, Message.gone_at.is_not(None)).where(
                Message.club_id == club, among_texts(Message.inbox_id, inbox_ids, is_sqlite=self._is_sqlite)
            )
        )
        return {id_: Glance(body, key, gone) for id_, body, key, gone in rows if id_ is not None}

    async def by_inbox_ids(self, club: ClubId, inbox_ids: Collection[str]) -> dict[str, StoredMessage]:
        """Return the rows that have these inbox identities, by identity."""
        if not inbox_ids:
            return {}
        found = await self._select(
            Message.club_id == club, among_texts(Message.inbox_id, inbox_ids, is_sqlite=self._is_sqlite)
        )
        return {row.inbox_id: row for row in found if row.inbox_id is not None}

    async def of_conversation(self, conversation: ConversationId) -> list[StoredMessage]:
        """Return all messages of a conversation in the order in which they were stored."""
        return await self._select(Message.conversation_id == conversation)

    async def seen_only_in_log(self, conversations: Collection[ConversationId]) -> list[StoredMessage]:
        """Return the rows that a log brought and no inbox has shown yet."""
        if not conversations:
            return []
        return await self._select(
            among_ids(Message.conversation_id, conversations, is_sqlite=self._is_sqlite),
            Message.inbox_id.is_(None),
            Message.log_key.is_not(None),
        )

    async def last_from_us(self, conversation: ConversationId) -> str | None:
        """Return what the club said last, which a bare "yes" or "stop" answers."""
        return await self._session.scalar(
            select(Message.body)
            .where(Message.conversation_id == conversation, Message.direction == Direction.OUTBOUND)
            .order_by(Message.sent_at.desc(), Message.id.desc())
            .limit(1)
        )

    async def change(self, message: MessageId, **values: Any) -> int:
        """Change one row; returns its new version."""
        return (
            await self._session.execute(
                update(Message)
                .where(Message.id == message)
                .values(**values, version=Message.version + 1)
                .returning(Message.version)
                .execution_options(synchronize_session=False)
            )
        ).scalar_one()

    async def change_many(self, changes: Sequence[dict[str, Any]]) -> None:
        """Change rows by their `id` without a new version, for what no page shows; all name the same columns."""
        if changes:
            await self._session.execute(update(Message), changes)

    async def _select(self, *conditions: ColumnElement[bool]) -> list[StoredMessage]:
        rows = await self._session.execute(
            select(
                Message.id,
                Message.conversation_id,
                Message.direction,
                Message.author_kind,
                Message.body_key,
                Message.sent_at,
                Message.precision,
                Message.inbox_id,
                Message.log_key,
                Message.delivery_id,
                Message.turn_id,
                Message.notice,
                Message.needs_turn,
                Message.imported,
                Message.ai_responded,
                Message.gone_at,
                Message.version,
            )
            .where(*conditions)
            .order_by(Message.id)
        )
        return [
            StoredMessage(
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
            for row in rows
        ]


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
