"""Turns: claiming what the member wrote, keeping what was understood and decided, and closing.

A message is in at most one turn, whatever is signalled how often. An unanswered turn that newer messages overtake
is superseded: its draft is stale, its unsent delivery too, and its messages belong to the next turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.exc import NoResultFound

from spotter.domain.conversation import TurnState
from spotter.domain.events import ApprovalChanged, DeliveryChanged, TurnDecided
from spotter.domain.ids import ApprovalId, ClubId, ConversationId, DeliveryId, MessageId, TurnId
from spotter.domain.judgement import Decision, EscalateReason, Intent, OptOut, Reading, Step
from spotter.store import turn_statements as statements
from spotter.store.audit import Actor, AuditEntry
from spotter.store.transaction import Transaction


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
    """A turn with its messages, oldest first; `decision` and `reading` are set where it was judged before."""

    id: TurnId
    state: TurnState
    newest_inbound: MessageId
    messages: tuple[ClaimedMessage, ...]
    decision: Decision | None
    reading: Reading | None


class Turns:
    """The turns of one transaction."""

    def __init__(self, tx: Transaction) -> None:
        """Take part in `tx`."""
        self._tx = tx
        self._session = tx.session

    async def claim(self, club: ClubId, conversation: ConversationId) -> ClaimedTurn | None:
        """Claim what is unclaimed into one turn, or return the open one; None where nothing is left to judge."""
        await self._tx.locks.take_conversation(conversation)
        rows = (await self._session.execute(statements.TO_CLAIM, {"conversation": conversation})).all()
        unanswered = TurnId(rows[0].unanswered) if rows and rows[0].unanswered is not None else None
        messages = _messages(rows)
        if not messages:
            return await self._load(unanswered) if unanswered is not None else None
        newest = MessageId(rows[0].newest_inbound_id)
        if unanswered is None:
            return await self._begin(club, conversation, messages, newest=newest)
        if await self._is_answered(unanswered):
            await self.close(unanswered, TurnState.ANSWERED, "replied")
            return await self._begin(club, conversation, messages, newest=newest)
        overtaken = (await self._load(unanswered)).messages
        await self._supersede(club, conversation, unanswered)
        both = {message.id: message for message in (*overtaken, *messages)}
        return await self._begin(club, conversation, tuple(both[id_] for id_ in sorted(both)), newest=newest)

    async def judge(
        self, club: ClubId, conversation: ConversationId, turn: TurnId, reading: Reading, decision: Decision
    ) -> bool:
        """Keep what was understood and decided; False where the turn was overtaken meanwhile."""
        now = datetime.now(UTC)
        if await self._session.scalar(statements.DECIDE, {"turn": turn, "now": now}) is None:
            return False
        await self._session.execute(statements.KEEP_READING, _reading_values(turn, reading, now))
        await self._session.execute(
            statements.KEEP_DECISION,
            {
                "turn_id": turn,
                "club_id": club,
                "conversation_id": conversation,
                "step": decision.step,
                "rule": decision.rule,
                "reason": decision.reason,
                "policy_version": decision.policy_version,
                "escalate_reason": decision.escalate_reason,
                "acknowledge": decision.acknowledge,
                "shadow": decision.shadow,
                "created_at": now,
            },
        )
        await self._session.execute(statements.MARK_READ, {"turn": turn, "confidence": reading.confidence})
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
        await self._session.execute(statements.CLOSE, {"turn": turn} | _end(state, disposition))

    async def close_answered(self, delivery: DeliveryId, state: TurnState, disposition: str) -> None:
        """End the turn that a delivery answers, as `close` does; an acknowledgement answers nothing."""
        await self._session.execute(statements.CLOSE_ANSWERED, {"delivery": delivery} | _end(state, disposition))

    async def wait(self, turn: TurnId) -> None:
        """Mark a turn as waiting for a person's approval."""
        await self._session.execute(statements.WAIT, {"turn": turn})

    async def get(self, turn: TurnId) -> ClaimedTurn:
        """Return a turn with its messages, and how it was judged."""
        return await self._load(turn)

    async def _begin(
        self,
        club: ClubId,
        conversation: ConversationId,
        messages: tuple[ClaimedMessage, ...],
        *,
        newest: MessageId,
    ) -> ClaimedTurn:
        newest = max(newest, messages[-1].id)
        turn = TurnId(
            (
                await self._session.execute(
                    statements.BEGIN,
                    {
                        "club_id": club,
                        "conversation_id": conversation,
                        "state": TurnState.OPEN,
                        "newest_inbound_id": newest,
                        "created_at": datetime.now(UTC),
                    },
                )
            ).scalar_one()
        )
        ids = [message.id for message in messages]
        await self._session.execute(statements.CLAIM, {"turn": turn, "messages": ids})
        return ClaimedTurn(
            id=turn, state=TurnState.OPEN, newest_inbound=newest, messages=messages, decision=None, reading=None
        )

    async def _is_answered(self, turn: TurnId) -> bool:
        """Whether an answer is out, or may be: then newer messages are a turn of their own."""
        return bool(await self._session.scalar(statements.IS_ANSWERED, {"turn": turn}))

    async def _supersede(self, club: ClubId, conversation: ConversationId, turn: TurnId) -> None:
        """End a turn whose messages belong to the next, with what was drafted for it."""
        await self.close(turn, TurnState.SUPERSEDED, "superseded")
        stale = await self._session.scalars(statements.OUTDATE_APPROVALS, {"turn": turn})
        dropped = await self._session.scalars(statements.SUPERSEDE_DELIVERIES, {"turn": turn, "now": datetime.now(UTC)})
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

    async def _load(self, turn: TurnId) -> ClaimedTurn:
        rows = (await self._session.execute(statements.WITH_ITS_MESSAGES, {"turn": turn})).all()
        if not rows:
            raise NoResultFound("There is no such turn.")
        row = rows[0]
        return ClaimedTurn(
            id=turn,
            state=TurnState(row.state),
            newest_inbound=MessageId(row.newest_inbound_id),
            messages=_messages(rows),
            decision=_decision(row),
            reading=_reading(row),
        )


def _messages(rows: Sequence[Row[*tuple[Any, ...]]]) -> tuple[ClaimedMessage, ...]:
    return tuple(
        ClaimedMessage(
            id=MessageId(row.message_id),
            body=row.body,
            sent_at=row.sent_at,
            stored_at=row.created_at,
            opt_out=row.opt_out,
        )
        for row in rows
        if row.message_id is not None
    )


def _end(state: TurnState, disposition: str) -> dict[str, object]:
    return {"end": state, "how": disposition, "now": datetime.now(UTC)}


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


def _reading(row: Any) -> Reading | None:
    if row.read is None:
        return None
    return Reading(
        intent=Intent(row.intent),
        confidence=row.confidence,
        secondary=tuple(Intent(intent) for intent in row.secondary),
        must_escalate=row.must_escalate,
        escalate_reason=EscalateReason(row.heard_reason) if row.heard_reason else None,
        opt_out=OptOut(row.heard_opt_out),
        language=row.language,
        wants_person=row.flags.get("wants_person", False),
        asks_if_bot=row.flags.get("asks_if_bot", False),
        needs_no_answer=row.flags.get("needs_no_answer", False),
        rules=tuple(row.rules),
        engine=row.engine,
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
