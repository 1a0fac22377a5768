"""One entry that an import proposes, and the little that all forms share."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from spotter.domain.knowledge import KnowledgeKind
from spotter.knowledge.content import EntryContent
from spotter.knowledge.faults import Fault, faults_of
from spotter.knowledge.written_hours import read_hours

LONGEST_TITLE: Final = 120
_HOURS_TITLE: Final = re.compile(r"\b(?:hours|horarios?)\b", re.IGNORECASE)
_LINK_ONLY: Final = re.compile(r"https?://\S+")
_KINDS: Final = (
    (KnowledgeKind.POLICY, re.compile(r"\b(?:policy|policies|rules?|terms)\b", re.IGNORECASE)),
    (KnowledgeKind.PLAN, re.compile(r"\b(?:plans?|memberships?|prices?|pricing|rates|passes|pass)\b", re.IGNORECASE)),
)


class ImportForm(StrEnum):
    """What kind of text is brought in."""

    MARKDOWN = "markdown"
    CSV = "csv"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An entry as it was read, with what is wrong with it."""

    line: int
    """Where it begins in the text, from 1."""
    content: EntryContent
    source: str = ""
    first_day: date | None = None
    last_day: date | None = None
    faults: tuple[Fault, ...] = field(default_factory=tuple[Fault, ...])


def checked(proposal: Proposal) -> Proposal:
    """Add what is wrong with the content; what was wrong in reading stands first and speaks for its field."""
    told = {fault.field[0] for fault in proposal.faults}
    found = faults_of(proposal.content, first_day=proposal.first_day, last_day=proposal.last_day)
    return replace(proposal, faults=(*proposal.faults, *(fault for fault in found if fault.field[0] not in told)))


def titled(title: str, body: str, *, topic: str = "") -> EntryContent:
    """Guess the kind of a titled piece of text; a person sees the guess before anything is stored."""
    title = " ".join(title.split())[:LONGEST_TITLE]
    body = body.strip()
    if _HOURS_TITLE.search(title) and (week := read_hours(body)) is not None:
        topic = "" if _HOURS_TITLE.sub("", title).strip().casefold() in {"", "opening", "gym", "club"} else title
        return EntryContent(kind=KnowledgeKind.HOURS, title=title, week=week, topic=topic)
    if _LINK_ONLY.fullmatch(body):
        return EntryContent(kind=KnowledgeKind.LINK, title=title, topic=topic, url=body)
    if title.endswith("?"):
        return EntryContent(kind=KnowledgeKind.FAQ, title=title, topic=topic, body=body)
    kind = next((kind for kind, words in _KINDS if words.search(title)), KnowledgeKind.FACT)
    return EntryContent(kind=kind, title=title, topic=topic, body=body)
