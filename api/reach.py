"""Conversations within one's reach: what belongs to another club is not there."""

from api.deps import ApiDeps
from api.schemas.conversations import ConversationDetail
from api.views import conversation_detail
from spotter.auth.principals import Principal
from spotter.domain.errors import NotFound
from spotter.domain.ids import ConversationId
from spotter.store.reads.conversation_head import read_head
from spotter.store.reads.reaching import club_of_conversation
from spotter.store.transaction import Transaction


async def must_reach_conversation(conversation: int, staff: Principal, tx: Transaction) -> None:
    """Raise `NotFound` for a conversation that is not there, or not this person's to see."""
    club = await club_of_conversation(tx.session, conversation)
    if club is None or not staff.reaches(club):
        raise NotFound("There is no such conversation.")


async def conversation_shown(conversation: int, staff: Principal, deps: ApiDeps, tx: Transaction) -> ConversationDetail:
    """Return the head of a conversation as it is now."""
    await must_reach_conversation(conversation, staff, tx)
    head = await read_head(tx.session, ConversationId(conversation), staff=staff.id)
    if head is None:
        raise NotFound("There is no such conversation.")
    return conversation_detail(head, deps.temporal)
