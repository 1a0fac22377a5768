"""What a restored store no longer knows of its queued deliveries: whether they were posted, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from spotter.crm.port import CrmThread, LogEntry
from spotter.delivery import doubts
from spotter.delivery.evidence import facts_of, same_text
from spotter.delivery.reached import Proof, mark_sent
from spotter.delivery.record import tell_of
from spotter.domain.conversation import Direction
from spotter.domain.delivery import DeliveryState, Outcome
from spotter.domain.errors import Superseded
from spotter.domain.ids import ConversationId, DeliveryId
from spotter.store.deliveries import Deliveries
from spotter.store.delivery_statements import StoredDelivery
from spotter.store.session import Store
from spotter.store.tables.conversations import Message
from spotter.store.tables.deliveries import Delivery
from spotter.store.transaction import Transaction

RESTORED: Final = "restored"
"""Why a club's sends are stopped, in its row, from a restore until its threads were read back."""

_CLOCKS_DIFFER: Final = timedelta(minutes=10)
"""The CRM's clock may be slow: an entry may be dated that much earlier than the delivery was made."""


async def close_the_gap(
    store: Store, conversation: ConversationId, thread: CrmThread, *, now: datetime
) -> list[DeliveryId]:
    """Mark what left as sent, and write down of the rest that the log was read and lacks it. Returns what left."""
    return await store.run(lambda tx: _close(tx, conversation, thread, now=now))


async def hand_to_a_person(store: Store, conversations: Sequence[ConversationId], *, now: datetime) -> None:
    """Ask a person about everything that waits in threads which cannot be read."""
    for conversation in conversations:
        await store.run(lambda tx, conversation=conversation: _hand_over(tx, conversation, now=now))


async def mark_what_left(
    tx: Transaction, conversation: ConversationId, thread: CrmThread, *, now: datetime
) -> list[DeliveryId]:
    """Mark as sent what waits here although the log shows it. Whoever stores a log while the mode lasts does this
    first: every other new text of the club's side would be taken for a person's, and the delivery be cancelled.
    """
    sent: list[DeliveryId] = []
    waiting = await _waiting(tx, conversation)
    unexplained = await _unexplained(tx, conversation, thread) if waiting else []
    for row in waiting:
        # A row that was armed before the backup was made has its attempts: what they came to is found as always.
        if row.fence == 0 and (entry := _taken(unexplained, row)) is not None:
            await mark_sent(tx, row, Proof.of(entry, posted_at=now), fence=row.fence, now=now)
            sent.append(DeliveryId(row.id))
    return sent


async def _close(
    tx: Transaction, conversation: ConversationId, thread: CrmThread, *, now: datetime
) -> list[DeliveryId]:
    sent = await mark_what_left(tx, conversation, thread, now=now)
    for row in await _waiting(tx, conversation):
        await _note_absence(tx, row, thread, now=now)
    return sent


async def _waiting(tx: Transaction, conversation: ConversationId) -> list[StoredDelivery]:
    """Lock the conversation and return what is queued in it, oldest first."""
    waits = Delivery.state == DeliveryState.QUEUED
    mine = select(Delivery.id).where(Delivery.conversation_id == conversation, waits).order_by(Delivery.id)
    ids = [DeliveryId(id_) for id_ in await tx.session.scalars(mine)]
    await tx.locks.take_conversation(conversation, deliveries=ids)
    rows = [await Deliveries(tx).find(id_) for id_ in ids]
    return [row for row in rows if row is not None and row.state == DeliveryState.QUEUED]


async def _unexplained(tx: Transaction, conversation: ConversationId, thread: CrmThread) -> list[LogEntry]:
    """Return the outbound entries that no stored message accounts for, oldest first: equal texts are counted."""
    bodies = await tx.session.scalars(
        select(Message.body).where(Message.conversation_id == conversation, Message.direction == Direction.OUTBOUND)
    )
    known = Counter[str](bodies)
    entries: list[LogEntry] = []
    for entry in reversed(thread.entries):
        if entry.direction is not Direction.OUTBOUND or entry.channel is None or entry.is_sequence:
            continue
        shown = next((body for body, left in known.items() if left and same_text(body, entry.canonical)), None)
        if shown is None:
            entries.append(entry)
        else:
            known[shown] -= 1
    return entries


def _taken(entries: list[LogEntry], row: StoredDelivery) -> LogEntry | None:
    """Take the entry that shows this delivery out of those that nothing explains."""
    earliest = row.created_at - _CLOCKS_DIFFER
    fits = (entry for entry in entries if entry.at >= earliest and same_text(row.body, entry.canonical))
    found = next(fits, None)
    if found is not None:
        entries.remove(found)
    return found


async def _note_absence(tx: Transaction, row: StoredDelivery, thread: CrmThread, *, now: datetime) -> None:
    """Write the attempt that may be lost, closed: an effect that turns up later still is then found to be ours."""
    facts = facts_of(thread, row.body, newest_attempt=None)
    deliveries = Deliveries(tx)
    _, number = await deliveries.insert_attempt(
        DeliveryId(row.id),
        {
            "fence": row.fence,
            "anchor": list(facts.anchor),
            "expected_count": facts.expected_count,
            "armed_at": row.created_at,
            "deadline_at": now,
            "outcome": Outcome.ABSENT.value,
            "page_class": "restored",
            "closed_at": now,
            "reads": 1,
        },
    )
    hit = await deliveries.change(
        DeliveryId(row.id), states=[DeliveryState.QUEUED], fence=row.fence, now=now, raise_fence=True
    )
    if not hit:
        raise Superseded("The delivery moved on while it was locked.")
    await tell_of(tx, row, DeliveryState.QUEUED, act="delivery_read_back", detail={"attempt": number})


async def _hand_over(tx: Transaction, conversation: ConversationId, *, now: datetime) -> None:
    rows: Iterable[StoredDelivery] = await _waiting(tx, conversation)
    for row in rows:
        hit = await Deliveries(tx).change(
            DeliveryId(row.id),
            states=[DeliveryState.QUEUED],
            fence=row.fence,
            now=now,
            state=DeliveryState.NEEDS_STAFF.value,
        )
        if hit:
            await tell_of(tx, row, DeliveryState.NEEDS_STAFF, act="delivery_not_read_back")
            await doubts.ask_a_person(tx, row, doubts.RESTORED)
