"""From a person's act to a delivery: what they approved or wrote, staged to be sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from spotter.contracts.conversation import SendStatus
from spotter.delivery.intent_keys import reply_key
from spotter.delivery.staging import StageDelivery, stage
from spotter.delivery.withdrawing import withdraw
from spotter.domain.conversation import ApprovalState, AuthorKind, StaffActKind, TurnState
from spotter.domain.delivery import Block, DeliveryKind, DeliveryState
from spotter.domain.events import ApprovalChanged
from spotter.domain.ids import ApprovalId, ClubId, ConversationId, DeliveryId, MessageId, StaffActId, StaffId, TurnId
from spotter.store.audit import Actor
from spotter.store.session import Store
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.judgements import Approval, StaffAct
from spotter.store.transaction import Transaction
from spotter.store.turns import Turns

_SPEAKS = (StaffActKind.TAKEN_OVER, StaffActKind.REPLIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person's act orders: a delivery to send, or `status` where there is none."""

    delivery: DeliveryId | None = None
    status: SendStatus = SendStatus.NOTHING


class Orders:
    """What people decided, as far as something has to be sent for it."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        """The composition root builds it."""
        self._store = store
        self._clock = clock

    async def of(self, club: ClubId, conversation: ConversationId, act: StaffActId) -> Order:
        """Return what an act orders. A repeat finds the same delivery."""
        return await self._store.run(lambda tx: _order(tx, club, conversation, act, self._clock()))

    async def acted(self, act: StaffActId, status: SendStatus) -> None:
        """Mark an act as acted on, and tell the person who decided what came of it."""
        await self._store.run(lambda tx: _acted(tx, act, status, self._clock()))


async def _order(
    tx: Transaction, club: ClubId, conversation: ConversationId, act_id: StaffActId, now: datetime
) -> Order:
    await tx.locks.take_conversation(conversation)
    act = (await tx.session.execute(select(StaffAct.__table__).where(StaffAct.id == act_id))).one()
    if act.kind != StaffActKind.DECIDED or act.approval_id is None:
        return Order(delivery=DeliveryId(act.delivery_id) if act.delivery_id is not None else None)
    approval = (await tx.session.execute(select(Approval.__table__).where(Approval.id == act.approval_id))).one()
    turn = TurnId(approval.turn_id)
    if approval.state == ApprovalState.REJECTED:
        await Turns(tx).close(turn, TurnState.CLOSED, "rejected")
        return Order(status=SendStatus.REJECTED)
    if approval.state not in {ApprovalState.APPROVED, ApprovalState.EDITED}:
        return Order()
    seen = (
        await tx.session.execute(
            select(Conversation.member_id, Conversation.takeover_epoch, Conversation.last_channel).where(
                Conversation.id == conversation
            )
        )
    ).one()
    staged = await stage(
        tx,
        StageDelivery(
            intent_key=reply_key(turn),
            kind=DeliveryKind.REPLY,
            club=club,
            conversation=conversation,
            member=seen.member_id,
            channel=approval.channel or seen.last_channel,
            body=approval.final_body,
            author=AuthorKind.AI,
            turn=turn,
            staff=approval.decided_by,
            watermark=MessageId(approval.watermark),
            takeover_epoch=seen.takeover_epoch,
            approval=ApprovalId(approval.id),
            approved_hash=approval.final_hash,
        ),
        now=now,
    )
    speaker = await _who_spoke_since(tx, conversation, act_id)
    if speaker is not None:
        # Their takeover cancelled what was queued; that this was not queued yet must make no difference.
        await withdraw(
            tx,
            staged.delivery,
            to=DeliveryState.CANCELLED,
            rule=Block.TAKEN_OVER.value,
            now=now,
            actor=Actor.STAFF,
            staff=speaker,
        )
    return Order(delivery=staged.delivery)


async def _who_spoke_since(tx: Transaction, conversation: ConversationId, act: StaffActId) -> StaffId | None:
    """Return the first person who took the conversation over after an act, though they may have handed it back."""
    speaker = await tx.session.scalar(
        select(StaffAct.staff_id)
        .where(StaffAct.conversation_id == conversation, StaffAct.id > act, StaffAct.kind.in_(_SPEAKS))
        .order_by(StaffAct.id)
        .limit(1)
    )
    return StaffId(speaker) if speaker is not None else None


async def _acted(tx: Transaction, act_id: StaffActId, status: SendStatus, now: datetime) -> None:
    act = (
        await tx.session.execute(
            update(StaffAct)
            .where(StaffAct.id == act_id, StaffAct.acted_at.is_(None))
            .values(acted_at=now)
            .returning(StaffAct.club_id, StaffAct.conversation_id, StaffAct.approval_id)
        )
    ).one_or_none()
    if act is None or act.approval_id is None:
        return
    state = await tx.session.scalar(
        update(Approval).where(Approval.id == act.approval_id).values(outcome=status).returning(Approval.state)
    )
    await tx.events.append(
        ApprovalChanged(
            club=ClubId(act.club_id),
            conversation=ConversationId(act.conversation_id),
            approval=ApprovalId(act.approval_id),
            state=state or "",
        )
    )
