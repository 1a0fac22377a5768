"""The one gate that every send passes: locks in the one order, then all checks, then ARMED, in one transaction.

Opt-out, takeover, a campaign's stop and an approval take the same locks, so whichever commits first wins.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from spotter.delivery.checks import Situation, answers_after_opt_out, objection
from spotter.delivery.machine import AFTER_REFUSAL
from spotter.delivery.quiet_hours import next_opening
from spotter.delivery.record import tell_of
from spotter.delivery.situation import ComposerFacts, read_world, situation_of
from spotter.domain.conversation import Channel
from spotter.domain.delivery import Block, DeliveryState
from spotter.domain.errors import NotFound, StoreBusy
from spotter.domain.ids import ApprovalId, AttemptId, CampaignId, ContactPointId, ConversationId, DeliveryId
from spotter.store.deliveries import Deliveries
from spotter.store.delivery_statements import StoredDelivery
from spotter.store.transaction import Transaction

_LATER_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Armed:
    """The send may start, until `deadline`, as long as the fence stands. Exactly this text, and no other."""

    attempt: AttemptId
    number: int
    deadline: datetime
    fence: int
    channel: Channel
    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nothing may leave now. `state` is where that leaves the delivery; queued means: ask again later."""

    block: Block
    state: DeliveryState
    detail: str = ""
    retry_after_s: float = 0.0


async def arm(
    tx: Transaction,
    delivery: DeliveryId,
    fence: int,
    *,
    facts: ComposerFacts,
    now: datetime,
    deadline_s: float,
) -> Armed | Refused:
    """Arm one attempt, or say why not. Must be the first thing in its transaction: it takes the locks."""
    # On SQLite the transaction was the lock all along.
    held = None if tx.is_sqlite else await _take_locks(tx, delivery)
    world = await read_world(tx, delivery)
    if world is None:
        raise NotFound("There is no such delivery.")
    row = world.row
    if held is not None and world.point_ids != held.points:
        # A number was added while we waited: locking it now would break the order, and not locking it the promise.
        raise StoreBusy("The member's contact points changed. Nothing was sent; it is tried again.")
    if not _is_mine(row, fence, body_hash=facts.body_hash) or (held is not None and row.approval_id != held.approval):
        return Refused(block=Block.NOT_MINE, state=DeliveryState(row.state))
    situation = await situation_of(tx, world, facts=facts, now=now)
    block = objection(situation)
    if block is not None:
        return await _refuse(tx, row, block, situation)
    return await _arm(tx, row, situation, facts, deadline=now + timedelta(seconds=deadline_s))


@dataclass(frozen=True, slots=True)
class _Held:
    """What was locked: other contact points or another approval by the time of the checks would not be."""

    points: list[ContactPointId]
    approval: int | None


async def _take_locks(tx: Transaction, delivery: DeliveryId) -> _Held:
    seen = await Deliveries(tx).find(delivery)
    if seen is None:
        raise NotFound("There is no such delivery.")
    conversation = ConversationId(seen.conversation_id)
    points = await tx.locks.contact_points_of(conversation)
    await tx.locks.take(
        contact_points=points,
        conversations=[conversation],
        campaigns=[CampaignId(seen.campaign_id)] if seen.campaign_id else [],
        share_campaigns=True,
        approvals=[ApprovalId(seen.approval_id)] if seen.approval_id else [],
        deliveries=[delivery],
    )
    return _Held(points=points, approval=seen.approval_id)


def _is_mine(row: StoredDelivery, fence: int, *, body_hash: str) -> bool:
    return (
        row.state == DeliveryState.QUEUED
        and row.fence == fence
        and row.body_hash == body_hash
        and row.posts_allowed > row.attempts
    )


async def _refuse(tx: Transaction, row: StoredDelivery, block: Block, situation: Situation) -> Refused:
    state = AFTER_REFUSAL[block]
    waits = state is DeliveryState.QUEUED
    refused = Refused(
        block=block,
        state=state,
        detail=f"{row.kind} refused: {block.value}",
        retry_after_s=_retry_after(block, situation) if waits else 0.0,
    )
    if waits and row.block == block:
        return refused  # told already: a delivery that waits must not fill the audit
    hit = await Deliveries(tx).change(
        DeliveryId(row.id),
        states=[DeliveryState.QUEUED],
        fence=row.fence,
        now=situation.now,
        state=state.value,
        block=block.value,
    )
    if not hit:
        return Refused(block=Block.NOT_MINE, state=DeliveryState(row.state))
    await tell_of(tx, row, state, act="delivery_refused", rule=block.value)
    return refused


def _retry_after(block: Block, situation: Situation) -> float:
    due: datetime | None = None
    if block is Block.NOT_YET:
        due = situation.not_before
    elif block is Block.QUIET_HOURS and situation.limits is not None:
        due = next_opening(situation.now, situation.limits.zones)
    if due is not None and due > situation.now:
        return (due - situation.now).total_seconds()
    return _LATER_S


async def _arm(
    tx: Transaction, row: StoredDelivery, situation: Situation, facts: ComposerFacts, *, deadline: datetime
) -> Armed:
    deliveries = Deliveries(tx)
    fence = row.fence + 1
    channel = situation.channel
    if channel is None:
        raise ValueError("A send without a channel passed the checks.")
    attempt, number = await deliveries.insert_attempt(
        DeliveryId(row.id),
        {
            "fence": fence,
            "anchor": list(facts.anchor),
            "expected_count": facts.expected_count,
            "armed_at": situation.now,
            "deadline_at": deadline,
        },
    )
    hit = await deliveries.change(
        DeliveryId(row.id),
        states=[DeliveryState.QUEUED],
        fence=row.fence,
        now=situation.now,
        state=DeliveryState.ARMED.value,
        raise_fence=True,
        attempts=row.attempts + 1,
        channel=channel.value,
        block=None,
    )
    if not hit:
        raise StoreBusy("The delivery moved on while it was locked. Nothing was sent; it is tried again.")
    await tell_of(
        tx,
        row,
        DeliveryState.ARMED,
        act="delivery_armed",
        detail={"attempt": number, "answers_after_opt_out": answers_after_opt_out(situation)},
    )
    return Armed(
        attempt=attempt,
        number=number,
        deadline=deadline,
        fence=fence,
        channel=channel,
        subject=row.subject,
        body=row.body,
    )
