"""Clubs: settings, the CRM login, polling at once."""

from fastapi import APIRouter

from api.acts import ActsDep, Nothing, OptionalKey, nothing
from api.auth import AnyStaff, Manager, Owner
from api.deps import ApiDeps, Deps, Reading
from api.errors import problems
from api.schemas.base import PathSlug
from api.schemas.clubs import ClubBody, ClubList, ClubOut, ClubPatch
from api.views import club_out, one
from spotter.auth.principals import Principal
from spotter.desk import clubs as desk
from spotter.domain.errors import Conflict, NotFound
from spotter.domain.ids import ClubId
from spotter.store.reads import clubs as reads
from spotter.store.transaction import Transaction

router = APIRouter(prefix="/clubs", tags=["clubs"])


@router.get("", operation_id="list_clubs", responses=problems(), openapi_extra={"x-role": "staff"})
async def list_clubs(staff: AnyStaff, deps: Deps, tx: Reading) -> ClubList:
    """List the clubs that one may see, with their connection and what waits there."""
    views = await reads.list_clubs(tx.session, club=staff.club, now=deps.clock())
    return ClubList(items=[club_out(view, deps.temporal) for view in views])


@router.post(
    "", operation_id="add_club", status_code=201, responses=problems(Conflict), openapi_extra={"x-role": "owner"}
)
async def add_club(body: ClubBody, staff: Owner, deps: Deps, acts: ActsDep, key: OptionalKey = None) -> ClubOut:
    """Add a club with its CRM login; polling starts at once, at autonomy `suggest`."""
    second = body.clubhub
    new = desk.NewClub(
        id=ClubId(body.slug),
        name=body.name,
        time_zone=body.time_zone,
        base_url=body.base_url,
        username=body.username,
        password=body.password.get_secret_value(),
        second=second
        and desk.SecondLogin(
            url=second.url,
            username=second.username,
            password=second.password.get_secret_value(),
            club_number=second.club_number,
        ),
    )
    return await acts.run(
        staff,
        act=lambda tx: desk.add_club(tx, new, secrets=deps.secrets, by=staff, now=deps.clock()),
        show=lambda tx: _shown(body.slug, staff, deps, tx),
        model=ClubOut,
        key=key,
        body=body,
    )


@router.get("/{club}", operation_id="get_club", responses=problems(NotFound), openapi_extra={"x-role": "staff"})
async def get_club(club: PathSlug, staff: AnyStaff, deps: Deps, tx: Reading) -> ClubOut:
    """Show one club."""
    return await _shown(club, staff, deps, tx)


@router.patch("/{club}", operation_id="change_club", responses=problems(NotFound), openapi_extra={"x-role": "manager"})
async def change_club(
    *, club: PathSlug, body: ClubPatch, staff: Manager, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> ClubOut:
    """Change settings of a club; they work within a second."""
    settings = desk.ClubSettings(**body.model_dump())
    return await acts.run(
        staff,
        act=lambda tx: desk.change_club(tx, ClubId(club), settings, by=staff),
        show=lambda tx: _shown(club, staff, deps, tx),
        model=ClubOut,
        key=key,
        body=body,
    )


@router.delete(
    "/{club}",
    operation_id="remove_club",
    status_code=204,
    responses=problems(NotFound),
    openapi_extra={"x-role": "owner"},
)
async def remove_club(*, club: PathSlug, staff: Owner, acts: ActsDep, key: OptionalKey = None) -> None:
    """Stop serving a club. Its conversations are kept."""
    await acts.run(
        staff,
        act=lambda tx: desk.remove_club(tx, ClubId(club), by=staff),
        show=nothing,
        model=Nothing,
        key=key,
    )


@router.post(
    "/{club}/poll-now",
    operation_id="poll_now",
    status_code=202,
    responses=problems(NotFound),
    openapi_extra={"x-role": "staff"},
)
async def poll_now(club: PathSlug, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None) -> ClubOut:
    """Look into the CRM now instead of at the next interval."""
    return await acts.run(
        staff,
        act=lambda tx: desk.poll_now(tx, ClubId(club), by=staff, now=deps.clock()),
        show=lambda tx: _shown(club, staff, deps, tx),
        model=ClubOut,
        key=key,
    )


async def _shown(club: str, staff: Principal, deps: ApiDeps, tx: Transaction) -> ClubOut:
    staff.must_reach(club)
    views = await reads.list_clubs(tx.session, club=club, now=deps.clock())
    return club_out(one(views), deps.temporal)
