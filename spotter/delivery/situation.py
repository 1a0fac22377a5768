"""Reading what the gate looks at, in the transaction that holds its locks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from spotter.delivery import quiet_hours
from spotter.delivery.checks import Approved, Point, Situation, TouchLimits
from spotter.domain.conversation import AuthorKind, Channel, Direction
from spotter.domain.delivery import DeliveryKind, DeliveryState
from spotter.domain.delivery_text import text_hash
from spotter.domain.ids import AttemptId, ContactPointId, ConversationId, DeliveryId
from spotter.domain.judgement import Step
from spotter.store.deliveries import Deliveries
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.deliveries import Campaign, Delivery
from spotter.store.tables.judgements import Approval, DecisionRow
from spotter.store.tables.people import ContactPoint, MemberContactPoint
from spotter.store.transaction import Transaction

_DAY = timedelta(hours=24)
_REACHED = (
    DeliveryState.ARMED,
    DeliveryState.RECONCILING,
    DeliveryState.SENT,
    DeliveryState.UNCONFIRMED,
    DeliveryState.NEEDS_STAFF,
)
"""States of a touch that reached the member, or may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposerFacts:
    """What the member's thread, opened for writing, says about the send."""

    anchor: tuple[str, ...]
    expected_count: int
    can_text: bool
    has_email: bool
    body_hash: str
    """Of the text that was counted: the gate refuses where the row holds another one by now."""
    newest_attempt: AttemptId | None
    """Newest try of another delivery of the conversation before the log was read: a newer one makes it an old log."""


async def read_situation(
    tx: Transaction,
    row: Delivery,
    *,
    facts: ComposerFacts,
    points: Sequence[ContactPointId],
    now: datetime,
) -> Situation:
    """Read everything as it stands under the locks."""
    session = tx.session
    club = (
        await session.execute(
            select(Club.status, Club.sends_stopped, Club.ai_on, Club.time_zone).where(Club.id == row.club_id)
        )
    ).one()
    conversation = (
        await session.execute(
            select(
                Conversation.ai_on,
                Conversation.taken_over_by,
                Conversation.takeover_epoch,
                Conversation.newest_inbound_id,
                Conversation.last_channel,
            ).where(Conversation.id == row.conversation_id)
        )
    ).one()
    consent = await session.execute(
        select(ContactPoint.kind, ContactPoint.opted_out_at, ContactPoint.opt_out_message_id).where(
            ContactPoint.id.in_(points)
        )
    )
    words = (
        await session.execute(
            select(Message.id, Message.created_at)
            .where(
                Message.conversation_id == row.conversation_id,
                Message.direction == Direction.INBOUND,
                Message.notice.is_(None),
            )
            .order_by(Message.id.desc())
            .limit(1)
        )
    ).one_or_none()
    channel = row.channel or conversation.last_channel
    return Situation(
        now=now,
        kind=DeliveryKind(row.kind),
        channel=Channel(channel) if channel else None,
        club_status=club.status,
        sends_stopped=club.sends_stopped is not None,
        ai_on=club.ai_on and conversation.ai_on,
        taken_over=conversation.taken_over_by is not None,
        takeover_epoch=conversation.takeover_epoch,
        staged_epoch=row.takeover_epoch,
        newest_inbound=conversation.newest_inbound_id,
        watermark=row.watermark,
        points=tuple(Point(kind=kind, opted_out_at=at, opt_out_message=message) for kind, at, message in consent),
        last_words_id=words.id if words else 0,
        last_words_at=words.created_at if words else None,
        has_approval=row.approval_id is not None,
        needs_approval=await _needs_approval(tx, row),
        approval=await _approval(tx, row),
        body_hash=row.body_hash,
        exact_hash=text_hash(row.body),
        approved_hash=row.approved_hash,
        another_open=await _is_another_open(tx, row, facts),
        can_text=facts.can_text,
        has_email=facts.has_email,
        not_before=row.not_before,
        expires_at=row.expires_at,
        staged_campaign_epoch=row.campaign_epoch,
        limits=await _limits(tx, row, points=points, club_zone=club.time_zone, now=now),
    )


