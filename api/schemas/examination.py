"""How each dependency is, for people."""

from pydantic import Field

from api.schemas.base import Answer, Moment
from spotter.health.findings import Condition


class FindingOut(Answer):
    """One part: how it is, in one sentence, and what to do."""

    part: str = Field(examples=["club:riverside"])
    condition: Condition
    says: str = Field(examples=["riverside: read 4 seconds ago."])
    do: str = Field(examples=[""])


class Examination(Answer):
    """Every part that was looked at."""

    checked_at: Moment
    items: list[FindingOut]
