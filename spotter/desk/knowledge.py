"""What staff do with the club's knowledge: write, change, retire and restore entries, and bring many in at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select

from spotter.auth.principals import Principal
from spotter.desk.done import Done
from spotter.domain.conversation import ClubStatus
from spotter.domain.errors import InvalidFields, NotFound
from spotter.domain.events import KnowledgeChanged
from spotter.domain.ids import ClubId
from spotter.domain.knowledge import KnowledgeAct
from spotter.knowledge.content import EntryContent, data_of
from spotter.knowledge.faults import faults_of
from spotter.store.audit import Actor, AuditEntry
from spotter.store.knowledge import EntryValues, KnowledgeEntries
from spotter.store.tables.clubs import Club
from spotter.store.tables.people import Staff
from spotter.store.transaction import Transaction

_ACTS = {
    KnowledgeAct.WRITTEN: "knowledge_written",
    KnowledgeAct.CHANGED: "knowledge_changed",
    KnowledgeAct.IMPORTED: "knowledge_imported",
    KnowledgeAct.RETIRED: "knowledge_retired",
    KnowledgeAct.RESTORED: "knowledge_restored",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOrder:
    """An entry as a person wrote it. Days are the club's; the last one counts whole."""

    content: EntryContent
    source: str = ""
    owner: int | None = None
    first_day: date | None = None
    last_day: date | None = None


def start_of(day: date, zone: str) -> datetime:
    """Return the moment at which a club's day begins."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def day_of(moment: datetime, zone: str) -> date:
    """Return the club's day in which a moment lies."""
    return moment.astimezone(ZoneInfo(zone)).date()


def last_day_of(end: datetime, zone: str) -> date:
    """Return the last whole or begun day before an entry's end."""
    return day_of(end - timedelta(microseconds=1), zone)


async def write_entry(tx: Transaction, club: ClubId, order: EntryOrder, *, by: Principal, now: datetime) -> int:
    """Write a new entry; the next turn may use it. Returns its number."""
    zone = await _zone(tx, club, by)
    await _must_be_good(tx, club, [(order, ())])
    entry = await KnowledgeEntries(tx).add(club, _values(order, zone), KnowledgeAct.WRITTEN, by=by.id, now=now)
    await _tell(tx, club, entry, KnowledgeAct.WRITTEN, by=by, reason=f"“{order.content.title}”")
    return entry


async def change_entry(
    tx: Transaction, club: ClubId, entry: int, order: EntryOrder, *, version: int, by: Principal, now: datetime
) -> Done:
    """Change an entry that nobody changed since it was read."""
    zone = await _zone(tx, club, by)
    entries = KnowledgeEntries(tx)
    row = await entries.hold(club, entry, version=version)
    await _must_be_good(tx, club, [(order, ())], kept_owner=row.owner_staff_id)
    changed = await entries.change(row, KnowledgeAct.CHANGED, by=by.id, now=now, **_values(order, zone).columns())
    if changed:
        reason = f"“{row.title}”: {', '.join(name.removesuffix('_staff_id').replace('_', ' ') for name in changed)}"
        await _tell(tx, club, entry, KnowledgeAct.CHANGED, by=by, reason=reason, version=row.version)
    return Done(club=club)


async def retire_entry(
    tx: Transaction, club: ClubId, entry: int, *, version: int, by: Principal, now: datetime
) -> Done:
    """Take an entry out of use. It stays, because citations point to it."""
    return await _switch(tx, club, entry, KnowledgeAct.RETIRED, version=version, by=by, now=now)


async def restore_entry(
    tx: Transaction, club: ClubId, entry: int, *, version: int, by: Principal, now: datetime
) -> Done:
    """Bring a retired entry back into use."""
    return await _switch(tx, club, entry, KnowledgeAct.RESTORED, version=version, by=by, now=now)


async def import_entries(
    tx: Transaction, club: ClubId, orders: Sequence[EntryOrder], *, by: Principal, now: datetime
) -> list[int]:
    """Write many entries together, or none. Returns their numbers."""
    zone = await _zone(tx, club, by)
    await _must_be_good(tx, club, [(order, ("entries", at)) for at, order in enumerate(orders)])
    entries = KnowledgeEntries(tx)
    made = [await entries.add(club, _values(order, zone), KnowledgeAct.IMPORTED, by=by.id, now=now) for order in orders]
    for entry, order in zip(made, orders, strict=True):
        await _tell(tx, club, entry, KnowledgeAct.IMPORTED, by=by, reason=f"“{order.content.title}”")
    return made


async def _switch(
    tx: Transaction, club: ClubId, entry: int, act: KnowledgeAct, *, version: int, by: Principal, now: datetime
) -> Done:
    await _zone(tx, club, by)
    entries = KnowledgeEntries(tx)
    row = await entries.hold(club, entry, version=version)
    if (row.retired_at is not None) == (act is KnowledgeAct.RETIRED):
        return Done(club=club)
    await entries.change(row, act, by=by.id, now=now, retired_at=now if act is KnowledgeAct.RETIRED else None)
    await _tell(tx, club, entry, act, by=by, reason=f"“{row.title}”", version=row.version)
    return Done(club=club)


async def _zone(tx: Transaction, club: ClubId, by: Principal) -> str:
    zone = await tx.session.scalar(select(Club.time_zone).where(Club.id == club, Club.status != ClubStatus.REMOVED))
    if zone is None or not by.reaches(club):
        raise NotFound("There is no such club.")
    return zone


async def _must_be_good(
    tx: Transaction,
    club: ClubId,
    orders: Sequence[tuple[EntryOrder, tuple[str | int, ...]]],
    *,
    kept_owner: int | None = None,
) -> None:
    """Refuse all where one is wrong, with every fault by its place. An owner who left may stay the owner."""
    faults = [
        ((*place, *fault.field), fault.says)
        for order, place in orders
        for fault in faults_of(order.content, first_day=order.first_day, last_day=order.last_day)
    ]
    owners = {order.owner for order, _ in orders if order.owner is not None} - {kept_owner}
    known = set(
        await tx.session.scalars(
            select(Staff.id).where(
                Staff.id.in_(owners), Staff.active.is_(True), or_(Staff.club_id == club, Staff.club_id.is_(None))
            )
        )
    )
    faults += [
        ((*place, "owner_id"), "Choose somebody who works here.")
        for order, place in orders
        if order.owner in owners - known
    ]
    if faults:
        raise InvalidFields(faults)


def _values(order: EntryOrder, zone: str) -> EntryValues:
    content = order.content
    return EntryValues(
        kind=content.kind.value,
        title=content.title.strip(),
        topic=content.topic.strip(),
        body=content.body.strip(),
        data=data_of(content),
        language=content.language,
        source=order.source.strip(),
        owner_staff_id=order.owner,
        valid_from=start_of(order.first_day, zone) if order.first_day else None,
        valid_to=start_of(order.last_day + timedelta(days=1), zone) if order.last_day else None,
    )


async def _tell(
    tx: Transaction, club: ClubId, entry: int, act: KnowledgeAct, *, by: Principal, reason: str, version: int = 1
) -> None:
    await tx.audit.write(
        AuditEntry(
            actor=Actor.STAFF,
            act=_ACTS[act],
            club=club,
            staff=by.id,
            reason=reason,
            detail={"entry": entry, "version": version},
        )
    )
    await tx.events.append(KnowledgeChanged(club=club, version=version, entry=entry))
