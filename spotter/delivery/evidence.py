"""Evidence in a member's log: was our text posted since? The log has no ids, so rows are compared as a multiset.

An identical text that staff wrote in the meantime counts as ours: better a member who is told once than twice.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Final

from spotter.crm.canonical import canonical, same_message
from spotter.crm.port import CrmThread, LogEntry
from spotter.delivery.machine import Sight
from spotter.delivery.ports import Finding, Search
from spotter.delivery.situation import ComposerFacts
from spotter.domain.conversation import Direction
from spotter.domain.delivery_text import text_hash
from spotter.domain.errors import CrmMismatch
from spotter.domain.ids import AttemptId, CrmUserId

ANCHOR_ROWS: Final = 10
_HEAD: Final = 12


def facts_of(thread: CrmThread, body: str, *, newest_attempt: AttemptId | None) -> ComposerFacts:
    """Return what the log looks like just before `body` is posted, and whether the person can be reached."""
    return ComposerFacts(
        anchor=tuple(_fingerprint(entry) for entry in thread.entries[:ANCHOR_ROWS]),
        expected_count=len(_ours(thread.entries, body)),
        can_text=thread.can_text,
        has_email=thread.has_email,
        body_hash=text_hash(body),
        newest_attempt=newest_attempt,
    )


def look_for(thread: CrmThread, search: Search) -> Finding:
    """Say whether the log shows one more of our text than before.

    A log without the rows that were there before proves nothing by what it lacks: that is UNREADABLE.
    """
    ours = _ours(thread.entries, search.body)
    prints = [_fingerprint(entry) for entry in thread.entries]
    if len(ours) > search.expected_count + search.others:
        return Finding(sight=Sight.FOUND, entry=thread.entries[ours[0]])
    place = _only_place(prints, search.anchor)
    since = [] if place is None else [index for index in ours if index < place]
    if len(since) > search.others:
        return Finding(sight=Sight.FOUND, entry=thread.entries[since[0]])  # older rows fell off the log's end
    if Counter(search.anchor) - Counter(prints):
        return Finding(sight=Sight.UNREADABLE)
    return Finding(sight=Sight.NOT_FOUND)


def same_text(sent: str, seen: str) -> bool:
    """Say whether a log entry's text is what we sent, whatever the layers between added, cut or straightened."""
    return same_message(sent, seen)


def same_person(thread: CrmThread, member: CrmUserId) -> None:
    """Raise where the CRM showed the thread of somebody else than was asked for."""
    if thread.crm_user_id != member:
        raise CrmMismatch("The CRM showed another person's thread. Nothing was sent.")


def _ours(entries: Sequence[LogEntry], body: str) -> list[int]:
    """Return the places of outbound messages with our text, newest first. Notes and sequences are no messages."""
    head = canonical(body)[:_HEAD]
    return [
        index
        for index, entry in enumerate(entries)
        if entry.direction is Direction.OUTBOUND
        and entry.channel is not None
        and not entry.is_sequence
        and entry.canonical[:_HEAD] == head[: len(entry.canonical)]
        and same_text(body, entry.canonical)
    ]


def _fingerprint(entry: LogEntry) -> str:
    # Neither time nor author: both are shown differently when the account's zone or a name changes.
    return hashlib.sha256(f"{entry.direction}\n{entry.canonical}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _only_place(prints: Sequence[str], anchor: tuple[str, ...]) -> int | None:
    """Return where the rows from before the send begin now, where there is exactly one such place."""
    if len(anchor) < ANCHOR_ROWS:
        return None  # the whole log was that short: counting it says all
    places = [index for index in range(len(prints)) if tuple(prints[index : index + len(anchor)]) == anchor]
    return places[0] if len(places) == 1 else None
