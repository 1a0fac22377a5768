"""The action log."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from api.auth import AnyStaff
from api.deps import Deps, Reading
from api.errors import problems
from api.paging import ClubParam, CursorParam, Limit
from api.schemas.actions import ActionOut
from api.schemas.base import Page, RowNumber
from spotter.domain.errors import InvalidRequest

router = APIRouter(prefix="/actions", tags=["actions"])


@router.get("", operation_id="list_actions", responses=problems(InvalidRequest), openapi_extra={"x-role": "staff"})
async def list_actions(
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    club: ClubParam = None,
    conversation: Annotated[RowNumber | None, Query(description="Only this conversation.")] = None,
    actor: Annotated[
        Literal["ai", "staff", "system", "member"] | None, Query(description="Only acts of this kind of actor.")
    ] = None,
    act: Annotated[str | None, Query(max_length=60, description="Only this act.", examples=["approved"])] = None,
    limit: Limit = 50,
    cursor: CursorParam = None,
) -> Page[ActionOut]:
    """List who did what, the newest first."""
    raise NotImplementedError
