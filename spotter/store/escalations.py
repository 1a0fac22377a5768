"""Escalations: opening a task once, climbing its ladder, and who is asked."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Row, and_, bindparam, or_, select, update

from spotter.domain.conversation import ConversationStatus, EscalationKind, EscalationState, Urgency
from spotter.domain.events import ConversationChanged, EscalationChanged, EscalationOpened
from spotter.domain.ids import ClubId, ConversationId, DeliveryId, EscalationId, MessageId, StaffId, TurnId
from spotter.store.audit import Actor, AuditEntry
from spotter.store.one_of import one_of
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.judgements import Escalation
from spotter.store.tables.people import Staff
from spotter.store.transaction import Transaction

_DUE_AFTER = {
    Urgency.NOW: timedelta(minutes=5),
    Urgency.SOON: timedelta(minutes=30),
    Urgency.TODAY: timedelta(hours=4),
}
UNFINISHED = (EscalationState.OPEN, EscalationState.ACKNOWLEDGED)
"""A person still has it to do."""

_ESCALATIONS, _CONVERSATIONS = table_of(Escalation), table_of(Conversation)
_task, _conversation, _staff = _ESCALATIONS.c, _CONVERSATIONS.c, table_of(Staff).c
_OPEN = _ESCALATIONS.insert().returning(_task.id)
_OLDEST_UNFINISHED = (
    select(_task.id)
    .where(_task.conversation_id == bindparam("conversation"), one_of(_task.state, UNFINISHED))
    .order_by(_task.id)
    .limit(1)
)
_LADDER = (
    select(_staff.id)
    .where(or_(_staff.club_id == bindparam("club"), _staff.club_id.is_(None)), _staff.active)
    .order_by(_staff.club_id.is_(None), _staff.rung, _staff.id)
)
_ASK_STAFF = (
    _CONVERSATIONS.update()
    .where(_conversation.id == bindparam("conversation"), _conversation.status != ConversationStatus.STAFF_HANDLING)
    .values(status=ConversationStatus.NEEDS_STAFF, requires_response=True, version=_conversation.version + 1)
    .returning(_conversation.version)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEscalation:
    """A task for a person. `explanation` is read by staff; it holds no member text."""

    club: ClubId
    conversation: ConversationId | None
    kind: EscalationKind
    reason: str
    explanation: str
    urgency: Urgency
    turn: TurnId | None = None
    message: MessageId | None = None
    delivery: DeliveryId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEscalation:
    """A task as its ladder needs it."""

    id: EscalationId
    state: EscalationState
    urgency: Urgency
    created_at: datetime
    is_new: bool


class Escalations:
    """The escalations of one transaction."""

    def __init__(self, tx: Transaction) -> None:
        """Take part in `tx`."""
        self._tx = tx
        self._session = tx.session

    async def open(self, task: NewEscalation) -> OpenEscalation:
        """Open a task, or return the one that exists for the same turn, message or delivery and kind."""
        found = await self._same(task)
        if found is not None:
            return found
        now = datetime.now(UTC)
        owner = await self._person_on_rung(task.club, 0)
        id_ = (
            await self._session.execute(
                _OPEN,
                {
                    "club_id": task.club,
                    "conversation_id": task.conversation,
                    "turn_id": task.turn,
                    "message_id": task.message,
                    "delivery_id": task.delivery,
                    "kind": task.kind,
                    "reason": task.reason,
                    "explanation": task.explanation,
                    "urgency": task.urgency,
                    "state": EscalationState.OPEN,
                    "owner_staff_id": owner,
                    "due_at": now + _DUE_AFTER[task.urgency],
                    "created_at": now,
                },
            )
        ).scalar_one()
        escalation = EscalationId(id_)
        await self._tx.events.append(
            EscalationOpened(
                club=task.club,
                conversation=task.conversation,
                escalation=escalation,
                reason=task.reason,
                urgency=task.urgency,
            )
        )
        await self._tx.audit.write(
            AuditEntry(
                actor=Actor.SYSTEM,
                act="escalation_opened",
                club=task.club,
                conversation=task.conversation,
                turn=task.turn,
                delivery=task.delivery,
                escalation=escalation,
                rule=task.reason,
                reason=task.explanation,
            )
        )
        if task.conversation is not None:
            await self._mark_conversation(task.club, task.conversation)
        return OpenEscalation(
            id=escalation, state=EscalationState.OPEN, urgency=task.urgency, created_at=now, is_new=True
        )

    async def climb(self, escalation: EscalationId, rung: int) -> bool:
        """Tell the next person; False where the task is closed. The same rung twice is one rung."""
        row = (
            await self._session.execute(
                select(Escalation.club_id, Escalation.conversation_id, Escalation.state, Escalation.rung).where(
                    Escalation.id == escalation
                )
            )
        ).one_or_none()
        if row is None or row.state == EscalationState.RESOLVED:
            return False
        if row.rung >= rung or row.state == EscalationState.ACKNOWLEDGED:
            return True
        club = ClubId(row.club_id)
        owner = await self._person_on_rung(club, rung - 1)
        await self._session.execute(
            update(Escalation).where(Escalation.id == escalation).values(rung=rung, owner_staff_id=owner)
        )
        await self._tx.events.append(
            EscalationChanged(
                club=club,
                conversation=ConversationId(row.conversation_id) if row.conversation_id else None,
                escalation=escalation,
                state=row.state,
                rung=rung,
            )
        )
        await self._tx.audit.write(
            AuditEntry(
                actor=Actor.SYSTEM,
                act="escalation_reminded",
                club=club,
                conversation=ConversationId(row.conversation_id) if row.conversation_id else None,
                escalation=escalation,
                reason=f"Nobody has taken it yet: step {rung} of the ladder.",
                detail={"owner": owner},
            )
        )
        return True

    async def of_messages(self, messages: list[MessageId], turn: TurnId) -> OpenEscalation | None:
        """Return the task that was raised when one of these messages was stored, and tie it to its turn."""
        row = (
            await self._session.execute(
                select(Escalation.id, Escalation.state, Escalation.urgency, Escalation.created_at)
                .where(Escalation.message_id.in_(messages), Escalation.kind == EscalationKind.ANSWER)
                .order_by(Escalation.id)
                .limit(1)
            )
        ).one_or_none()
        if row is None:
            return None
        await self._session.execute(
            update(Escalation).where(Escalation.id == row.id, Escalation.turn_id.is_(None)).values(turn_id=turn)
        )
        return _open(row)

    async def any_open(self, conversation: ConversationId) -> EscalationId | None:
        """Return an unfinished task of a conversation, the oldest first."""
        row = await self._session.scalar(_OLDEST_UNFINISHED, {"conversation": conversation})
        return EscalationId(row) if row is not None else None

    async def _same(self, task: NewEscalation) -> OpenEscalation | None:
        keys = [
            column == value
            for column, value in (
                (Escalation.turn_id, task.turn),
                (Escalation.message_id, task.message),
                (Escalation.delivery_id, task.delivery),
            )
            if value is not None
        ]
        if not keys:
            return None
        if task.turn is None and task.message is None:
            # What a person settled about a delivery was about its last try: a new doubt is a new task.
            keys = [and_(*keys, Escalation.state.in_(UNFINISHED))]
        row = (
            await self._session.execute(
                select(Escalation.id, Escalation.state, Escalation.urgency, Escalation.created_at)
                .where(Escalation.club_id == task.club, Escalation.kind == task.kind, or_(*keys))
                .order_by(Escalation.id)
                .limit(1)
            )
        ).one_or_none()
        return _open(row) if row is not None else None

    async def _person_on_rung(self, club: ClubId, rung: int) -> StaffId | None:
        """Return who is asked on a rung: the ladder's people in order, its last one from then on."""
        people = list(await self._session.scalars(_LADDER, {"club": club}))
        return StaffId(people[min(rung, len(people) - 1)]) if people else None

    async def _mark_conversation(self, club: ClubId, conversation: ConversationId) -> None:
        version = await self._session.scalar(_ASK_STAFF, {"conversation": conversation})
        if version is not None:
            await self._tx.events.append(
                ConversationChanged(
                    club=club,
                    conversation=conversation,
                    version=version,
                    status=ConversationStatus.NEEDS_STAFF,
                )
            )


def _open(row: Row[int, str, str, datetime]) -> OpenEscalation:
    return OpenEscalation(
        id=EscalationId(row.id),
        state=EscalationState(row.state),
        urgency=Urgency(row.urgency),
        created_at=row.created_at,
        is_new=False,
    )
