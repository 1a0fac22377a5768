"""An item of the inbox that the log showed first: the same row, which now learns its inbox identity."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from spotter.domain.conversation import AuthorKind
from spotter.inbox.identity import closeness
from spotter.inbox.items import NewItem
from spotter.inbox.marks import Entered
from spotter.store.messages import Messages, NewMessage, StoredMessage
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What is left to be entered, and what the log had taken for history although it is new."""

    fresh: list[NewItem]
    awoken: list[tuple[Entered, NewItem]]


async def join_log_rows(tx: Transaction, items: Sequence[NewItem], *, zone: ZoneInfo) -> Joined:
    """Give each item to the row that a log brought for it, if there is one; a row takes one item."""
    free = await Messages(tx).seen_only_in_log({item.message.conversation for item in items})
    fresh: list[NewItem] = []
    awoken: list[tuple[Entered, NewItem]] = []
    for item in items:
        row = _best(free, item.message, zone)
        if row is None:
            fresh.append(item)
            continue
        free.remove(row)
        wakes = row.imported and item.message.needs_turn and row.turn is None
        await Messages(tx).change(row.id, **_learned(row, item.message, wakes=wakes))
        if wakes:
            awoken.append((Entered(id=row.id, message=item.message), item))
    return Joined(fresh=fresh, awoken=awoken)


def _best(free: Sequence[StoredMessage], message: NewMessage, zone: ZoneInfo) -> StoredMessage | None:
    """Return the row whose time agrees best, the oldest of equals."""
    ranked = [
        (close, row.id, row)
        for row in free
        if row.conversation == message.conversation
        and row.direction is message.direction
        and row.body_key == message.body_key
        and row.sent_at is not None
        and (close := closeness(message.sent_at, message.precision, row.sent_at, zone)) is not None
    ]
    return min(ranked, key=lambda each: each[:2])[2] if ranked else None


def _learned(row: StoredMessage, message: NewMessage, *, wakes: bool) -> dict[str, Any]:
    values: dict[str, Any] = {"inbox_id": message.inbox_id, "author_name": message.author_name}
    if message.precision == "second":
        values |= {"sent_at": message.sent_at, "precision": message.precision.value}
    if message.author_kind is not AuthorKind.MEMBER and row.turn is None:
        # Only the inbox tells a notice from a member's words.
        values |= {"author_kind": message.author_kind.value, "notice": message.notice, "needs_turn": False}
    if wakes:
        values |= {"needs_turn": True, "requires_response": True, "imported": False}
    return values
