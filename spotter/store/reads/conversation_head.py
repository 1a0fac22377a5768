"""The head of one conversation: its row, the member's card, and whether it can be answered."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from spotter.domain.conversation import Channel, ClubStatus
from spotter.domain.ids import ConversationId
from spotter.store.awaited import AwaitedSession
from spotter.store.reads.consent import Consent, read_consent
from spotter.store.reads.conversation_list import ConversationRowView, conversation_rows
from spotter.store.reads.people import initials
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.people import Member

_STAND_IN = "crm"
"""The kind of contact point that only holds a lock: nothing to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPointView:
    """A number or address of a member."""

    kind: str
    value: str
    opted_out_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyView:
    """An amount as the CRM gives it."""

    cents: int
    as_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCardView:
    """What the CRM told us of a member."""

    id: int
    name: str
    role: str
    initials: str
    tied: bool
    status_text: str | None
    plan: str | None
    balance: MoneyView | None
    next_payment_at: datetime | None
    member_since: datetime | None
    last_visit: datetime | None
    phone: str | None
    email: str | None
    facts_read_at: datetime | None
    contact_points: tuple[ContactPointView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationHead:
    """Everything above the timeline."""

    row: ConversationRowView
    member: MemberCardView
    opted_out: bool
    channel: str | None
    can_be_answered: bool
    cannot_reason: str | None
    club_time_zone: str


async def read_head(session: AwaitedSession, conversation: ConversationId, *, staff: int) -> ConversationHead | None:
    """Read it; None where there is no such conversation."""
    rows = await conversation_rows(session, [conversation], staff=staff)
    row = rows.get(conversation)
    if row is None:
        return None
    found = (
        await session.execute(
            select(Member, Conversation.last_channel, Club.time_zone, Club.status, Club.sends_stopped)
            .join(Conversation, Conversation.member_id == Member.id)
            .join(Club, Club.id == Conversation.club_id)
            .where(Conversation.id == conversation)
            .execution_options(populate_existing=True)
        )
    ).one()
    member: Member = found[0]
    channel = Channel(found.last_channel) if found.last_channel else None
    consent = await read_consent(session, conversation, channel)
    reason = _cannot(consent, channel, club_status=found.status, sends_stopped=found.sends_stopped)
    return ConversationHead(
        row=row,
        member=_card(member, consent),
        opted_out=consent.opted_out,
        channel=channel.value if channel else None,
        can_be_answered=reason is None,
        cannot_reason=reason,
        club_time_zone=found.time_zone,
    )


def _cannot(consent: Consent, channel: Channel | None, *, club_status: str, sends_stopped: str | None) -> str | None:
    if club_status != ClubStatus.ACTIVE:
        return "club_not_active"
    if not consent.may_answer:
        return "opted_out"
    if sends_stopped is not None:
        return "sends_stopped"
    return "channel_unknown" if channel is None else None


def _card(member: Member, consent: Consent) -> MemberCardView:
    return MemberCardView(
        id=member.id,
        name=member.name,
        role=member.role,
        initials=initials(member.name),
        tied=member.crm_user_id is not None,
        status_text=member.status_text,
        plan=member.plan,
        balance=_money(member.balance_cents),
        next_payment_at=member.next_payment_at,
        member_since=member.member_since,
        last_visit=member.last_visit,
        phone=member.phone,
        email=member.email,
        facts_read_at=member.facts_read_at,
        contact_points=tuple(
            ContactPointView(kind=point.kind, value=point.value, opted_out_at=point.opted_out_at)
            for point in consent.points
            if point.kind != _STAND_IN
        ),
    )


def _money(cents: int | None) -> MoneyView | None:
    if cents is None:
        return None
    sign = "-" if cents < 0 else ""
    return MoneyView(cents=cents, as_text=f"{sign}${abs(cents) // 100:,}.{abs(cents) % 100:02}")
