"""One translator from what went wrong to `application/problem+json` (RFC 9457), for all of it."""

import http
import secrets
from collections.abc import Sequence
from typing import Any, cast

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.schemas.problems import Problem
from spotter.desk.once import KeyReused
from spotter.domain import errors as e

log = structlog.get_logger(__name__)

MEDIA_TYPE = "application/problem+json"

_STATUS: dict[type[e.SpotterError], int] = {
    e.NotFound: 404,
    e.InvalidRequest: 400,
    e.Conflict: 409,
    e.NotAllowed: 403,
    e.NotLoggedIn: 401,
    e.StoreBusy: 503,
    e.TemporalUnavailable: 503,
    e.CrmError: 502,
    e.EngineUnavailable: 502,
    KeyReused: 422,
    e.InvalidFields: 422,
    e.SpotterError: 500,
}
"""The status of each family; a class without a line has its parent's."""

_EXTRAS = ("winner", "decision", "newer")


def status_of(error: type[e.SpotterError]) -> int:
    """Return the HTTP status of an error's class."""
    return next(_STATUS[parent] for parent in error.__mro__ if parent in _STATUS)


def problems(*errors: type[e.SpotterError]) -> dict[int | str, dict[str, Any]]:
    """Declare what a route may answer besides success, by status, with the codes in words."""
    by_status: dict[int | str, list[type[e.SpotterError]]] = {}
    for error in (*errors, e.NotLoggedIn, e.NotAllowed, e.StoreBusy):
        listed = by_status.setdefault(status_of(error), [])
        if error not in listed:
            listed.append(error)
    declared = {status: _declaration(", ".join(f"`{error.code}`" for error in of)) for status, of in by_status.items()}
    return {**declared, 422: _declaration("`invalid_fields`")}


def public_problems(*errors: type[e.SpotterError]) -> dict[int | str, dict[str, Any]]:
    """Declare the problems of a route that needs no login."""
    declared: dict[int | str, dict[str, Any]] = {status_of(error): _declaration(f"`{error.code}`") for error in errors}
    return {**declared, 422: _declaration("`invalid_fields`")}


def _declaration(codes: str) -> dict[str, Any]:
    return {"description": codes, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def install(app: FastAPI) -> None:
    """Let every error that is understood speak the one language; `api.edge` answers for the rest."""
    app.add_exception_handler(e.SpotterError, _spotter_error)
    app.add_exception_handler(RequestValidationError, _invalid_fields)
    app.add_exception_handler(HTTPException, _http_error)


def request_id(scope_state: dict[str, Any]) -> str:
    """Return the request's id, made by the outermost middleware."""
    return str(scope_state.get("request_id") or secrets.token_hex(8))


def answer(
    *,
    status: int,
    code: str,
    detail: str,
    request: str,
    retry_after_s: float | None = None,
    **extras: Any,
) -> JSONResponse:
    """Write a problem."""
    problem = Problem(
        type=f"urn:spotter:problem:{code}",
        title=http.HTTPStatus(status).phrase,
        status=status,
        detail=detail or http.HTTPStatus(status).description,
        code=code,
        request_id=request,
        **extras,
    )
    headers = {"Cache-Control": "no-store"}
    if retry_after_s is not None:
        headers["Retry-After"] = str(max(1, round(retry_after_s)))
    return JSONResponse(
        problem.model_dump(mode="json", exclude_none=True), status_code=status, media_type=MEDIA_TYPE, headers=headers
    )


async def _spotter_error(request: Request, error: Exception) -> JSONResponse:
    known = cast("e.SpotterError", error)
    status = status_of(type(known))
    extras = {name: getattr(known, name) for name in _EXTRAS if hasattr(known, name)}
    if isinstance(known, e.InvalidFields):
        wrong = known.faults[:50]
        extras["errors"] = [{"pointer": _pointer(("body", *place)), "detail": says} for place, says in wrong]
    wait = (
        known.retry_after.total_seconds()
        if known.retry_after
        else (2 if status == http.HTTPStatus.SERVICE_UNAVAILABLE else None)
    )
    log.info("request_refused", code=known.code, status=status)
    return answer(
        status=status,
        code=known.code,
        detail=known.detail,
        request=request_id(request.scope.get("state", {})),
        retry_after_s=wait,
        **extras,
    )


async def _invalid_fields(request: Request, error: Exception) -> JSONResponse:
    found = cast("RequestValidationError", error).errors()
    fields = [{"pointer": _pointer(each["loc"]), "detail": str(each["msg"])} for each in found[:50]]
    return answer(
        status=422,
        code="invalid_fields",
        detail="Some fields are not as they should be. Nothing was changed.",
        request=request_id(request.scope.get("state", {})),
        errors=fields,
    )


def _pointer(location: Sequence[Any]) -> str:
    parts = [str(part).replace("~", "~0").replace("/", "~1") for part in location]
    return "#/" + "/".join(parts[1:] if parts[:1] == ["body"] else parts)


async def _http_error(request: Request, error: Exception) -> JSONResponse:
    known = cast("HTTPException", error)
    phrase = http.HTTPStatus(known.status_code).phrase
    return answer(
        status=known.status_code,
        code=phrase.lower().replace(" ", "_").replace("'", ""),
        detail=f"{phrase}.",
        request=request_id(request.scope.get("state", {})),
    )


def unexpected(request: str) -> JSONResponse:
    """The last resort: the client learns only where to look."""
    return answer(
        status=500,
        code="unexpected",
        detail="Something went wrong on our side. It was logged under this request's id.",
        request=request,
    )
