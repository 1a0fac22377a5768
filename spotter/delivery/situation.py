"""Reading what the gate looks at, in the transaction that holds its locks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Row, bindparam, exists, func, select

from spotter.delivery import quiet_hours
from spotter.delivery.checks import Approved, Point, Situation, TouchLimits
from spotter.domain.conversation import AuthorKind, Channel, Direction
from spotter.domain.delivery import DeliveryKind, DeliveryState
from spotter.domain.delivery_text import text_hash
from spotter.domain.ids import AttemptId, ContactPointId, DeliveryId
from spotter.domain.judgement import Step
from spotter.store.delivery_statements import (
    DELIVERY,
    IS_ANOTHER_OPEN,
    IS_ONE_BY_HAND_BEFORE,
    NEWEST_ATTEMPT_OF_OTHERS,
    ROW,
    StoredDelivery,
    stored,
)
from spotter.store.tables.base import table_of
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


_CLUB: Final = table_of(Club)
_CONVERSATION: Final = table_of(Conversation)
_MESSAGE: Final = table_of(Message)
_APPROVAL: Final = table_of(Approval)
_ASKED: Final = _APPROVAL.alias("asked")
_DECISION: Final = table_of(DecisionRow)
_POINT: Final = table_of(ContactPoint)
_REACHES: Final = table_of(MemberContactPoint)


def _last_words(column: Column[Any]) -> ColumnElement[Any]:
    """Return a column of the newest message that the member themself wrote: notices are none."""
    return (
        select(column)
        .where(
            _MESSAGE.c.conversation_id == DELIVERY.c.conversation_id,
            _MESSAGE.c.direction == Direction.INBOUND,
            _MESSAGE.c.notice.is_(None),
        )
        .order_by(_MESSAGE.c.id.desc())
        .limit(1)
        .correlate(DELIVERY)
        .scalar_subquery()
    )


_WORLD: Final = (
    select(
        *ROW,
        _CLUB.c.status.label("club_status"),
        _CLUB.c.sends_stopped,
        _CLUB.c.ai_on.label("club_ai_on"),
        _CLUB.c.time_zone,
        _CONVERSATION.c.ai_on.label("conversation_ai_on"),
        _CONVERSATION.c.taken_over_by,
        _CONVERSATION.c.takeover_epoch.label("epoch"),
        _CONVERSATION.c.newest_inbound_id,
        _CONVERSATION.c.last_channel,
        _last_words(_MESSAGE.c.id).label("last_words_id"),
        _last_words(_MESSAGE.c.created_at).label("last_words_at"),
        _APPROVAL.c.state.label("approval_state"),
        _APPROVAL.c.final_hash,
        _DECISION.c.step,
        _DECISION.c.shadow,
        exists(select(_ASKED.c.id).where(_ASKED.c.turn_id == DELIVERY.c.turn_id).correlate(DELIVERY)).label("asked"),
        NEWEST_ATTEMPT_OF_OTHERS.label("newest_attempt"),
        IS_ANOTHER_OPEN.label("another_is_open"),
        IS_ONE_BY_HAND_BEFORE.label("one_by_hand_before"),
    )
    .join_from(DELIVERY, _CLUB, _CLUB.c.id == DELIVERY.c.club_id)
    .join(_CONVERSATION, _CONVERSATION.c.id == DELIVERY.c.conversation_id)
    .outerjoin(
        _APPROVAL,
        (_APPROVAL.c.id == DELIVERY.c.approval_id) & (_APPROVAL.c.conversation_id == DELIVERY.c.conversation_id),
    )
    .outerjoin(_DECISION, _DECISION.c.turn_id == DELIVERY.c.turn_id)
    .where(DELIVERY.c.id == bindparam("delivery"))
)
_POINTS: Final = (
    select(_POINT.c.id, _POINT.c.kind, _POINT.c.value, _POINT.c.opted_out_at, _POINT.c.opt_out_message_id)
    .join_from(DELIVERY, _CONVERSATION, _CONVERSATION.c.id == DELIVERY.c.conversation_id)
    .join(_REACHES, _REACHES.c.member_id == _CONVERSATION.c.member_id)
    .join(_POINT, _POINT.c.id == _REACHES.c.contact_point_id)
    .where(DELIVERY.c.id == bindparam("delivery"))
    .order_by(_POINT.c.id)
)


@dataclass(frozen=True, slots=True)
class World:
    """What was read under the locks: the delivery, what stands around it, and how the member is reached."""

    row: StoredDelivery
    around: Row[*tuple[Any, ...]]
    points: Sequence[Row[*tuple[Any, ...]]]

    @property
    def point_ids(self) -> list[ContactPointId]:
        """The contact points, as they must have been locked."""
        return [ContactPointId(point.id) for point in self.points]


async def read_world(tx: Transaction, delivery: DeliveryId) -> World | None:
    """Read everything that objects to a send. Only what is read after the locks counts."""
    around = (await tx.session.execute(_WORLD, {"delivery": delivery})).one_or_none()
    if around is None:
        return None
    points = (await tx.session.execute(_POINTS, {"delivery": delivery})).all()
    return World(row=stored(around), around=around, points=points)


async def situation_of(tx: Transaction, world: World, *, facts: ComposerFacts, now: datetime) -> Situation:
    """Return what the gate's checks look at; only a campaign's message asks the store for more."""
    row, around = world.row, world.around
    channel = row.channel or around.last_channel
    approval = around.approval_state
    return Situation(
        now=now,
        kind=DeliveryKind(row.kind),
        channel=Channel(channel) if channel else None,
        club_status=around.club_status,
        sends_stopped=around.sends_stopped is not None,
        ai_on=around.club_ai_on and around.conversation_ai_on,
        taken_over=around.taken_over_by is not None,
        takeover_epoch=around.epoch,
        staged_epoch=row.takeover_epoch,
        newest_inbound=around.newest_inbound_id,
        watermark=row.watermark,
        points=tuple(
            Point(kind=point.kind, opted_out_at=point.opted_out_at, opt_out_message=point.opt_out_message_id)
            for point in world.points
        ),
        last_words_id=around.last_words_id or 0,
        last_words_at=around.last_words_at,
        has_approval=row.approval_id is not None,
        needs_approval=_needs_approval(world),
        approval=Approved(state=approval, final_hash=around.final_hash) if approval is not None else None,
        body_hash=row.body_hash,
        exact_hash=text_hash(row.body),
        approved_hash=row.approved_hash,
        another_open=_is_another_open(world, facts),
        can_text=facts.can_text,
        has_email=facts.has_email,
        not_before=row.not_before,
        expires_at=row.expires_at,
        staged_campaign_epoch=row.campaign_epoch,
        limits=await _limits(tx, world, now=now),
    )


def _is_another_open(world: World, facts: ComposerFacts) -> bool:
    """Say whether another delivery is on its way, was tried since the log was read, or has to leave before this one."""
    around = world.around
    if around.newest_attempt != facts.newest_attempt or around.another_is_open:
        return True
    return world.row.kind == DeliveryKind.MANUAL and around.one_by_hand_before


def _needs_approval(world: World) -> bool:
    """Say whether the policy left this reply to a person: it held it, or a draft of it went before one."""
    if world.row.kind != DeliveryKind.REPLY:
        return False
    return world.around.step != Step.REPLY or world.around.shadow or world.around.asked


async def _limits(tx: Transaction, world: World, *, now: datetime) -> TouchLimits | None:
    row = world.row
    if row.kind != DeliveryKind.TOUCH or row.campaign_id is None:
        return None
    campaign = (
        await tx.session.execute(
            select(Campaign.state, Campaign.epoch, Campaign.settings).where(Campaign.id == row.campaign_id)
        )
    ).one_or_none()
    if campaign is None:
        return None
    sharing = select(MemberContactPoint.member_id).where(MemberContactPoint.contact_point_id.in_(world.point_ids))
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
    numbers = [point.value for point in world.points if point.kind == "phone"]
    zones = {world.around.time_zone, *(zone for number in numbers for zone in quiet_hours.zones_of_number(number))}
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
