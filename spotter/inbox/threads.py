"""A member's log becomes rows: what the inbox does not show, above all what the club's people wrote by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import bindparam

from spotter.crm.port import CrmThread, LogEntry
from spotter.delivery.doubts import SENT_TWICE, ask_a_person
from spotter.delivery.lost_attempts import RESTORED, mark_what_left
from spotter.domain.conversation import Direction
from spotter.domain.ids import ClubId, ConversationId, DeliveryId, MemberId, StaffActId
from spotter.inbox.alignment import Fit, Placed, align
from spotter.inbox.arrivals import Arrival
from spotter.inbox.completeness import MAY_VANISH
from spotter.inbox.edits import AppliedEdit, Edit, apply_edit, mark_back, mark_gone
from spotter.inbox.effects import apply_effects
from spotter.inbox.identity import log_keys
from spotter.inbox.judging import JudgeText, StoredText
from spotter.inbox.log_entries import LogReader, NewEntry
from spotter.inbox.marks import Entered, arrivals_of, enter
from spotter.inbox.own_sends import OwnSend, attempted_sends, match_own_sends, match_twins, may_be_ours
from spotter.inbox.takeover import take_over_in_crm, written_since_we_look
from spotter.inbox.texts import storable
from spotter.inbox.thread_state import keep_contact, state_of_thread
from spotter.policy.hard_rules.judge import judge_text
from spotter.store.contact_points import ContactPoints
from spotter.store.conversations import Conversations
from spotter.store.deliveries import Deliveries
from spotter.store.messages import Messages, StoredMessage
from spotter.store.session import Store
from spotter.store.tables.base import table_of
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.deliveries import Delivery
from spotter.store.transaction import Transaction

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredThread:
    """What a log brought."""

    new_inbound: int
    """Messages of the member that no inbox had shown, and that need a turn."""
    staff_wrote: bool
    """A person of the club wrote by hand since we looked last: whoever is about to send must think again."""
    arrived: Arrival | None
    act: StaffActId | None
    """The takeover that the conversation's workflow must learn, where one began."""
    matched: tuple[DeliveryId, ...]
    """Deliveries that this read showed for the first time."""


async def store_thread(
    store: Store,
    club: ClubId,
    conversation: ConversationId,
    thread: CrmThread,
    *,
    now: datetime,
    hard_rules: JudgeText = judge_text,
) -> StoredThread:
    """Store one complete read of a member's log. Nothing here decides whether an attempt of ours succeeded."""
    return await store.run(lambda tx: _store(tx, club, conversation, thread, now=now, judge=hard_rules))


async def _store(
    tx: Transaction,
    club: ClubId,
    conversation: ConversationId,
    thread: CrmThread,
    *,
    now: datetime,
    judge: JudgeText,
) -> StoredThread:
    member = await keep_contact(tx, conversation, thread)
    await tx.locks.take_conversation(conversation)
    state = await state_of_thread(tx, club, conversation)
    if state.asked_to_stop:
        await ContactPoints(tx).spread_opt_out(member)
    if state.sends_stopped == RESTORED:
        await mark_what_left(tx, conversation, thread, now=now)
    zone = state.zone
    entries = [entry for entry in reversed(thread.entries) if entry.channel is not None]
    rows = await Messages(tx).of_conversation(conversation)
    placed = align(entries, log_keys(conversation, entries), rows, zone=zone)
    sends = await attempted_sends(tx, conversation) if may_be_ours(placed) else []
    ours = match_own_sends(placed, sends, zone)
    twins = match_twins(placed, sends, ours, zone)
    await _learn_keys(tx, placed, ours, rows)
    they_wrote = any(each.fit is Fit.NEW and each.entry.direction is Direction.INBOUND for each in placed)
    reader = LogReader(
        conversation=conversation,
        connected_at=state.connected_at,
        zone=zone,
        judge=judge,
        last_from_us=await Messages(tx).last_from_us(conversation) if they_wrote else None,
    )
    fresh = _new_entries(placed, ours, twins, reader)
    entered = await enter(tx, club, [each.message for each in fresh], now=now)
    await _tie(tx, entered)
    await _mark_lost(tx, club, placed, rows, now=now)
    await _report_twins(tx, twins.values())
    edits = [await apply_edit(tx, club, edit, judge=judge, now=now) for edit in _edits(placed, member)]
    texts = [_text(row, new, member, now) for row, new in zip(entered, fresh, strict=True)]
    await apply_effects(tx, club, [*texts, *(edit.text for edit in edits)], now=now)
    by_hand = await written_since_we_look(
        tx, state.marks, [each.entry for each in fresh if each.by_hand], connected_at=state.connected_at, zone=zone
    )
    act = await _take_over(tx, club, conversation, by_hand, now=now)
    await _mark_read(tx, conversation, entries, now=now)
    return StoredThread(
        new_inbound=sum(row.message.needs_turn for row in entered),
        staff_wrote=bool(by_hand),
        arrived=_arrival(conversation, entered, edits),
        act=act,
        matched=tuple(send.id for send in ours.values()),
    )


