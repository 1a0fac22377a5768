"""From a claimed turn to a stored decision: read, apply the hard rules, decide by the table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam

from spotter.domain.conversation import ConversationStatus, TurnState
from spotter.domain.errors import EngineUnavailable
from spotter.domain.events import ConversationChanged
from spotter.domain.ids import ClubId, ConversationId, TurnId
from spotter.domain.judgement import Decision, Reading, Step
from spotter.engine.fallback import read_with_fallback
from spotter.engine.port import Engine
from spotter.policy.hard_rules.judge import HardRules, judge_text
from spotter.policy.situation import Situation
from spotter.policy.table import decide
from spotter.store.session import Store
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Conversation
from spotter.store.transaction import Transaction
from spotter.store.turns import ClaimedTurn, Turns
from spotter.turns.purse import Purse
from spotter.turns.world import World, load_world

_LATE = timedelta(minutes=60)

_CONVERSATIONS = table_of(Conversation)
_NOTHING_OWED = (
    _CONVERSATIONS.update()
    .where(_CONVERSATIONS.c.id == bindparam("conversation"))
    .values(status=ConversationStatus.WAITING_ON_MEMBER, requires_response=False, version=_CONVERSATIONS.c.version + 1)
    .returning(_CONVERSATIONS.c.version)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The decision for a turn, with what a workflow may know of it."""

    turn: TurnId
    decision: Decision
    intent: str
    confidence: float


class Judge:
    """Reads turns and decides what is to be done with them."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        embedded: Engine,
        clock: Callable[[], datetime],
        purse: Purse | None = None,
    ) -> None:
        """`embedded` stands in where `engine` is away: for its reading only, never its freedom.

        Without a `purse` the engine costs nothing.
        """
        self._store = store
        self._purse = purse
        self._engine = engine
        self._embedded = embedded
        self._clock = clock

    async def judge(self, club: ClubId, conversation: ConversationId, *, patient: bool) -> Judged | None:
        """Claim what the member wrote, read it and decide; None where nothing is left to judge.

        While `patient`, an engine that is away raises `EngineUnavailable`, so that the caller waits and tries
        again; afterwards the embedded engine reads, and a person looks. A repeat returns the stored decision.
        """
        turn = await self._store.run(lambda tx: Turns(tx).claim(club, conversation))
        if turn is None:
            return None
        if turn.decision is not None:
            intent, confidence = (turn.reading.intent, turn.reading.confidence) if turn.reading else ("", 0.0)
            return Judged(turn=turn.id, decision=turn.decision, intent=intent, confidence=confidence)
        now = self._clock()
        world = await self._store.read(lambda tx: load_world(tx, club, conversation, turn, now))
        budget_spent = self._purse is not None and await self._purse.is_empty(club, conversation)
        if budget_spent:
            reading, is_fallback = await self._embedded.read(world.context), False
        else:
            reading, is_fallback = await self._read(world, patient=patient)
        hard = judge_text("\n".join(world.context.texts), last_from_us=world.last_from_us)
        decision = replace(
            decide(_situation(world, reading, hard, now, is_fallback=is_fallback, budget_spent=budget_spent)),
            policy_version=world.policy_version,
        )
        if not await self._store.run(lambda tx: _keep(tx, world, turn, reading, decision)):
            return await self.judge(club, conversation, patient=patient)
        return Judged(turn=turn.id, decision=decision, intent=reading.intent, confidence=reading.confidence)

    async def _read(self, world: World, *, patient: bool) -> tuple[Reading, bool]:
        try:
            reading, is_fallback = await read_with_fallback(
                self._engine, self._embedded, world.context, patient=patient
            )
        except EngineUnavailable as error:
            await self._pay(world, error.usage)
            raise
        await self._pay(world, reading.usage)
        return reading, is_fallback

    async def _pay(self, world: World, usage: Mapping[str, float]) -> None:
        if self._purse is not None:
            await self._purse.pay(world.club, world.conversation, usage)


async def _keep(tx: Transaction, world: World, turn: ClaimedTurn, reading: Reading, decision: Decision) -> bool:
    """Store the judgement; a turn that needs nothing more is closed here."""
    await tx.locks.take_conversation(world.conversation)
    turns = Turns(tx)
    if not await turns.judge(world.club, world.conversation, turn.id, reading, decision):
        return False
    if decision.step in {Step.STAY_SILENT, Step.OPT_OUT}:
        await turns.close(turn.id, TurnState.CLOSED, "silent" if decision.step is Step.STAY_SILENT else "opted_out")
        await _settle_status(tx, world)
    return True


async def _settle_status(tx: Transaction, world: World) -> None:
    """Nothing is owed to the member: unless a person speaks or is asked, it is the member's turn."""
    if world.taken_over or world.open_escalation:
        return
    status = ConversationStatus.WAITING_ON_MEMBER
    version = await tx.session.scalar(_NOTHING_OWED, {"conversation": world.conversation})
    if version is not None:
        await tx.events.append(
            ConversationChanged(club=world.club, conversation=world.conversation, version=version, status=status)
        )


def _situation(
    world: World, reading: Reading, hard: HardRules, now: datetime, *, is_fallback: bool, budget_spent: bool
) -> Situation:
    return Situation(
        reading=reading,
        hard=hard,
        autonomy=world.autonomy,
        intent_autonomy=world.intent_autonomy,
        club_ai_on=world.club_ai_on,
        conversation_ai_on=world.conversation_ai_on,
        taken_over=world.taken_over,
        sender_tied=world.crm_user is not None,
        opted_out=world.opted_out,
        channel_known=world.channel is not None,
        auto_replies_last_hour=world.replies_last_hour,
        auto_replies_last_day=world.replies_last_day,
        same_text_repeats=world.same_text_repeats,
        member_is_staff=world.member_role == "staff",
        imported_or_late=world.turn_age > _LATE,
        open_escalation=world.open_escalation,
        engine_is_fallback=is_fallback,
        budget_spent=budget_spent,
        min_confidence=world.min_confidence,
        is_minor=world.is_minor,
        max_replies_hour=world.max_replies_hour,
        max_replies_day=world.max_replies_day,
        now=now,
    )
