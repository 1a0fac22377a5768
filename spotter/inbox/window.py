"""What the polling loop looks at each second, and the alarm that it raises when nothing can be read for long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from spotter.domain.conversation import ClubStatus, EscalationKind, EscalationState, Urgency
from spotter.domain.events import EscalationChanged
from spotter.domain.ids import ClubId, EscalationId, InboxOwnerId
from spotter.store.clubs import Clubs
from spotter.store.escalations import Escalations, NewEscalation
from spotter.store.session import Store
from spotter.store.tables.clubs import Inbox
from spotter.store.tables.judgements import Escalation
from spotter.store.transaction import Transaction

ALARM_AFTER = timedelta(minutes=10)
"""So long without a good poll, and a person has to look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxState:
    """One inbox that is switched on."""

    id: int
    owner: InboxOwnerId
    interval_s: float
    last_digest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubState:
    """A club's row as the loop needs it."""

    removed: bool
    paused: bool
    epoch: int
    requested_at: datetime | None
    inboxes: tuple[InboxState, ...]


async def begin_window(store: Store, club: ClubId) -> int | None:
    """Become the club's one poller: every older loop stops at its next look. None where the club is gone."""

    async def work(tx: Transaction) -> int | None:
        settings = await Clubs(tx).polling_settings(club)
        if settings is None or settings.status is ClubStatus.REMOVED:
            return None
        return await Clubs(tx).raise_poll_epoch(club)

    return await store.run(work)


async def look(store: Store, club: ClubId) -> ClubState | None:
    """Read the club's row and its inboxes; None where there is none."""

    async def work(tx: Transaction) -> ClubState | None:
        settings = await Clubs(tx).polling_settings(club)
        if settings is None:
            return None
        rows = await tx.session.execute(
            select(Inbox.id, Inbox.owner_id, Inbox.interval_s, Inbox.last_digest, Inbox.synced_at)
            .where(Inbox.club_id == club, Inbox.enabled)
            .order_by(Inbox.is_own.desc(), Inbox.id)
        )
        return ClubState(
            removed=settings.status is ClubStatus.REMOVED,
            paused=settings.paused or settings.status is ClubStatus.PAUSED,
            epoch=settings.epoch,
            requested_at=settings.requested_at,
            inboxes=tuple(
                InboxState(
                    id=row.id,
                    owner=InboxOwnerId(row.owner_id),
                    interval_s=row.interval_s or settings.interval_s,
                    last_digest=row.last_digest if row.synced_at is not None else None,
                )
                for row in rows
            ),
        )

    return await store.read(work)


async def note_failed_poll(store: Store, club: ClubId, *, epoch: int, code: str, now: datetime) -> None:
    """Count a failed poll; two in a row are told, ten minutes without a good one are a person's task."""

    async def work(tx: Transaction) -> None:
        if await Clubs(tx).record_failed_poll(club, epoch, code=code, now=now) is None:
            return
        row = await Clubs(tx).get(club)
        if row is not None and now - (row.last_good_poll_at or row.created_at) > ALARM_AFTER:
            await _raise_alarm(tx, club, code)

    await store.run(work)


async def end_alarm(store: Store, club: ClubId, now: datetime) -> None:
    """The inbox is read again: the alarm, if there is one, has done its work."""

    async def work(tx: Transaction) -> None:
        alarm = await _open_alarm(tx, club)
        if alarm is None:
            return
        await tx.session.execute(
            update(Escalation)
            .where(Escalation.id == alarm)
            .values(state=EscalationState.RESOLVED, resolved_at=now, resolution="The inbox is read again.")
        )
        await tx.events.append(EscalationChanged(club=club, escalation=alarm, state=EscalationState.RESOLVED))

    await store.run(work)


async def _raise_alarm(tx: Transaction, club: ClubId, code: str) -> None:
    if await _open_alarm(tx, club) is None:
        await Escalations(tx).open(
            NewEscalation(
                club=club,
                conversation=None,
                kind=EscalationKind.CONNECTION,
                reason=code,
                explanation="The CRM inbox could not be read for ten minutes. Members are not answered meanwhile.",
                urgency=Urgency.SOON,
            )
        )


async def _open_alarm(tx: Transaction, club: ClubId) -> EscalationId | None:
    row = await tx.session.scalar(
        select(Escalation.id)
        .where(
            Escalation.club_id == club,
            Escalation.kind == EscalationKind.CONNECTION,
            Escalation.state != EscalationState.RESOLVED,
        )
        .limit(1)
    )
    return EscalationId(row) if row is not None else None
