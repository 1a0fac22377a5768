"""The log of the popup: who wrote which entry, when, by which channel, and whether it was us (§3.3)."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spotter.crm.canonical import canonical, has_outbound_prefix, is_sequence, without_prefix
from spotter.crm.clubos.dates import parse_log_stamp, resolve_log
from spotter.crm.clubos.inbox import LONGEST_BODY
from spotter.crm.clubos.notices import notice_of
from spotter.crm.clubos.page_text import attribute, children, readable, squeezed, text_of
from spotter.crm.port import CrmAccount, LogEntry, SenderRole
from spotter.domain.conversation import Channel, Direction
from spotter.domain.errors import CrmUnreadable

_HEAD: Final = re.compile(r"(?P<stamp>[\d/]+ @ [\d:]+ ?[APap][Mm]) by (?P<author>\S.*)")
_CHANNELS: Final = {"icon_text": Channel.TEXT, "icon_email": Channel.EMAIL}
_ENTRY: Final = "div.followup-entry"
_REMEMBERED: Final = 2048
_SHORT: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The person whose popup it is."""

    first: str
    last: str

    @property
    def as_author(self) -> str:
        """How the log names them: first name and the last name's initial."""
        return f"{self.first} {self.last[:1]}.".strip() if self.last else self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    stamp: datetime
    author: str
    icon: str
    note: str


def read_log(tree: LexborHTMLParser, *, contact: Contact, account: CrmAccount) -> tuple[LogEntry, ...]:
    """Return every entry, newest first. Raises `CrmUnreadable` where one of them is not surely read."""
    logs = tree.css("#follow-up-log")
    if len(logs) != 1:
        raise CrmUnreadable("The popup has no log.")
    raws = [_read(date, note) for date, note in _entries(logs[0])]
    times = resolve_log([raw.stamp for raw in raws], ZoneInfo(account.time_zone))
    ours = author_forms(account)
    return tuple(
        (_entry if len(raw.note) <= _SHORT else _entry.__wrapped__)(raw, at, contact, ours)
        for raw, at in zip(raws, times, strict=True)
    )


def _entries(log: LexborNode) -> list[tuple[LexborNode, LexborNode]]:
    """Return each entry's time and note: exactly one of each, its own children, and no entry within another.

    Asked of the whole log at once: what is asked of each entry costs ten times as much in a log of hundreds.
    """
    nodes = log.css(_ENTRY)
    dates, notes = log.css(f"{_ENTRY} div.followup-entry-date"), log.css(f"{_ENTRY} div.followup-entry-note")
    if not len(nodes) == len(dates) == len(notes) or log.css_first(f"{_ENTRY} {_ENTRY}") is not None:
        raise CrmUnreadable("An entry of the log lacks a part, or holds another entry.")
    for node, date, note in zip(nodes, dates, notes, strict=True):
        if not _is_within(node, date) or not _is_within(node, note):
            raise CrmUnreadable("An entry of the log lacks its time, its author or its text.")
    return list(zip(dates, notes, strict=True))


def _is_within(entry: LexborNode, part: LexborNode) -> bool:
    parent = part.parent
    return parent is not None and parent.mem_id == entry.mem_id


def author_forms(account: CrmAccount) -> frozenset[str]:
    """Return the ways in which the log may shorten our own name: a last name may be two words."""
    full = next((name for number, name in account.employees if number == account.user_id), "")
    words = full.split()
    forms = {_folded(" ".join([*words[:n], f"{words[n][0]}."])) for n in range(1, len(words))}
    return frozenset(forms | {_folded(account.author_name)})


def _read(date: LexborNode, note: LexborNode) -> _Raw:
    head = _head(date.text())
    icon = next((child for child in children(note) if child.tag == "img"), None)
    if head is None or icon is None:
        raise CrmUnreadable("An entry of the log lacks its time, its author or its text.")
    name = attribute(icon, "src").rsplit("/", 1)[-1].split(".", 1)[0].lower()
    return _Raw(stamp=head[0], author=head[1], icon=name, note=text_of(note))


@lru_cache(maxsize=_REMEMBERED)
def _head(shown: str) -> tuple[datetime, str] | None:
    """Read `9/25/25 @ 05:13 PM by Dana F.`, the same lines of the same logs again and again."""
    head = _HEAD.fullmatch(squeezed(shown))
    stamp = parse_log_stamp(head["stamp"]) if head is not None else None
    return (stamp, squeezed(head["author"])) if head is not None and stamp is not None else None


@lru_cache(maxsize=_REMEMBERED)
def _entry(raw: _Raw, at: datetime, contact: Contact, ours: frozenset[str]) -> LogEntry:
    """Judge an entry. A turn reads a log three times and the next turn again, so what was judged is remembered."""
    by_contact = _folded(raw.author) == _folded(contact.as_author)
    # The CRM puts its prefix before what staff sent only, so it settles a staff member who is named like the member.
    outbound = not by_contact or has_outbound_prefix(raw.note)
    return LogEntry(
        at=at,
        author=raw.author,
        direction=Direction.OUTBOUND if outbound else Direction.INBOUND,
        channel=_CHANNELS.get(raw.icon),
        body=readable(without_prefix(raw.note) if outbound else raw.note)[:LONGEST_BODY],
        canonical=canonical(raw.note[:LONGEST_BODY]),
        is_sequence=outbound and is_sequence(raw.note),
        by_our_account=outbound and _folded(raw.author) in ours,
        notice=None if outbound else notice_of(raw.note, SenderRole.MEMBER),
    )


def _folded(author: str) -> str:
    return squeezed(author).casefold()
