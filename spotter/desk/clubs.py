"""What staff do with a club: settings, polling at once, adding and removing. The row first, the signal after it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import and_, false, select, update

from spotter.auth.principals import Principal
from spotter.contracts import names
from spotter.desk.done import Done
from spotter.domain.conversation import Autonomy, ClubStatus, Voice
from spotter.domain.errors import Conflict, InvalidRequest, NotFound
from spotter.domain.events import ClubChanged
from spotter.domain.ids import ClubId
from spotter.store.audit import Actor, AuditEntry
from spotter.store.secrets import SecretBox
from spotter.store.tables.clubs import Club, CrmConnection, PolicyVersion
from spotter.store.tables.conversations import Conversation
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubSettings:
    """What to change; None stays as it is."""

    name: str | None = None
    autonomy: Autonomy | None = None
    ai_on: bool | None = None
    polling_paused: bool | None = None
    min_confidence: float | None = None
    voice: Voice | None = None
    emoji: bool | None = None
    sign_off: str | None = None
    """Empty: drafts end without one."""

    def values(self) -> dict[str, Any]:
        """Return the columns that change."""
        given = {
            "name": self.name,
            "autonomy": self.autonomy.value if self.autonomy else None,
            "ai_on": self.ai_on,
            "polling_paused": self.polling_paused,
            "min_confidence": self.min_confidence,
            "voice": self.voice.value if self.voice else None,
            "emoji": self.emoji,
            "sign_off": self.sign_off,
        }
        return {column: value for column, value in given.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLogin:
    """The login of the club's second system."""

    url: str
    username: str
    password: str
    club_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClub:
    """A club with its CRM login, as its owner gives it."""

    id: ClubId
    name: str
    time_zone: str
    base_url: str
    username: str
    password: str
    second: SecondLogin | None = None


async def change_club(tx: Transaction, club: ClubId, settings: ClubSettings, *, by: Principal) -> Done:
    """Change settings. They work within a second: the polling loop and the gate read the row."""
    row = await _hold(tx, club, by)
    before = {column: getattr(row, column) for column in settings.values()}
    changed = {column: value for column, value in settings.values().items() if before[column] != value}
    if not changed:
        return Done(club=club)
    await _write(tx, club, **changed)
    if "ai_on" in changed:
        await _ai_handling_follows(tx, club, on=changed["ai_on"])
    told = {column: [before[column], value] for column, value in changed.items()}
    await _audit(tx, club, "club_changed", by=by, detail={"changed": told})
    signal = names.CONNECTION_CHANGED
    if "polling_paused" in changed:
        signal = names.PAUSE if changed["polling_paused"] else names.RESUME
    return Done(club=club, club_signals=(signal,))


async def poll_now(tx: Transaction, club: ClubId, *, by: Principal, now: datetime) -> Done:
    """Ask the polling loop to look at once; it reads the row each second."""
    await _hold(tx, club, by)
    await _write(tx, club, poll_requested_at=now)
    await _audit(tx, club, "poll_requested", by=by)
    return Done(club=club, club_signals=(names.POLL_NOW,))


async def add_club(tx: Transaction, new: NewClub, *, secrets: SecretBox, by: Principal, now: datetime) -> Done:
    """Add a club at autonomy `suggest`; its passwords are encrypted before they touch a row."""
    if await tx.session.scalar(select(Club.id).where(Club.id == new.id)) is not None:
        raise Conflict("This name is or was a club's. Choose another slug.")
    if new.time_zone not in available_timezones():
        raise InvalidRequest("This is not the IANA name of a time zone. Try one like America/Denver.")
    tx.session.add(Club(id=new.id, name=new.name, time_zone=new.time_zone, created_at=now))
    await tx.session.flush()
    second = new.second
    tx.session.add(
        CrmConnection(
            club_id=new.id,
            base_url=new.base_url,
            username=new.username,
            password=secrets.lock(new.password, place=f"crm_password:{new.id}"),
            clubhub_url=second.url if second else None,
            clubhub_username=second.username if second else None,
            clubhub_password=secrets.lock(second.password, place=f"clubhub_password:{new.id}") if second else None,
            club_number=second.club_number if second else None,
            state_since=now,
        )
    )
    tx.session.add(PolicyVersion(club_id=new.id, number=1, created_at=now, created_by=by.id))
    await tx.session.flush()
    await tx.events.append(ClubChanged(club=new.id, version=1))
    await _audit(tx, new.id, "club_added", by=by)
    return Done(club=new.id, start_club=True)


async def remove_club(tx: Transaction, club: ClubId, *, by: Principal) -> Done:
    """Stop serving a club. Its rows stay; its polling window ends when it reads the row."""
    await _hold(tx, club, by)
    await _write(tx, club, status=ClubStatus.REMOVED.value)
    await _audit(tx, club, "club_removed", by=by)
    return Done(club=club, club_signals=(names.CONNECTION_CHANGED,))


async def _hold(tx: Transaction, club: ClubId, by: Principal) -> Club:
    row = await tx.session.scalar(
        select(Club)
        .where(Club.id == club, Club.status != ClubStatus.REMOVED)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    if row is None or not by.reaches(club):
        raise NotFound("There is no such club.")
    return row


async def _write(tx: Transaction, club: ClubId, **values: Any) -> None:
    version = await tx.session.scalar(
        update(Club)
        .where(Club.id == club)
        .values(**values, version=Club.version + 1)
        .returning(Club.version)
        .execution_options(synchronize_session=False)
    )
    await tx.events.append(ClubChanged(club=club, version=version or 0))


async def _ai_handling_follows(tx: Transaction, club: ClubId, *, on: bool) -> None:
    speaks = and_(Conversation.ai_on, Conversation.taken_over_by.is_(None)) if on else false()
    await tx.session.execute(
        update(Conversation)
        .where(Conversation.club_id == club)
        .values(ai_handling=speaks)
        .execution_options(synchronize_session=False)
    )


async def _audit(
    tx: Transaction, club: ClubId, act: str, *, by: Principal, detail: dict[str, Any] | None = None
) -> None:
    await tx.audit.write(AuditEntry(actor=Actor.STAFF, act=act, club=club, staff=by.id, detail=detail or {}))
