"""From what the store reads to what a page is told, where the two differ: addresses and sentences."""

from collections.abc import Sequence
from typing import TypeVar

from api.deps import TemporalLinks
from api.schemas.clubs import ClubOut
from api.schemas.conversations import ConversationDetail, ConversationRow
from api.schemas.timeline import ActItem, ApprovalItem, DecisionItem, EscalationItem, MessageItem
from spotter.contracts.names import club_polling_workflow_id, conversation_workflow_id
from spotter.domain.conversation import ConnectionState
from spotter.domain.errors import NotFound
from spotter.domain.ids import ClubId, ConversationId
from spotter.store.reads.approvals import ApprovalView
from spotter.store.reads.clubs import ClubView
from spotter.store.reads.conversation_head import ConversationHead
from spotter.store.reads.escalations import EscalationView
from spotter.store.reads.timeline_items import DecisionView, Item, MessageView

T = TypeVar("T")

_CONNECTION_SENTENCES = {
    ConnectionState.UNKNOWN: "Not connected yet: the first login is under way.",
    ConnectionState.CONNECTED: "Connected. Messages arrive as they are written.",
    ConnectionState.EXPIRED: "The CRM login expired. Spotter tries to log in again by itself.",
    ConnectionState.REFUSED: "The CRM refuses the password. Nobody tries again until you change it.",
    ConnectionState.UNREACHABLE: "The CRM does not answer. What was stored can be read; messages wait.",
    ConnectionState.UNREADABLE: "The CRM shows pages that Spotter does not recognise. Nothing is sent until that ends.",
}


def club_out(view: ClubView, links: TemporalLinks) -> ClubOut:
    """Show a club."""
    state = ConnectionState(view.connection.state)
    connection = {
        "state": state,
        "since": view.connection.since,
        "last_error": view.connection.last_error,
        "message": _CONNECTION_SENTENCES[state],
    }
    shown = {name: getattr(view, name) for name in ClubOut.model_fields if hasattr(view, name)}
    workflow = club_polling_workflow_id(ClubId(view.slug))
    return ClubOut.model_validate(shown | {"connection": connection, "temporal_url": links.workflow(workflow)})


def conversation_detail(head: ConversationHead, links: TemporalLinks) -> ConversationDetail:
    """Show the head of a conversation."""
    row = head.row
    shown = {name: getattr(row, name) for name in ConversationRow.model_fields}
    head_fields = ("member", "opted_out", "channel", "can_be_answered", "cannot_reason", "club_time_zone")
    return ConversationDetail.model_validate(
        shown
        | {name: getattr(head, name) for name in head_fields}
        | {"temporal_url": conversation_link(row.club, row.id, links)}
    )


def one(found: Sequence[T]) -> T:
    """Return the one that was asked for."""
    if not found:
        raise NotFound("There is no such thing here.")
    return found[0]


def conversation_link(club: str | None, conversation: int | None, links: TemporalLinks) -> str | None:
    """Return the page of a conversation's run in the Temporal Web UI."""
    if club is None or conversation is None:
        return None
    return links.workflow(conversation_workflow_id(ClubId(club), ConversationId(conversation)))


def timeline_items(
    items: Sequence[Item],
) -> list[MessageItem | DecisionItem | ApprovalItem | EscalationItem | ActItem]:
    """Show the items of a timeline, each with its tag."""
    return [_item(item) for item in items]


def _item(item: Item) -> MessageItem | DecisionItem | ApprovalItem | EscalationItem | ActItem:
    if isinstance(item, MessageView):
        return MessageItem.model_validate(item)
    if isinstance(item, DecisionView):
        return DecisionItem.model_validate(item)
    if isinstance(item, ApprovalView):
        return ApprovalItem.model_validate(item)
    if isinstance(item, EscalationView):
        fields = (name for name in EscalationItem.model_fields if name not in {"kind", "escalation_kind"})
        return EscalationItem.model_validate(
            {name: getattr(item, name) for name in fields} | {"escalation_kind": item.kind}
        )
    return ActItem.model_validate(item)
