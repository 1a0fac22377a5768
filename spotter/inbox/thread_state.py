"""What a thread's log is held against before any message: the member's contact, the conversation's marks, the club.

Two looks, since the second must see what the locks guard. A log is stored twice in each turn and nearly always brings
nothing here, so each look is one statement.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, exists, select

from spotter.crm.port import CrmThread
from spotter.domain.errors import NotFound
from spotter.domain.ids import ClubId, ConversationId, MemberId
from spotter.store.contact_points import ContactKind, normal_email, normal_phone
from spotter.store.conversations import MARKS, ConversationMarks, marks_of
from spotter.store.members import Members
from spotter.store.tables.base import table_of
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.people import ContactPoint, Member, MemberContactPoint
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadState:
    """What the locks guard."""

    marks: ConversationMarks
    zone: ZoneInfo
    connected_at: datetime | None
    sends_stopped: str | None
    asked_to_stop: bool
    """The member opted out with a message of their own: that counts for all their contact points."""


async def keep_contact(tx: Transaction, conversation: ConversationId, thread: CrmThread) -> MemberId:
    """Keep what the popup shows beside the log; before the locks, since a new number is one of them."""
    phone, email = normal_phone(thread.phone), normal_email(thread.email)
    row = (
        await tx.session.execute(_CONTACT, {"conversation": conversation, "phone": phone, "email": email})
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such conversation.")
    member, profile = MemberId(row.member_id), dict(thread.profile)
    is_known = (
        (phone is None or (row.phone == phone and row.by_phone))
        and (email is None or (row.email == email and row.by_email))
        and (not profile or row.profile == profile)
    )
    if not is_known:
        await Members(tx).keep_contact(member, phone=thread.phone, email=thread.email, profile=profile)
    return member


async def state_of_thread(tx: Transaction, club: ClubId, conversation: ConversationId) -> ThreadState:
    """Read it; the conversation and its contact points are locked."""
    row = (await tx.session.execute(_STATE, {"club": club, "conversation": conversation})).one()
    return ThreadState(
        marks=marks_of(row),
        zone=ZoneInfo(row.time_zone),
        connected_at=row.connected_at,
        sends_stopped=row.sends_stopped,
        asked_to_stop=row.asked_to_stop,
    )


_CONVERSATION = table_of(Conversation)
_MEMBER = table_of(Member)
_MESSAGE = table_of(Message)
_CLUB = table_of(Club)
_POINT = table_of(ContactPoint)
_REACHED = table_of(MemberContactPoint)
_POINT_OF_MEMBER = (
    exists()
    .select_from(_REACHED.join(_POINT, _POINT.c.id == _REACHED.c.contact_point_id))
    .where(_REACHED.c.member_id == _CONVERSATION.c.member_id)
    .correlate(_CONVERSATION)
)


def _reached_by(kind: ContactKind, name: str) -> ColumnElement[bool]:
    return _POINT_OF_MEMBER.where(_POINT.c.kind == kind.value, _POINT.c.value == bindparam(name)).label(f"by_{name}")


_CONTACT = (
    select(
        _CONVERSATION.c.member_id,
        _MEMBER.c.phone,
        _MEMBER.c.email,
        _MEMBER.c.profile,
        _reached_by(ContactKind.PHONE, "phone"),
        _reached_by(ContactKind.EMAIL, "email"),
    )
    .join(_MEMBER, _MEMBER.c.id == _CONVERSATION.c.member_id)
    .where(_CONVERSATION.c.id == bindparam("conversation"))
)
_OWN_OPT_OUT = (
    exists()
    .select_from(
        _REACHED.join(_POINT, _POINT.c.id == _REACHED.c.contact_point_id).join(
            _MESSAGE, _MESSAGE.c.id == _POINT.c.opt_out_message_id
        )
    )
    .where(
        _REACHED.c.member_id == _CONVERSATION.c.member_id,
        _MESSAGE.c.conversation_id == _CONVERSATION.c.id,  # a member has one conversation
    )
    .correlate(_CONVERSATION)
)
_STATE = (
    select(
        *MARKS,
        _CLUB.c.time_zone,
        _CLUB.c.connected_at,
        _CLUB.c.sends_stopped,
        _OWN_OPT_OUT.label("asked_to_stop"),
    )
    .join(_CLUB, _CLUB.c.id == bindparam("club"))
    .where(_CONVERSATION.c.id == bindparam("conversation"))
)
