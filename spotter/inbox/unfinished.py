"""What a crash, a power cut or a lost signal left undone: found by the rows alone, each kind by one indexed query.

What is still unfinished is found again, but not at once: a conversation is handed out once in a while, whoever asks,
since a workflow that waits for a CRM outage to end is unfinished for hours and each signal is an event of its history.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, or_, select

from spotter.contracts.conversation import ArrivedMessages, StaffActRef
from spotter.domain.conversation import ClubStatus, StaffActKind, TurnState
from spotter.domain.delivery import DeliveryState
from spotter.domain.ids import ApprovalId, ClubId, ConversationId, DeliveryId, MessageId, StaffActId
from spotter.store.clubs import Clubs
from spotter.store.long_lists import among, long_ids
from spotter.store.session import Store
from spotter.store.tables.base import table_of
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import StaffAct, Turn
from spotter.store.transaction import Transaction

_AGAIN_AFTER = timedelta(seconds=30)
"""What was signalled and is still not taken up is signalled again after this."""
_STALLED = timedelta(minutes=3)
"""A turn or a send that did not move for so long has lost its workflow, or waits for a CRM that is away."""
_STALLED_AGAIN_AFTER = timedelta(minutes=10)

# Written into the statements as they stand in the indexes: SQLite compares the words.
_UNCLOSED: BindParameter[Any] = bindparam(
    "unclosed", [TurnState.OPEN.value, TurnState.DECIDED.value], expanding=True, literal_execute=True
)
_MOVING: BindParameter[Any] = bindparam(
    "moving",
    [DeliveryState.QUEUED.value, DeliveryState.ARMED.value, DeliveryState.RECONCILING.value],
    expanding=True,
    literal_execute=True,
)


_ACT_COLUMNS = select(
    StaffAct.id,
    StaffAct.club_id,
    StaffAct.conversation_id,
    StaffAct.kind,
    StaffAct.approval_id,
    StaffAct.delivery_id,
)


@dataclass(frozen=True, slots=True)
class _ActRow:
    id: int
    club: str
    conversation: int
    kind: str
    approval: int | None
    delivery: int | None


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    club: str
    conversation: int
    urgent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A conversation with what its workflow must be told: arrivals, or one act of a person."""

    club: ClubId
    conversation: ConversationId
    arrived: ArrivedMessages | None = None
    act: StaffActRef | None = None


async def unfinished_work(
    store: Store, *, older_than: timedelta, limit: int, now: datetime | None = None
) -> list[Unfinished]:
    """Hand out what is unfinished: people's acts, then members' messages, then turns and sends that stalled.

    Whoever gets a conversation signals it; nobody else gets it for a while.
    """
    at = now or datetime.now(UTC)

    async def work(tx: Transaction) -> list[Unfinished]:
        return [
            *await _acts(tx, at, at - older_than, limit),
            *await _messages(tx, at, at - older_than, limit),
            *await _turns(tx, at, limit),
            *await _sends(tx, at, limit),
        ]

    found = await store.read(work)
    if not found:
        return []
    handed_out = await store.run(lambda tx: _hand_out(tx, {item.conversation for item in found[:limit]}, at))
    return [item for item in found if item.conversation in handed_out][:limit]


async def clubs_to_watch(store: Store) -> list[ClubId]:
    """Return the clubs whose polling workflow must exist."""
    return await store.read(lambda tx: Clubs(tx).served())


async def _hand_out(tx: Transaction, conversations: set[ConversationId], at: datetime) -> set[int]:
    table = table_of(Conversation)
    nudge = (
        table.update()
        .where(among(table.c.id, long_ids("conversations")), _not_nudged(at, _AGAIN_AFTER))
        .values(nudged_at=at)
        .returning(table.c.id)
    )
    return set(await tx.session.scalars(nudge, {"conversations": sorted(conversations)}))


def _not_nudged(at: datetime, wait: timedelta) -> ColumnElement[bool]:
    return or_(Conversation.nudged_at.is_(None), Conversation.nudged_at <= at - wait)


