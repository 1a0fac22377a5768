"""The action log."""

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from api.auth import AnyStaff
from api.cursors import Cursor
from api.deps import Deps, Reading, TemporalLinks
from api.errors import problems
from api.paging import ClubParam, CursorParam, Limit, Storable
from api.schemas.actions import ActionOut
from api.schemas.base import Page, RowNumber
from api.views import conversation_link
from spotter.domain.errors import InvalidRequest
from spotter.store.reads import actions as reads

router = APIRouter(prefix="/actions", tags=["actions"])

ActParam = Annotated[str | None, Query(max_length=60, description="Only this act.", examples=["approved"]), Storable]


@router.get("", operation_id="list_actions", responses=problems(InvalidRequest), openapi_extra={"x-role": "staff"})
async def list_actions(
    *,
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    club: ClubParam = None,
    conversation: Annotated[RowNumber | None, Query(description="Only this conversation.")] = None,
    actor: Annotated[
        Literal["ai", "staff", "system", "member"] | None, Query(description="Only acts of this kind of actor.")
    ] = None,
    act: ActParam = None,
    limit: Limit = 50,
    cursor: CursorParam = None,
) -> Page[ActionOut]:
    """List who did what, the newest first."""
    wanted = reads.ActionFilter(club=staff.narrowed(club), conversation=conversation, actor=actor, act=act)
    position = Cursor(deps.cursor_key, "actions", **asdict(wanted))
    views = await reads.list_actions(tx.session, wanted, before=position.read_row(cursor), limit=limit + 1)
    return Page[ActionOut](
        items=[_shown(view, deps.temporal) for view in views[:limit]],
        next_cursor=position.cut(views, limit, lambda view: (view.id,)),
    )


def _shown(view: reads.ActionView, links: TemporalLinks) -> ActionOut:
    link = conversation_link(view.club, view.conversation_id, links)
    return ActionOut.model_validate(asdict(view) | {"temporal_url": link})
