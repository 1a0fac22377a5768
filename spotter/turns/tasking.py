"""From a decision, or from something that failed, to a person's task; and up its ladder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from spotter.delivery.intent_keys import ack_key, reply_key
from spotter.delivery.staging import StageDelivery, stage
from spotter.domain.conversation import (
    AuthorKind,
    Channel,
    EscalationKind,
    TurnState,
    Urgency,
)
from spotter.domain.delivery import DeliveryKind, DeliveryState
from spotter.domain.ids import (
    ApprovalId,
    ClubId,
    ConversationId,
    DeliveryId,
    EscalationId,
    MemberId,
    StaffActId,
    TurnId,
)
from spotter.domain.judgement import URGENT_REASONS, Decision, EscalateReason
from spotter.policy.fixed_lines import acknowledgement
from spotter.store.approvals import Approvals
from spotter.store.escalations import Escalations, NewEscalation, OpenEscalation
from spotter.store.session import Store
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, ReadingRow, StaffAct, Turn
from spotter.store.transaction import Transaction
from spotter.store.turns import ClaimedTurn, Turns

_EXPLAINED = {
    "classify_failed": "Spotter could not read the member's message in time.",
    "reply_failed": "Spotter could not send the answer in time.",
    "could_not_send": "The CRM could not be reached for this message, several times in a row.",
    "settle_failed": "Spotter could not find out whether the message arrived.",
    "approval_expired": "Nobody decided on the draft in time. Nothing was sent; the member still waits.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An open task, and the acknowledgement that is owed to the member for it."""

    escalation: OpenEscalation
    acknowledgement: DeliveryId | None = None


class Tasks:
    """Opens tasks for people and follows their ladders."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        """The composition root builds it."""
        self._store = store
        self._clock = clock

    async def open_for_turn(self, club: ClubId, conversation: ConversationId, turn: TurnId) -> Task | None:
        """Open the task that a decision asks for; None where the turn was overtaken."""
        return await self._store.run(lambda tx: _open_for_turn(tx, club, conversation, turn, self._clock()))

    async def open_for_failure(
        self,
        club: ClubId,
        conversation: ConversationId,
        why: str,
        delivery: DeliveryId | None,
        acts: Sequence[StaffActId] = (),
    ) -> Task:
        """Open a task for what could not be done; a person's acts that asked for it end in this task."""

        async def work(tx: Transaction) -> Task:
            task = await _open_for_failure(tx, club, conversation, why, delivery)
            await _acted(tx, club, acts, self._clock())
            return task

        return await self._store.run(work)

    async def climb(self, rung: int | None, *, approval: ApprovalId | None, escalation: EscalationId | None) -> bool:
        """Go one rung up; False where a person has decided meanwhile."""

        async def work(tx: Transaction) -> bool:
            open_ = True
            if approval is not None and rung is not None:
                open_ = await Approvals(tx).remind(approval, rung)
            if escalation is not None and rung is not None:
                open_ = await Escalations(tx).climb(escalation, rung) and open_
            return open_

        return await self._store.run(work)

    async def expire(self, club: ClubId, conversation: ConversationId, approval: ApprovalId) -> Task | None:
        """Let an approval run out: nothing is sent, and its task goes on. None where a person was first."""
        return await self._store.run(lambda tx: _expire(tx, club, conversation, approval))

    async def learnt(self, club: ClubId, conversation: ConversationId, acts: list[StaffActId]) -> EscalationId | None:
        """Record that the workflow knows of these acts; return a task that is still open."""

        async def work(tx: Transaction) -> EscalationId | None:
            await _acted(tx, club, acts, self._clock())
            return await Escalations(tx).any_open(conversation)

        return await self._store.run(work)


async def _acted(tx: Transaction, club: ClubId, acts: Sequence[StaffActId], now: datetime) -> None:
    """Nobody has to be told of these acts any more: the sweep would go on telling a workflow that knows them."""
    await tx.session.execute(
        update(StaffAct)
        .where(StaffAct.id.in_(acts), StaffAct.club_id == club, StaffAct.acted_at.is_(None))
        .values(acted_at=now)
    )


async def _open_for_turn(
    tx: Transaction, club: ClubId, conversation: ConversationId, turn_id: TurnId, now: datetime
) -> Task | None:
    await tx.locks.take_conversation(conversation)
    turns = Turns(tx)
    turn = await turns.get(turn_id)
    if turn.decision is None or turn.state is TurnState.SUPERSEDED:
        return None
    escalation = await _raised_when_stored(tx, turn) or await Escalations(tx).open(
        _task_of(club, conversation, turn, turn.decision)
    )
    await turns.close(turn_id, TurnState.CLOSED, "escalated")
    owed = await _acknowledge(tx, club, conversation, turn, now) if turn.decision.acknowledge else None
    return Task(escalation=escalation, acknowledgement=owed)


