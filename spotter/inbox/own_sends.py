"""Which entries of a log are texts that we sent: by words and time of an attempt, each delivery at most once."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, case, func, select

from spotter.crm.canonical import same_message
from spotter.domain.conversation import AuthorKind, Channel, Direction
from spotter.domain.delivery import Outcome
from spotter.domain.ids import ConversationId, DeliveryId, MessageId
from spotter.inbox.alignment import Fit, Placed
from spotter.inbox.identity import readings_of
from spotter.store.tables.base import table_of
from spotter.store.tables.deliveries import Attempt, Delivery
from spotter.store.transaction import Transaction

_BEFORE = timedelta(minutes=10)
"""The CRM's clock may be slow."""
_AFTER = timedelta(minutes=30)
"""An effect may become visible late, and the CRM's clock may be fast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSend:
    """A delivery of which at least one attempt was made."""

    id: DeliveryId
    body: str
    channel: Channel | None
    author_kind: AuthorKind
    message: MessageId | None
    first_armed_at: datetime
    last_deadline_at: datetime
    posts: int = 1
    """Tries of which a byte may have left: more than one may have had an effect."""

    def may_be(self, placed: Placed, zone: ZoneInfo) -> bool:
        """Say whether an entry shows this send."""
        first, last = self.first_armed_at - _BEFORE, self.last_deadline_at + _AFTER
        in_time = any(first <= at <= last for at in readings_of(placed.entry.at, zone))
        return in_time and same_message(self.body, placed.entry.body)


async def attempted_sends(tx: Transaction, conversation: ConversationId) -> list[OwnSend]:
    """Return what we tried to send in a conversation, whatever is known to have come of it, oldest first."""
    rows = await tx.session.execute(_ATTEMPTED, {"conversation": conversation})
    return [
        OwnSend(
            id=DeliveryId(row.id),
            body=row.body,
            channel=Channel(row.channel) if row.channel else None,
            author_kind=AuthorKind(row.author_kind),
            message=MessageId(row.message_id) if row.message_id is not None else None,
            first_armed_at=row.first,
            last_deadline_at=row.last,
            posts=int(row.posts),
        )
        for row in rows
    ]


def may_be_ours(placed: Sequence[Placed]) -> bool:
    """Say whether there is anything new that a send of ours could explain: else our sends need not be read."""
    return any(
        each.fit is Fit.NEW and (each.entry.direction is Direction.OUTBOUND or each.entry.by_our_account)
        for each in placed
    )


def match_own_sends(placed: Sequence[Placed], sends: Collection[OwnSend], zone: ZoneInfo) -> dict[str, OwnSend]:
    """Return the send behind each new outbound entry that is ours, by the entry's key.

    A delivery whose attempt is open gets its chance before anything is taken for staff writing by hand.
    """
    shown = {each.row.delivery for each in placed if each.row is not None}
    free = [send for send in sends if send.id not in shown]
    found: dict[str, OwnSend] = {}
    for each in placed:
        if each.fit is not Fit.NEW or each.entry.direction is not Direction.OUTBOUND:
            continue
        send = next((send for send in free if send.may_be(each, zone)), None)
        if send is not None:
            free.remove(send)
            found[each.key] = send
    return found


def match_twins(
    placed: Sequence[Placed], sends: Collection[OwnSend], ours: Mapping[str, OwnSend], zone: ZoneInfo
) -> dict[str, OwnSend]:
    """Return the send behind each new entry that is one effect too many, by the entry's key.

    Only a send that was posted again can have two: the CRM carried out its first try later than any we wait for.
    """
    shown = Counter(each.row.delivery for each in placed if each.row is not None)
    shown.update(send.id for send in ours.values())
    found: dict[str, OwnSend] = {}
    for each in placed:
        if each.fit is not Fit.NEW or each.key in ours or not each.entry.by_our_account:
            continue
        fits = (send for send in sends if 0 < shown[send.id] < send.posts and send.may_be(each, zone))
        send = next(fits, None)
        if send is not None:
            shown[send.id] += 1
            found[each.key] = send
    return found


_DELIVERY = table_of(Delivery)
_ATTEMPT = table_of(Attempt)
_ATTEMPTED = (
    select(
        _DELIVERY.c.id,
        _DELIVERY.c.body,
        _DELIVERY.c.channel,
        _DELIVERY.c.author_kind,
        _DELIVERY.c.message_id,
        func.min(_ATTEMPT.c.armed_at).label("first"),
        func.max(_ATTEMPT.c.deadline_at).label("last"),
        func.sum(case((_ATTEMPT.c.outcome == Outcome.NOT_SENT, 0), else_=1)).label("posts"),
    )
    .join(_ATTEMPT, _ATTEMPT.c.delivery_id == _DELIVERY.c.id)
    .where(_DELIVERY.c.conversation_id == bindparam("conversation"))
    .group_by(_DELIVERY.c.id)
    .order_by(_DELIVERY.c.id)
)
