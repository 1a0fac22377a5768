"""What the gate asks before a message may leave, as a pure table: the first check that objects decides.

The order is the order of weight: a person's "stop" is named before anything else that is also true.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from spotter.delivery import quiet_hours
from spotter.domain.conversation import ApprovalState, Channel, ClubStatus
from spotter.domain.delivery import Block, DeliveryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A contact point of the member, as far as consent goes."""

    kind: str
    opted_out_at: datetime | None
    opt_out_message: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """The approval behind a text."""

    state: str
    final_hash: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchLimits:
    """What counts for a campaign's message only."""

    campaign_state: str
    campaign_epoch: int
    is_marketing: bool
    zones: tuple[str, ...]
    touches_today: int
    """Automatic texts to these contact points in the last 24 hours, over all clubs, the CRM's own included."""
    marketing_today: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything the gate looks at, read under its locks."""

    now: datetime
    kind: DeliveryKind
    channel: Channel | None
    club_status: str
    sends_stopped: bool
    ai_on: bool
    """Of the club and of the conversation."""
    taken_over: bool
    takeover_epoch: int
    staged_epoch: int
    newest_inbound: int
    watermark: int | None
    points: tuple[Point, ...]
    last_words_id: int
    """Newest message the member themself wrote (no notices); 0 where there is none."""
    last_words_at: datetime | None
    has_approval: bool
    needs_approval: bool
    approval: Approved | None
    body_hash: str
    exact_hash: str
    approved_hash: str | None
    another_open: bool
    can_text: bool
    has_email: bool
    not_before: datetime | None
    expires_at: datetime | None
    staged_campaign_epoch: int | None = None
    limits: TouchLimits | None = None

    @property
    def is_by_hand(self) -> bool:
        """Written by a person, for this member, now."""
        return self.kind is DeliveryKind.MANUAL


def objection(situation: Situation) -> Block | None:
    """Return why this message may not leave now; None where it may."""
    return next((block for check in _CHECKS if (block := check(situation)) is not None), None)


def answers_after_opt_out(situation: Situation) -> bool:
    """Say whether this is a person's direct answer to somebody who opted out and then wrote again."""
    stopped = _stopped_points(situation)
    return bool(stopped) and situation.is_by_hand and all(_wrote_after(situation, point) for point in stopped)


def _stopped_points(situation: Situation) -> list[Point]:
    stopped = [point for point in situation.points if point.opted_out_at is not None]
    if not situation.is_by_hand:
        return stopped  # an opt-out of any contact point silences whatever is automatic
    kinds = {"email", "crm"} if situation.channel is Channel.EMAIL else {"phone", "crm"}
    return [point for point in stopped if point.kind in kinds]


def _wrote_after(situation: Situation, point: Point) -> bool:
    if point.opt_out_message is not None:
        return situation.last_words_id > point.opt_out_message
    wrote, stopped = situation.last_words_at, point.opted_out_at
    return wrote is not None and stopped is not None and wrote > stopped


def _club(situation: Situation) -> Block | None:
    return None if situation.club_status == ClubStatus.ACTIVE else Block.CLUB_NOT_ACTIVE


def _consent(situation: Situation) -> Block | None:
    if not _stopped_points(situation):
        return None
    is_direct_answer = answers_after_opt_out(situation) and situation.channel is Channel.TEXT
    return None if is_direct_answer else Block.OPTED_OUT


def _takeover(situation: Situation) -> Block | None:
    if situation.is_by_hand:
        return None
    unchanged = situation.takeover_epoch == situation.staged_epoch and not situation.taken_over
    return None if unchanged else Block.TAKEN_OVER


def _switch(situation: Situation) -> Block | None:
    is_a_persons_choice = situation.is_by_hand or situation.has_approval
    return None if situation.ai_on or is_a_persons_choice else Block.AI_OFF


def _watermark(situation: Situation) -> Block | None:
    if situation.is_by_hand or situation.watermark is None:
        return None
    return None if situation.newest_inbound == situation.watermark else Block.NEWER_MESSAGE


def _approval(situation: Situation) -> Block | None:
    if not situation.has_approval:
        return Block.NOT_APPROVED if situation.needs_approval else None
    approval = situation.approval
    if approval is None or approval.state not in (ApprovalState.APPROVED, ApprovalState.EDITED):
        return Block.NOT_APPROVED
    hashes = {approval.final_hash, situation.approved_hash, situation.body_hash, situation.exact_hash}
    return None if len(hashes) == 1 else Block.APPROVAL_MISMATCH


def _text(situation: Situation) -> Block | None:
    return None if situation.body_hash == situation.exact_hash else Block.APPROVAL_MISMATCH


def _campaign(situation: Situation) -> Block | None:
    limits = situation.limits
    if situation.kind is not DeliveryKind.TOUCH:
        return None
    if limits is None or limits.campaign_epoch != situation.staged_campaign_epoch:
        return Block.CAMPAIGN_NOT_RUNNING
    if limits.campaign_state == "paused":
        return Block.NOT_YET
    return None if limits.campaign_state == "running" else Block.CAMPAIGN_NOT_RUNNING


def _too_late(situation: Situation) -> Block | None:
    expires_at = situation.expires_at
    return Block.EXPIRED if expires_at is not None and situation.now >= expires_at else None


def _channel(situation: Situation) -> Block | None:
    if situation.channel is None:
        return Block.CHANNEL_UNKNOWN
    reachable = situation.can_text if situation.channel is Channel.TEXT else situation.has_email
    return None if reachable else Block.CANNOT_RECEIVE


def _caps(situation: Situation) -> Block | None:
    limits = situation.limits
    if situation.kind is not DeliveryKind.TOUCH or limits is None:
        return None
    over = limits.touches_today >= TOUCHES_A_DAY or (limits.is_marketing and limits.marketing_today >= MARKETING_A_DAY)
    return Block.CAP_REACHED if over else None


def _too_early(situation: Situation) -> Block | None:
    not_before = situation.not_before
    return Block.NOT_YET if not_before is not None and situation.now < not_before else None


def _quiet_hours(situation: Situation) -> Block | None:
    limits = situation.limits
    if situation.kind is not DeliveryKind.TOUCH or limits is None:
        return None
    return None if quiet_hours.may_leave(situation.now, limits.zones) else Block.QUIET_HOURS


def _sends_stopped(situation: Situation) -> Block | None:
    return Block.SENDS_STOPPED if situation.sends_stopped else None


def _one_at_a_time(situation: Situation) -> Block | None:
    return Block.ANOTHER_SEND_OPEN if situation.another_open else None


TOUCHES_A_DAY: Final = 3
MARKETING_A_DAY: Final = 1

# What ends the delivery comes first, what only delays it last: a stale text must not wait for its turn to be stale.
_CHECKS: Final[tuple[Callable[[Situation], Block | None], ...]] = (
    _consent,
    _takeover,
    _club,
    _switch,
    _watermark,
    _approval,
    _text,
    _campaign,
    _too_late,
    _channel,
    _caps,
    _one_at_a_time,
    _sends_stopped,
    _too_early,
    _quiet_hours,
)
