"""Whether the process lives, and whether it can work: status words for everyone, nothing else."""

import asyncio

import structlog
from fastapi import APIRouter, Response

from api.deps import ApiDeps, Deps
from api.schemas.health import Alive, Readiness

log = structlog.get_logger(__name__)

router = APIRouter(tags=["health"])

_PATIENCE_S = 3.0


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
    database, at_head = await _database(deps)
    temporal = await deps.temporal_reachable()
    is_ready = database and at_head is True and temporal
    if not is_ready:
        response.status_code = 503
    return Readiness(
        status="ready" if is_ready else "unready",
        database="ok" if database else "away",
        migrations="unknown" if at_head is None else "at_head" if at_head else "behind",
        temporal="ok" if temporal else "away",
    )


async def _database(deps: ApiDeps) -> tuple[bool, bool | None]:
    """Whether the database answers, and whether its schema is the one this code was written for."""
    try:
        return True, await asyncio.wait_for(deps.schema_at_head(), _PATIENCE_S)
    except Exception as error:  # noqa: BLE001 - whatever the reason, the database is of no use now
        log.warning("database_away", error=type(error).__name__)
        return False, None
