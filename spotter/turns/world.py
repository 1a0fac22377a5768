"""The world as it stands around a turn: club, member, what was said before, and what has been sent.

One read transaction; everything that judging and drafting need, so that neither asks the database again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, case, exists, func, select, true

from spotter.domain.conversation import AuthorKind, Autonomy, Channel, Direction, EscalationKind, EscalationState
from spotter.domain.ids import ClubId, ConversationId, CrmUserId, MemberId, MessageId
from spotter.domain.judgement import Intent
from spotter.engine.overruling import same_text_repeats
from spotter.engine.port import Line, MemberRecord, TurnContext
from spotter.store.tables.base import table_of
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.judgements import Escalation
from spotter.store.tables.people import ContactPoint, Member, MemberContactPoint
from spotter.store.transaction import Transaction
from spotter.store.turns import ClaimedTurn
from spotter.turns.club_knowledge import MANNER, ClubKnowledge, manner_of, read_club_knowledge

_HISTORY_LINES = 20
_DISCLOSURE_AFTER = timedelta(days=30)
_FRESH_FACTS = timedelta(minutes=10)

_CLUBS, _CONVERSATIONS, _MEMBERS = table_of(Club), table_of(Conversation), table_of(Member)
_club, _conversation, _member = _CLUBS.c, _CONVERSATIONS.c, _MEMBERS.c
_message, _task = table_of(Message).c, table_of(Escalation).c
_point, _reaches = table_of(ContactPoint).c, table_of(MemberContactPoint).c

_OPTED_OUT = exists().where(
    _reaches.member_id == _member.id, _point.id == _reaches.contact_point_id, _point.opted_out_at.is_not(None)
)
_OPEN_TASK = exists().where(
    _task.conversation_id == bindparam("conversation"),
    _task.kind == EscalationKind.ANSWER,
    _task.turn_id.is_not(None),
    _task.state != EscalationState.RESOLVED,
)
_REPLIES = (
    select(
        func.count(case((_message.created_at >= bindparam("hour_ago"), 1))).label("replies_last_hour"),
        func.count().label("replies_last_day"),
    )
    .where(
        _message.conversation_id == bindparam("conversation"),
        _message.direction == Direction.OUTBOUND,
        _message.author_kind == AuthorKind.AI,
        _message.created_at >= bindparam("day_ago"),
    )
    .subquery("replies")
)
"""The automatic ones, in one row."""

_AROUND = (
    select(
        *MANNER,
        _club.autonomy,
        _club.intent_autonomy,
        _club.ai_on.label("club_ai_on"),
        _club.min_confidence,
        _club.policy_version,
        _club.max_replies_hour,
        _club.max_replies_day,
        _conversation.member_id,
        _conversation.ai_on,
        _conversation.taken_over_by,
        _conversation.takeover_epoch,
        _conversation.newest_inbound_id,
        _conversation.last_channel,
        _conversation.last_automated_at,
        _member.crm_user_id,
        _member.role,
        _member.date_of_birth,
        _member.facts_read_at,
        _member.first_name,
        _member.status_text,
        _member.plan,
        _member.balance_cents,
        _member.next_payment_at,
        _member.next_payment_cents,
        _OPTED_OUT.label("opted_out"),
        _OPEN_TASK.label("open_escalation"),
        *_REPLIES.c,
    )
    .select_from(
        _CONVERSATIONS.join(_CLUBS, _club.id == _conversation.club_id)
        .join(_MEMBERS, _member.id == _conversation.member_id)
        .join(_REPLIES, true())
    )
    .where(_conversation.id == bindparam("conversation"), _club.id == bindparam("club"))
)
_BEFORE = (
    select(_message.author_kind, _message.body, _message.sent_at)
    .where(
        _message.conversation_id == bindparam("conversation"),
        _message.id < bindparam("first"),
        _message.notice.is_(None),
    )
    .order_by(_message.id.desc())
    .limit(_HISTORY_LINES)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What is known when a turn is judged or a draft is made."""

    club: ClubId
    conversation: ConversationId
    member: MemberId
    crm_user: CrmUserId | None
    autonomy: Autonomy
    intent_autonomy: Mapping[Intent, Autonomy]
    club_ai_on: bool
    conversation_ai_on: bool
    taken_over: bool
    takeover_epoch: int
    newest_inbound: MessageId
    opted_out: bool
    channel: Channel | None
    min_confidence: float
    policy_version: int
    max_replies_hour: int
    max_replies_day: int
    replies_last_hour: int
    replies_last_day: int
    same_text_repeats: int
    open_escalation: bool
    member_role: str
    is_minor: bool
    turn_age: timedelta
    last_from_us: str | None
    facts_are_stale: bool
    knowledge: ClubKnowledge
    """What the context's facts rest on."""
    context: TurnContext