async def _raised_when_stored(tx: Transaction, turn: ClaimedTurn) -> OpenEscalation | None:
    """An emergency already has its task, opened in the transaction that stored the message."""
    return await Escalations(tx).of_messages([message.id for message in turn.messages], turn.id)


def _task_of(club: ClubId, conversation: ConversationId, turn: ClaimedTurn, decision: Decision) -> NewEscalation:
    reason = decision.escalate_reason
    return NewEscalation(
        club=club,
        conversation=conversation,
        turn=turn.id,
        kind=EscalationKind.ANSWER,
        reason=reason or decision.rule,
        explanation=decision.reason,
        urgency=_urgency(reason),
    )


def _urgency(reason: EscalateReason | None) -> Urgency:
    if reason in URGENT_REASONS:
        return Urgency.NOW
    return Urgency.SOON if reason is not None else Urgency.TODAY


async def _acknowledge(
    tx: Transaction, club: ClubId, conversation: ConversationId, turn: ClaimedTurn, now: datetime
) -> DeliveryId | None:
    """Owe the member one truthful line: a person will answer."""
    row = (
        await tx.session.execute(
            select(Conversation.member_id, Conversation.takeover_epoch, Conversation.last_channel).where(
                Conversation.id == conversation
            )
        )
    ).one()
    if row.last_channel is None:
        return None
    language = await tx.session.scalar(select(ReadingRow.language).where(ReadingRow.turn_id == turn.id).limit(1))
    staged = await stage(
        tx,
        StageDelivery(
            intent_key=ack_key(turn.id),
            kind=DeliveryKind.ACK,
            club=club,
            conversation=conversation,
            member=MemberId(row.member_id),
            channel=Channel(row.last_channel),
            body=acknowledgement(turn.decision.escalate_reason if turn.decision else None, language=language or "en"),
            author=AuthorKind.AI,
            turn=turn.id,
            watermark=turn.newest_inbound,
            takeover_epoch=row.takeover_epoch,
        ),
        now=now,
    )
    return staged.delivery


async def _open_for_failure(
    tx: Transaction, club: ClubId, conversation: ConversationId, why: str, delivery: DeliveryId | None
) -> Task:
    await tx.locks.take_conversation(conversation)
    turn = await _unanswered_turn(tx, conversation)
    if turn is not None:
        await Turns(tx).close(turn, TurnState.CLOSED, "escalated")
        delivery = delivery or await _unsent_answer(tx, turn)
    escalation = await Escalations(tx).open(
        NewEscalation(
            club=club,
            conversation=conversation,
            turn=turn,
            delivery=delivery,
            message=None,
            kind=EscalationKind.ANSWER if delivery is None else EscalationKind.NOT_SENT,
            reason=why,
            explanation=_EXPLAINED.get(why, why),
            urgency=Urgency.SOON,
        )
    )
    return Task(escalation=escalation)


async def _unsent_answer(tx: Transaction, turn: TurnId) -> DeliveryId | None:
    """The answer that was written and did not leave: a person may send it, or not."""
    row = await tx.session.scalar(
        select(Delivery.id).where(Delivery.intent_key == reply_key(turn), Delivery.state == DeliveryState.QUEUED)
    )
    return DeliveryId(row) if row is not None else None


async def _unanswered_turn(tx: Transaction, conversation: ConversationId) -> TurnId | None:
    row = await tx.session.scalar(
        select(Turn.id)
        .where(
            Turn.conversation_id == conversation,
            Turn.state.in_([TurnState.OPEN, TurnState.DECIDED, TurnState.WAITING]),
        )
        .order_by(Turn.id.desc())
        .limit(1)
    )
    return TurnId(row) if row is not None else None


async def _expire(tx: Transaction, club: ClubId, conversation: ConversationId, approval: ApprovalId) -> Task | None:
    await tx.locks.take_conversation(conversation, approvals=[approval])
    if not await Approvals(tx).expire(approval):
        return None
    turn = await tx.session.scalar(select(Approval.turn_id).where(Approval.id == approval))
    if turn is not None:
        await Turns(tx).close(TurnId(turn), TurnState.CLOSED, "expired")
    escalation = await Escalations(tx).open(
        NewEscalation(
            club=club,
            conversation=conversation,
            turn=TurnId(turn) if turn is not None else None,
            kind=EscalationKind.ANSWER,
            reason="approval_expired",
            explanation=_EXPLAINED["approval_expired"],
            urgency=Urgency.SOON,
        )
    )
    return Task(escalation=escalation)
