"""Entering messages into their conversations: the rows, the marks that move with them, and the events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spotter.domain.conversation import AuthorKind, ConversationStatus, Direction
from spotter.domain.events import ConversationChanged, MessageStored
from spotter.domain.ids import ClubId, ConversationId, MessageId
from spotter.inbox.arrivals import Arrival
from spotter.store.conversations import ConversationMarks, Conversations
from spotter.store.messages import Messages, NewMessage
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A new message with the row that it became."""

    id: MessageId
    message: NewMessage


async def enter(tx: Transaction, club: ClubId, messages: Sequence[NewMessage], *, now: datetime) -> list[Entered]:
    """Store messages, oldest first, and move their conversations' marks. The conversations are locked."""
    ids = await Messages(tx).enter(club, messages, now=now)
    entered = [Entered(id=id_, message=message) for id_, message in zip(ids, messages, strict=True)]
    moved = await _move_marks(tx, entered, now=now)
    await tx.events.append(
        *(
            MessageStored(
                club=club,
                conversation=each.message.conversation,
                version=1,
                message=each.id,
                direction=each.message.direction.value,
                author_kind=each.message.author_kind.value,
                imported=each.message.imported,
            )
            for each in entered
        ),
        *(
            ConversationChanged(
                club=club, conversation=change["id"], version=change["version"], status=change["status"]
            )
            for change in moved
        ),
    )
    return entered


def arrivals_of(entered: Sequence[Entered]) -> list[Arrival]:
    """Return what the conversations must be told of, in the order of their first message."""
    waiting: dict[ConversationId, list[Entered]] = {}
    for each in entered:
        if each.message.needs_turn:
            waiting.setdefault(each.message.conversation, []).append(each)
    return [
        Arrival(
            conversation=conversation,
            messages=tuple(each.id for each in many),
            urgent=any(each.message.urgent for each in many),
        )
        for conversation, many in waiting.items()
    ]


async def _move_marks(tx: Transaction, entered: Sequence[Entered], *, now: datetime) -> list[dict[str, Any]]:
    by_conversation: dict[ConversationId, list[Entered]] = {}
    for each in entered:
        by_conversation.setdefault(each.message.conversation, []).append(each)
    marks = await Conversations(tx).marks(by_conversation)
    changes = [_moved(marks[conversation], many, now=now) for conversation, many in by_conversation.items()]
    await Conversations(tx).change_many(changes)
    return changes


def _moved(marks: ConversationMarks, entered: Sequence[Entered], *, now: datetime) -> dict[str, Any]:
    """Return the conversation's new values. A message without a known time does not move the list."""
    newest = marks.newest_inbound
    last_at, last_id, inbound_at = marks.last_message_at, marks.last_message, marks.last_inbound_at
    for each in entered:
        message = each.message
        at = message.sent_at or (None if message.imported else now)
        from_member = message.direction is Direction.INBOUND and message.author_kind is AuthorKind.MEMBER
        if from_member:
            newest = max(newest, each.id)
        if at is None:
            continue
        if last_at is None or at >= last_at:
            last_at, last_id = at, each.id
        if from_member and (inbound_at is None or at > inbound_at):
            inbound_at = at
    waits = any(each.message.needs_turn for each in entered)
    return {
        "id": marks.id,
        "newest_inbound_id": newest,
        "last_message_at": last_at,
        "last_message_id": last_id,
        "last_inbound_at": inbound_at,
        "requires_response": marks.requires_response or waits,
        "status": _status(marks, waits=waits).value,
        "version": marks.version + 1,
    }


def _status(marks: ConversationMarks, *, waits: bool) -> ConversationStatus:
    """Return who has to move next, now that the member wrote."""
    if not waits:
        return marks.status
    if marks.taken_over_by is not None:
        return ConversationStatus.STAFF_HANDLING
    if marks.status is ConversationStatus.NEEDS_STAFF or not marks.ai_handling:
        return ConversationStatus.NEEDS_STAFF
    return ConversationStatus.AI_HANDLING
