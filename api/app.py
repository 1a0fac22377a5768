"""The API as one ASGI app: routers under `/api/v1`, status words, the live feed, the pages."""

from fastapi import APIRouter, FastAPI
from fastapi.responses import JSONResponse

from api import errors, live, openapi
from api.auth import principals_of
from api.body_limit import BodyLimit
from api.deps import ApiDeps
from api.edge import Edge
from api.live_rights import RightsWatch
from api.pages import Pages
from api.routers import (
    actions,
    approvals,
    clubs,
    conversation_acts,
    conversations,
    escalations,
    examination,
    health,
    knowledge,
    knowledge_finding,
    live_feed,
    login,
    needs_you,
    staff,
)

PREFIX = "/api/v1"
MAX_BODY_BYTES = 1_000_000

_ROUTERS = (
    login,
    clubs,
    conversations,
    conversation_acts,
    approvals,
    escalations,
    needs_you,
    actions,
    staff,
    knowledge_finding,
    knowledge,
    examination,
    live_feed,
)


def create_described_app() -> FastAPI:
    """Return the routes alone, without anything to work with: enough to describe them."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    api = APIRouter(prefix=PREFIX)
    for module in _ROUTERS:
        api.include_router(module.router)

    @api.get("/openapi.json", include_in_schema=False)
    async def description() -> JSONResponse:  # pyright: ignore[reportUnusedFunction] - registered above
        return JSONResponse(openapi.describe(app))

    app.include_router(health.router)
    app.include_router(api)
    errors.install(app)
    return app


def create_app(deps: ApiDeps) -> FastAPI:
    """Return the app that works with `deps`."""
    app = create_described_app()
    app.include_router(live.router)
    if deps.ui_folder is not None:
        app.mount("/", Pages(deps.ui_folder))
    app.add_middleware(BodyLimit, most_bytes=MAX_BODY_BYTES)
    app.add_middleware(Edge, origins=deps.origins, is_https=deps.cookie.secure)
    app.state.deps = deps
    app.state.rights = RightsWatch(lambda tokens: principals_of(tokens, deps), every_s=deps.live_rules.look_again_s)
    return app
