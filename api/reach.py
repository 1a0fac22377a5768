"""Clubs and conversations within one's reach: what belongs to another club is not there."""

from sqlalchemy import select

from api.deps import ApiDeps
from api.schemas.conversations import ConversationDetail
from api.views import conversation_detail
from spotter.auth.principals import Principal
from spotter.domain.conversation import ClubStatus
from spotter.domain.errors import NotFound
from spotter.domain.ids import ConversationId
from spotter.store.reads.conversation_head import read_head
from spotter.store.reads.reaching import club_of_conversation
from spotter.store.tables.clubs import Club
from spotter.store.transaction import Transaction


async def must_reach_conversation(conversation: int, staff: Principal, tx: Transaction) -> None:
    """Raise `NotFound` for a conversation that is not there, or not this person's to see."""
    club = await club_of_conversation(tx.session, conversation)
    if club is None or not staff.reaches(club):
        raise NotFound("There is no such conversation.")


async def zone_of_club(club: str, staff: Principal, tx: Transaction) -> str:
    """Return a club's time zone. Raises `NotFound` for a club that is not there, or not this person's to see."""
    zone = await tx.session.scalar(select(Club.time_zone).where(Club.id == club, Club.status != ClubStatus.REMOVED))
    if zone is None or not staff.reaches(club):
        raise NotFound("There is no such club.")
    return zone


async def conversation_shown(conversation: int, staff: Principal, deps: ApiDeps, tx: Transaction) -> ConversationDetail:
    """Return the head of a conversation as it is now."""
    await must_reach_conversation(conversation, staff, tx)
    head = await read_head(tx.session, ConversationId(conversation), staff=staff.id)
    if head is None:
        raise NotFound("There is no such conversation.")
    return conversation_detail(head, deps.temporal)
