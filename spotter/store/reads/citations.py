"""What drafts rest on, named for people: knowledge entries by their titles, record fields in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from spotter.domain.knowledge import KnowledgeKind
from spotter.store.awaited import AwaitedSession
from spotter.store.tables.clubs import KnowledgeEntry

_RECORD = "member."
_HOURS = "hours"
_SPECIAL = "special_hours:"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationView:
    """One fact, by the id that the engine used."""

    id: str
    title: str
    entry_id: int | None = None
    """The entry behind it, where it is one that staff keep."""


class CitationTitles:
    """The titles of the facts that one page cites, read in one go."""

    def __init__(self, titles: dict[int, str], hours: dict[tuple[str, str], int]) -> None:
        """Made by `load`."""
        self._titles = titles
        self._hours = hours

    @classmethod
    async def load(cls, session: AwaitedSession, club_citations: Iterable[tuple[str, str]]) -> "CitationTitles":
        """Read the titles for (club, citation) pairs; a club only ever cites its own entries."""
        pairs = set(club_citations)
        clubs = {club for club, _ in pairs}
        wanted = {number for _, each in pairs if (number := _entry_number(each)) is not None}
        titles: dict[int, str] = {}
        if wanted:
            rows = await session.execute(
                select(KnowledgeEntry.id, KnowledgeEntry.title).where(
                    KnowledgeEntry.id.in_(wanted), KnowledgeEntry.club_id.in_(clubs)
                )
            )
            titles = {row.id: row.title for row in rows}
        timed = {club for club, each in pairs if each == _HOURS or each.startswith(_SPECIAL)}
        return cls(titles, await _hours_of(session, timed) if timed else {})

    def of(self, citation: str, *, club: str) -> CitationView:
        """Name one."""
        if citation.startswith(_RECORD):
            words = citation.removeprefix(_RECORD).replace("_", " ")
            return CitationView(id=citation, title=f"Member's record: {words}")
        number = _entry_number(citation)
        known = self._titles.get(number) if number is not None else None
        return CitationView(
            id=citation,
            title=known or citation.split(":", 1)[0].replace("_", " ").capitalize(),
            entry_id=number if known is not None else self._hours.get((club, citation)),
        )


async def _hours_of(session: AwaitedSession, clubs: set[str]) -> dict[tuple[str, str], int]:
    """Which entry each of a club's hours is from; of several, the newest, as members are told."""
    rows = await session.execute(
        select(KnowledgeEntry.id, KnowledgeEntry.club_id, KnowledgeEntry.kind, KnowledgeEntry.data)
        .where(
            KnowledgeEntry.club_id.in_(clubs),
            KnowledgeEntry.kind.in_((KnowledgeKind.HOURS, KnowledgeKind.SPECIAL_HOURS)),
        )
        .order_by(KnowledgeEntry.retired_at.is_(None), KnowledgeEntry.id)
    )
    found: dict[tuple[str, str], int] = {}
    for row in rows:
        days: Iterable[str] = row.data
        if row.kind == KnowledgeKind.HOURS:
            found[row.club_id, _HOURS] = row.id
            days = row.data.get("exceptions") or ()
        found |= {(row.club_id, f"{_SPECIAL}{day}"): row.id for day in days}
    return found


def _entry_number(citation: str) -> int | None:
    last = citation.rsplit(":", 1)[-1]
    return int(last) if ":" in citation and last.isascii() and last.isdigit() and len(last) < 19 else None
