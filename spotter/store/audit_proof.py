"""Proving the audit: each chain is followed from link to link, and the first line that does not fit is named."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from spotter.domain.ids import ClubId
from spotter.store.audit_chain import AT_ONCE, NO_CLUB, link_of
from spotter.store.tables.clubs import Club
from spotter.store.tables.records import AuditChain, AuditLine
from spotter.store.transaction import Transaction

_LINES = AuditLine.__table__


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Where a chain does not hold."""

    club: ClubId | None
    line: int | None
    """The first line that was changed, moved or slipped in, or before which one is missing. None: the newest are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What following the chains showed."""

    verified: int
    flaws: tuple[Flaw, ...]
    """The first of each club."""
    unsealed: int
    oldest_unsealed: datetime | None


async def prove(tx: Transaction, *, newest: int | None = None) -> Proof:
    """Follow each club's chain: the whole of it, or its newest lines."""
    heads = {row.club_id: (row.length, row.head) for row in await tx.session.scalars(select(AuditChain))}
    verified, flaws = 0, list[Flaw]()
    for club in sorted({*heads, *await tx.session.scalars(select(Club.id)), NO_CLUB}):
        length, head = heads.get(club, (0, ""))
        count, flaw = await _follow(tx, ClubId(club) if club else None, length, head, newest)
        verified += count
        flaws += [flaw] if flaw else []
    waiting = select(func.count(), func.min(AuditLine.at)).where(AuditLine.link.is_(None))
    unsealed, oldest = (await tx.session.execute(waiting)).one()
    return Proof(verified=verified, flaws=tuple(flaws), unsealed=unsealed, oldest_unsealed=oldest)


async def _follow(
    tx: Transaction, club: ClubId | None, length: int, head: str, newest: int | None
) -> tuple[int, Flaw | None]:
    """Follow a chain as far as its head says it goes; what is sealed meanwhile is not looked at."""
    start = max(length - newest, 0) if newest is not None else 0
    place, before = start, ""
    if start:
        before = await tx.session.scalar(select(AuditLine.link).where(*_of(club), AuditLine.place == start)) or ""
    async for line in _sealed(tx, club, after=start, through=length):
        if line.place != place + 1 or line.link != link_of(before, line.place, line):
            return place - start, Flaw(club=club, line=line.id)
        place, before = line.place, line.link
    if (place, before) != (length, head):
        return place - start, Flaw(club=club, line=None)
    return place - start, await _beyond(tx, club, length)


async def _beyond(tx: Transaction, club: ClubId | None, length: int) -> Flaw | None:
    """Return a line that claims a place after the head, unless the head has moved on."""
    line = await tx.session.scalar(
        select(AuditLine.id).where(*_of(club), AuditLine.place > length).order_by(AuditLine.place).limit(1)
    )
    if line is None:
        return None
    now = await tx.session.scalar(select(AuditChain.length).where(AuditChain.club_id == (club or NO_CLUB)))
    return Flaw(club=club, line=line) if (now or 0) == length else None


async def _sealed(tx: Transaction, club: ClubId | None, *, after: int, through: int) -> AsyncGenerator[Row[Any]]:
    while True:
        query = select(_LINES).where(*_of(club), AuditLine.place > after, AuditLine.place <= through)
        lines = (await tx.session.execute(query.order_by(AuditLine.place).limit(AT_ONCE))).all()
        for line in lines:
            yield line
        if len(lines) < AT_ONCE:
            return
        after = lines[-1].place


def _of(club: ClubId | None) -> list[Any]:
    return [AuditLine.club_id == club] if club is not None else [AuditLine.club_id.is_(None)]
