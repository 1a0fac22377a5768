"""Messages that changed or vanished in the CRM: kept, marked, and never answered twice."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select, update

from spotter.delivery.withdrawing import withdraw
from spotter.domain.conversation import ApprovalState, AuthorKind, TurnState
from spotter.domain.delivery import UNSENT_STATES, Block, DeliveryState
from spotter.domain.events import ApprovalChanged, MessageChanged
from spotter.domain.ids import ApprovalId, ClubId, DeliveryId, MemberId, MessageId, TurnId
from spotter.inbox.arrivals import Arrival
from spotter.inbox.identity import body_key
from spotter.inbox.judging import JudgeText, StoredText, judge_message
from spotter.store.messages import Messages, StoredMessage
from spotter.store.tables.conversations import Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, Turn
from spotter.store.transaction import Transaction

_UNANSWERED = (TurnState.OPEN, TurnState.DECIDED, TurnState.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stored message whose text is another one in the CRM now."""

    row: StoredMessage
    member: MemberId
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedEdit:
    """What an edit leads to: effects of the new words, and a turn anew where nobody had answered the old ones."""

    text: StoredText
    arrival: Arrival | None


async def apply_edit(tx: Transaction, club: ClubId, edit: Edit, *, judge: JudgeText, now: datetime) -> AppliedEdit:
    """Keep the new text. Where the old one is not answered yet, its turn is void and the message needs one again."""
    row = edit.row
    judged = judge_message(edit.body, author=row.author_kind, notice=None, judge=judge)
    version = await Messages(tx).change(
        row.id,
        body=edit.body,
        body_key=body_key(edit.body),
        edited_at=now,
        opt_out=judged.opt_out.value,
        urgent=judged.urgent is not None,
    )
    await tx.events.append(MessageChanged(club=club, conversation=row.conversation, version=version, message=row.id))
    freed = await _freed(tx, club, row, now=now)
    text = StoredText(
        message=row.id,
        conversation=row.conversation,
        member=edit.member,
        at=now,
        judged=judged,
        imported=row.imported,
    )
    arrival = Arrival(conversation=row.conversation, messages=tuple(freed), urgent=judged.urgent is not None)
    return AppliedEdit(text=text, arrival=arrival if freed else None)


async def mark_gone(tx: Transaction, club: ClubId, rows: Collection[StoredMessage], *, now: datetime) -> None:
    """Mark what the CRM shows no more. It is kept, and what was answered stays answered."""
    for row in rows:
        if not row.gone:
            version = await Messages(tx).change(row.id, gone_at=now)
            await _tell(tx, club, row, version)


async def mark_back(tx: Transaction, club: ClubId, rows: Collection[StoredMessage]) -> None:
    """Take the mark away from what the CRM shows again."""
    for row in rows:
        version = await Messages(tx).change(row.id, gone_at=None)
        await _tell(tx, club, row, version)


async def _tell(tx: Transaction, club: ClubId, row: StoredMessage, version: int) -> None:
    await tx.events.append(MessageChanged(club=club, conversation=row.conversation, version=version, message=row.id))


async def _freed(tx: Transaction, club: ClubId, row: StoredMessage, *, now: datetime) -> list[MessageId]:
    """Return the messages that need a turn again: all of the edited one's, if nothing has left for it."""
    if not row.needs_turn or row.author_kind is not AuthorKind.MEMBER:
        return []
    if row.turn is None:
        return [row.id]
    if not await _is_unanswered(tx, row.turn):
        return []
    await _make_void(tx, club, row, row.turn, now=now)
    rows = await tx.session.scalars(
        update(Message)
        .where(Message.turn_id == row.turn)
        .values(turn_id=None)
        .returning(Message.id)
        .execution_options(synchronize_session=False)
    )
    return [MessageId(id_) for id_ in sorted(rows)]


async def _is_unanswered(tx: Transaction, turn: TurnId) -> bool:
    """Say whether nothing has left, or may have left, for this turn."""
    left = exists().where(Delivery.turn_id == turn, Delivery.state.not_in((*UNSENT_STATES, DeliveryState.SUPERSEDED)))
    found = await tx.session.scalar(select(Turn.id).where(Turn.id == turn, Turn.state.in_(_UNANSWERED), ~left))
    return found is not None


async def _make_void(tx: Transaction, club: ClubId, row: StoredMessage, turn: TurnId, *, now: datetime) -> None:
    """Take back what was made of the old text: the turn, a draft before a person, a text that waits to leave."""
    await tx.session.execute(
        update(Turn)
        .where(Turn.id == turn)
        .values(state=TurnState.SUPERSEDED.value, disposition="superseded", closed_at=now)
        .execution_options(synchronize_session=False)
    )
    stale = await tx.session.scalars(
        update(Approval)
        .where(Approval.turn_id == turn, Approval.state == ApprovalState.PENDING)
        .values(state=ApprovalState.STALE.value, outcome=Block.NEWER_MESSAGE.value)
        .returning(Approval.id)
        .execution_options(synchronize_session=False)
    )
    await tx.events.append(
        *(
            ApprovalChanged(
                club=club, conversation=row.conversation, approval=ApprovalId(id_), state=ApprovalState.STALE.value
            )
            for id_ in sorted(stale)
        )
    )
    waiting = await tx.session.scalars(
        select(Delivery.id).where(Delivery.turn_id == turn, Delivery.state.in_(UNSENT_STATES)).order_by(Delivery.id)
    )
    for id_ in waiting.all():
        await withdraw(tx, DeliveryId(id_), to=DeliveryState.SUPERSEDED, rule=Block.NEWER_MESSAGE.value, now=now)
