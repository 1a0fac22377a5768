"""Taking the locks that storing needs: all contact points, then all conversations, as arming takes them."""

from collections.abc import Collection

from spotter.domain.ids import ConversationId, MemberId
from spotter.store.conversations import Conversations
from spotter.store.transaction import Transaction


async def hold_conversations(
    tx: Transaction, conversations: Collection[ConversationId]
) -> dict[ConversationId, MemberId]:
    """Lock conversations with the contact points of their members; returns whose they are."""
    members = await Conversations(tx).members_of(conversations)
    await tx.locks.take_conversations(members)
    return members
