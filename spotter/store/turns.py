"""Turns: claiming what the member wrote, keeping what was understood and decided, and closing.

A message is in at most one turn, whatever is signalled how often. An unanswered turn that newer messages overtake
is superseded: its draft is stale, its unsent delivery too, and its messages belong to the next turn.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import exists, insert, select, update

from spotter.domain.conversation import ApprovalState, TurnState
from spotter.domain.delivery import DeliveryKind, DeliveryState
from spotter.domain.events import ApprovalChanged, DeliveryChanged, TurnDecided
from spotter.domain.ids import ApprovalId, ClubId, ConversationId, DeliveryId, MessageId, TurnId
from spotter.domain.judgement import Decision, EscalateReason, Reading, Step
from spotter.store.audit import Actor, AuditEntry
from spotter.store.tables.conversations import Conversation, Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, DecisionRow, ReadingRow, Turn
from spotter.store.transaction import Transaction

_UNANSWERED = (TurnState.OPEN, TurnState.DECIDED, TurnState.WAITING)
_UNSENT = (DeliveryState.DRAFT, DeliveryState.QUEUED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedMessage:
    """One inbound message of a turn."""

    id: MessageId
    body: str
    sent_at: datetime | None
    stored_at: datetime
    opt_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedTurn:
    """A turn with its messages, oldest first; `decision` is set where it was judged before."""

    id: TurnId
    state: TurnState
    newest_inbound: MessageId
    messages: tuple[ClaimedMessage, ...]
    decision: Decision | None
    reading: tuple[str, float] | None
    """Intent and confidence, where it was judged before."""


class Turns:
    """The turns of one transaction."""

    def __init__(self, tx: Transaction) -> None:
        """Take part in `tx`."""
        self._tx = tx
        self._session = tx.session

    async def claim(self, club: ClubId, conversation: ConversationId) -> ClaimedTurn | None:
        """Claim what is unclaimed into one turn, or return the open one; None where nothing is left to judge."""
        await self._tx.locks.take_conversation(conversation)
        unclaimed = list(
            await self._session.scalars(
                select(Message.id)
                .where(Message.conversation_id == conversation, Message.turn_id.is_(None), Message.needs_turn)
                .order_by(Message.id)
            )
        )
        open_turn = await self._open_turn(conversation)
        if not unclaimed:
            return await self._load(open_turn) if open_turn is not None else None
        if open_turn is not None and await self._is_answered(open_turn):
            await self.close(open_turn, TurnState.ANSWERED, "replied")
        elif open_turn is not None:
            unclaimed = sorted({*unclaimed, *await self._overtake(club, conversation, open_turn)})
        newest = await self._session.scalar(
            select(Conversation.newest_inbound_id).where(Conversation.id == conversation)
        )
        turn = TurnId(
            (
                await self._session.execute(
                    insert(Turn)
                    .values(
                        club_id=club,
                        conversation_id=conversation,
                        state=TurnState.OPEN,
                        newest_inbound_id=max(newest or 0, unclaimed[-1]),
                        created_at=datetime.now(UTC),
                    )
                    .returning(Turn.id)
                )
            ).scalar_one()
        )
        await self._session.execute(update(Message).where(Message.id.in_(unclaimed)).values(turn_id=turn))
        return await self._load(turn)

    async def judge(
        self, club: ClubId, conversation: ConversationId, turn: TurnId, reading: Reading, decision: Decision
    ) -> bool:
        """Keep what was understood and decided; False where the turn was overtaken meanwhile."""
        now = datetime.now(UTC)
        hit = await self._session.execute(
            update(Turn)
            .where(Turn.id == turn, Turn.state == TurnState.OPEN)
            .values(state=TurnState.DECIDED, decided_at=now)
            .returning(Turn.id)
        )
        if hit.scalar_one_or_none() is None:
            return False
        await self._session.execute(insert(ReadingRow).values(**_reading_values(turn, reading, now)))
        await self._session.execute(
            insert(DecisionRow).values(
                turn_id=turn,
                club_id=club,
                conversation_id=conversation,
                step=decision.step,
                rule=decision.rule,
                reason=decision.reason,
                policy_version=decision.policy_version,
                escalate_reason=decision.escalate_reason,
                acknowledge=decision.acknowledge,
                shadow=decision.shadow,
                created_at=now,
            )
        )
        await self._session.execute(
            update(Message)
            .where(Message.turn_id == turn)
            .values(ai_processed=True, ai_confidence_score=reading.confidence)
        )
        await self._tx.events.append(
            TurnDecided(club=club, conversation=conversation, turn=turn, step=decision.step, rule=decision.rule)
        )
        await self._tx.audit.write(
            AuditEntry(
                actor=Actor.AI,
                act="decided",
                club=club,
                conversation=conversation,
                turn=turn,
                rule=decision.rule,
                reason=decision.reason,
                detail={"step": decision.step, "intent": reading.intent, "confidence": round(reading.confidence, 3)},
            )
        )
        return True

    async def close(self, turn: TurnId, state: TurnState, disposition: str) -> None:
        """End a turn that is still unanswered; one that ended before stays as it ended."""
        await self._session.execute(
            update(Turn)
            .where(Turn.id == turn, Turn.state.in_(_UNANSWERED))
            .values(state=state, disposition=disposition, closed_at=datetime.now(UTC))
        )

    async def wait(self, turn: TurnId) -> None:
        """Mark a turn as waiting for a person's approval."""
        await self._session.execute(
            update(Turn)
            .where(Turn.id == turn, Turn.state == TurnState.DECIDED)
            .values(state=TurnState.WAITING, disposition="held")
        )

    async def get(self, turn: TurnId) -> ClaimedTurn:
        """Return a turn with its messages and decision."""
        return await self._load(turn)

    async def _open_turn(self, conversation: ConversationId) -> TurnId | None:
        row = await self._session.scalar(
            select(Turn.id)
            .where(Turn.conversation_id == conversation, Turn.state.in_(_UNANSWERED))
            .order_by(Turn.id.desc())
            .limit(1)
        )
        return TurnId(row) if row is not None else None

    async def _is_answered(self, turn: TurnId) -> bool:
        """Whether an answer is out, or may be: then newer messages are a turn of their own."""
        out = exists().where(
            Delivery.turn_id == turn,
            Delivery.kind == DeliveryKind.REPLY,
            Delivery.state.not_in((*_UNSENT, DeliveryState.SUPERSEDED)),
        )
        return bool(await self._session.scalar(select(out)))

    async def _overtake(self, club: ClubId, conversation: ConversationId, turn: TurnId) -> list[int]:
        """Supersede a turn; return its messages, which belong to the next."""
        now = datetime.now(UTC)
        await self.close(turn, TurnState.SUPERSEDED, "superseded")
        stale = await self._session.scalars(
            update(Approval)
            .where(Approval.turn_id == turn, Approval.state == ApprovalState.PENDING)
            .values(state=ApprovalState.STALE, outcome="newer_message")
            .returning(Approval.id)
        )
        dropped = await self._session.scalars(
            update(Delivery)
            .where(Delivery.turn_id == turn, Delivery.state.in_(_UNSENT))
            .values(state=DeliveryState.SUPERSEDED, block="newer_message", updated_at=now)
            .returning(Delivery.id)
        )
        await self._tx.events.append(
            *(
                ApprovalChanged(club=club, conversation=conversation, approval=ApprovalId(row), state="stale")
                for row in stale
            ),
            *(
                DeliveryChanged(club=club, conversation=conversation, delivery=DeliveryId(row), state="superseded")
                for row in dropped
            ),
        )
        return list(await self._session.scalars(select(Message.id).where(Message.turn_id == turn)))

    async def _load(self, turn: TurnId) -> ClaimedTurn:
        row = (
            await self._session.execute(
                select(Turn.state, Turn.newest_inbound_id, DecisionRow.id.label("decided"), *_DECISION, *_READING)
                .outerjoin(DecisionRow, DecisionRow.turn_id == Turn.id)
                .outerjoin(ReadingRow, ReadingRow.turn_id == Turn.id)
                .where(Turn.id == turn)
                .order_by(ReadingRow.id.desc())
                .limit(1)
            )
        ).one()
        messages = await self._session.execute(
            select(Message.id, Message.body, Message.sent_at, Message.created_at, Message.opt_out)
            .where(Message.turn_id == turn)
            .order_by(Message.id)
        )
        return ClaimedTurn(
            id=turn,
            state=TurnState(row.state),
            newest_inbound=MessageId(row.newest_inbound_id),
            messages=tuple(
                ClaimedMessage(
                    id=MessageId(m.id), body=m.body, sent_at=m.sent_at, stored_at=m.created_at, opt_out=m.opt_out
                )
                for m in messages
            ),
            decision=_decision(row),
            reading=(row.intent, row.confidence) if row.intent is not None else None,
        )


