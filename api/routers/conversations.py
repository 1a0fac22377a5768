"""Reading conversations: the list, the head, the timeline."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query

from api.auth import AnyStaff
from api.cursors import Cursor
from api.deps import Deps, Reading
from api.errors import problems
from api.paging import ClubParam, CursorParam, Limit, Storable
from api.reach import conversation_shown, must_reach_conversation
from api.schemas.base import Page, PathNumber
from api.schemas.conversations import ConversationDetail, ConversationRow
from api.schemas.timeline import Timeline
from api.views import timeline_items
from spotter.domain.conversation import ConversationStatus
from spotter.domain.errors import InvalidRequest, NotFound
from spotter.store.reads import conversation_list as reads
from spotter.store.reads import timeline
from spotter.store.reads.conversation_list import ConversationFilter
from spotter.store.reads.timeline_items import read_items

router = APIRouter(prefix="/conversations", tags=["conversations"])

SearchParam = Annotated[
    str | None, Query(max_length=200, description="A name, a phone in any form, or words."), Storable
]


@router.get(
    "", operation_id="list_conversations", responses=problems(InvalidRequest), openapi_extra={"x-role": "staff"}
)
async def list_conversations(
    *,
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    club: ClubParam = None,
    status: ConversationStatus | None = None,
    needs_me: Annotated[bool, Query(description="Only those where something waits for a person.")] = False,
    q: SearchParam = None,
    limit: Limit = 50,
    cursor: CursorParam = None,
) -> Page[ConversationRow]:
    """List conversations, the newest message first."""
    wanted = ConversationFilter(club=staff.narrowed(club), status=status, needs_a_person=needs_me, text=q or "")
    position = Cursor(deps.cursor_key, "conversations", **asdict(wanted))
    after = position.read(cursor)
    rows = await reads.list_conversations(
        tx.session,
        wanted,
        staff=staff.id,
        after=reads.After(at=datetime.fromisoformat(after[0]), id=after[1]) if after else None,
        limit=limit + 1,
    )
    return Page[ConversationRow](
        items=[ConversationRow.model_validate(row) for row in rows[:limit]],
        next_cursor=position.cut(rows, limit, lambda row: (row.listed_at, row.id)),
    )


@router.get(
    "/{conversation}", operation_id="get_conversation", responses=problems(NotFound), openapi_extra={"x-role": "staff"}
)
async def get_conversation(conversation: PathNumber, staff: AnyStaff, deps: Deps, tx: Reading) -> ConversationDetail:
    """Show the head of one conversation, with the member's card."""
    return await conversation_shown(conversation, staff, deps, tx)


@router.get(
    "/{conversation}/timeline",
    operation_id="get_timeline",
    responses=problems(NotFound, InvalidRequest),
    openapi_extra={"x-role": "staff"},
)
async def get_timeline(
    *,
    conversation: PathNumber,
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    before: Annotated[str | None, Query(max_length=600, description="`next_cursor` of the page before.")] = None,
    limit: Limit = 50,
) -> Timeline:
    """Show messages, decisions, approvals, tasks and acts: the newest page first, oldest first inside a page."""
    await must_reach_conversation(conversation, staff, tx)
    position = Cursor(deps.cursor_key, "timeline", conversation=conversation)
    place = position.read(before)
    found = await timeline.find_page(
        tx.session,
        conversation,
        before=timeline.Spot(at=datetime.fromisoformat(place[0]), rank=place[1], id=place[2]) if place else None,
        limit=limit + 1,
    )
    items = await read_items(tx.session, found[:limit])
    return Timeline(
        items=timeline_items(items),
        next_cursor=position.cut(found, limit, lambda each: (each.spot.at, each.spot.rank, each.spot.id)),
    )
