"""Approvals: putting a draft before a person once, reminding, and letting it expire. Deciding is the desk's."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, select, update

from spotter.domain.conversation import ApprovalState, ConversationStatus
from spotter.domain.events import ApprovalChanged, ApprovalRequested, ConversationChanged
from spotter.domain.ids import ApprovalId, ClubId, ConversationId, MessageId, TurnId
from spotter.store.audit import Actor, AuditEntry
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.judgements import Approval
from spotter.store.transaction import Transaction

_APPROVALS, _CONVERSATIONS = table_of(Approval), table_of(Conversation)
_approval, _conversation = _APPROVALS.c, _CONVERSATIONS.c
_REQUEST = _APPROVALS.insert().returning(_approval.id)
_NEWEST_OF_TURN = (
    select(_approval.id, _approval.state, _approval.created_at, _approval.expires_at)
    .where(_approval.turn_id == bindparam("turn"))
    .order_by(_approval.id.desc())
    .limit(1)
)
_ASK_STAFF = (
    _CONVERSATIONS.update()
    .where(_conversation.id == bindparam("conversation"))
    .values(status=ConversationStatus.NEEDS_STAFF, requires_response=True, version=_conversation.version + 1)
    .returning(_conversation.version)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApproval:
    """A draft for a person, with why it was held."""

    club: ClubId
    conversation: ConversationId
    turn: TurnId
    body: str
    body_hash: str
    channel: str | None
    watermark: MessageId
    why_held: str
    rule: str
    expires_in: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingApproval:
    """An approval as its ladder needs it."""

    id: ApprovalId
    state: ApprovalState
    created_at: datetime
    expires_at: datetime


class Approvals:
    """The approvals of one transaction."""

    def __init__(self, tx: Transaction) -> None:
        """Take part in `tx`."""
        self._tx = tx
        self._session = tx.session

    async def request(self, new: NewApproval) -> PendingApproval:
        """Put a draft before a person, or return the approval that this turn already has."""
        found = await self._of_turn(new.turn)
        if found is not None:
            return found
        now = datetime.now(UTC)
        id_ = (
            await self._session.execute(
                _REQUEST,
                {
                    "club_id": new.club,
                    "conversation_id": new.conversation,
                    "turn_id": new.turn,
                    "state": ApprovalState.PENDING,
                    "body": new.body,
                    "body_hash": new.body_hash,
                    "channel": new.channel,
                    "watermark": new.watermark,
                    "why_held": new.why_held,
                    "rule": new.rule,
                    "created_at": now,
                    "expires_at": now + new.expires_in,
                },
            )
        ).scalar_one()
        approval = ApprovalId(id_)
        version = await self._session.scalar(_ASK_STAFF, {"conversation": new.conversation})
        await self._tx.events.append(
            ApprovalRequested(club=new.club, conversation=new.conversation, approval=approval, turn=new.turn),
            ConversationChanged(
                club=new.club,
                conversation=new.conversation,
                version=version or 0,
                status=ConversationStatus.NEEDS_STAFF,
            ),
        )
        await self._tx.audit.write(
            AuditEntry(
                actor=Actor.AI,
                act="approval_requested",
                club=new.club,
                conversation=new.conversation,
                turn=new.turn,
                approval=approval,
                rule=new.rule,
                reason=new.why_held,
            )
        )
        return PendingApproval(
            id=approval, state=ApprovalState.PENDING, created_at=now, expires_at=now + new.expires_in
        )

    async def remind(self, approval: ApprovalId, rung: int) -> bool:
        """Raise a pending approval one rung; False where it is decided. The same rung twice is one rung."""
        row = (
            await self._session.execute(
                select(Approval.club_id, Approval.conversation_id, Approval.state, Approval.rung).where(
                    Approval.id == approval
                )
            )
        ).one_or_none()
        if row is None or row.state != ApprovalState.PENDING:
            return False
        if row.rung < rung:
            await self._session.execute(update(Approval).where(Approval.id == approval).values(rung=rung))
            await self._changed(ClubId(row.club_id), ConversationId(row.conversation_id), approval, "pending")
        return True

    async def expire(self, approval: ApprovalId) -> bool:
        """Let a pending approval run out: nothing is sent. False where a person was first."""
        row = (
            await self._session.execute(
                update(Approval)
                .where(Approval.id == approval, Approval.state == ApprovalState.PENDING)
                .values(state=ApprovalState.EXPIRED, outcome="expired")
                .returning(Approval.club_id, Approval.conversation_id, Approval.turn_id)
            )
        ).one_or_none()
        if row is None:
            return False
        club, conversation = ClubId(row.club_id), ConversationId(row.conversation_id)
        await self._changed(club, conversation, approval, ApprovalState.EXPIRED)
        await self._tx.audit.write(
            AuditEntry(
                actor=Actor.SYSTEM,
                act="approval_expired",
                club=club,
                conversation=conversation,
                turn=TurnId(row.turn_id),
                approval=approval,
                reason="Nobody decided in time. Nothing was sent.",
            )
        )
        return True

    async def _of_turn(self, turn: TurnId) -> PendingApproval | None:
        row = (await self._session.execute(_NEWEST_OF_TURN, {"turn": turn})).one_or_none()
        if row is None:
            return None
        return PendingApproval(
            id=ApprovalId(row.id),
            state=ApprovalState(row.state),
            created_at=row.created_at,
            expires_at=row.expires_at,
        )

    async def _changed(self, club: ClubId, conversation: ConversationId, approval: ApprovalId, state: str) -> None:
        await self._tx.events.append(
            ApprovalChanged(club=club, conversation=conversation, approval=approval, state=state)
        )
