"""The club's knowledge: entries that may be said, written and kept by its people."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query

from api.acts import ActsDep, OptionalKey
from api.auth import AnyStaff, Manager
from api.cursors import Cursor
from api.deps import ApiDeps, Deps, Reading
from api.errors import problems
from api.knowledge_views import entry_out, revision_out
from api.paging import CursorParam, Limit, Storable
from api.reach import zone_of_club
from api.schemas.base import Page, PathNumber, PathSlug
from api.schemas.knowledge import EntryBody, EntryChange, EntryOut, EntryVersion, RevisionList
from api.schemas.knowledge_finding import UseOut
from spotter.auth.principals import Principal
from spotter.desk import knowledge as desk
from spotter.desk.done import Done
from spotter.domain.errors import Conflict, InvalidFields, InvalidRequest, NotFound
from spotter.domain.ids import ClubId
from spotter.domain.knowledge import KnowledgeKind, Validity
from spotter.store.reads import knowledge as reads
from spotter.store.reads.knowledge_uses import list_uses
from spotter.store.transaction import Transaction

router = APIRouter(prefix="/clubs/{club}/knowledge", tags=["knowledge"])

SearchParam = Annotated[str | None, Query(max_length=200, description="Words that an entry holds."), Storable]
ValidityParam = Annotated[Validity | None, Query(description="Left out: everything that is not retired.")]


@router.get(
    "",
    operation_id="list_knowledge",
    responses=problems(NotFound, InvalidRequest),
    openapi_extra={"x-role": "staff"},
)
async def list_knowledge(
    *,
    club: PathSlug,
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    kind: KnowledgeKind | None = None,
    validity: ValidityParam = None,
    q: SearchParam = None,
    limit: Limit = 50,
    cursor: CursorParam = None,
) -> Page[EntryOut]:
    """List entries by title."""
    zone = await zone_of_club(club, staff, tx)
    wanted = reads.EntryFilter(club=club, kind=kind, text=q or "", validity=validity)
    position = Cursor(deps.cursor_key, "knowledge", **asdict(wanted))
    place = position.read(cursor)
    now = deps.clock()
    views = await reads.list_entries(
        tx.session, wanted, after=(place[0], place[1]) if place else None, limit=limit + 1, now=now
    )
    return Page[EntryOut](
        items=[entry_out(view, zone, now) for view in views[:limit]],
        next_cursor=position.cut(views, limit, lambda view: (view.sort_key, view.id)),
    )


@router.post(
    "",
    operation_id="write_entry",
    status_code=201,
    responses=problems(NotFound, InvalidFields),
    openapi_extra={"x-role": "manager"},
)
async def write_entry(
    *, club: PathSlug, body: EntryBody, staff: Manager, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> EntryOut:
    """Write an entry; the next answer may use it."""
    made: list[int] = []

    async def act(tx: Transaction) -> Done:
        made[:] = [await desk.write_entry(tx, ClubId(club), body.order(), by=staff, now=deps.clock())]
        return Done(club=ClubId(club))

    return await acts.run(
        staff,
        act=act,
        show=lambda tx: _shown(club, made[0], staff, deps, tx),
        model=EntryOut,
        key=key,
        body=body,
    )


@router.get("/{entry}", operation_id="get_entry", responses=problems(NotFound), openapi_extra={"x-role": "staff"})
async def get_entry(club: PathSlug, entry: PathNumber, staff: AnyStaff, deps: Deps, tx: Reading) -> EntryOut:
    """Show one entry, in use or retired."""
    return await _shown(club, entry, staff, deps, tx)


@router.put(
    "/{entry}",
    operation_id="change_entry",
    responses=problems(NotFound, Conflict, InvalidFields),
    openapi_extra={"x-role": "manager"},
)
async def change_entry(
    *,
    club: PathSlug,
    entry: PathNumber,
    body: EntryChange,
    staff: Manager,
    deps: Deps,
    acts: ActsDep,
    key: OptionalKey = None,
) -> EntryOut:
    """Change an entry that nobody changed since; the next answer uses what is written now."""
    return await acts.run(
        staff,
        act=lambda tx: desk.change_entry(
            tx, ClubId(club), entry, body.order(), version=body.version, by=staff, now=deps.clock()
        ),
        show=lambda tx: _shown(club, entry, staff, deps, tx),
        model=EntryOut,
        key=key,
        body=body,
    )


@router.post(
    "/{entry}/retire",
    operation_id="retire_entry",
    responses=problems(NotFound, Conflict),
    openapi_extra={"x-role": "manager"},
)
async def retire_entry(
    *,
    club: PathSlug,
    entry: PathNumber,
    body: EntryVersion,
    staff: Manager,
    deps: Deps,
    acts: ActsDep,
    key: OptionalKey = None,
) -> EntryOut:
    """Take an entry out of use. It is kept, because citations point to it."""
    return await acts.run(
        staff,
        act=lambda tx: desk.retire_entry(tx, ClubId(club), entry, version=body.version, by=staff, now=deps.clock()),
        show=lambda tx: _shown(club, entry, staff, deps, tx),
        model=EntryOut,
        key=key,
        body=body,
    )


@router.post(
    "/{entry}/restore",
    operation_id="restore_entry",
    responses=problems(NotFound, Conflict),
    openapi_extra={"x-role": "manager"},
)
async def restore_entry(
    *,
    club: PathSlug,
    entry: PathNumber,
    body: EntryVersion,
    staff: Manager,
    deps: Deps,
    acts: ActsDep,
    key: OptionalKey = None,
) -> EntryOut:
    """Bring a retired entry back into use."""
    return await acts.run(
        staff,
        act=lambda tx: desk.restore_entry(tx, ClubId(club), entry, version=body.version, by=staff, now=deps.clock()),
        show=lambda tx: _shown(club, entry, staff, deps, tx),
        model=EntryOut,
        key=key,
        body=body,
    )


@router.get(
    "/{entry}/revisions",
    operation_id="list_entry_revisions",
    responses=problems(NotFound),
    openapi_extra={"x-role": "staff"},
)
async def list_entry_revisions(
    club: PathSlug, entry: PathNumber, staff: AnyStaff, deps: Deps, tx: Reading
) -> RevisionList:
    """Show the versions of an entry and who made them, the newest first."""
    await _shown(club, entry, staff, deps, tx)
    zone = await zone_of_club(club, staff, tx)
    return RevisionList(items=[revision_out(view, zone) for view in await reads.list_revisions(tx.session, entry)])


@router.get(
    "/{entry}/uses",
    operation_id="list_entry_uses",
    responses=problems(NotFound, InvalidRequest),
    openapi_extra={"x-role": "staff"},
)
async def list_entry_uses(
    *,
    club: PathSlug,
    entry: PathNumber,
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    limit: Limit = 50,
    cursor: CursorParam = None,
) -> Page[UseOut]:
    """List the drafts that rest on an entry, sent or not, the newest first."""
    await _shown(club, entry, staff, deps, tx)
    position = Cursor(deps.cursor_key, "entry-uses", entry=entry)
    views = await list_uses(tx.session, entry, before=position.read_row(cursor), limit=limit + 1)
    return Page[UseOut](
        items=[UseOut.model_validate(view) for view in views[:limit]],
        next_cursor=position.cut(views, limit, lambda view: (view.id,)),
    )


async def _shown(club: str, entry: int, staff: Principal, deps: ApiDeps, tx: Transaction) -> EntryOut:
    zone = await zone_of_club(club, staff, tx)
    view = await reads.get_entry(tx.session, club, entry)
    if view is None:
        raise NotFound("There is no such entry.")
    return entry_out(view, zone, deps.clock())
