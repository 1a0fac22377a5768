"""One page of an inbox becomes rows, their effects and the cursor, in one transaction or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from spotter.crm.port import InboxItem, InboxPage
from spotter.domain.errors import NotFound
from spotter.domain.ids import ClubId, ConversationId, MemberId
from spotter.inbox.arrivals import Arrival
from spotter.inbox.completeness import compare
from spotter.inbox.edits import Edit, apply_edit, mark_back, mark_gone
from spotter.inbox.effects import apply_effects
from spotter.inbox.failed_notices import report_failed_deliveries
from spotter.inbox.holding import hold_conversations
from spotter.inbox.identity import body_key
from spotter.inbox.items import NewItem, in_reading_order, read_new_items
from spotter.inbox.joining import join_log_rows
from spotter.inbox.judging import JudgeText, StoredText
from spotter.inbox.marks import Entered, arrivals_of, enter
from spotter.inbox.senders import conversations_of, sender_of
from spotter.inbox.texts import storable
from spotter.policy.hard_rules.judge import judge_text
from spotter.store.clubs import Clubs, HeldClub
from spotter.store.inboxes import InboxCursor, Inboxes
from spotter.store.messages import Glance, Messages, StoredMessage
from spotter.store.session import Store
from spotter.store.transaction import Transaction


class PageStatus(StrEnum):
    """What came of a page."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    """The page is not surely complete: nothing was stored, and the cursor stays."""
    SUPERSEDED = "superseded"
    """Another poller took the club over: stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """What a page brought."""

    status: PageStatus
    reason: str = ""
    arrived: tuple[Arrival, ...] = ()
    new_messages: int = 0


async def store_page(
    store: Store,
    club: ClubId,
    inbox: int,
    page: InboxPage,
    *,
    epoch: int,
    now: datetime,
    hard_rules: JudgeText = judge_text,
) -> StoredPage:
    """Store one complete read of an inbox, made by the poller of `epoch`.

    The first page of an inbox is history: shown, never answered. Opt-outs and emergencies take effect here, before
    anything else sees the message.
    """
    return await store.run(lambda tx: _store(tx, club, inbox, page, epoch=epoch, now=now, judge=hard_rules))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Differences:
    """How a page differs from what is stored: whole items where they are new or edited, else identities."""

    new: list[InboxItem]
    edited: list[InboxItem]
    back: list[str]
    gone: list[str]

    @property
    def stored(self) -> list[str]:
        """The identities of the rows that change."""
        return [*(item.inbox_id for item in self.edited), *self.back, *self.gone]


async def _store(
    tx: Transaction, club: ClubId, inbox: int, page: InboxPage, *, epoch: int, now: datetime, judge: JudgeText
) -> StoredPage:
    held = await Clubs(tx).hold(club, epoch)
    if held is None:
        return StoredPage(status=PageStatus.SUPERSEDED)
    cursor = await Inboxes(tx).cursor(inbox)
    if cursor is None or cursor.owner != page.owner_id:
        raise NotFound("The club has no such inbox.")
    if page.items is None:
        await Inboxes(tx).change(inbox, last_good_poll_at=now, suspect_ids=None)
        await Clubs(tx).record_good_poll(held, now=now)
        return StoredPage(status=PageStatus.UNCHANGED)
    items = in_reading_order(page.items)
    ids = [item.inbox_id for item in reversed(items)]
    comparison = compare(cursor.known_ids, cursor.suspect_ids, ids)
    if not comparison.complete:
        await Inboxes(tx).change(inbox, suspect_ids=list(comparison.missing))
        return StoredPage(status=PageStatus.FAILED, reason="The list shrank by more than a fifth.")
    differences = await _compare(tx, club, inbox, items, comparison.missing)
    stored = await _apply(tx, held, cursor, differences, now=now, judge=judge)
    await Inboxes(tx).change(
        inbox,
        last_digest=page.digest,
        row_count=len(ids),
        known_ids=ids,
        suspect_ids=None,
        last_good_poll_at=now,
        synced_at=cursor.synced_at or now,
    )
    await Clubs(tx).record_good_poll(held, now=now)
    return stored


async def _compare(
    tx: Transaction, club: ClubId, inbox: int, items: Sequence[InboxItem], missing: Sequence[str]
) -> _Differences:
    known = await Messages(tx).glance(club, [item.inbox_id for item in items])
    elsewhere = await Inboxes(tx).shown_elsewhere(club, besides=inbox) if missing else set[str]()
    return _Differences(
        new=[item for item in items if item.inbox_id not in known],
        edited=[item for item in items if item.inbox_id in known and _is_edited(known[item.inbox_id], item)],
        back=[item.inbox_id for item in items if item.inbox_id in known and known[item.inbox_id].gone],
        gone=[id_ for id_ in missing if id_ not in elsewhere],
    )


def _is_edited(row: Glance, item: InboxItem) -> bool:
    """Say whether the words changed. A row that came from the log may spell the same words otherwise."""
    body = storable(item.body)
    return row.body != body and row.body_key != body_key(body)


async def _apply(
    tx: Transaction,
    held: HeldClub,
    cursor: InboxCursor,
    found: _Differences,
    *,
    now: datetime,
    judge: JudgeText,
) -> StoredPage:
    """Enter what is new, mark what changed, and let it all take effect."""
    senders = await conversations_of(tx, held.id, found.new, ai_on=held.ai_on, now=now)
    changed = await Messages(tx).by_inbox_ids(held.id, found.stored)
    members = await hold_conversations(tx, {*senders.values(), *(row.conversation for row in changed.values())})
    # Read again under the locks: a turn may have claimed an edited message meanwhile.
    rows = await Messages(tx).by_inbox_ids(held.id, found.stored)
    zone = ZoneInfo(held.time_zone)
    items = await read_new_items(
        tx,
        [(item, senders[sender_of(item).identity]) for item in found.new],
        members,
        connected_at=held.connected_at if cursor.synced_at is not None else None,
        zone=zone,
        judge=judge,
    )
    joined = await join_log_rows(tx, items, zone=zone)
    entered = await enter(tx, held.id, [item.message for item in joined.fresh], now=now)
    edits = [
        await apply_edit(tx, held.id, _edit(rows[item.inbox_id], item, members), judge=judge, now=now)
        for item in found.edited
    ]
    await mark_gone(tx, held.id, [rows[id_] for id_ in found.gone if id_ in rows], now=now)
    await mark_back(tx, held.id, [rows[id_] for id_ in found.back])
    arrivals = [*zip(entered, joined.fresh, strict=True), *joined.awoken]
    texts = [_text(row, item, now) for row, item in arrivals]
    await apply_effects(tx, held.id, [*texts, *(edit.text for edit in edits)], now=now)
    await report_failed_deliveries(tx, held.id, entered, now=now)
    arrived = [
        *arrivals_of([row for row, _ in arrivals]),
        *(edit.arrival for edit in edits if edit.arrival is not None),
    ]
    return StoredPage(status=PageStatus.STORED, arrived=tuple(arrived), new_messages=len(entered))


def _edit(row: StoredMessage, item: InboxItem, members: Mapping[ConversationId, MemberId]) -> Edit:
    return Edit(row=row, member=members[row.conversation], body=storable(item.body))


def _text(entered: Entered, item: NewItem, now: datetime) -> StoredText:
    return StoredText(
        message=entered.id,
        conversation=entered.message.conversation,
        member=item.member,
        at=entered.message.sent_at or now,
        judged=item.judged,
        imported=entered.message.imported,
    )
