"""Inbox items as messages to be stored: who wrote, whether it is history, whether it needs a turn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from spotter.crm.port import InboxItem
from spotter.domain.conversation import AuthorKind, Direction
from spotter.domain.ids import ConversationId, MemberId
from spotter.inbox.history import is_history
from spotter.inbox.identity import body_key
from spotter.inbox.judging import Judged, JudgeText, judge_message
from spotter.inbox.senders import author_kind_of, direction_of
from spotter.inbox.texts import storable
from spotter.store.messages import Messages, NewMessage
from spotter.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """An item that no poll has shown before, as the message that it becomes."""

    message: NewMessage
    member: MemberId
    judged: Judged


def in_reading_order(items: Sequence[InboxItem]) -> list[InboxItem]:
    """Return each item once, oldest first: by the CRM's numbers where all have one, else by their place."""
    once = list({item.inbox_id: item for item in reversed(items)}.values())
    if all(item.id_is_native and item.inbox_id.isdigit() for item in once):
        once.sort(key=lambda item: int(item.inbox_id))
    return once


async def read_new_items(
    tx: Transaction,
    items: Iterable[tuple[InboxItem, ConversationId]],
    members: Mapping[ConversationId, MemberId],
    *,
    connected_at: datetime | None,
    zone: ZoneInfo,
    judge: JudgeText,
) -> list[NewItem]:
    """Judge new items and turn them into messages. `connected_at` is None where all of them are history."""
    said: dict[ConversationId, str | None] = {}
    found: list[NewItem] = []
    for item, conversation in items:
        author = author_kind_of(item)
        imported = is_history(item.created_at, item.precision, connected_at, zone)
        if author is AuthorKind.MEMBER and not imported and conversation not in said:
            said[conversation] = await Messages(tx).last_from_us(conversation)
        judged = judge_message(
            item.body, author=author, notice=item.notice, judge=judge, last_from_us=said.get(conversation)
        )
        message = _message(item, conversation, author, judged, imported=imported)
        found.append(NewItem(message=message, member=members[conversation], judged=judged))
    return found


def _message(
    item: InboxItem, conversation: ConversationId, author: AuthorKind, judged: Judged, *, imported: bool
) -> NewMessage:
    direction = direction_of(item)
    return NewMessage(
        conversation=conversation,
        direction=direction,
        author_kind=author,
        author_name=storable(item.sender_name),
        body=storable(item.body),
        body_key=body_key(item.body),
        sent_at=item.created_at,
        precision=item.precision,
        inbox_id=item.inbox_id,
        notice=item.notice.value if item.notice is not None else None,
        needs_turn=author is AuthorKind.MEMBER and direction is Direction.INBOUND and not imported,
        urgent=judged.urgent is not None,
        opt_out=judged.opt_out.value,
        imported=imported,
        truncated=item.truncated,
    )
