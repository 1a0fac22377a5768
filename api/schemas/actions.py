"""The action log: who did what, when, under which rule."""

from pydantic import Field

from api.schemas.base import Answer, Moment
from api.schemas.timeline import ActorOut


class ActionOut(Answer):
    """One act of the AI, a person, a member or the system."""

    id: int
    at: Moment
    club: str | None
    actor: ActorOut
    act: str = Field(examples=["approved"])
    conversation_id: int | None
    member_name: str | None
    rule: str | None
    reason: str
    turn_id: int | None
    delivery_id: int | None
    temporal_url: str | None
