"""What each send reads and writes of deliveries: rows without the object layer, and statements that are built once."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Executable, Row, Update, bindparam, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from spotter.domain.delivery import OPEN_STATES, DeliveryKind, DeliveryState
from spotter.store.one_of import one_of
from spotter.store.tables.base import table_of
from spotter.store.tables.deliveries import Attempt, Delivery


class StoredDelivery(NamedTuple):
    """A delivery as a transaction read it; it does not follow what is written later."""

    id: int
    club_id: str
    conversation_id: int
    member_id: int
    kind: str
    turn_id: int | None
    channel: str | None
    subject: str
    body: str
    body_hash: str
    author_kind: str
    staff_id: int | None
    watermark: int | None
    takeover_epoch: int
    approval_id: int | None
    approved_hash: str | None
    campaign_id: int | None
    campaign_epoch: int | None
    not_before: datetime | None
    expires_at: datetime | None
    state: str
    fence: int
    attempts: int
    posts_allowed: int
    block: str | None
    created_at: datetime
    version: int


class StoredAttempt(NamedTuple):
    """A try to post a delivery, as a transaction read it."""

    id: int
    number: int
    anchor: list[str]
    expected_count: int
    armed_at: datetime
    deadline_at: datetime
    first_byte_at: datetime | None
    outcome: str | None
    closed_at: datetime | None


DELIVERY: Final = table_of(Delivery)
ATTEMPT: Final = table_of(Attempt)
_OTHER: Final = DELIVERY.alias("other")
_BESIDES: Final = (_OTHER.c.conversation_id == DELIVERY.c.conversation_id) & (_OTHER.c.id != DELIVERY.c.id)

ROW: Final = tuple(DELIVERY.c[name] for name in StoredDelivery._fields)
"""The first columns of a statement whose rows `stored` reads."""


def stored(row: Row[*tuple[Any, ...]]) -> StoredDelivery:
    """Return the delivery of a row that begins with `ROW`."""
    return StoredDelivery._make(row[: len(ROW)])


NEWEST_ATTEMPT_OF_OTHERS: Final[ColumnElement[int | None]] = (
    select(func.max(ATTEMPT.c.id))
    .join(_OTHER, _OTHER.c.id == ATTEMPT.c.delivery_id)
    .where(_BESIDES)
    .correlate(DELIVERY)
    .scalar_subquery()
)
"""The newest try of any other delivery of the conversation."""
IS_ANOTHER_OPEN: Final[ColumnElement[bool]] = exists(
    select(_OTHER.c.id).where(_BESIDES, one_of(_OTHER.c.state, OPEN_STATES)).correlate(DELIVERY)
)
"""Another delivery of the conversation has an attempt out."""
IS_ONE_BY_HAND_BEFORE: Final[ColumnElement[bool]] = exists(
    select(_OTHER.c.id)
    .where(
        _OTHER.c.conversation_id == DELIVERY.c.conversation_id,
        _OTHER.c.id < DELIVERY.c.id,
        _OTHER.c.kind == DeliveryKind.MANUAL,
        _OTHER.c.state == DeliveryState.QUEUED,
    )
    .correlate(DELIVERY)
)
"""Something a person wrote earlier in this conversation is still to leave."""
HAS_ATTEMPTS: Final[ColumnElement[bool]] = exists(
    select(ATTEMPT.c.id).where(ATTEMPT.c.delivery_id == DELIVERY.c.id).correlate(DELIVERY)
)

FIND: Final = select(*ROW).where(DELIVERY.c.id == bindparam("delivery"))
FIND_BY_INTENT: Final = select(*ROW).where(DELIVERY.c.intent_key == bindparam("intent_key"))
STAND: Final = select(DELIVERY.c.state, DELIVERY.c.fence).where(DELIVERY.c.id == bindparam("delivery"))
FIND_SOUGHT: Final = select(
    *ROW,
    NEWEST_ATTEMPT_OF_OTHERS.label("newest_attempt"),
    select(func.coalesce(ATTEMPT.c.first_byte_at, ATTEMPT.c.armed_at))
    .where(ATTEMPT.c.delivery_id == DELIVERY.c.id)
    .order_by(ATTEMPT.c.number.desc())
    .limit(1)
    .correlate(DELIVERY)
    .scalar_subquery()
    .label("posted_at"),
).where(DELIVERY.c.id == bindparam("delivery"))
ATTEMPTS: Final = (
    select(*(ATTEMPT.c[name] for name in StoredAttempt._fields))
    .where(ATTEMPT.c.delivery_id == bindparam("delivery"))
    .order_by(ATTEMPT.c.number)
)
SENT_TWINS: Final = (
    select(func.count())
    .select_from(DELIVERY)
    .where(
        DELIVERY.c.conversation_id == bindparam("conversation"),
        DELIVERY.c.id != bindparam("delivery"),
        DELIVERY.c.body_hash == bindparam("body_hash"),
        ((DELIVERY.c.state == DeliveryState.SENT) & (DELIVERY.c.sent_at > bindparam("since")))
        | one_of(DELIVERY.c.state, OPEN_STATES),
    )
)

INSERT: Final[Mapping[bool, Executable]] = {
    is_sqlite: insert(DELIVERY).on_conflict_do_nothing(index_elements=["intent_key"]).returning(DELIVERY.c.id)
    for is_sqlite, insert in ((True, sqlite.insert), (False, postgresql.insert))
}
"""By whether the database is SQLite. The columns are the parameters of the execution, here and in all that follow."""
INSERT_ATTEMPT: Final = (
    ATTEMPT.insert()
    .values(
        number=select(func.coalesce(func.max(ATTEMPT.c.number), 0) + 1)
        .where(ATTEMPT.c.delivery_id == bindparam("of_delivery"))
        .scalar_subquery()
    )
    .returning(ATTEMPT.c.id, ATTEMPT.c.number)
)
CHANGE_ATTEMPT: Final = update(ATTEMPT).where(
    ATTEMPT.c.id == bindparam("of_attempt"), ATTEMPT.c.fence == bindparam("under"), ATTEMPT.c.closed_at.is_(None)
)
COUNT_READ: Final = CHANGE_ATTEMPT.values(reads=ATTEMPT.c.reads + 1)


@cache
def change_from(states: frozenset[DeliveryState]) -> Update:
    """Return the change of a delivery that is in one of these states: few sets of them ever occur."""
    return (
        update(DELIVERY)
        .where(
            DELIVERY.c.id == bindparam("of_delivery"),
            DELIVERY.c.fence == bindparam("under"),
            one_of(DELIVERY.c.state, states),
        )
        .values(version=DELIVERY.c.version + 1)
    )
