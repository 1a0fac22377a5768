"""How the control side takes JSON and answers it, and what it says when a caller got something wrong."""

import functools
import json
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

Handler = Callable[[Request], Awaitable[Any]]


def answered(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Send what a handler returns as JSON; what is not there is 404, what makes no sense is 422."""

    @functools.wraps(handler)
    async def answer(request: Request) -> Response:
        try:
            return JSONResponse(await handler(request))
        except LookupError as error:
            return JSONResponse({"error": str(error).strip("'")}, 404)
        except (ValueError, TypeError, sqlite3.IntegrityError) as error:
            return JSONResponse({"error": f"{type(error).__name__}: {error}"}, 422)

    return answer


async def posted(request: Request, *known: str) -> dict[str, Any]:
    """Return the posted JSON object; unknown names are refused so that a typing error is not silent."""
    raw = await request.body()
    content = json_object(json.loads(raw) if raw else {})
    if unknown := content.keys() - set(known):
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(known)}")
    json.dumps(content, ensure_ascii=False).encode()  # lone surrogates stop here, with a reason
    return content


def json_object(content: Any) -> dict[str, Any]:
    """Return the content if it is a JSON object."""
    if not isinstance(content, dict):
        raise TypeError("post a JSON object")
    return cast("dict[str, Any]", content)


def number(request: Request, name: str, default: int) -> int:
    """Return a number from the query."""
    return int(request.query_params.get(name, default))
