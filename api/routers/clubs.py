"""Clubs: settings, the CRM login, polling at once."""

from fastapi import APIRouter

from api.acts import ActsDep, OptionalKey
from api.auth import AnyStaff, Manager, Owner
from api.deps import Deps, Reading
from api.errors import problems
from api.schemas.base import PathSlug
from api.schemas.clubs import ClubBody, ClubList, ClubOut, ClubPatch
from spotter.domain.errors import Conflict, NotFound

router = APIRouter(prefix="/clubs", tags=["clubs"])


@router.get("", operation_id="list_clubs", responses=problems(), openapi_extra={"x-role": "staff"})
async def list_clubs(staff: AnyStaff, deps: Deps, tx: Reading) -> ClubList:
    """List the clubs that one may see, with their connection and what waits there."""
    raise NotImplementedError


@router.post(
    "", operation_id="add_club", status_code=201, responses=problems(Conflict), openapi_extra={"x-role": "owner"}
)
async def add_club(body: ClubBody, staff: Owner, deps: Deps, acts: ActsDep, key: OptionalKey = None) -> ClubOut:
    """Add a club with its CRM login; polling starts at once, at autonomy `suggest`."""
    raise NotImplementedError


@router.get("/{club}", operation_id="get_club", responses=problems(NotFound), openapi_extra={"x-role": "staff"})
async def get_club(club: PathSlug, staff: AnyStaff, deps: Deps, tx: Reading) -> ClubOut:
    """Show one club."""
    raise NotImplementedError


@router.patch("/{club}", operation_id="change_club", responses=problems(NotFound), openapi_extra={"x-role": "manager"})
async def change_club(
    *, club: PathSlug, body: ClubPatch, staff: Manager, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> ClubOut:
    """Change settings of a club; they work within a second."""
    raise NotImplementedError


@router.delete(
    "/{club}",
    operation_id="remove_club",
    status_code=204,
    responses=problems(NotFound),
    openapi_extra={"x-role": "owner"},
)
async def remove_club(club: PathSlug, staff: Owner, acts: ActsDep, key: OptionalKey = None) -> None:
    """Stop serving a club. Its conversations are kept."""
    raise NotImplementedError


@router.post(
    "/{club}/poll-now",
    operation_id="poll_now",
    status_code=202,
    responses=problems(NotFound),
    openapi_extra={"x-role": "staff"},
)
async def poll_now(club: PathSlug, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None) -> ClubOut:
    """Look into the CRM now instead of at the next interval."""
    raise NotImplementedError
