"""What drafts rest on, named for people: knowledge entries by their titles, record fields in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from spotter.store.tables.clubs import KnowledgeEntry

_RECORD = "member."


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationView:
    """One fact, by the id that the engine used."""

    id: str
    title: str


class CitationTitles:
    """The titles of the facts that one page cites, read in one go."""

    def __init__(self, titles: dict[int, str]) -> None:
        """Made by `load`."""
        self._titles = titles

    @classmethod
    async def load(cls, session: AsyncSession, club_citations: Iterable[tuple[str, str]]) -> "CitationTitles":
        """Read the titles for (club, citation) pairs; a club only ever cites its own entries."""
        clubs = {club for club, _ in club_citations}
        wanted = {number for _, each in club_citations if (number := _entry_number(each)) is not None}
        if not wanted:
            return cls({})
        rows = await session.execute(
            select(KnowledgeEntry.id, KnowledgeEntry.title).where(
                KnowledgeEntry.id.in_(wanted), KnowledgeEntry.club_id.in_(clubs)
            )
        )
        return cls({row.id: row.title for row in rows})

    def of(self, citation: str) -> CitationView:
        """Name one."""
        if citation.startswith(_RECORD):
            words = citation.removeprefix(_RECORD).replace("_", " ")
            return CitationView(id=citation, title=f"Member's record: {words}")
        number = _entry_number(citation)
        known = self._titles.get(number) if number is not None else None
        return CitationView(id=citation, title=known or citation.split(":", 1)[0].replace("_", " ").capitalize())


def _entry_number(citation: str) -> int | None:
    last = citation.rsplit(":", 1)[-1]
    return int(last) if ":" in citation and last.isascii() and last.isdigit() and len(last) < 19 else None
