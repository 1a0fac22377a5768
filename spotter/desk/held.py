"""A conversation under its locks, in the reach of the one who acts; and telling the pages what changed on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from spotter.auth.principals import Principal
from spotter.contracts.conversation import StaffActRef
from spotter.domain.conversation import ConversationStatus, StaffActKind
from spotter.domain.errors import NotFound
from spotter.domain.events import ConversationChanged
from spotter.domain.ids import ApprovalId, ClubId, ConversationId, DeliveryId, MemberId, StaffActId, StaffId
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.judgements import StaffAct
from spotter.store.tables.people import Staff
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldConversation:
    """The row as it stands under the lock."""

    id: ConversationId
    club: ClubId
    member: MemberId
    status: ConversationStatus
    ai_on: bool
    taken_over_by: int | None
    takeover_epoch: int
    newest_inbound: int
    last_channel: str | None


async def hold(
    tx: Transaction, by: Principal, conversation: ConversationId, *, approvals: tuple[ApprovalId, ...] = ()
) -> HeldConversation:
    """Lock a conversation with its contact points. Raises `NotFound` for what is not this person's to see."""
    club = await tx.session.scalar(select(Conversation.club_id).where(Conversation.id == conversation))
    if club is None or not by.reaches(club):
        raise NotFound("There is no such conversation.")
    await tx.locks.take_conversation(conversation, approvals=approvals)
    row = (
        await tx.session.execute(
            select(
                Conversation.member_id,
                Conversation.status,
                Conversation.ai_on,
                Conversation.taken_over_by,
                Conversation.takeover_epoch,
                Conversation.newest_inbound_id,
                Conversation.last_channel,
            ).where(Conversation.id == conversation)
        )
    ).one()
    return HeldConversation(
        id=conversation,
        club=ClubId(club),
        member=MemberId(row.member_id),
        status=ConversationStatus(row.status),
        ai_on=row.ai_on,
        taken_over_by=row.taken_over_by,
        takeover_epoch=row.takeover_epoch,
        newest_inbound=row.newest_inbound_id,
        last_channel=row.last_channel,
    )


async def change(tx: Transaction, held: HeldConversation, **values: Any) -> None:
    """Change the conversation's row and tell the pages."""
    row = (
        await tx.session.execute(
            update(Conversation)
            .where(Conversation.id == held.id)
            .values(**values, version=Conversation.version + 1)
            .returning(Conversation.version, Conversation.status)
            .execution_options(synchronize_session=False)
        )
    ).one()
    await tx.events.append(
        ConversationChanged(club=held.club, conversation=held.id, version=row.version, status=row.status)
    )


async def record_act(
    tx: Transaction,
    held: HeldConversation,
    kind: StaffActKind,
    *,
    by: Principal,
    now: datetime,
    approval: ApprovalId | None = None,
    delivery: DeliveryId | None = None,
) -> StaffActRef:
    """Write the row that the conversation's workflow must learn of; signal it after the commit."""
    row = StaffAct(
        club_id=held.club,
        conversation_id=held.id,
        kind=kind.value,
        staff_id=by.id,
        approval_id=approval,
        delivery_id=delivery,
        created_at=now,
    )
    tx.session.add(row)
    await tx.session.flush()
    return StaffActRef(act=StaffActId(row.id), kind=kind, approval=approval, delivery=delivery)


async def name_of(tx: Transaction, staff: int | None) -> str:
    """Return a colleague's display name, for telling who was first."""
    if not staff:
        return "Somebody in the CRM"
    return await tx.session.scalar(select(Staff.name).where(Staff.id == StaffId(staff))) or "A colleague"
