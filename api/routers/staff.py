"""The people of a club."""

from fastapi import APIRouter

from api.auth import AnyStaff
from api.deps import Reading
from api.errors import problems
from api.paging import ClubParam
from api.schemas.people import StaffList, StaffMember
from spotter.domain.errors import NotFound
from spotter.store.reads.people import staff_of

router = APIRouter(prefix="/staff", tags=["staff"])


@router.get("", operation_id="list_staff", responses=problems(NotFound), openapi_extra={"x-role": "staff"})
async def list_staff(staff: AnyStaff, tx: Reading, club: ClubParam = None) -> StaffList:
    """List the active staff of a club, and the owner."""
    people = await staff_of(tx.session, staff.narrowed(club))
    return StaffList(items=[StaffMember.model_validate(person) for person in people])
