"""Clubs as pages show them: switches, connection, inboxes, and what waits there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from spotter.domain.conversation import ClubStatus, ConnectionState
from spotter.store.awaited import AwaitedSession
from spotter.store.reads.queue import count_queue
from spotter.store.tables.clubs import Club, CrmConnection, Inbox

_BEHIND_AT_LEAST = timedelta(seconds=60)
_BEHIND_INTERVALS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionView:
    """The state of the CRM login."""

    state: str
    since: datetime | None
    last_error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxView:
    """One pollable inbox."""

    owner_id: str
    label: str
    is_own: bool
    enabled: bool
    interval_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubView:
    """One club."""

    slug: str
    name: str
    time_zone: str
    status: str
    autonomy: str
    ai_on: bool
    polling_paused: bool
    min_confidence: float
    voice: str
    emoji: bool
    sign_off: str
    sends_stopped: str | None
    connection: ConnectionView
    last_poll_at: datetime | None
    last_good_poll_at: datetime | None
    behind: bool
    poll_interval_s: float
    needs_you: int
    oldest_needs_you_at: datetime | None
    inboxes: tuple[InboxView, ...]


async def list_clubs(session: AwaitedSession, *, club: str | None, now: datetime) -> list[ClubView]:
    """Return the clubs that are served, or the one asked for."""
    query = (
        select(Club, CrmConnection.state, CrmConnection.state_since, CrmConnection.last_error)
        .outerjoin(CrmConnection, CrmConnection.club_id == Club.id)
        .where(Club.status != ClubStatus.REMOVED)
        .order_by(Club.name, Club.id)
        .execution_options(populate_existing=True)
    )
    if club is not None:
        query = query.where(Club.id == club)
    rows = (await session.execute(query)).all()
    inboxes = await _inboxes(session, [row[0].id for row in rows])
    queue = await count_queue(session)
    return [_view(row, inboxes.get(row[0].id, ()), queue.get(row[0].id), now) for row in rows]


async def _inboxes(session: AwaitedSession, clubs: Sequence[str]) -> dict[str, tuple[InboxView, ...]]:
    found: dict[str, tuple[InboxView, ...]] = {}
    for row in await session.execute(
        select(Inbox.club_id, Inbox.owner_id, Inbox.label, Inbox.is_own, Inbox.enabled, Inbox.interval_s)
        .where(Inbox.club_id.in_(clubs))
        .order_by(Inbox.id)
    ):
        view = InboxView(
            owner_id=row.owner_id, label=row.label, is_own=row.is_own, enabled=row.enabled, interval_s=row.interval_s
        )
        found[row.club_id] = (*found.get(row.club_id, ()), view)
    return found


def _view(row: Any, inboxes: tuple[InboxView, ...], waits: Any, now: datetime) -> ClubView:
    club: Club = row[0]
    return ClubView(
        slug=club.id,
        name=club.name,
        time_zone=club.time_zone,
        status=club.status,
        autonomy=club.autonomy,
        ai_on=club.ai_on,
        polling_paused=club.polling_paused,
        min_confidence=club.min_confidence,
        voice=club.voice,
        emoji=club.emoji,
        sign_off=club.sign_off,
        sends_stopped=club.sends_stopped,
        connection=ConnectionView(
            state=row.state or ConnectionState.UNKNOWN.value, since=row.state_since, last_error=row.last_error
        ),
        last_poll_at=club.last_poll_at,
        last_good_poll_at=club.last_good_poll_at,
        behind=_is_behind(club, now),
        poll_interval_s=club.poll_interval_s,
        needs_you=waits.waiting if waits else 0,
        oldest_needs_you_at=waits.oldest if waits else None,
        inboxes=inboxes,
    )


def _is_behind(club: Club, now: datetime) -> bool:
    if club.polling_paused or club.status != ClubStatus.ACTIVE:
        return False
    since = club.last_good_poll_at or club.created_at
    allowed = max(_BEHIND_AT_LEAST, timedelta(seconds=club.poll_interval_s * _BEHIND_INTERVALS))
    return now - since > allowed