async def _is_another_open(tx: Transaction, row: Delivery, facts: ComposerFacts) -> bool:
    """Say whether another delivery is on its way, was tried since the log was read, or has to leave before this one."""
    deliveries, conversation, this = Deliveries(tx), ConversationId(row.conversation_id), DeliveryId(row.id)
    if await deliveries.newest_attempt(conversation, besides=this) != facts.newest_attempt:
        return True
    if await deliveries.open_in_conversation(conversation, besides=this):
        return True
    return row.kind == DeliveryKind.MANUAL and await deliveries.older_by_hand(conversation, than=this)


async def _approval(tx: Transaction, row: Delivery) -> Approved | None:
    if row.approval_id is None:
        return None
    found = await tx.session.execute(
        select(Approval.state, Approval.final_hash).where(
            Approval.id == row.approval_id, Approval.conversation_id == row.conversation_id
        )
    )
    first = found.one_or_none()
    return Approved(state=first.state, final_hash=first.final_hash) if first else None


async def _needs_approval(tx: Transaction, row: Delivery) -> bool:
    """Say whether the policy left this reply to a person: it held it, or a draft of it went before one."""
    if row.kind != DeliveryKind.REPLY:
        return False
    decision = (
        await tx.session.execute(select(DecisionRow.step, DecisionRow.shadow).where(DecisionRow.turn_id == row.turn_id))
    ).one_or_none()
    if decision is None or decision.step != Step.REPLY or decision.shadow:
        return True
    asked = await tx.session.scalar(select(Approval.id).where(Approval.turn_id == row.turn_id).limit(1))
    return asked is not None


async def _limits(
    tx: Transaction, row: Delivery, *, points: Sequence[ContactPointId], club_zone: str, now: datetime
) -> TouchLimits | None:
    if row.kind != DeliveryKind.TOUCH or row.campaign_id is None:
        return None
    campaign = (
        await tx.session.execute(
            select(Campaign.state, Campaign.epoch, Campaign.settings).where(Campaign.id == row.campaign_id)
        )
    ).one_or_none()
    if campaign is None:
        return None
    sharing = select(MemberContactPoint.member_id).where(MemberContactPoint.contact_point_id.in_(points))
    touches = list(
        await tx.session.scalars(
            select(Campaign.settings)
            .join(Delivery, Delivery.campaign_id == Campaign.id)
            .where(
                Delivery.member_id.in_(sharing),
                Delivery.id != row.id,
                Delivery.kind == DeliveryKind.TOUCH,
                Delivery.state.in_(_REACHED),
                Delivery.updated_at > now - _DAY,
            )
        )
    )
    automatic = await tx.session.scalar(
        select(func.count())
        .select_from(Message)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(
            Conversation.member_id.in_(sharing),
            Message.direction == Direction.OUTBOUND,
            Message.author_kind == AuthorKind.CRM,
            Message.sent_at > now - _DAY,
        )
    )
    numbers = await tx.session.scalars(
        select(ContactPoint.value).where(ContactPoint.id.in_(points), ContactPoint.kind == "phone")
    )
    zones = {club_zone, *(zone for number in numbers for zone in quiet_hours.zones_of_number(number))}
    return TouchLimits(
        campaign_state=campaign.state,
        campaign_epoch=campaign.epoch,
        is_marketing=_is_marketing(campaign.settings),
        zones=tuple(sorted(zones)),
        touches_today=len(touches) + (automatic or 0),
        marketing_today=sum(_is_marketing(settings) for settings in touches),
    )


def _is_marketing(settings: dict[str, object]) -> bool:
    """A campaign counts as marketing unless it says that it is not."""
    return settings.get("marketing") is not False