async def _acts(tx: Transaction, at: datetime, before: datetime, limit: int) -> list[Unfinished]:
    rows = await tx.session.execute(
        _ACT_COLUMNS.join(Club, Club.id == StaffAct.club_id)
        .join(Conversation, Conversation.id == StaffAct.conversation_id)
        .where(
            StaffAct.acted_at.is_(None),
            StaffAct.created_at < before,
            Club.status != ClubStatus.REMOVED,
            _not_nudged(at, _AGAIN_AFTER),
        )
        .order_by(StaffAct.created_at)
        .limit(limit)
    )
    return [_act(_ActRow(*row)) for row in rows]


def _act(row: _ActRow) -> Unfinished:
    return Unfinished(
        club=ClubId(row.club),
        conversation=ConversationId(row.conversation),
        act=StaffActRef(
            act=StaffActId(row.id),
            kind=StaffActKind(row.kind),
            approval=ApprovalId(row.approval) if row.approval is not None else None,
            delivery=DeliveryId(row.delivery) if row.delivery is not None else None,
        ),
    )


async def _messages(tx: Transaction, at: datetime, before: datetime, limit: int) -> list[Unfinished]:
    rows = await tx.session.execute(
        select(Message.id, Message.club_id, Message.conversation_id, Message.urgent)
        .join(Club, Club.id == Message.club_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(
            Message.turn_id.is_(None),
            Message.needs_turn,
            Message.created_at < before,
            Club.status != ClubStatus.REMOVED,
            _not_nudged(at, _AGAIN_AFTER),
        )
        .order_by(Message.created_at)
        .limit(limit)
    )
    return _by_conversation([_Row(*row) for row in rows])


async def _turns(tx: Transaction, at: datetime, limit: int) -> list[Unfinished]:
    """Turns that were claimed, and whose workflow nobody heard of since: told by their messages."""
    turns = await tx.session.scalars(
        select(Turn.id)
        .join(Club, Club.id == Turn.club_id)
        .join(Conversation, Conversation.id == Turn.conversation_id)
        .where(
            Turn.state.in_(_UNCLOSED),
            Turn.created_at < at - _STALLED,
            Club.status != ClubStatus.REMOVED,
            _not_nudged(at, _STALLED_AGAIN_AFTER),
        )
        .order_by(Turn.created_at)
        .limit(limit)
    )
    return await _messages_of_turns(tx, turns.all())


async def _sends(tx: Transaction, at: datetime, limit: int) -> list[Unfinished]:
    """Sends that stand still, whatever they answer: their workflow reads back what became of them."""
    rows = await tx.session.execute(
        select(Delivery.id, Delivery.club_id, Delivery.conversation_id)
        .join(Club, Club.id == Delivery.club_id)
        .join(Conversation, Conversation.id == Delivery.conversation_id)
        .where(
            Delivery.state.in_(_MOVING),
            Delivery.updated_at < at - _STALLED,
            Club.status != ClubStatus.REMOVED,
            _not_nudged(at, _STALLED_AGAIN_AFTER),
        )
        .order_by(Delivery.updated_at)
        .limit(limit)
    )
    return [
        Unfinished(
            club=ClubId(row.club_id),
            conversation=ConversationId(row.conversation_id),
            arrived=ArrivedMessages(messages=[], unsettled=[DeliveryId(row.id)]),
        )
        for row in rows
    ]


async def _messages_of_turns(tx: Transaction, turns: Sequence[int]) -> list[Unfinished]:
    if not turns:
        return []
    rows = await tx.session.execute(
        select(Message.id, Message.club_id, Message.conversation_id, Message.urgent)
        .where(among(Message.turn_id, long_ids("turns")))
        .order_by(Message.id),
        {"turns": turns},
    )
    return _by_conversation([_Row(*row) for row in rows])


def _by_conversation(rows: Sequence[_Row]) -> list[Unfinished]:
    grouped: dict[int, list[_Row]] = {}
    for row in rows:
        grouped.setdefault(row.conversation, []).append(row)
    return [
        Unfinished(
            club=ClubId(many[0].club),
            conversation=ConversationId(conversation),
            arrived=ArrivedMessages(
                messages=[MessageId(row.id) for row in many], urgent=any(row.urgent for row in many), again=True
            ),
        )
        for conversation, many in grouped.items()
    ]
