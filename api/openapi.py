"""The API's description: OpenAPI 3.1, exported to `ui/openapi.json` by `python -m api.openapi > ui/openapi.json`."""

import json
import sys
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api.schemas.events import LiveFrame, LiveHello
from api.schemas.problems import Problem

VERSION = "1"

_DESCRIPTION = """\
Everything that the inbox does, for its pages and for programs.

Writes need the session cookie, an `X-Spotter` header and the exact `Origin`. Errors are `application/problem+json`
with a stable `code`. Lists are read with `limit` and an opaque `cursor`. Live changes come over the WebSocket
`/ws?after=<position>` as hints (`LiveHello`, then `LiveFrame`); the page fetches what it shows."""

_TAGS = [
    {"name": "conversations", "description": "The threads of members, and what staff do with them."},
    {"name": "needs you", "description": "One queue of what a person must do."},
    {"name": "approvals", "description": "Drafts that wait for a person."},
    {"name": "escalations", "description": "Tasks for a person."},
    {"name": "actions", "description": "Who did what, when, under which rule."},
    {"name": "clubs", "description": "Settings, the CRM login, polling."},
    {"name": "knowledge", "description": "What may be said of a club, what would be found, what is missing."},
    {"name": "staff", "description": "The people of a club."},
    {"name": "login", "description": "Sessions."},
    {"name": "live", "description": "The live feed."},
    {"name": "health", "description": "For those who watch processes."},
]

_NAMED: tuple[type[BaseModel], ...] = (Problem, LiveHello, LiveFrame)
"""Shapes that no route's answer names, but clients must know."""


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the whole description, made once per app."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title="Spotter",
            version=VERSION,
            summary="A durable AI front desk for fitness clubs",
            description=_DESCRIPTION,
            routes=app.routes,
            tags=_TAGS,
        )
        _, named = models_json_schema(
            [(model, "serialization") for model in _NAMED], ref_template="#/components/schemas/{model}"
        )
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(named["$defs"])
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        app.openapi_schema = schema
    return app.openapi_schema


def main() -> None:
    """Print the description."""
    from api.app import create_described_app  # noqa: PLC0415 - the app imports this module

    json.dump(describe(create_described_app()), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
