"""The action log: who did what, when, on what, under which rule; the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from spotter.store.awaited import AwaitedSession
from spotter.store.reads.people import StaffNames
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.people import Member
from spotter.store.tables.records import AuditLine

_NAMES = {"ai": "AI", "system": "Spotter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """Who acted."""

    kind: str
    id: int | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """One act."""

    id: int
    at: datetime
    club: str | None
    actor: ActorView
    act: str
    conversation_id: int | None
    member_name: str | None
    rule: str | None
    reason: str
    turn_id: int | None
    delivery_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFilter:
    """Which acts to list."""

    club: str | None = None
    conversation: int | None = None
    actor: str | None = None
    act: str | None = None


async def list_actions(
    session: AwaitedSession, wanted: ActionFilter, *, before: int | None, limit: int
) -> list[ActionView]:
    """Return acts, those before `before`."""
    query = (
        select(*AuditLine.__table__.c, Member.name.label("member_name"))
        .outerjoin(Conversation, Conversation.id == AuditLine.conversation_id)
        .outerjoin(Member, Member.id == Conversation.member_id)
        .order_by(AuditLine.id.desc())
        .limit(limit)
    )
    conditions = (
        (AuditLine.club_id, wanted.club),
        (AuditLine.conversation_id, wanted.conversation),
        (AuditLine.actor_kind, wanted.actor),
        (AuditLine.act, wanted.act),
    )
    query = query.where(*(column == value for column, value in conditions if value is not None))
    if before is not None:
        query = query.where(AuditLine.id < before)
    rows = (await session.execute(query)).all()
    names = await actor_names(session, (row.actor_id for row in rows))
    return [
        ActionView(
            id=row.id,
            at=row.at,
            club=row.club_id,
            actor=actor_of(row, names, member_name=row.member_name),
            act=row.act,
            conversation_id=row.conversation_id,
            member_name=row.member_name,
            rule=row.rule,
            reason=row.reason,
            turn_id=row.turn_id,
            delivery_id=row.delivery_id,
        )
        for row in rows
    ]


async def actor_names(session: AwaitedSession, ids: Iterable[int | None]) -> StaffNames:
    """Read the names of those who acted."""
    return await StaffNames.load(session, ids)


def actor_of(row: Any, names: StaffNames, *, member_name: str | None) -> ActorView:
    """Name the actor of an audit line."""
    if row.actor_kind == "staff":
        named = names.of(row.actor_id or 0)
        return ActorView(kind="staff", id=row.actor_id, name=named.name if named else "")
    if row.actor_kind == "member":
        return ActorView(kind="member", id=row.actor_id, name=member_name or "The member")
    return ActorView(kind=row.actor_kind, id=row.actor_id, name=_NAMES.get(row.actor_kind, "Spotter"))