async def _learn_keys(
    tx: Transaction, placed: Sequence[Placed], ours: dict[str, OwnSend], rows: Sequence[StoredMessage]
) -> None:
    """Write the log's identity into the rows that had only the inbox's, or another reading of the time."""
    learned = [
        {"id": each.row.id, "log_key": each.key, "channel": each.entry.channel}
        for each in placed
        if each.row is not None and each.fit in (Fit.JOINS, Fit.EDITED)
    ]
    learned += [
        {"id": send.message, "log_key": each.key, "channel": each.entry.channel}
        for each in placed
        if (send := ours.get(each.key)) is not None and send.message is not None
    ]
    # A key may pass from one row to another: whoever holds it lets go before it is taken.
    taken = {each["log_key"] for each in learned} | {each.key for each in placed if each.fit is Fit.NEW}
    await Messages(tx).change_many([{"id": row.id, "log_key": None} for row in rows if row.log_key in taken])
    await Messages(tx).change_many(learned)


def _new_entries(
    placed: Sequence[Placed], ours: dict[str, OwnSend], twins: dict[str, OwnSend], reader: LogReader
) -> list[NewEntry]:
    """Return what has no row yet; a send of ours may have had its row since it was made."""
    new = [each for each in placed if each.fit is Fit.NEW]
    return [
        reader.read(each, ours.get(each.key) or twins.get(each.key))
        for each in new
        if (send := ours.get(each.key)) is None or send.message is None
    ]


async def _tie(tx: Transaction, entered: Sequence[Entered]) -> None:
    """Let a delivery know the row that shows it."""
    for row in entered:
        if row.message.delivery is not None:
            await tx.session.execute(_SHOWN_BY, {"delivery": row.message.delivery, "message_id": row.id})


async def _report_twins(tx: Transaction, twins: Iterable[OwnSend]) -> None:
    """Make a message that reached the member twice a person's task: nobody else would ever hear of it."""
    for send in twins:
        row = await Deliveries(tx).find(send.id)
        if row is not None:
            await ask_a_person(tx, row, SENT_TWICE)
            log.error("delivery_sent_twice", delivery=send.id)


async def _mark_lost(
    tx: Transaction, club: ClubId, placed: Sequence[Placed], rows: Sequence[StoredMessage], *, now: datetime
) -> None:
    """Mark what only the log had shown and shows no more, unless that is too much to believe."""
    shown = {each.row.id for each in placed if each.row is not None}
    from_log = [row for row in rows if row.inbox_id is None and row.log_key is not None]
    lost = [row for row in from_log if row.id not in shown]
    if len(lost) <= MAY_VANISH * len(from_log):
        await mark_gone(tx, club, lost, now=now)
    await mark_back(tx, club, [row for row in from_log if row.gone and row.id in shown])


def _edits(placed: Sequence[Placed], member: MemberId) -> list[Edit]:
    """Return what reads otherwise now. Of our own sends we keep what we meant to say."""
    return [
        Edit(row=each.row, member=member, body=storable(each.entry.body))
        for each in placed
        if each.fit is Fit.EDITED and each.row is not None and each.row.delivery is None
    ]


def _text(row: Entered, new: NewEntry, member: MemberId, now: datetime) -> StoredText:
    return StoredText(
        message=row.id,
        conversation=row.message.conversation,
        member=member,
        at=row.message.sent_at or now,
        judged=new.judged,
        imported=row.message.imported,
    )


async def _take_over(
    tx: Transaction, club: ClubId, conversation: ConversationId, by_hand: Sequence[LogEntry], *, now: datetime
) -> StaffActId | None:
    if not by_hand:
        return None
    marks = (await Conversations(tx).marks([conversation]))[conversation]
    return await take_over_in_crm(tx, club, marks, by_hand, now=now)


async def _mark_read(
    tx: Transaction, conversation: ConversationId, entries: Sequence[LogEntry], *, now: datetime
) -> None:
    inbound = [entry.channel for entry in entries if entry.direction is Direction.INBOUND]
    values = {"last_channel": inbound[-1].value} if inbound and inbound[-1] is not None else {}
    await tx.session.execute(_READ, {"conversation": conversation, "log_read_at": now, **values})


def _arrival(conversation: ConversationId, entered: Sequence[Entered], edits: Sequence[AppliedEdit]) -> Arrival | None:
    many = [*arrivals_of(entered), *(edit.arrival for edit in edits if edit.arrival is not None)]
    if not many:
        return None
    return Arrival(
        conversation=conversation,
        messages=tuple(message for each in many for message in each.messages),
        urgent=any(each.urgent for each in many),
    )


_CONVERSATION = table_of(Conversation)
_DELIVERY = table_of(Delivery)
_READ = _CONVERSATION.update().where(_CONVERSATION.c.id == bindparam("conversation"))
_SHOWN_BY = _DELIVERY.update().where(_DELIVERY.c.id == bindparam("delivery"))
