"""Status words for those who watch processes."""

from typing import Literal

from pydantic import BaseModel


class Alive(BaseModel):
    """The process answers."""

    status: Literal["alive"] = "alive"


class Readiness(BaseModel):
    """What the process needs, in words."""

    status: Literal["ready", "unready"]
    database: Literal["ok", "away"]
    migrations: Literal["at_head", "behind", "unknown"]
    temporal: Literal["ok", "away"]
