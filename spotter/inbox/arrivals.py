"""What storing brought: the conversations that must be told, with the rows they must be told of."""

from dataclasses import dataclass

from spotter.domain.ids import ConversationId, MessageId


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Inbound rows of one conversation that need a turn. A repeat does no harm: a row is in at most one turn."""

    conversation: ConversationId
    messages: tuple[MessageId, ...]
    urgent: bool = False
