"""The world as it stands around a turn: club, member, what was said before, and what has been sent.

One read transaction; everything that judging and drafting need, so that neither asks the database again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL, Row, case, func, select

from spotter.domain.conversation import AuthorKind, Autonomy, Channel, Direction, Voice
from spotter.domain.ids import ClubId, ConversationId, CrmUserId, MemberId, MessageId
from spotter.domain.judgement import Intent
from spotter.engine.overruling import same_text_repeats
from spotter.engine.port import Line, MemberRecord, TurnContext
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.judgements import Escalation
from spotter.store.tables.people import ContactPoint, Member, MemberContactPoint
from spotter.store.transaction import Transaction
from spotter.store.turns import ClaimedTurn
from spotter.turns.club_knowledge import ClubKnowledge, ClubManner, read_club_knowledge

_HISTORY_LINES = 20
_DISCLOSURE_AFTER = timedelta(days=30)
_FRESH_FACTS = timedelta(minutes=10)


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
    session = tx.session
    row = (
        await session.execute(
            select(Club.__table__, Conversation.__table__, Member.__table__)
            .join(Conversation, Conversation.club_id == Club.id)
            .join(Member, Member.id == Conversation.member_id)
            .where(Conversation.id == conversation, Club.id == club)
            .set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
        )
    ).one()
    history = await _history(tx, conversation, turn)
    member = MemberId(row.member_id)
    channel = Channel(row.conversation_last_channel) if row.conversation_last_channel else None
    zone = ZoneInfo(row.club_time_zone)
    last_hour, last_day = await _replies(tx, conversation, now)
    knowledge = await _knowledge(tx, row, now)
    last_automated: datetime | None = row.conversation_last_automated_at
    return World(
        club=club,
        conversation=conversation,
        member=member,
        crm_user=CrmUserId(row.member_crm_user_id) if row.member_crm_user_id else None,
        autonomy=Autonomy(row.club_autonomy),
        intent_autonomy={Intent(key): Autonomy(value) for key, value in row.club_intent_autonomy.items()},
        club_ai_on=row.club_ai_on,
        conversation_ai_on=row.conversation_ai_on,
        taken_over=row.conversation_taken_over_by is not None,
        takeover_epoch=row.conversation_takeover_epoch,
        newest_inbound=MessageId(row.conversation_newest_inbound_id),
        opted_out=await _opted_out(tx, member),
        channel=channel,
        min_confidence=row.club_min_confidence,
        policy_version=row.club_policy_version,
        max_replies_hour=row.club_max_replies_hour,
        max_replies_day=row.club_max_replies_day,
        replies_last_hour=last_hour,
        replies_last_day=last_day,
        same_text_repeats=same_text_repeats([message.body for message in turn.messages], history),
        open_escalation=await _has_open_escalation(tx, conversation),
        member_role=row.member_role,
        is_minor=_is_minor(row.member_date_of_birth, now),
        turn_age=now - min((message.sent_at or message.stored_at for message in turn.messages), default=now),
        last_from_us=next((line.body for line in reversed(history) if line.author is not AuthorKind.MEMBER), None),
        facts_are_stale=row.member_facts_read_at is None or now - row.member_facts_read_at > _FRESH_FACTS,
        knowledge=knowledge,
        context=TurnContext(
            texts=tuple(message.body for message in turn.messages),
            history=tuple(history),
            facts=knowledge.facts,
            member=_record(row),
            channel=channel or Channel.TEXT,
            now=now.astimezone(zone),
            first_automated=last_automated is None or now - last_automated > _DISCLOSURE_AFTER,
        ),
    )


async def _history(tx: Transaction, conversation: ConversationId, turn: ClaimedTurn) -> Sequence[Line]:
    first = turn.messages[0].id if turn.messages else turn.newest_inbound
    rows = await tx.session.execute(
        select(Message.author_kind, Message.body, Message.sent_at)
        .where(Message.conversation_id == conversation, Message.id < first, Message.notice.is_(None))
        .order_by(Message.id.desc())
        .limit(_HISTORY_LINES)
    )
    return [Line(author=AuthorKind(row.author_kind), body=row.body, at=row.sent_at) for row in reversed(rows.all())]


async def _opted_out(tx: Transaction, member: MemberId) -> bool:
    return (
        await tx.session.scalar(
            select(ContactPoint.id)
            .join(MemberContactPoint, MemberContactPoint.contact_point_id == ContactPoint.id)
            .where(MemberContactPoint.member_id == member, ContactPoint.opted_out_at.is_not(None))
            .limit(1)
        )
    ) is not None


async def _replies(tx: Transaction, conversation: ConversationId, now: datetime) -> tuple[int, int]:
    """Return how many automatic replies there were in the last hour, and in the last day."""
    recent = case((Message.created_at >= now - timedelta(hours=1), 1))
    row = (
        await tx.session.execute(
            select(func.count(recent), func.count()).where(
                Message.conversation_id == conversation,
                Message.direction == Direction.OUTBOUND,
                Message.author_kind == AuthorKind.AI,
                Message.created_at >= now - timedelta(days=1),
            )
        )
    ).one()
    return row[0], row[1]


async def _has_open_escalation(tx: Transaction, conversation: ConversationId) -> bool:
    return (
        await tx.session.scalar(
            select(Escalation.id)
            .where(
                Escalation.conversation_id == conversation,
                Escalation.kind == "answer",
                Escalation.turn_id.is_not(None),
                Escalation.state != "resolved",
            )
            .limit(1)
        )
    ) is not None


async def _knowledge(tx: Transaction, row: Row[Any], now: datetime) -> ClubKnowledge:
    manner = ClubManner(
        name=row.club_name,
        time_zone=row.club_time_zone,
        phone=row.club_phone,
        languages=tuple(row.club_languages),
        voice=Voice(row.club_voice),
        emoji=row.club_emoji,
        sign_off=row.club_sign_off,
    )
    return await read_club_knowledge(tx.session, ClubId(row.club_id), manner, now)


def _record(row: Row[Any]) -> MemberRecord:
    tied = row.member_crm_user_id is not None and row.member_role in {"member", "prospect"}
    return MemberRecord(
        verified=tied,
        first_name=row.member_first_name,
        status_text=row.member_status_text,
        plan=row.member_plan,
        balance_cents=row.member_balance_cents,
        next_payment_at=row.member_next_payment_at,
        next_payment_cents=row.member_next_payment_cents,
        is_prospect=row.member_role == "prospect",
    )


def _is_minor(date_of_birth: str | None, now: datetime) -> bool:
    if not date_of_birth:
        return False
    try:
        born = datetime.fromisoformat(date_of_birth).replace(tzinfo=UTC)
    except ValueError:
        return False
    return now - born < timedelta(days=18 * 365.25)
