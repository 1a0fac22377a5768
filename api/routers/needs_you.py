"""What a person must do, most urgent first."""

from fastapi import APIRouter

from api.auth import AnyStaff
from api.deps import Deps, Reading
from api.errors import problems
from api.paging import ClubParam, CursorParam, Limit
from api.schemas.base import Page
from api.schemas.needs_you import NeedsYou
from spotter.domain.errors import InvalidRequest

router = APIRouter(prefix="/needs-you", tags=["needs you"])


@router.get("", operation_id="list_needs_you", responses=problems(InvalidRequest), openapi_extra={"x-role": "staff"})
async def list_needs_you(
    *, staff: AnyStaff, deps: Deps, tx: Reading, club: ClubParam = None, limit: Limit = 50, cursor: CursorParam = None
) -> Page[NeedsYou]:
    """List pending approvals and unresolved tasks in one queue."""
    raise NotImplementedError
