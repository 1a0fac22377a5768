"""Escalations: tasks for a person, and what became of them."""

from fastapi import APIRouter

from api.acts import ActsDep, OptionalKey
from api.auth import AnyStaff
from api.deps import Deps, Reading
from api.errors import problems
from api.paging import ClubParam, CursorParam, Limit
from api.schemas.base import Page, PathNumber
from api.schemas.escalations import EscalationAct, EscalationOut, ResolveBody
from spotter.domain.conversation import EscalationState
from spotter.domain.errors import AlreadyDecided, InvalidRequest, NotFound, OptedOut

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
    raise NotImplementedError


@router.get(
    "/{escalation}", operation_id="get_escalation", responses=problems(NotFound), openapi_extra={"x-role": "staff"}
)
async def get_escalation(escalation: PathNumber, staff: AnyStaff, tx: Reading) -> EscalationOut:
    """Show one task."""
    raise NotImplementedError


@router.post(
    "/{escalation}/acknowledge",
    operation_id="acknowledge",
    responses=problems(NotFound, AlreadyDecided),
    openapi_extra={"x-role": "staff"},
)
async def acknowledge(escalation: PathNumber, staff: AnyStaff, acts: ActsDep, key: OptionalKey = None) -> EscalationAct:
    """Say that one looks after this task. It is then one's own."""
    raise NotImplementedError


@router.post(
    "/{escalation}/resolve",
    operation_id="resolve",
    responses=problems(NotFound, InvalidRequest, AlreadyDecided, OptedOut),
    openapi_extra={"x-role": "staff"},
)
async def resolve(
    escalation: PathNumber, body: ResolveBody, staff: AnyStaff, acts: ActsDep, key: OptionalKey = None
) -> EscalationAct:
    """End a task. `send_again` can reach the member and so needs an `Idempotency-Key`."""
    raise NotImplementedError
