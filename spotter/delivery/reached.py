"""The end of a delivery that reached the member: its message in the thread, and what that means for the rest."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

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
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.people import Staff
from spotter.store.transaction import Transaction

_MINUTE = timedelta(minutes=1)
_ANSWERS = frozenset({DeliveryKind.REPLY, DeliveryKind.MANUAL})


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


async def mark_sent(tx: Transaction, row: Delivery, proof: Proof, *, fence: int, now: datetime) -> None:
    """Mark the delivery as sent and store its message. The caller holds the locks and has checked the fence."""
    message = await _store_message(tx, row, proof, now)
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
        await tx.session.execute(
            update(Message)
            .where(Message.turn_id == row.turn_id, Message.direction == Direction.INBOUND)
            .values(ai_responded=True, requires_response=False, version=Message.version + 1)
            .execution_options(synchronize_session=False)
        )
    await tx.events.append(
        await _touch_conversation(tx, row, message, proof),
        MessageStored(
            club=ClubId(row.club_id),
            conversation=ConversationId(row.conversation_id),
            message=message,
            direction=Direction.OUTBOUND.value,
            author_kind=row.author_kind,
        ),
    )
    await tell_of(
        tx,
        row,
        DeliveryState.SENT,
        act="delivery_sent",
        reason="Seen in the member's thread." if proof.staff is None else "A person found it in the CRM.",
        actor=Actor.STAFF if proof.staff is not None else None,
        staff=proof.staff,
    )


async def _store_message(tx: Transaction, row: Delivery, proof: Proof, now: datetime) -> MessageId:
    """Insert the row of the thread, unless whoever read the log in between has stored it for this delivery."""
    stored = await tx.session.scalar(select(Message.id).where(Message.delivery_id == row.id).limit(1))
    if stored is not None:
        return MessageId(stored)
    words = canonical(row.body).encode("utf-8", "surrogatepass")
    message = Message(
        club_id=row.club_id,
        conversation_id=row.conversation_id,
        direction=Direction.OUTBOUND.value,
        author_kind=row.author_kind,
        author_name=await _author_name(tx, row),
        channel=row.channel,
        body=row.body,
        body_key=hashlib.sha256(words).hexdigest(),
        sent_at=proof.at,
        precision=proof.precision.value,
        created_at=now,
        delivery_id=row.id,
    )
    tx.session.add(message)
    await tx.session.flush()
    return MessageId(message.id)


async def _author_name(tx: Transaction, row: Delivery) -> str:
    if row.author_kind != AuthorKind.STAFF or row.staff_id is None:
        return ""
    return await tx.session.scalar(select(Staff.name).where(Staff.id == row.staff_id)) or ""


async def _touch_conversation(tx: Transaction, row: Delivery, message: MessageId, proof: Proof) -> ConversationChanged:
    """The list shows the newest message; an answer with nothing newer after it leaves nothing to answer."""
    conversation = (
        await tx.session.scalars(
            select(Conversation).where(Conversation.id == row.conversation_id).execution_options(populate_existing=True)
        )
    ).one()
    last_at = conversation.last_message_at
    if last_at is None or last_at < proof.minute + _MINUTE:
        conversation.last_message_at = max(last_at or proof.at, proof.at)
        conversation.last_message_id = message
    if row.author_kind in (AuthorKind.AI, AuthorKind.CAMPAIGN):
        conversation.last_automated_at = proof.at
    if row.kind in _ANSWERS and await _answers_all(tx, row, conversation):
        conversation.requires_response = False
    conversation.version += 1
    await tx.session.flush()
    return ConversationChanged(
        club=ClubId(row.club_id),
        conversation=ConversationId(row.conversation_id),
        version=conversation.version,
        status=conversation.status,
    )


async def _answers_all(tx: Transaction, row: Delivery, conversation: Conversation) -> bool:
    if row.watermark is not None:
        return conversation.newest_inbound_id == row.watermark
    asked_at = await tx.session.scalar(select(Message.created_at).where(Message.id == conversation.newest_inbound_id))
    return asked_at is None or asked_at <= row.created_at
