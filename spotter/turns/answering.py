"""From a decided turn to something that can be sent: a draft, checked, then staged or put before a person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.exc import NoResultFound

from spotter.delivery.intent_keys import reply_key
from spotter.delivery.staging import StageDelivery, stage
from spotter.domain.conversation import AuthorKind, EscalationKind, TurnState, Urgency
from spotter.domain.delivery import DeliveryKind
from spotter.domain.delivery_text import text_hash
from spotter.domain.errors import EngineOutput, EngineUnavailable
from spotter.domain.ids import ClubId, ConversationId, DeliveryId, TurnId
from spotter.domain.judgement import Decision, Reading
from spotter.engine.port import Draft, Engine
from spotter.store.approvals import Approvals, NewApproval, PendingApproval
from spotter.store.escalations import Escalations, NewEscalation, OpenEscalation
from spotter.store.session import Store
from spotter.store.tables.base import table_of
from spotter.store.tables.judgements import DraftRow, Turn
from spotter.store.transaction import Transaction
from spotter.store.turns import ClaimedTurn, Turns
from spotter.turns.knowledge_record import record_knowledge
from spotter.turns.purse import Purse
from spotter.turns.world import World, load_world

_SPENT = "The model has cost what it may within a day."
_UNUSABLE = "The model gave no usable text."
_OVER = frozenset({TurnState.SUPERSEDED, TurnState.CLOSED, TurnState.ANSWERED})

_turn, _draft = table_of(Turn).c, table_of(DraftRow).c
_NEWEST_DRAFT = (
    select(_draft.body, _draft.citations, _draft.problems, _draft.engine, _draft.usage)
    .where(_draft.turn_id == bindparam("turn"))
    .order_by(_draft.revision.desc())
    .limit(1)
)
_STANDING = select(
    _turn.state,
    select(func.max(_draft.revision)).where(_draft.turn_id == bindparam("turn")).scalar_subquery().label("revision"),
).where(_turn.id == bindparam("turn"))
_KEEP_DRAFT = table_of(DraftRow).insert()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of drafting: exactly one is set, or nothing where the turn is over."""

    delivery: DeliveryId | None = None
    approval: PendingApproval | None = None
    task: OpenEscalation | None = None
    """The engine has nothing to propose: a person writes the answer."""
    shadowed: bool = False


class Answerer:
    """Drafts for decided turns."""

    def __init__(self, store: Store, engine: Engine, clock: Callable[[], datetime], purse: Purse | None = None) -> None:
        """`engine` drafts; the checks of its drafts decide whether a person must look. No `purse`: it costs nothing."""
        self._store = store
        self._purse = purse
        self._engine = engine
        self._clock = clock

    async def answer(
        self,
        club: ClubId,
        conversation: ConversationId,
        turn_id: TurnId,
        *,
        hold: bool,
        shadow: bool,
        expires_in: timedelta,
    ) -> Answer:
        """Draft for a turn and stage it, or put it before a person. A repeat continues where it stopped."""
        look = await self._store.read(lambda tx: _look(tx, club, conversation, turn_id, self._clock()))
        if look is None:
            return Answer()
        turn, decision, world, reading, kept = look
        draft = kept or await self._draft(world, reading, decision)
        return await self._store.run(
            lambda tx: _place(
                tx, world, turn, draft, hold=hold, shadow=shadow, expires_in=expires_in, is_new=kept is None
            )
        )

    async def _draft(self, world: World, reading: Reading, decision: Decision) -> Draft:
        if self._purse is not None and await self._purse.is_empty(world.club, world.conversation):
            return Draft(body="", problems=(_SPENT,), engine=self._engine.name)
        try:
            draft = await self._engine.draft(world.context, reading, decision)
        except EngineOutput as error:
            draft = Draft(body="", problems=(_UNUSABLE,), engine=self._engine.name, usage=dict(error.usage))
        except EngineUnavailable as error:
            await self._pay(world, error.usage)
            raise
        await self._pay(world, draft.usage)
        return draft

    async def _pay(self, world: World, usage: Mapping[str, float]) -> None:
        if self._purse is not None:
            await self._purse.pay(world.club, world.conversation, usage)


