"""Looking at a delivery before anything is done about it: what is to leave, and what else is on its way."""

from typing import Final

from sqlalchemy import bindparam, select

from spotter.delivery.doubts import OPEN_TASK
from spotter.delivery.ports import Job, Search
from spotter.domain.delivery import Block, DeliveryKind, DeliveryState, Outcome
from spotter.domain.errors import NotFound
from spotter.domain.ids import AttemptId, ClubId, ConversationId, CrmUserId, DeliveryId, EscalationId
from spotter.store.deliveries import Deliveries
from spotter.store.delivery_statements import (
    DELIVERY,
    HAS_ATTEMPTS,
    IS_ANOTHER_OPEN,
    NEWEST_ATTEMPT_OF_OTHERS,
    ROW,
    StoredAttempt,
    StoredDelivery,
    stored,
)
from spotter.store.tables.base import table_of
from spotter.store.tables.people import Member
from spotter.store.transaction import Transaction

_MAY_TURN_UP = frozenset({Outcome.ABSENT, Outcome.ACCEPTED, Outcome.REFUSED, Outcome.UNKNOWN})

_MEMBER: Final = table_of(Member)
_JOB: Final = (
    select(
        *ROW,
        _MEMBER.c.crm_user_id,
        HAS_ATTEMPTS.label("has_attempts"),
        IS_ANOTHER_OPEN.label("another_is_open"),
        NEWEST_ATTEMPT_OF_OTHERS.label("newest_attempt"),
        OPEN_TASK.label("escalation"),
    )
    .join_from(DELIVERY, _MEMBER, _MEMBER.c.id == DELIVERY.c.member_id)
    .where(DELIVERY.c.id == bindparam("delivery"))
)


async def look_at(tx: Transaction, delivery: DeliveryId) -> Job:
    """Return the delivery as it is."""
    found = (await tx.session.execute(_JOB, {"delivery": delivery})).one_or_none()
    if found is None:
        raise NotFound("There is no such delivery.")
    row = stored(found)
    attempts = await Deliveries(tx).attempts(delivery) if found.has_attempts else []
    return Job(
        delivery=delivery,
        club=ClubId(row.club_id),
        conversation=ConversationId(row.conversation_id),
        member=CrmUserId(found.crm_user_id) if found.crm_user_id else None,
        kind=DeliveryKind(row.kind),
        state=DeliveryState(row.state),
        fence=row.fence,
        body=row.body,
        body_hash=row.body_hash,
        block=Block(row.block) if row.block else None,
        has_open_attempt=any(attempt.closed_at is None for attempt in attempts),
        another_is_open=found.another_is_open,
        newest_attempt=AttemptId(found.newest_attempt) if found.newest_attempt is not None else None,
        escalation=EscalationId(found.escalation) if found.escalation is not None else None,
        earlier=tuple(
            [
                await _search(tx, row, attempt)
                for attempt in attempts
                if attempt.closed_at is not None and attempt.outcome in _MAY_TURN_UP
            ]
        ),
    )


async def _search(tx: Transaction, row: StoredDelivery, attempt: StoredAttempt) -> Search:
    """Return how to find the effect of a closed attempt, beside the same words sent for another reason since."""
    return Search(
        body=row.body,
        anchor=tuple(attempt.anchor),
        expected_count=attempt.expected_count,
        others=await Deliveries(tx).sent_twins(row, since=attempt.armed_at),
    )
