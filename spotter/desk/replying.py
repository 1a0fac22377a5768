"""A staff member's own words: takeover and delivery in one transaction. The workflow sends them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from spotter.auth.principals import Principal
from spotter.delivery.intent_keys import manual_key
from spotter.delivery.staging import Staged, StageDelivery, stage
from spotter.desk.done import Done
from spotter.desk.held import HeldConversation, change, hold, record_act
from spotter.desk.reading_marks import mark_through
from spotter.desk.stale_thread import StaleThread
from spotter.desk.takeover import silence_ai
from spotter.domain.conversation import (
    AuthorKind,
    Channel,
    Direction,
    EscalationKind,
    EscalationState,
    StaffActKind,
)
from spotter.domain.delivery import DeliveryKind
from spotter.domain.errors import InvalidRequest, OptedOut
from spotter.domain.events import EscalationChanged
from spotter.domain.ids import ConversationId, EscalationId, MessageId
from spotter.store.reads.consent import read_consent
from spotter.store.tables.conversations import Message
from spotter.store.tables.judgements import Escalation
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffReply:
    """What a person wrote, up to which message they had read, and the id of their request."""

    conversation: ConversationId
    body: str
    seen_through: int
    request: str
    channel: Channel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """The act, and the delivery that was staged for it."""

    done: Done
    staged: Staged


async def staff_reply(tx: Transaction, reply: StaffReply, *, by: Principal, now: datetime) -> Replied:
    """Owe the member this text. Raises `StaleThread`, `OptedOut` or `InvalidRequest`; then nothing was changed."""
    held = await hold(tx, by, reply.conversation)
    await _check_seen(tx, held, reply.seen_through)
    channel = _channel(held, reply.channel)
    consent = await read_consent(tx.session, held.id, channel)
    if not consent.may_answer:
        raise OptedOut("The member has asked for no more messages this way. Nothing was sent.")
    epoch = held.takeover_epoch
    if held.taken_over_by == by.id:
        await change(tx, held, requires_response=False)
    else:
        epoch = await silence_ai(tx, held, by=by, now=now, requires_response=False)
    staged = await stage(
        tx,
        StageDelivery(
            intent_key=manual_key(by.key, reply.request),
            kind=DeliveryKind.MANUAL,
            club=held.club,
            conversation=held.id,
            member=held.member,
            channel=channel,
            body=reply.body,
            author=AuthorKind.STAFF,
            staff=by.id,
            takeover_epoch=epoch,
        ),
        now=now,
    )
    await _tasks_are_answered(tx, held, by=by, now=now)
    await mark_through(tx, held.id, MessageId(held.newest_inbound), by=by)
    act = await record_act(tx, held, StaffActKind.REPLIED, by=by, now=now, delivery=staged.delivery)
    return Replied(done=Done(club=held.club, conversation=held.id, act=act), staged=staged)


async def _check_seen(tx: Transaction, held: HeldConversation, seen_through: int) -> None:
    if held.newest_inbound <= seen_through:
        return
    newer = await tx.session.scalar(
        select(func.count())
        .select_from(Message)
        .where(
            Message.conversation_id == held.id,
            Message.direction == Direction.INBOUND,
            Message.notice.is_(None),
            Message.id > seen_through,
        )
    )
    raise StaleThread("The member wrote again while you were writing. Your text was not sent.", newer=newer or 1)


def _channel(held: HeldConversation, asked: Channel | None) -> Channel:
    known = Channel(held.last_channel) if held.last_channel else None
    channel = known or asked
    if channel is None:
        raise InvalidRequest("It is not known how this member writes to us. Choose text or e-mail.")
    return channel


async def _tasks_are_answered(tx: Transaction, held: HeldConversation, *, by: Principal, now: datetime) -> None:
    rows = await tx.session.execute(
        update(Escalation)
        .where(
            Escalation.conversation_id == held.id,
            Escalation.kind == EscalationKind.ANSWER,
            Escalation.state != EscalationState.RESOLVED,
        )
        .values(state=EscalationState.RESOLVED.value, resolved_by=by.id, resolved_at=now, resolution="replied")
        .returning(Escalation.id, Escalation.rung)
        .execution_options(synchronize_session=False)
    )
    await tx.events.append(
        *(
            EscalationChanged(
                club=held.club,
                conversation=held.id,
                escalation=EscalationId(row.id),
                state=EscalationState.RESOLVED.value,
                rung=row.rung,
            )
            for row in rows
        )
    )
