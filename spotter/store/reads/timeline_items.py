"""The items of a timeline page, read: each kind in a query or two, put back in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from spotter.domain.conversation import Direction, TimePrecision
from spotter.store.awaited import AwaitedSession
from spotter.store.reads.actions import ActorView, actor_names, actor_of
from spotter.store.reads.approvals import ApprovalView, approvals_query, drafts_of, show_approvals
from spotter.store.reads.citations import CitationTitles, CitationView
from spotter.store.reads.escalations import EscalationView, escalations_query, show_escalations
from spotter.store.reads.judgements import readings_of
from spotter.store.reads.people import StaffNames
from spotter.store.reads.timeline import ACT, APPROVAL, DECISION, MESSAGE, OUTGOING, TASK, Found
from spotter.store.tables.conversations import Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.judgements import Approval, DecisionRow, Escalation, Turn
from spotter.store.tables.records import AuditLine


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDeliveryView:
    """How our message stands."""

    id: int
    state: str
    block: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """One message; `id` is None while our own is not yet in the CRM's thread."""

    id: int | None
    direction: str
    author_kind: str
    author_name: str
    channel: str | None
    body: str
    at: datetime | None
    precision: str
    imported: bool
    delivery: MessageDeliveryView | None
    notice: str | None
    edited: bool
    gone: bool
    turn_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """What was understood and chosen for a turn."""

    turn_id: int
    at: datetime
    step: str
    rule: str
    reason: str
    intent: str | None
    confidence: float | None
    engine: str | None
    policy_version: int
    citations: tuple[CitationView, ...]
    problems: tuple[str, ...]
    took_ms: int | None
    disposition: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """A takeover, a hand-back, a switch, an opt-out …"""

    id: int
    at: datetime
    act: str
    actor: ActorView
    reason: str


Item = MessageView | DecisionView | ApprovalView | EscalationView | ActView


async def read_items(session: AwaitedSession, page: Sequence[Found]) -> list[Item]:
    """Read the items of a page, oldest first."""
    ids = {kind: [each.spot.id for each in page if each.kind == kind] for kind in {each.kind for each in page}}
    read: dict[tuple[str, int], Item] = {}
    for kind, reader in _READERS.items():
        if kind in ids:
            read |= {(kind, id_): item for id_, item in (await reader(session, ids[kind])).items()}
    return [read[each.kind, each.spot.id] for each in reversed(page) if (each.kind, each.spot.id) in read]


async def _messages(session: AwaitedSession, ids: Sequence[int]) -> dict[int, Item]:
    rows = await session.execute(
        select(*Message.__table__.c, Delivery.state.label("delivery_state"), Delivery.block.label("delivery_block"))
        .outerjoin(Delivery, Delivery.id == Message.delivery_id)
        .where(Message.id.in_(ids))
    )
    return {
        row.id: MessageView(
            id=row.id,
            direction=row.direction,
            author_kind=row.author_kind,
            author_name=row.author_name,
            channel=row.channel,
            body=row.body,
            at=row.sent_at,
            precision=row.precision,
            imported=row.imported,
            delivery=_delivery(row.delivery_id, row.delivery_state, row.delivery_block),
            notice=row.notice,
            edited=row.edited_at is not None,
            gone=row.gone_at is not None,
            turn_id=row.turn_id,
        )
        for row in rows
    }


def _delivery(id_: int | None, state: str | None, block: str | None) -> MessageDeliveryView | None:
    return MessageDeliveryView(id=id_, state=state, block=block) if id_ is not None and state is not None else None


async def _outgoing(session: AwaitedSession, ids: Sequence[int]) -> dict[int, Item]:
    rows = (await session.scalars(select(Delivery).where(Delivery.id.in_(ids)))).all()
    names = await StaffNames.load(session, [row.staff_id for row in rows])
    shown: dict[int, Item] = {}
    for row in rows:
        author = names.of(row.staff_id) if row.author_kind == "staff" else None
        shown[row.id] = MessageView(
            id=None,
            direction=Direction.OUTBOUND.value,
            author_kind=row.author_kind,
            author_name=author.name if author else "",
            channel=row.channel,
            body=row.body,
            at=row.sent_at or row.created_at,
            precision=TimePrecision.SECOND.value,
            imported=False,
            delivery=MessageDeliveryView(id=row.id, state=row.state, block=row.block),
            notice=None,
            edited=False,
            gone=False,
            turn_id=row.turn_id,
        )
    return shown


async def _decisions(session: AwaitedSession, ids: Sequence[int]) -> dict[int, Item]:
    rows = (
        await session.execute(
            select(*DecisionRow.__table__.c, Turn.disposition.label("disposition"))
            .join(Turn, Turn.id == DecisionRow.turn_id)
            .where(DecisionRow.id.in_(ids))
        )
    ).all()
    turns = [row.turn_id for row in rows]
    readings, drafts = await readings_of(session, turns), await drafts_of(session, turns)
    cited = [(row.club_id, each) for row in rows if row.turn_id in drafts for each in drafts[row.turn_id].citations]
    titles = await CitationTitles.load(session, cited)
    shown: dict[int, Item] = {}
    for row in rows:
        reading, draft = readings.get(row.turn_id), drafts.get(row.turn_id)
        shown[row.id] = DecisionView(
            turn_id=row.turn_id,
            at=row.created_at,
            step=row.step,
            rule=row.rule,
            reason=row.reason,
            intent=reading.intent if reading else None,
            confidence=reading.confidence if reading else None,
            engine=reading.engine if reading else None,
            policy_version=row.policy_version,
            citations=tuple(titles.of(each, club=row.club_id) for each in draft.citations) if draft else (),
            problems=draft.problems if draft else (),
            took_ms=reading.took_ms if reading else None,
            disposition=row.disposition,
        )
    return shown


async def _approvals(session: AwaitedSession, ids: Sequence[int]) -> dict[int, Item]:
    rows = (await session.execute(approvals_query().where(Approval.id.in_(ids)))).all()
    return {view.id: view for view in await show_approvals(session, rows)}


async def _tasks(session: AwaitedSession, ids: Sequence[int]) -> dict[int, Item]:
    rows = (await session.execute(escalations_query().where(Escalation.id.in_(ids)))).all()
    return {view.id: view for view in await show_escalations(session, rows)}


async def _acts(session: AwaitedSession, ids: Sequence[int]) -> dict[int, Item]:
    rows: Sequence[Any] = (await session.scalars(select(AuditLine).where(AuditLine.id.in_(ids)))).all()
    names = await actor_names(session, [row.actor_id for row in rows])
    return {
        row.id: ActView(
            id=row.id, at=row.at, act=row.act, actor=actor_of(row, names, member_name=None), reason=row.reason
        )
        for row in rows
    }


_READERS = {
    MESSAGE: _messages,
    OUTGOING: _outgoing,
    DECISION: _decisions,
    APPROVAL: _approvals,
    TASK: _tasks,
    ACT: _acts,
}
