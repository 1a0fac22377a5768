"""What a chaos run counts in the record of acts: effects without lines, and lines that are not as they were written."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, timedelta
from hashlib import sha256
from typing import Any

from bench.chaos_books import Books
from bench.chaos_checks_out import Sent
from bench.chaos_tables import Row

_SEALED_WITHIN = timedelta(seconds=60)
_AFTER_THE_CLUB = (
    *("actor_kind", "actor_id", "act", "conversation_id", "turn_id", "delivery_id", "approval_id", "escalation_id"),
    *("rule", "reason", "detail"),
)


def audit_gaps(books: Books, sent: Sent) -> Iterable[str]:
    """I14: effects without the lines of their staging and arming, and chains that do not hold."""
    lines: dict[int, Counter[str]] = defaultdict(Counter)
    for row in books.tables["audit_line"]:
        lines[row["delivery_id"]][row["act"]] += 1
    for delivery, effects in sent.by_delivery.items():
        if lines[delivery]["delivery_armed"] < len(effects) or not lines[delivery]["delivery_staged"]:
            yield f"delivery {delivery}"
    yield from _unsealed(books)
    yield from _broken_chains(books)


def _unsealed(books: Books) -> Iterable[str]:
    """Lines that nobody sealed although others came a minute later."""
    rows = books.tables["audit_line"]
    newest = max((row["at"] for row in rows), default=None)
    for row in rows:
        if row["link"] is None and newest is not None and row["at"] < newest - _SEALED_WITHIN:
            yield f"audit line {row['id']} is not sealed"


def _broken_chains(books: Books) -> Iterable[str]:
    """Follow each club's chain by the rule that the product is meant to follow, written down here once more."""
    heads = {row["club_id"]: (row["length"], row["head"]) for row in books.tables["audit_chain"]}
    chains: dict[str, list[Row]] = defaultdict(list)
    for row in books.tables["audit_line"]:
        if row["link"] is not None:
            chains[row["club_id"] or ""].append(row)
    for club in sorted(heads.keys() | chains.keys()):
        before = ""
        for place, row in enumerate(sorted(chains[club], key=lambda each: each["place"]), start=1):
            if row["place"] != place or row["link"] != link(before, row):
                yield f"audit line {row['id']} does not follow from place {place - 1} of {club or 'no club'}"
                break
            before = row["link"]
        else:
            if heads.get(club) != (len(chains[club]), before):
                yield f"the audit of {club or 'no club'} ends before its head"


def link(before: str, row: Row) -> str:
    """Return the link that a line must have after the one before it."""
    when = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
    content: list[Any] = [row["id"], row["place"], when, row["club_id"], *(row[name] for name in _AFTER_THE_CLUB)]
    return sha256((before + json.dumps(content, sort_keys=True, separators=(",", ":"))).encode()).hexdigest()
