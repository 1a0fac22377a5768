"""What is broken, and what to do: the doctor's findings for people who are logged in."""

from fastapi import APIRouter

from api.auth import AnyStaff
from api.deps import Deps
from api.errors import problems
from api.schemas.examination import Examination, FindingOut

router = APIRouter(prefix="/examination", tags=["health"])

_CLUB = "club:"


@router.get("", operation_id="examine", responses=problems(), openapi_extra={"x-role": "staff"})
async def examine(staff: AnyStaff, deps: Deps) -> Examination:
    """Look at every dependency. Other people's clubs are left out."""
    findings = await deps.examine() if deps.examine is not None else []
    return Examination(
        checked_at=deps.clock(),
        items=[
            FindingOut.model_validate(finding)
            for finding in findings
            if not finding.part.startswith(_CLUB) or staff.reaches(finding.part.removeprefix(_CLUB))
        ],
    )
