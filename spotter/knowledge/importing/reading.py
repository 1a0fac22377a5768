"""From a text to proposed entries: read by its form, checked, and held against what is known already."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spotter.domain.knowledge import KnowledgeKind
from spotter.knowledge.content import EntryContent
from spotter.knowledge.importing.markdown import read_markdown
from spotter.knowledge.importing.page_text import read_page_text
from spotter.knowledge.importing.proposal import ImportForm, Proposal, checked
from spotter.knowledge.importing.table import read_table
from spotter.knowledge.saying import say_entry
from spotter.knowledge.terms import search_terms

MOST_ENTRIES: Final = 200
_SAME_WORDS: Final = 0.85
_FEWEST_WORDS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """An entry that is there already."""

    id: int
    content: EntryContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """What says the same: an entry, or an earlier row of the import."""

    title: str
    entry: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadImport:
    """What a text proposes."""

    proposals: tuple[Proposal, ...]
    unknown_columns: tuple[str, ...] = ()
    left_out: int = 0
    """How many entries beyond the most that one import may bring."""


def read_import(form: ImportForm, text: str) -> ReadImport:
    """Read a text. Nothing is stored, and what cannot be read says why."""
    unknown: list[str] = []
    if form is ImportForm.CSV:
        found, unknown = read_table(text)
    else:
        found = read_markdown(text) if form is ImportForm.MARKDOWN else read_page_text(text)
    return ReadImport(
        proposals=tuple(checked(each) for each in found[:MOST_ENTRIES]),
        unknown_columns=tuple(unknown),
        left_out=max(0, len(found) - MOST_ENTRIES),
    )


def duplicates_of(proposals: Sequence[Proposal], known: Sequence[KnownEntry]) -> list[Duplicate | None]:
    """Return for each proposal what says the same already: the same title, or nearly the same words."""
    seen = [(each.content, _words(each.content), Duplicate(title=each.content.title, entry=each.id)) for each in known]
    found: list[Duplicate | None] = []
    for proposal in proposals:
        words = _words(proposal.content)
        found.append(
            next((told for other, theirs, told in seen if _same(proposal.content, words, other, theirs)), None)
        )
        seen.append((proposal.content, words, Duplicate(title=proposal.content.title, line=proposal.line)))
    return found


def _same(one: EntryContent, words: frozenset[str], other: EntryContent, theirs: frozenset[str]) -> bool:
    title = _plain(one.title)
    if title and title == _plain(other.title) and (one.kind is other.kind or _prose(one) == _prose(other)):
        return True
    if min(len(words), len(theirs)) < _FEWEST_WORDS:
        return False
    return len(words & theirs) / len(words | theirs) >= _SAME_WORDS


def _prose(content: EntryContent) -> bool:
    return content.kind not in {KnowledgeKind.HOURS, KnowledgeKind.SPECIAL_HOURS, KnowledgeKind.LINK}


def _words(content: EntryContent) -> frozenset[str]:
    return frozenset(search_terms(f"{content.title} {say_entry(content)}"))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
