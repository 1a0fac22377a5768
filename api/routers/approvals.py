"""Approvals: drafts that wait for a person, and the decisions."""

from typing import TypeVar

from fastapi import APIRouter

from api.acts import ActsDep, OptionalKey, RequiredKey
from api.auth import AnyStaff
from api.cursors import Cursor
from api.deps import Deps, Reading
from api.errors import problems
from api.paging import ClubParam, CursorParam, Limit
from api.schemas.approvals import ApprovalAct, ApprovalOut, ApproveBody, RejectBody
from api.schemas.base import Page, PathNumber
from spotter.auth.principals import Principal
from spotter.desk.deciding import Approve, Reject, decide_approval
from spotter.domain.conversation import ApprovalState
from spotter.domain.errors import AlreadyDecided, InvalidRequest, NotFound, OptedOut, StaleDraft
from spotter.domain.ids import ApprovalId
from spotter.store.reads import approvals as reads
from spotter.store.transaction import Transaction

Shown = TypeVar("Shown", bound=ApprovalOut)

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
    wanted = staff.narrowed(club)
    position = Cursor(deps.cursor_key, "approvals", club=wanted, state=state)
    views = await reads.list_approvals(
        tx.session, club=wanted, state=state, before=position.read_row(cursor), limit=limit + 1
    )
    return Page[ApprovalOut](
        items=[ApprovalOut.model_validate(view) for view in views[:limit]],
        next_cursor=position.cut(views, limit, lambda view: (view.id,)),
    )


@router.get("/{approval}", operation_id="get_approval", responses=problems(NotFound), openapi_extra={"x-role": "staff"})
async def get_approval(approval: PathNumber, staff: AnyStaff, tx: Reading) -> ApprovalOut:
    """Show one approval."""
    return await _shown(approval, staff, tx, ApprovalOut)


@router.post(
    "/{approval}/approve",
    operation_id="approve",
    responses=problems(NotFound, InvalidRequest, AlreadyDecided, StaleDraft, OptedOut),
    openapi_extra={"x-role": "staff"},
)
async def approve(
    *, approval: PathNumber, body: ApproveBody, staff: AnyStaff, deps: Deps, acts: ActsDep, key: RequiredKey
) -> ApprovalAct:
    """Approve a draft, as it is or edited. The first decision wins."""
    order = Approve(approval=ApprovalId(approval), revision=body.revision, body=body.body, channel=body.channel)
    return await acts.run(
        staff,
        act=lambda tx: decide_approval(tx, order, by=staff, now=deps.clock()),
        show=lambda tx: _shown(approval, staff, tx, ApprovalAct),
        model=ApprovalAct,
        key=key,
        body=body,
    )


@router.post(
    "/{approval}/reject",
    operation_id="reject",
    responses=problems(NotFound, AlreadyDecided, StaleDraft),
    openapi_extra={"x-role": "staff"},
)
async def reject(
    *, approval: PathNumber, body: RejectBody, staff: AnyStaff, deps: Deps, acts: ActsDep, key: OptionalKey = None
) -> ApprovalAct:
    """Reject a draft, with the reason. Nothing is sent; the member still waits for a person."""
    order = Reject(approval=ApprovalId(approval), revision=body.revision, reason=body.reason)
    return await acts.run(
        staff,
        act=lambda tx: decide_approval(tx, order, by=staff, now=deps.clock()),
        show=lambda tx: _shown(approval, staff, tx, ApprovalAct),
        model=ApprovalAct,
        key=key,
        body=body,
    )


async def _shown(approval: int, staff: Principal, tx: Transaction, model: type[Shown]) -> Shown:
    view = await reads.get_approval(tx.session, approval)
    if view is None or not staff.reaches(view.club):
        raise NotFound("There is no such approval.")
    return model.model_validate(view)
