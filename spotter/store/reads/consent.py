"""Whether a person may still write to a member: the same rule as the gate's, for telling staff before they write."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from spotter.domain.conversation import Channel, Direction
from spotter.domain.ids import ConversationId
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.people import ContactPoint, MemberContactPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOfContact:
    """A number or address with its consent."""

    kind: str
    value: str
    opted_out_at: datetime | None
    opt_out_message_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What the member said about being written to."""

    points: tuple[PointOfContact, ...]
    may_answer: bool
    """A person may answer by this channel: nothing was stopped, or the member wrote again since."""

    @property
    def opted_out(self) -> bool:
        """Any contact point was stopped: nothing automatic reaches this member."""
        return any(point.opted_out_at is not None for point in self.points)


async def read_consent(session: AwaitedSession, conversation: ConversationId, channel: Channel | None) -> Consent:
    """Read it. The gate decides again, under its locks, when a message is about to leave."""
    rows = await session.execute(
        select(ContactPoint.kind, ContactPoint.value, ContactPoint.opted_out_at, ContactPoint.opt_out_message_id)
        .join(MemberContactPoint, MemberContactPoint.contact_point_id == ContactPoint.id)
        .join(Conversation, Conversation.member_id == MemberContactPoint.member_id)
        .where(Conversation.id == conversation)
        .order_by(ContactPoint.id)
    )
    points = tuple(
        PointOfContact(
            kind=row.kind, value=row.value, opted_out_at=row.opted_out_at, opt_out_message_id=row.opt_out_message_id
        )
        for row in rows
    )
    kinds = {"email", "crm"} if channel is Channel.EMAIL else {"phone", "crm"}
    stopped = [point for point in points if point.opted_out_at is not None and point.kind in kinds]
    if not stopped:
        return Consent(points=points, may_answer=True)
    if channel is not Channel.TEXT:
        return Consent(points=points, may_answer=False)
    last = (
        await session.execute(
            select(Message.id, Message.created_at)
            .where(
                Message.conversation_id == conversation,
                Message.direction == Direction.INBOUND,
                Message.notice.is_(None),
            )
            .order_by(Message.id.desc())
            .limit(1)
        )
    ).one_or_none()
    wrote_again = last is not None and all(_is_after(last.id, last.created_at, point) for point in stopped)
    return Consent(points=points, may_answer=wrote_again)


def _is_after(message: int, at: datetime, point: PointOfContact) -> bool:
    if point.opt_out_message_id is not None:
        return message > point.opt_out_message_id
    return point.opted_out_at is not None and at > point.opted_out_at
