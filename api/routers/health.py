"""Whether the process lives, and whether it can work: status words for everyone, nothing else."""

from fastapi import APIRouter, Response

from api.deps import Deps
from api.schemas.health import Alive, Readiness

router = APIRouter(tags=["health"])


@router.get("/livez", operation_id="livez", openapi_extra={"x-role": "public"})
async def livez() -> Alive:
    """Answer. Touches nothing."""
    return Alive()


@router.get(
    "/readyz",
    operation_id="readyz",
    responses={503: {"model": Readiness, "description": "Something that we need is away."}},
    openapi_extra={"x-role": "public"},
)
async def readyz(deps: Deps, response: Response) -> Readiness:
    """Look at the database, its migrations and Temporal."""
    raise NotImplementedError
