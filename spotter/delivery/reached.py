"""The end of a delivery that reached the member: its message in the thread, and what that means for the rest."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, update

from spotter.crm.canonical import canonical
from spotter.crm.port import LogEntry
from spotter.delivery.record import tell_of
from spotter.domain.conversation import AuthorKind, Direction, TimePrecision
from spotter.domain.delivery import DeliveryKind, DeliveryState
from spotter.domain.errors import Superseded
from spotter.domain.events import ConversationChanged, MessageStored
from spotter.domain.ids import ClubId, ConversationId, DeliveryId, MessageId, StaffId
from spotter.store.audit import Actor
from spotter.store.deliveries import Deliveries
from spotter.store.delivery_statements import DELIVERY, StoredDelivery
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.people import Staff
from spotter.store.transaction import Transaction

_MINUTE = timedelta(minutes=1)
_ANSWERS = frozenset({DeliveryKind.REPLY, DeliveryKind.MANUAL})

_MESSAGE: Final = table_of(Message)
_CONVERSATION: Final = table_of(Conversation)
_STAFF: Final = table_of(Staff)
_THREAD: Final = (
    select(
        _CONVERSATION.c.status,
        _CONVERSATION.c.version,
        _CONVERSATION.c.newest_inbound_id,
        _CONVERSATION.c.last_message_at,
        select(_MESSAGE.c.id)
        .where(
            # Its conversation is the delivery's in any case: that has an index, the delivery has none.
            _MESSAGE.c.conversation_id == DELIVERY.c.conversation_id,
            _MESSAGE.c.delivery_id == DELIVERY.c.id,
        )
        .limit(1)
        .correlate(DELIVERY)
        .scalar_subquery()
        .label("message"),
        select(_MESSAGE.c.created_at)
        .where(_MESSAGE.c.id == _CONVERSATION.c.newest_inbound_id)
        .correlate(_CONVERSATION)
        .scalar_subquery()
        .label("asked_at"),
        select(_STAFF.c.name)
        .where(_STAFF.c.id == DELIVERY.c.staff_id)
        .correlate(DELIVERY)
        .scalar_subquery()
        .label("staff_name"),
    )
    .join_from(DELIVERY, _CONVERSATION, _CONVERSATION.c.id == DELIVERY.c.conversation_id)
    .where(DELIVERY.c.id == bindparam("delivery"))
)
"""The conversation that a message reached, and the message, where whoever read the log in between has stored it."""
_STORE: Final = _MESSAGE.insert().returning(_MESSAGE.c.id)
_ANSWERED: Final = (
    update(_MESSAGE)
    .where(_MESSAGE.c.turn_id == bindparam("of_turn"), _MESSAGE.c.direction == Direction.INBOUND)
    .values(ai_responded=True, requires_response=False, version=_MESSAGE.c.version + 1)
)
_TOUCH: Final = update(_CONVERSATION).where(_CONVERSATION.c.id == bindparam("of_conversation"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How we know that it arrived: the log's entry, or a person's word."""

    at: datetime
    precision: TimePrecision
    staff: StaffId | None = None
    """Who looked into the CRM, where a person did."""

    @classmethod
    def of(cls, entry: LogEntry, *, posted_at: datetime) -> "Proof":
        """The entry of the log that shows it. The log knows the minute; within it, we know the second."""
        if entry.at <= posted_at < entry.at + _MINUTE:
            return cls(at=posted_at, precision=TimePrecision.SECOND)
        return cls(at=entry.at, precision=TimePrecision.MINUTE)

    @classmethod
    def by(cls, staff: StaffId, posted_at: datetime) -> "Proof":
        """A person saw it in the CRM; when it got there is about when it was posted."""
        return cls(at=posted_at, precision=TimePrecision.MINUTE, staff=staff)

    @property
    def minute(self) -> datetime:
        """The minute under which the log shows it."""
        return self.at.replace(second=0, microsecond=0)


async def mark_sent(tx: Transaction, row: StoredDelivery, proof: Proof, *, fence: int, now: datetime) -> None:
    """Mark the delivery as sent and store its message. The caller holds the locks and has checked the fence."""
    thread = (await tx.session.execute(_THREAD, {"delivery": row.id})).one()
    message = MessageId(thread.message or await _store_message(tx, row, proof, thread.staff_name or "", now))
    hit = await Deliveries(tx).change(
        DeliveryId(row.id),
        states=[DeliveryState(row.state)],
        fence=fence,
        now=now,
        state=DeliveryState.SENT.value,
        block=None,
        sent_at=now,
        message_id=message,
    )
    if not hit:
        raise Superseded("The delivery moved on while it was locked.")
    if row.kind == DeliveryKind.REPLY and row.turn_id is not None:
        await tx.session.execute(_ANSWERED, {"of_turn": row.turn_id})
    touched = _touched(row, thread, message, proof)
    await tx.session.execute(_TOUCH, touched | {"of_conversation": row.conversation_id})
    club, conversation = ClubId(row.club_id), ConversationId(row.conversation_id)
    await tell_of(
        tx,
        row,
        DeliveryState.SENT,
        act="delivery_sent",
        reason="Seen in the member's thread." if proof.staff is None else "A person found it in the CRM.",
        actor=Actor.STAFF if proof.staff is not None else None,
        staff=proof.staff,
        after=[
            ConversationChanged(club=club, conversation=conversation, version=touched["version"], status=thread.status),
            MessageStored(
                club=club,
                conversation=conversation,
                message=message,
                direction=Direction.OUTBOUND.value,
                author_kind=row.author_kind,
            ),
        ],
    )


async def _store_message(tx: Transaction, row: StoredDelivery, proof: Proof, staff_name: str, now: datetime) -> int:
    words = canonical(row.body).encode("utf-8", "surrogatepass")
    message = {
        "club_id": row.club_id,
        "conversation_id": row.conversation_id,
        "direction": Direction.OUTBOUND.value,
        "author_kind": row.author_kind,
        "author_name": staff_name if row.author_kind == AuthorKind.STAFF else "",
        "channel": row.channel,
        "body": row.body,
        "body_key": hashlib.sha256(words).hexdigest(),
        "sent_at": proof.at,
        "precision": proof.precision.value,
        "created_at": now,
        "delivery_id": row.id,
    }
    return (await tx.session.execute(_STORE, message)).scalar_one()


def _touched(row: StoredDelivery, thread: Row[*tuple[Any, ...]], message: MessageId, proof: Proof) -> dict[str, Any]:
    """The list shows the newest message; an answer with nothing newer after it leaves nothing to answer."""
    touched: dict[str, Any] = {"version": thread.version + 1}
    last_at = thread.last_message_at
    if last_at is None or last_at < proof.minute + _MINUTE:
        touched |= {"last_message_at": max(last_at or proof.at, proof.at), "last_message_id": message}
    if row.author_kind in (AuthorKind.AI, AuthorKind.CAMPAIGN):
        touched["last_automated_at"] = proof.at
    if row.kind in _ANSWERS and _answers_all(row, thread):
        touched["requires_response"] = False
    return touched


def _answers_all(row: StoredDelivery, thread: Row[*tuple[Any, ...]]) -> bool:
    if row.watermark is not None:
        return thread.newest_inbound_id == row.watermark
    return thread.asked_at is None or thread.asked_at <= row.created_at
