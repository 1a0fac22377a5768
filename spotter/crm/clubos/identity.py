"""The identity of an inbox message: the CRM's own number, or a digest that stays the same from poll to poll (§2.8)."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from spotter.crm.clubos.dates import Moment
from spotter.crm.clubos.inbox_rows import InboxRow
from spotter.domain.errors import CrmUnreadable


def identify(rows: Sequence[InboxRow], moments: Sequence[Moment], *, owner: str) -> list[str]:
    """Return one identity per row. Rows without a number are told apart by counting equals from the oldest."""
    seen: Counter[tuple[str, ...]] = Counter()
    identities: list[str] = []
    for row, moment in zip(reversed(rows), reversed(moments), strict=True):
        if row.data_id is not None:
            identities.append(row.data_id)
            continue
        key = _without_number(row, moment, owner)
        seen[key] += 1
        identities.append(stable_digest(*key, str(seen[key])))
    identities.reverse()
    return identities


def in_order(rows: Sequence[InboxRow]) -> list[InboxRow]:
    """Return the rows newest first and each message once.

    Raises `CrmUnreadable` where one number stands for two different messages.
    """
    by_number: dict[str, InboxRow] = {}
    kept: list[InboxRow] = []
    for row in rows:
        if row.data_id is None:
            kept.append(row)
            continue
        known = by_number.setdefault(row.data_id, row)
        if known is row:
            kept.append(row)
        elif (known.body, known.sender_name, known.sender_id) != (row.body, row.sender_name, row.sender_id):
            raise CrmUnreadable("The inbox gives two messages the same number.")
    if len(by_number) == len(kept):
        kept.sort(key=lambda row: int(row.data_id or 0), reverse=True)
    return kept


def stable_digest(*parts: str) -> str:
    """Return the SHA-256 of the parts: the same in every process, unlike `hash()`."""
    return sha256("\x1f".join(parts).encode("utf-8", errors="replace")).hexdigest()


def _without_number(row: InboxRow, moment: Moment, owner: str) -> tuple[str, ...]:
    sender = row.sender_key or row.sender_id or row.sender_name.casefold()
    body = stable_digest(row.body)
    if moment.at is not None and row.created_text:
        return ("created", owner, sender, moment.at.isoformat(), body)
    # The day, not the displayed text: `9:30 AM` becomes `Oct 13` at midnight.
    return ("day", owner, sender, moment.day.isoformat() if moment.day is not None else "", body)
