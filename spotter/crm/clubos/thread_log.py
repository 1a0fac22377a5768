"""The log of the popup: who wrote which entry, when, by which channel, and whether it was us (§3.3)."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spotter.crm.canonical import canonical, has_outbound_prefix, is_sequence, without_prefix
from spotter.crm.clubos.dates import parse_log_stamp, resolve_log
from spotter.crm.clubos.inbox import LONGEST_BODY
from spotter.crm.clubos.notices import notice_of
from spotter.crm.clubos.page_text import attribute, children, has_class, readable, squeezed, text_of
from spotter.crm.port import CrmAccount, LogEntry, SenderRole
from spotter.domain.conversation import Channel, Direction
from spotter.domain.errors import CrmUnreadable

_HEAD: Final = re.compile(r"(?P<stamp>[\d/]+ @ [\d:]+ ?[APap][Mm]) by (?P<author>\S.*)")
_CHANNELS: Final = {"icon_text": Channel.TEXT, "icon_email": Channel.EMAIL}


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
    nodes = logs[0].css("div.followup-entry")
    if any(not _is_whole(node) for node in nodes):
        raise CrmUnreadable("An entry of the log lacks a part, or holds another entry.")
    raws = [_read(node) for node in nodes]
    times = resolve_log([raw.stamp for raw in raws], ZoneInfo(account.time_zone))
    ours = author_forms(account)
    return tuple(_entry(raw, at, contact, ours) for raw, at in zip(raws, times, strict=True))


def author_forms(account: CrmAccount) -> frozenset[str]:
    """Return the ways in which the log may shorten our own name: a last name may be two words."""
    full = next((name for number, name in account.employees if number == account.user_id), "")
    words = full.split()
    forms = {_folded(" ".join([*words[:n], f"{words[n][0]}."])) for n in range(1, len(words))}
    return frozenset(forms | {_folded(account.author_name)})


def _is_whole(node: LexborNode) -> bool:
    return len(node.css("div.followup-entry-note")) == 1 and len(node.css("div.followup-entry-date")) == 1


def _read(node: LexborNode) -> _Raw:
    date = next((child for child in children(node) if has_class(child, "followup-entry-date")), None)
    note = next((child for child in children(node) if has_class(child, "followup-entry-note")), None)
    head = _HEAD.fullmatch(squeezed(date.text())) if date is not None else None
    stamp = parse_log_stamp(head["stamp"]) if head is not None else None
    icon = next((child for child in children(note) if child.tag == "img"), None) if note is not None else None
    if note is None or head is None or stamp is None or icon is None:
        raise CrmUnreadable("An entry of the log lacks its time, its author or its text.")
    name = attribute(icon, "src").rsplit("/", 1)[-1].split(".", 1)[0].lower()
    return _Raw(stamp=stamp, author=squeezed(head["author"]), icon=name, note=text_of(note))


def _entry(raw: _Raw, at: datetime, contact: Contact, ours: frozenset[str]) -> LogEntry:
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
