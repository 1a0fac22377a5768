"""What a person must do, most urgent first."""

from datetime import datetime
from typing import Any

from fastapi import APIRouter

from api.auth import AnyStaff
from api.cursors import Cursor
from api.deps import Deps, Reading
from api.errors import problems
from api.paging import ClubParam, CursorParam, Limit
from api.schemas.base import Page
from api.schemas.needs_you import NeedsYou
from spotter.domain.errors import InvalidRequest
from spotter.store.reads import queue

router = APIRouter(prefix="/needs-you", tags=["needs you"])


@router.get("", operation_id="list_needs_you", responses=problems(InvalidRequest), openapi_extra={"x-role": "staff"})
async def list_needs_you(
    *, staff: AnyStaff, deps: Deps, tx: Reading, club: ClubParam = None, limit: Limit = 50, cursor: CursorParam = None
) -> Page[NeedsYou]:
    """List pending approvals and unresolved tasks in one queue."""
    wanted = staff.narrowed(club)
    position = Cursor(deps.cursor_key, "needs-you", club=wanted)
    place = position.read(cursor)
    items = await queue.read_queue(
        tx.session,
        club=wanted,
        staff=staff.id,
        after=_place(place) if place else None,
        limit=limit + 1,
    )
    return Page[NeedsYou](
        items=[NeedsYou.model_validate(item) for item in items[:limit]],
        next_cursor=position.cut(
            items, limit, lambda item: (item.place.rank, item.place.since, item.place.kind, item.place.id)
        ),
    )


def _place(place: list[Any]) -> queue.Place:
    rank, since, kind, row = place
    return queue.Place(rank=rank, since=datetime.fromisoformat(since), kind=kind, id=row)
