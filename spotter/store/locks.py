"""The one order in which rows are locked: contact points, conversations, campaigns, approvals, deliveries.

Arming arbitrates between conversation, campaign, staff, opt-out and takeover only because all of them take the
same rows in the same order, each kind sorted by id. On SQLite the transaction itself is the lock.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, bindparam, select

from spotter.domain.ids import ApprovalId, CampaignId, ContactPointId, ConversationId, DeliveryId
from spotter.store.awaited import AwaitedSession
from spotter.store.long_lists import among, long_ids
from spotter.store.tables.base import Base, table_of
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Campaign, Delivery
from spotter.store.tables.judgements import Approval
from spotter.store.tables.people import ContactPoint, MemberContactPoint


class Locks:
    """Takes the row locks of one transaction, all at once and in order."""

    def __init__(self, session: AwaitedSession, *, is_sqlite: bool) -> None:
        """Made by `Transaction`."""
        self._session = session
        self._is_sqlite = is_sqlite

    async def take(
        self,
        *,
        contact_points: Iterable[ContactPointId] = (),
        conversations: Iterable[ConversationId] = (),
        campaigns: Iterable[CampaignId] = (),
        share_campaigns: bool = False,
        approvals: Iterable[ApprovalId] = (),
        deliveries: Iterable[DeliveryId] = (),
    ) -> None:
        """Lock these rows. Call once, at the start: locking more later would break the order."""
        if self._is_sqlite:
            return
        await self._lock(_CONTACT_POINTS, contact_points)
        await self._lock(_CONVERSATIONS, conversations)
        await self._lock(_SHARED_CAMPAIGNS if share_campaigns else _CAMPAIGNS, campaigns)
        await self._lock(_APPROVALS, approvals)
        await self._lock(_DELIVERIES, deliveries)

    async def contact_points_of(self, conversation: ConversationId) -> list[ContactPointId]:
        """Return the contact points through which the member of a conversation is reached."""
        rows = await self._session.scalars(_POINTS_OF, {"conversation": conversation})
        return [ContactPointId(row) for row in rows]

    async def take_conversation(
        self,
        conversation: ConversationId,
        *,
        campaigns: Iterable[CampaignId] = (),
        approvals: Iterable[ApprovalId] = (),
        deliveries: Iterable[DeliveryId] = (),
    ) -> None:
        """Lock a conversation with its contact points, and what else is named."""
        if self._is_sqlite:
            return
        await self._lock(_POINTS_BEHIND, [conversation])
        await self.take(
            conversations=[conversation],
            campaigns=campaigns,
            share_campaigns=True,
            approvals=approvals,
            deliveries=deliveries,
        )

    async def take_conversations(self, conversations: Iterable[ConversationId]) -> None:
        """Lock conversations with their contact points."""
        if self._is_sqlite:
            return
        wanted = list(conversations)
        await self._lock(_POINTS_BEHIND, wanted)
        await self._lock(_CONVERSATIONS, wanted)

    async def _lock(self, locking: Select[*tuple[Any, ...]], ids: Iterable[int]) -> None:
        """Rows are locked in the order in which the statement sorts them."""
        wanted = sorted(set(ids))
        if wanted:
            await self._session.execute(locking, {"ids": wanted})


def _locking(rows: type[Base], *, shared: bool = False) -> Select[*tuple[Any, ...]]:
    key = table_of(rows).c.id
    # NO KEY UPDATE: a row that refers to this one holds its key. Two transactions that both had added such a row
    # would each wait for the other to let go of the key, if they now asked for all of it.
    locked = select(key).where(among(key, long_ids("ids"))).order_by(key)
    return locked.with_for_update(read=shared, key_share=not shared)


_CONTACT_POINTS = _locking(ContactPoint)
_CONVERSATIONS = _locking(Conversation)
_CAMPAIGNS = _locking(Campaign)
_SHARED_CAMPAIGNS = _locking(Campaign, shared=True)
_APPROVALS = _locking(Approval)
_DELIVERIES = _locking(Delivery)

_POINT = table_of(ContactPoint)
_REACHED = table_of(MemberContactPoint)
_CONVERSATION = table_of(Conversation)
_POINTS_OF = (
    select(_REACHED.c.contact_point_id)
    .join(_CONVERSATION, _CONVERSATION.c.member_id == _REACHED.c.member_id)
    .where(_CONVERSATION.c.id == bindparam("conversation"))
    .order_by(_REACHED.c.contact_point_id)
)
_POINTS_BEHIND = (
    select(_POINT.c.id)
    .join(_REACHED, _REACHED.c.contact_point_id == _POINT.c.id)
    .join(_CONVERSATION, _CONVERSATION.c.member_id == _REACHED.c.member_id)
    .where(among(_CONVERSATION.c.id, long_ids("ids")))
    .order_by(_POINT.c.id)
    .with_for_update(key_share=True, of=_POINT)
)
"""Finds and locks at once: what a conversation's contact points are need not be asked before."""
