"""Staging: the row of one message that we owe the CRM, before anything leaves.

A retry of the same intent finds the same row and may replace its text, as long as nothing was armed and no
person stands behind the text.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spotter.delivery.record import speaker_of
from spotter.domain.conversation import AuthorKind, Channel
from spotter.domain.delivery import UNSENT_STATES, DeliveryKind, DeliveryState
from spotter.domain.delivery_text import text_hash
from spotter.domain.errors import Conflict, InvalidRequest
from spotter.domain.events import DeliveryChanged
from spotter.domain.ids import (
    ApprovalId,
    CampaignId,
    ClubId,
    ConversationId,
    DeliveryId,
    MemberId,
    MessageId,
    StaffId,
    TurnId,
)
from spotter.store.audit import AuditEntry
from spotter.store.deliveries import Deliveries
from spotter.store.delivery_statements import StoredDelivery
from spotter.store.transaction import Transaction

_REVIVABLE = frozenset(
    {DeliveryState.BLOCKED, DeliveryState.CANCELLED, DeliveryState.SUPERSEDED, DeliveryState.EXPIRED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDelivery:
    """One message to owe: what, to whom, on whose behalf, and on which state of the world it rests."""

    intent_key: str
    kind: DeliveryKind
    club: ClubId
    conversation: ConversationId
    member: MemberId
    channel: Channel | None
    """None: the channel of the last inbound log entry, as known when it is armed."""
    body: str
    author: AuthorKind
    takeover_epoch: int
    subject: str = ""
    turn: TurnId | None = None
    staff: StaffId | None = None
    watermark: MessageId | None = None
    """Newest inbound message the text was written for; None where a newer one does not matter."""
    approval: ApprovalId | None = None
    approved_hash: str | None = None
    campaign: CampaignId | None = None
    campaign_epoch: int | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """The row of the intent, and what this call did to it."""

    delivery: DeliveryId
    state: DeliveryState
    created: bool = False
    replaced: bool = False


async def stage(tx: Transaction, order: StageDelivery, *, now: datetime) -> Staged:
    """Owe the message: one row per intent, whoever asks and however often. Takes no locks."""
    _check(order)
    deliveries = Deliveries(tx)
    created = await deliveries.insert(_identity(order, now) | _content(order) | {"state": DeliveryState.QUEUED.value})
    if created is not None:
        await _tell(tx, order, DeliveryId(created), version=1, act="delivery_staged")
        return Staged(delivery=DeliveryId(created), state=DeliveryState.QUEUED, created=True)
    row = await deliveries.by_intent_key(order.intent_key)
    if row is None or row.conversation_id != order.conversation or row.member_id != order.member:
        raise Conflict("This intent belongs to another conversation.")
    delivery = DeliveryId(row.id)
    states = _open_to(row, order)
    if not states or _same(row, order):
        return Staged(delivery=delivery, state=DeliveryState(row.state))
    replaced = await deliveries.change(
        delivery, states=states, fence=0, now=now, **_content(order), state=DeliveryState.QUEUED.value, block=None
    )
    if not replaced:
        return await _as_it_is_now(deliveries, delivery)
    await _tell(tx, order, delivery, version=row.version + 1, act="delivery_replaced")
    return Staged(delivery=delivery, state=DeliveryState.QUEUED, replaced=True)


def _check(order: StageDelivery) -> None:
    if not order.body.strip():
        raise InvalidRequest("An empty message cannot be sent.")
    if order.kind is DeliveryKind.MANUAL and order.staff is None:
        raise InvalidRequest("A manual message needs the person who wrote it.")
    if order.kind is DeliveryKind.TOUCH and (order.campaign is None or order.campaign_epoch is None):
        raise InvalidRequest("A touch needs its campaign.")
    if (order.approval is None) != (order.approved_hash is None):
        raise InvalidRequest("An approval and the hash it approves belong together.")
    if order.approved_hash is not None and order.approved_hash != text_hash(order.body):
        raise InvalidRequest("The text is not the one that was approved.")


def _open_to(row: StoredDelivery, order: StageDelivery) -> frozenset[DeliveryState]:
    """Return the states in which this order may change the row; none where it may not at all."""
    if row.fence > 0:
        return frozenset()  # it was armed once: its text is part of the evidence
    brings_new_approval = order.approval is not None and order.approval != row.approval_id
    if row.approved_hash is not None and not brings_new_approval:
        return frozenset()
    state = DeliveryState(row.state)
    if state in UNSENT_STATES:
        return UNSENT_STATES
    # Nothing of it ever left, and a person now stands behind the text: the same intent may be tried again.
    return _REVIVABLE if state in _REVIVABLE and brings_new_approval else frozenset()


def _identity(order: StageDelivery, now: datetime) -> dict[str, Any]:
    return {
        "club_id": order.club,
        "conversation_id": order.conversation,
        "member_id": order.member,
        "kind": order.kind.value,
        "intent_key": order.intent_key,
        "turn_id": order.turn,
        "campaign_id": order.campaign,
        "created_at": now,
        "updated_at": now,
    }


def _content(order: StageDelivery) -> dict[str, Any]:
    return {
        "channel": Channel(order.channel).value if order.channel else None,
        "subject": order.subject,
        "body": order.body,
        "body_hash": text_hash(order.body),
        "author_kind": order.author.value,
        "staff_id": order.staff,
        "watermark": order.watermark,
        "takeover_epoch": order.takeover_epoch,
        "approval_id": order.approval,
        "approved_hash": order.approved_hash,
        "campaign_epoch": order.campaign_epoch,
        "not_before": order.not_before,
        "expires_at": order.expires_at,
    }


def _same(row: StoredDelivery, order: StageDelivery) -> bool:
    is_queued = row.state == DeliveryState.QUEUED
    return is_queued and all(getattr(row, name) == value for name, value in _content(order).items())


async def _as_it_is_now(deliveries: Deliveries, delivery: DeliveryId) -> Staged:
    row = await deliveries.find(delivery)
    if row is None:
        raise Conflict("The delivery is gone.")
    return Staged(delivery=delivery, state=DeliveryState(row.state))


async def _tell(tx: Transaction, order: StageDelivery, delivery: DeliveryId, *, version: int, act: str) -> None:
    await tx.events.append(
        DeliveryChanged(
            club=order.club,
            conversation=order.conversation,
            version=version,
            delivery=delivery,
            state=DeliveryState.QUEUED.value,
        )
    )
    await tx.audit.write(
        AuditEntry(
            actor=speaker_of(order.author),
            act=act,
            club=order.club,
            staff=order.staff,
            conversation=order.conversation,
            turn=order.turn,
            delivery=delivery,
            approval=order.approval,
            detail={"kind": order.kind.value},
        )
    )
