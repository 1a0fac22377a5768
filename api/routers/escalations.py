"""Escalations: tasks for a person, and what became of them."""

from typing import TypeVar

from fastapi import APIRouter

from api.acts import ActsDep, OptionalKey, must_have_key
from api.auth import AnyStaff
from api.cursors import Cursor
from api.deps import Deps, Reading
from api.errors import problems
from api.paging import ClubParam, CursorParam, Limit
from api.schemas.base import Page, PathNumber
from api.schemas.escalations import EscalationAct, EscalationOut, ResolveBody
from spotter.auth.principals import Principal
from spotter.desk import tasks
from spotter.domain.conversation import EscalationState
from spotter.domain.errors import AlreadyDecided, InvalidRequest, NotFound, OptedOut
from spotter.domain.ids import EscalationId
from spotter.store.reads import escalations as reads
from spotter.store.transaction import Transaction

Shown = TypeVar("Shown", bound=EscalationOut)

router = APIRouter(prefix="/escalations", tags=["escalations"])


@router.get("", operation_id="list_escalations", responses=problems(InvalidRequest), openapi_extra={"x-role": "staff"})
async def list_escalations(
    *,
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    club: ClubParam = None,
    state: EscalationState | None = None,
    limit: Limit = 50,
    cursor: CursorParam = None,
) -> Page[EscalationOut]:
    """List tasks, the newest first."""
    wanted = staff.narrowed(club)
    position = Cursor(deps.cursor_key, "escalations", club=wanted, state=state)
    views = await reads.list_escalations(
        tx.session, club=wanted, state=state, before=position.read_row(cursor), limit=limit + 1
    )
    return Page[EscalationOut](
        items=[EscalationOut.model_validate(view) for view in views[:limit]],
        next_cursor=position.cut(views, limit, lambda view: (view.id,)),
    )


@router.get(
    "/{escalation}", operation_id="get_escalation", responses=problems(NotFound), openapi_extra={"x-role": "staff"}
)
async def get_escalation(escalation: PathNumber, staff: AnyStaff, tx: Reading) -> EscalationOut:
    """Show one task."""
    return await _shown(escalation, staff, tx, EscalationOut)


@router.post(
    "/{escalation}/acknowledge",
    operation_id="acknowledge",
    responses=problems(NotFound, AlreadyDecided),
    openapi_extra={"x-role": "staff"},
)
async def acknowledge(
    *, escalation: PathNumber, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> EscalationAct:
    """Say that one looks after this task. It is then one's own."""
    return await acts.run(
        staff,
        act=lambda tx: tasks.acknowledge(tx, EscalationId(escalation), by=staff, now=deps.clock()),
        show=lambda tx: _shown(escalation, staff, tx, EscalationAct),
        model=EscalationAct,
        key=key,
    )


@router.post(
    "/{escalation}/resolve",
    operation_id="resolve",
    responses=problems(NotFound, InvalidRequest, AlreadyDecided, OptedOut),
    openapi_extra={"x-role": "staff"},
)
async def resolve(
    *, escalation: PathNumber, body: ResolveBody, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> EscalationAct:
    """End a task. `send_again` can reach the member and so needs an `Idempotency-Key`."""
    if body.resolution is tasks.TaskEnd.SEND_AGAIN:
        key = must_have_key(key)
    order = tasks.Resolve(escalation=EscalationId(escalation), end=body.resolution, note=body.note or "")
    return await acts.run(
        staff,
        act=lambda tx: tasks.resolve(tx, order, by=staff, now=deps.clock()),
        show=lambda tx: _shown(escalation, staff, tx, EscalationAct),
        model=EscalationAct,
        key=key,
        body=body,
    )


async def _shown(escalation: int, staff: Principal, tx: Transaction, model: type[Shown]) -> Shown:
    view = await reads.get_escalation(tx.session, escalation)
    if view is None or not staff.reaches(view.club):
        raise NotFound("There is no such task.")
    return model.model_validate(view)
