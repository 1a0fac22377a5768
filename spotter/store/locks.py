"""The one order in which rows are locked: contact points, conversations, campaigns, approvals, deliveries.

Arming arbitrates between conversation, campaign, staff, opt-out and takeover only because all of them take the
same rows in the same order, each kind sorted by id. On SQLite the transaction itself is the lock.
"""

from collections.abc import Iterable

from sqlalchemy import select

from spotter.domain.ids import ApprovalId, CampaignId, ContactPointId, ConversationId, DeliveryId
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.base import Base
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
        await self._lock(ContactPoint, contact_points)
        await self._lock(Conversation, conversations)
        await self._lock(Campaign, campaigns, shared=share_campaigns)
        await self._lock(Approval, approvals)
        await self._lock(Delivery, deliveries)

    async def contact_points_of(self, conversation: ConversationId) -> list[ContactPointId]:
        """Return the contact points through which the member of a conversation is reached."""
        rows = await self._session.scalars(
            select(MemberContactPoint.contact_point_id)
            .join(Conversation, Conversation.member_id == MemberContactPoint.member_id)
            .where(Conversation.id == conversation)
            .order_by(MemberContactPoint.contact_point_id)
        )
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
        if not self._is_sqlite:
            await self._lock_points_of(conversation)
        await self.take(
            conversations=[conversation],
            campaigns=campaigns,
            share_campaigns=True,
            approvals=approvals,
            deliveries=deliveries,
        )

    async def _lock_points_of(self, conversation: ConversationId) -> None:
        """Find and lock in one statement: the rows are locked in the order in which they are sorted."""
        points = ContactPoint.__table__
        await self._session.execute(
            select(points.c.id)
            .join(MemberContactPoint, MemberContactPoint.contact_point_id == points.c.id)
            .join(Conversation, Conversation.member_id == MemberContactPoint.member_id)
            .where(Conversation.id == conversation)
            .order_by(points.c.id)
            .with_for_update(key_share=True, of=points)
        )

    async def _lock(self, table: type[Base], ids: Iterable[int], *, shared: bool = False) -> None:
        wanted = sorted(set(ids))
        if wanted:
            key = table.__table__.c.id
            # NO KEY UPDATE: a row that refers to this one holds its key. Two transactions that both had added such a
            # row would each wait for the other to let go of the key, if they now asked for all of it.
            locking = (
                select(key).where(key.in_(wanted)).order_by(key).with_for_update(read=shared, key_share=not shared)
            )
            await self._session.execute(locking)
