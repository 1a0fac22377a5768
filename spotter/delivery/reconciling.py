"""Reconciliation in the store: taking an open attempt over, and writing down what the read-backs came to."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from spotter.delivery import doubts
from spotter.delivery.machine import (
    AFTER_VERDICT,
    ReadBack,
    Sight,
    Verdict,
    closing_outcome,
    judge,
    may_repeat,
)
from spotter.delivery.ports import Concluded, Finding, OpenTry, Search
from spotter.delivery.reached import Proof, mark_sent
from spotter.delivery.record import tell_of
from spotter.domain.conversation import AuthorKind, Direction
from spotter.domain.delivery import OPEN_STATES, DeliveryKind, DeliveryState, Outcome
from spotter.domain.errors import NotFound, Superseded
from spotter.domain.ids import AttemptId, ClubId, ConversationId, CrmUserId, DeliveryId
from spotter.store.contact_points import ContactPoints
from spotter.store.deliveries import Deliveries
from spotter.store.delivery_statements import StoredDelivery
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.people import Member
from spotter.store.transaction import Transaction


async def take_over(tx: Transaction, delivery: DeliveryId, *, now: datetime) -> OpenTry | None:
    """Raise the fence of an open attempt: whoever held it may not write any more. None where none is open."""
    deliveries = Deliveries(tx)
    seen = await deliveries.find(delivery)
    if seen is None:
        raise NotFound("There is no such delivery.")
    await tx.locks.take_conversation(ConversationId(seen.conversation_id), deliveries=[delivery])
    row = await deliveries.find(delivery)
    attempt = await deliveries.open_attempt(delivery)
    if row is None or attempt is None or row.state not in OPEN_STATES:
        return None
    member = await tx.session.scalar(select(Member.crm_user_id).where(Member.id == row.member_id))
    hit = await deliveries.take_attempt(AttemptId(attempt.id), fence=row.fence)
    hit = hit and await deliveries.change(
        delivery,
        states=OPEN_STATES,
        fence=row.fence,
        now=now,
        raise_fence=True,
        state=DeliveryState.RECONCILING.value,
    )
    if not hit or member is None:
        return None
    if row.state == DeliveryState.ARMED:
        await tell_of(
            tx, row, DeliveryState.RECONCILING, act="delivery_reconciling", detail={"attempt": attempt.number}
        )
    return OpenTry(
        delivery=delivery,
        club=ClubId(row.club_id),
        conversation=ConversationId(row.conversation_id),
        member=CrmUserId(member),
        attempt=AttemptId(attempt.id),
        number=attempt.number,
        fence=row.fence + 1,
        search=Search(body=row.body, anchor=tuple(attempt.anchor), expected_count=attempt.expected_count),
        deadline=attempt.deadline_at,
        accepted=attempt.outcome == Outcome.ACCEPTED,
    )


async def conclude(
    tx: Transaction, opened: OpenTry, finding: Finding, *, is_last: bool, given_up: bool, now: datetime
) -> Concluded | None:
    """Judge under the locks, so that an opt-out or a takeover that commits first is seen. None: fence moved on."""
    await tx.locks.take_conversation(opened.conversation, deliveries=[opened.delivery])
    deliveries = Deliveries(tx)
    row = await deliveries.find(opened.delivery)
    if row is None or row.fence != opened.fence or row.state != DeliveryState.RECONCILING:
        return None
    read = ReadBack(sight=finding.sight, is_last=is_last, given_up=given_up, accepted=opened.accepted)
    if read.sight is Sight.NOT_FOUND and is_last:
        read = replace(read, may_repeat=await _may_repeat(tx, row))
    verdict = judge(read)
    if verdict is Verdict.READ_AGAIN:
        hit = read.sight is Sight.UNREADABLE or await deliveries.count_read(opened.attempt, fence=opened.fence)
        return Concluded(verdict=verdict) if hit else None
    attempt = await deliveries.open_attempt(opened.delivery)
    if attempt is None:
        return None
    outcome = closing_outcome(read, Outcome(attempt.outcome) if attempt.outcome else None)
    closed = await deliveries.change_attempt(opened.attempt, fence=opened.fence, outcome=outcome.value, closed_at=now)
    if not closed:
        return None
    if finding.entry is not None:
        proof = Proof.of(finding.entry, posted_at=attempt.first_byte_at or attempt.armed_at)
        await mark_sent(tx, row, proof, fence=opened.fence, now=now)
        return Concluded(verdict=verdict)
    return await _unproved(tx, row, opened, verdict=verdict, read=read, now=now)


async def _unproved(
    tx: Transaction, row: StoredDelivery, opened: OpenTry, *, verdict: Verdict, read: ReadBack, now: datetime
) -> Concluded:
    state = AFTER_VERDICT[verdict]
    again = verdict is Verdict.POST_ONCE_MORE
    hit = await Deliveries(tx).change(
        opened.delivery,
        states=[DeliveryState.RECONCILING],
        fence=opened.fence,
        now=now,
        state=state.value,
        posts_allowed=row.posts_allowed + again,
    )
    if not hit:
        raise Superseded("The delivery moved on while it was locked.")
    await tell_of(tx, row, state, act=f"delivery_{verdict.value}", detail={"attempt": opened.number})
    if again:
        return Concluded(verdict=verdict)
    doubt = doubts.ACCEPTED_NOT_SEEN if verdict is Verdict.UNCONFIRMED else doubts.NOT_SEEN
    if read.sight is Sight.UNREADABLE:
        doubt = doubts.UNREADABLE
    return Concluded(verdict=verdict, escalation=await doubts.ask_a_person(tx, row, doubt))


async def _may_repeat(tx: Transaction, row: StoredDelivery) -> bool:
    conversation = (
        await tx.session.execute(
            select(
                Conversation.newest_inbound_id,
                Conversation.taken_over_by,
                Conversation.takeover_epoch,
            ).where(Conversation.id == row.conversation_id)
        )
    ).one()
    stopped = await ContactPoints(tx).is_stopped(ConversationId(row.conversation_id))
    return may_repeat(
        DeliveryKind(row.kind),
        posts_allowed=row.posts_allowed,
        member_waits=not await _was_answered_otherwise(tx, row),
        nothing_newer=row.watermark is None or conversation.newest_inbound_id == row.watermark,
        free=not stopped and conversation.taken_over_by is None and conversation.takeover_epoch == row.takeover_epoch,
    )


async def _was_answered_otherwise(tx: Transaction, row: StoredDelivery) -> bool:
    """Say whether another answer came after the question: of a person, or of the AI (telling them to wait is none)."""
    acks = select(Delivery.id).where(Delivery.conversation_id == row.conversation_id, Delivery.kind == DeliveryKind.ACK)
    answer = await tx.session.scalar(
        select(Message.id)
        .where(
            Message.conversation_id == row.conversation_id,
            Message.direction == Direction.OUTBOUND,
            Message.author_kind.in_([AuthorKind.AI, AuthorKind.STAFF]),
            Message.id > (row.watermark or 0),
            Message.created_at > row.created_at,
            Message.delivery_id.is_(None) | Message.delivery_id.not_in(acks),
        )
        .limit(1)
    )
    return answer is not None
