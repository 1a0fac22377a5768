"""Finding in the club's knowledge: what would be found now, what is missing, and bringing entries in."""

import asyncio
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query

from api.acts import ActsDep, Nothing, OptionalKey, nothing
from api.auth import AnyStaff, Manager
from api.deps import Deps, Reading
from api.errors import problems
from api.knowledge_views import gap_examples, gap_out, look_up_out, proposal_out
from api.paging import Storable
from api.reach import zone_of_club
from api.schemas.base import PathSlug
from api.schemas.knowledge_finding import (
    GapList,
    ImportBody,
    Imported,
    ImportPreview,
    ImportText,
    PreviewOut,
    QuestionsBody,
)
from spotter.desk import knowledge as desk
from spotter.desk.done import Done
from spotter.desk.knowledge_gaps import LOOKED_BACK, MOST_QUESTIONS, find_gaps, set_aside
from spotter.domain.errors import InvalidFields, NotFound
from spotter.domain.ids import ClubId
from spotter.engine.embedded.looking_up import look_up
from spotter.knowledge.content import content_of
from spotter.knowledge.importing.reading import KnownEntry, duplicates_of, read_import
from spotter.store.reads.knowledge import kept_entries
from spotter.store.reads.knowledge_gaps import list_gaps, names_in
from spotter.store.transaction import Transaction
from spotter.turns.club_knowledge import knowledge_of

router = APIRouter(prefix="/clubs/{club}/knowledge", tags=["knowledge"])

QuestionParam = Annotated[str, Query(min_length=1, max_length=500, description="As a member would write."), Storable]


@router.get(
    "/preview", operation_id="preview_knowledge", responses=problems(NotFound), openapi_extra={"x-role": "staff"}
)
async def preview_knowledge(club: PathSlug, q: QuestionParam, staff: AnyStaff, deps: Deps, tx: Reading) -> PreviewOut:
    """Look a message up as the next turn would, with scores and why each passage stands where it stands."""
    zone = await zone_of_club(club, staff, tx)
    now = deps.clock()
    knowledge = await knowledge_of(tx.session, ClubId(club), now)
    looked = await asyncio.to_thread(look_up, q, knowledge.facts, now.astimezone(ZoneInfo(zone)))
    return PreviewOut(items=[look_up_out(each, knowledge) for each in looked])


@router.get("/gaps", operation_id="list_gaps", responses=problems(NotFound), openapi_extra={"x-role": "staff"})
async def list_knowledge_gaps(
    *,
    club: PathSlug,
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    dismissed: Annotated[bool, Query(description="Those that people have dismissed instead.")] = False,
) -> GapList:
    """List what members asked and no entry answered, like questions together. What is answered by now is left out."""
    await zone_of_club(club, staff, tx)
    now = deps.clock()
    knowledge = await knowledge_of(tx.session, ClubId(club), now)
    rows = await list_gaps(tx.session, club, since=now - LOOKED_BACK, limit=MOST_QUESTIONS)
    gaps = await find_gaps(rows, knowledge.facts, now, dismissed=dismissed)
    names = await names_in(tx.session, (each for gap in gaps for each in gap_examples(gap)))
    return GapList(items=[gap_out(gap, knowledge, names) for gap in gaps])


@router.post(
    "/gaps/dismiss",
    operation_id="dismiss_gap",
    status_code=204,
    responses=problems(NotFound),
    openapi_extra={"x-role": "manager"},
)
async def dismiss_gap(
    *, club: PathSlug, body: QuestionsBody, staff: Manager, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> None:
    """Say that no entry is wanted for these questions; they stay dismissed when they are asked again."""
    await acts.run(
        staff,
        act=lambda tx: set_aside(tx, ClubId(club), body.questions, aside=True, by=staff, now=deps.clock()),
        show=nothing,
        model=Nothing,
        key=key,
        body=body,
    )


@router.post(
    "/gaps/reopen",
    operation_id="reopen_gap",
    status_code=204,
    responses=problems(NotFound),
    openapi_extra={"x-role": "manager"},
)
async def reopen_gap(
    *, club: PathSlug, body: QuestionsBody, staff: Manager, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> None:
    """Take back that these questions were dismissed."""
    await acts.run(
        staff,
        act=lambda tx: set_aside(tx, ClubId(club), body.questions, aside=False, by=staff, now=deps.clock()),
        show=nothing,
        model=Nothing,
        key=key,
        body=body,
    )


@router.post(
    "/import/preview",
    operation_id="preview_import",
    responses=problems(NotFound),
    openapi_extra={"x-role": "manager"},
)
async def preview_import(club: PathSlug, body: ImportText, staff: Manager, tx: Reading) -> ImportPreview:
    """Read entries from Markdown, CSV or a pasted page, with what is wrong and what is there already."""
    await zone_of_club(club, staff, tx)
    known = [
        KnownEntry(
            id=row.id,
            content=content_of(
                kind=row.kind, title=row.title, topic=row.topic, body=row.body, language=row.language, data=row.data
            ),
        )
        for row in await kept_entries(tx.session, club)
    ]
    read = await asyncio.to_thread(read_import, body.form, body.text)
    duplicates = await asyncio.to_thread(duplicates_of, read.proposals, known)
    return ImportPreview(
        items=[proposal_out(each, duplicate) for each, duplicate in zip(read.proposals, duplicates, strict=True)],
        unknown_columns=list(read.unknown_columns),
        left_out=read.left_out,
    )


@router.post(
    "/import",
    operation_id="import_knowledge",
    status_code=201,
    responses=problems(NotFound, InvalidFields),
    openapi_extra={"x-role": "manager"},
)
async def import_knowledge(
    *, club: PathSlug, body: ImportBody, staff: Manager, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> Imported:
    """Store the chosen entries together, or none of them."""
    made: list[int] = []
    orders = [each.order() for each in body.entries]

    async def act(tx: Transaction) -> Done:
        made[:] = await desk.import_entries(tx, ClubId(club), orders, by=staff, now=deps.clock())
        return Done(club=ClubId(club))

    async def show(_tx: Transaction) -> Imported:
        return Imported(entries=made)

    return await acts.run(staff, act=act, show=show, model=Imported, key=key, body=body)
