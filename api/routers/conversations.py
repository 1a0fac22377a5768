"""Reading conversations: the list, the head, the timeline."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.auth import AnyStaff
from api.deps import Deps, Reading
from api.errors import problems
from api.paging import ClubParam, CursorParam, Limit
from api.schemas.base import Page, PathNumber
from api.schemas.conversations import ConversationDetail, ConversationRow
from api.schemas.timeline import Timeline
from spotter.domain.conversation import ConversationStatus
from spotter.domain.errors import InvalidRequest, NotFound

router = APIRouter(prefix="/conversations", tags=["conversations"])


@router.get(
    "", operation_id="list_conversations", responses=problems(InvalidRequest), openapi_extra={"x-role": "staff"}
)
async def list_conversations(
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    club: ClubParam = None,
    status: ConversationStatus | None = None,
    needs_me: Annotated[bool, Query(description="Only those where something waits for a person.")] = False,
    q: Annotated[str | None, Query(max_length=200, description="A name, a phone in any form, or words.")] = None,
    limit: Limit = 50,
    cursor: CursorParam = None,
) -> Page[ConversationRow]:
    """List conversations, the newest message first."""
    raise NotImplementedError


@router.get(
    "/{conversation}", operation_id="get_conversation", responses=problems(NotFound), openapi_extra={"x-role": "staff"}
)
async def get_conversation(conversation: PathNumber, staff: AnyStaff, deps: Deps, tx: Reading) -> ConversationDetail:
    """Show the head of one conversation, with the member's card."""
    raise NotImplementedError


@router.get(
    "/{conversation}/timeline",
    operation_id="get_timeline",
    responses=problems(NotFound, InvalidRequest),
    openapi_extra={"x-role": "staff"},
)
async def get_timeline(
    conversation: PathNumber,
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    before: Annotated[str | None, Query(max_length=600, description="`next_cursor` of the page before.")] = None,
    limit: Limit = 50,
) -> Timeline:
    """Show messages, decisions, approvals, tasks and acts: the newest page first, oldest first inside a page."""
    raise NotImplementedError