async def _look(
    tx: Transaction, club: ClubId, conversation: ConversationId, turn_id: TurnId, now: datetime
) -> tuple[ClaimedTurn, Decision, World, Reading, Draft | None] | None:
    """Return what a draft is made from, and the draft where one was kept; None where the turn is over."""
    turn = await Turns(tx).get(turn_id)
    if turn.decision is None or turn.state in _OVER:
        return None
    if turn.reading is None:
        raise NoResultFound("The turn was decided without a reading.")
    world = await load_world(tx, club, conversation, turn, now)
    return turn, turn.decision, world, turn.reading, await _kept_draft(tx, turn_id)


async def _kept_draft(tx: Transaction, turn: TurnId) -> Draft | None:
    """The first stored draft is kept: a retry must not change its mind about what a member will read."""
    row = (await tx.session.execute(_NEWEST_DRAFT, {"turn": turn})).one_or_none()
    if row is None:
        return None
    return Draft(
        body=row.body, citations=tuple(row.citations), problems=tuple(row.problems), engine=row.engine, usage=row.usage
    )


async def _place(
    tx: Transaction,
    world: World,
    turn: ClaimedTurn,
    draft: Draft,
    *,
    hold: bool,
    shadow: bool,
    expires_in: timedelta,
    is_new: bool,
) -> Answer:
    await tx.locks.take_conversation(world.conversation)
    turns = Turns(tx)
    standing = (await tx.session.execute(_STANDING, {"turn": turn.id})).one()
    if standing.state in _OVER:
        return Answer()  # while we drafted a person took over, or the member wrote again: this answers nothing now
    now = datetime.now(UTC)
    if is_new:
        await _keep_draft(tx, turn.id, draft, now, revision=(standing.revision or 0) + 1)
        await record_knowledge(
            tx, world.club, world.conversation, turn.id, draft=draft, knowledge=world.knowledge, now=now
        )
    if shadow:
        await turns.close(turn.id, TurnState.CLOSED, "shadowed")
        return Answer(shadowed=True)
    if not draft.body:
        task = await Escalations(tx).open(_to_be_written(world, turn, draft))
        await turns.close(turn.id, TurnState.CLOSED, "escalated")
        return Answer(task=task)
    if hold or not draft.grounded or world.channel is None:
        why = _why_held(turn.decision, draft, channel_known=world.channel is not None)
        approval = await Approvals(tx).request(
            NewApproval(
                club=world.club,
                conversation=world.conversation,
                turn=turn.id,
                body=draft.body,
                body_hash=text_hash(draft.body),
                channel=world.channel,
                watermark=turn.newest_inbound,
                why_held=why,
                rule=turn.decision.rule if turn.decision else "",
                expires_in=expires_in,
            )
        )
        await turns.wait(turn.id)
        return Answer(approval=approval)
    staged = await stage(
        tx,
        StageDelivery(
            intent_key=reply_key(turn.id),
            kind=DeliveryKind.REPLY,
            club=world.club,
            conversation=world.conversation,
            member=world.member,
            channel=world.channel,
            body=draft.body,
            author=AuthorKind.AI,
            turn=turn.id,
            watermark=turn.newest_inbound,
            takeover_epoch=world.takeover_epoch,
        ),
        now=now,
    )
    return Answer(delivery=staged.delivery)


async def _keep_draft(tx: Transaction, turn: TurnId, draft: Draft, now: datetime, *, revision: int) -> None:
    await tx.session.execute(
        _KEEP_DRAFT,
        {
            "turn_id": turn,
            "revision": revision,
            "body": draft.body,
            "citations": list(draft.citations),
            "problems": list(draft.problems),
            "engine": draft.engine,
            "usage": draft.usage,
            "created_at": now,
        },
    )


def _to_be_written(world: World, turn: ClaimedTurn, draft: Draft) -> NewEscalation:
    return NewEscalation(
        club=world.club,
        conversation=world.conversation,
        turn=turn.id,
        kind=EscalationKind.ANSWER,
        reason="no_answer_known",
        explanation=" ".join(draft.problems) or "The AI has no answer to propose.",
        urgency=Urgency.SOON,
    )


def _why_held(decision: Decision | None, draft: Draft, *, channel_known: bool) -> str:
    if draft.problems:
        return " ".join(draft.problems)
    if not channel_known:
        return "It is not known whether the member wrote by text or by e-mail."
    return decision.reason if decision else ""
