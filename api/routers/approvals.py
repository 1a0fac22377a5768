"""Approvals: drafts that wait for a person, and the decisions."""

from fastapi import APIRouter

from api.acts import ActsDep, OptionalKey, RequiredKey
from api.auth import AnyStaff
from api.deps import Deps, Reading
from api.errors import problems
from api.paging import ClubParam, CursorParam, Limit
from api.schemas.approvals import ApprovalAct, ApprovalOut, ApproveBody, RejectBody
from api.schemas.base import Page, PathNumber
from spotter.domain.conversation import ApprovalState
from spotter.domain.errors import AlreadyDecided, InvalidRequest, NotFound, OptedOut, StaleDraft

router = APIRouter(prefix="/approvals", tags=["approvals"])


@router.get("", operation_id="list_approvals", responses=problems(InvalidRequest), openapi_extra={"x-role": "staff"})
async def list_approvals(
    *,
    staff: AnyStaff,
    deps: Deps,
    tx: Reading,
    club: ClubParam = None,
    state: ApprovalState | None = ApprovalState.PENDING,
    limit: Limit = 50,
    cursor: CursorParam = None,
) -> Page[ApprovalOut]:
    """List approvals, the newest first."""
    raise NotImplementedError


@router.get("/{approval}", operation_id="get_approval", responses=problems(NotFound), openapi_extra={"x-role": "staff"})
async def get_approval(approval: PathNumber, staff: AnyStaff, tx: Reading) -> ApprovalOut:
    """Show one approval."""
    raise NotImplementedError


@router.post(
    "/{approval}/approve",
    operation_id="approve",
    responses=problems(NotFound, InvalidRequest, AlreadyDecided, StaleDraft, OptedOut),
    openapi_extra={"x-role": "staff"},
)
async def approve(
    approval: PathNumber, body: ApproveBody, staff: AnyStaff, acts: ActsDep, key: RequiredKey
) -> ApprovalAct:
    """Approve a draft, as it is or edited. The first decision wins."""
    raise NotImplementedError


@router.post(
    "/{approval}/reject",
    operation_id="reject",
    responses=problems(NotFound, AlreadyDecided, StaleDraft),
    openapi_extra={"x-role": "staff"},
)
async def reject(
    approval: PathNumber, body: RejectBody, staff: AnyStaff, acts: ActsDep, key: OptionalKey = None
) -> ApprovalAct:
    """Reject a draft, with the reason. Nothing is sent; the member still waits for a person."""
    raise NotImplementedError
