"""The API's description is what clients are generated from: whole, stable, and the one that is checked in."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from api.app import create_described_app
from api.openapi import describe
from api.schemas.events import EventType
from spotter.domain.events import EVENT_TYPES

_CHECKED_IN = Path(__file__).parents[2] / "ui" / "openapi.json"


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    return describe(create_described_app())


def _operations(description: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method, path, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]


def test_the_checked_in_description_is_the_running_one(description: dict[str, Any]) -> None:
    """
    The pages are built against what the API really does: `python -m api.openapi > ui/openapi.json`.
    """
    assert json.loads(_CHECKED_IN.read_text()) == json.loads(json.dumps(description))


def test_every_route_is_named_grouped_and_ranked(description: dict[str, Any]) -> None:
    """
    A stable name, one tag that is described, a summary, and who may call it: a route without a rule fails here.
    """
    tags = {tag["name"] for tag in description["tags"]}
    names = [operation["operationId"] for _, _, operation in _operations(description)]

    assert "3.1.0" == description["openapi"]
    assert len(names) == len(set(names))
    for method, path, operation in _operations(description):
        assert operation["tags"][0] in tags, path
        assert operation["description"], path
        assert operation["x-role"] in {"public", "staff", "manager", "owner"}, (method, path)


def test_every_route_declares_its_problems(description: dict[str, Any]) -> None:
    """
    What a client may meet besides success stands in the description, in the one form.
    """
    for method, path, operation in _operations(description):
        if operation["x-role"] == "public" and "login" not in path:
            continue
        declared = {status: answer for status, answer in operation["responses"].items() if status >= "4"}
        assert {"401", "422"} <= declared.keys(), (method, path)
        assert "{" not in path or "404" in declared, (method, path)
        for answer in declared.values():
            schema = answer["content"]["application/problem+json"]["schema"]
            assert {"$ref": "#/components/schemas/Problem"} == schema


def test_every_shape_that_is_named_exists(description: dict[str, Any]) -> None:
    """
    No reference leads nowhere, and nothing is "anything".
    """
    named = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(description)))

    assert named <= description["components"]["schemas"].keys()
    assert {"LiveFrame", "LiveHello", "Problem"} <= description["components"]["schemas"].keys()


def test_the_live_feed_knows_every_event() -> None:
    """
    A type of event that the pages could not name would be dropped silently.
    """
    assert set(EventType.__args__) == {event.type for event in EVENT_TYPES}