_DECISION = (
    DecisionRow.step,
    DecisionRow.rule,
    DecisionRow.reason,
    DecisionRow.policy_version,
    DecisionRow.escalate_reason,
    DecisionRow.acknowledge,
    DecisionRow.shadow,
)
_READING = (ReadingRow.intent, ReadingRow.confidence)


def _decision(row: Any) -> Decision | None:
    if row.decided is None:
        return None
    return Decision(
        step=Step(row.step),
        rule=row.rule,
        reason=row.reason,
        policy_version=row.policy_version,
        escalate_reason=EscalateReason(row.escalate_reason) if row.escalate_reason else None,
        acknowledge=row.acknowledge,
        shadow=row.shadow,
    )


def _reading_values(turn: TurnId, reading: Reading, now: datetime) -> dict[str, object]:
    return {
        "turn_id": turn,
        "intent": reading.intent,
        "secondary": list(reading.secondary),
        "confidence": reading.confidence,
        "must_escalate": reading.must_escalate,
        "escalate_reason": reading.escalate_reason,
        "opt_out": reading.opt_out,
        "language": reading.language,
        "flags": {
            "wants_person": reading.wants_person,
            "asks_if_bot": reading.asks_if_bot,
            "needs_no_answer": reading.needs_no_answer,
        },
        "rules": list(reading.rules),
        "engine": reading.engine,
        "usage": reading.usage,
        "created_at": now,
    }