async def load_world(
    tx: Transaction, club: ClubId, conversation: ConversationId, turn: ClaimedTurn, now: datetime
) -> World:
    """Read the world around `turn`."""
    row = (await tx.session.execute(_AROUND, {"conversation": conversation, "club": club, **_bounds(now)})).one()
    history = await _history(tx, conversation, turn)
    channel = Channel(row.last_channel) if row.last_channel else None
    knowledge = await read_club_knowledge(tx.session, club, manner_of(row), now)
    last_automated: datetime | None = row.last_automated_at
    return World(
        club=club,
        conversation=conversation,
        member=MemberId(row.member_id),
        crm_user=CrmUserId(row.crm_user_id) if row.crm_user_id else None,
        autonomy=Autonomy(row.autonomy),
        intent_autonomy={Intent(key): Autonomy(value) for key, value in row.intent_autonomy.items()},
        club_ai_on=row.club_ai_on,
        conversation_ai_on=row.ai_on,
        taken_over=row.taken_over_by is not None,
        takeover_epoch=row.takeover_epoch,
        newest_inbound=MessageId(row.newest_inbound_id),
        opted_out=row.opted_out,
        channel=channel,
        min_confidence=row.min_confidence,
        policy_version=row.policy_version,
        max_replies_hour=row.max_replies_hour,
        max_replies_day=row.max_replies_day,
        replies_last_hour=row.replies_last_hour,
        replies_last_day=row.replies_last_day,
        same_text_repeats=same_text_repeats([message.body for message in turn.messages], history),
        open_escalation=row.open_escalation,
        member_role=row.role,
        is_minor=_is_minor(row.date_of_birth, now),
        turn_age=now - min((message.sent_at or message.stored_at for message in turn.messages), default=now),
        last_from_us=next((line.body for line in reversed(history) if line.author is not AuthorKind.MEMBER), None),
        facts_are_stale=row.facts_read_at is None or now - row.facts_read_at > _FRESH_FACTS,
        knowledge=knowledge,
        context=TurnContext(
            texts=tuple(message.body for message in turn.messages),
            history=tuple(history),
            facts=knowledge.facts,
            member=_record(row),
            channel=channel or Channel.TEXT,
            now=now.astimezone(ZoneInfo(row.time_zone)),
            first_automated=last_automated is None or now - last_automated > _DISCLOSURE_AFTER,
        ),
    )


async def _history(tx: Transaction, conversation: ConversationId, turn: ClaimedTurn) -> Sequence[Line]:
    first = turn.messages[0].id if turn.messages else turn.newest_inbound
    rows = await tx.session.execute(_BEFORE, {"conversation": conversation, "first": first})
    return [Line(author=AuthorKind(row.author_kind), body=row.body, at=row.sent_at) for row in reversed(rows.all())]


def _bounds(now: datetime) -> dict[str, datetime]:
    return {"hour_ago": now - timedelta(hours=1), "day_ago": now - timedelta(days=1)}


def _record(row: Row[*tuple[Any, ...]]) -> MemberRecord:
    tied = row.crm_user_id is not None and row.role in {"member", "prospect"}
    return MemberRecord(
        verified=tied,
        first_name=row.first_name,
        status_text=row.status_text,
        plan=row.plan,
        balance_cents=row.balance_cents,
        next_payment_at=row.next_payment_at,
        next_payment_cents=row.next_payment_cents,
        is_prospect=row.role == "prospect",
    )


def _is_minor(date_of_birth: str | None, now: datetime) -> bool:
    if not date_of_birth:
        return False
    try:
        born = datetime.fromisoformat(date_of_birth).replace(tzinfo=UTC)
    except ValueError:
        return False
    return now - born < timedelta(days=18 * 365.25)
