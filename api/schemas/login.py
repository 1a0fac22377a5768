"""Login, logout and who one is."""

from pydantic import Field

from api.schemas.base import Answer, Body
from api.schemas.people import Role


class LoginBody(Body):
    """The token of a login link, taken from the link's fragment."""

    token: str = Field(min_length=1, max_length=200)


class Me(Answer):
    """Who is logged in."""

    id: int = Field(examples=[1])
    name: str = Field(examples=["Owner"])
    role: Role
    club: str | None = Field(description="The one club that this person sees; null sees all.", examples=["riverside"])
    temporal_ui_url: str | None = Field(description="The Temporal Web UI, for those who may see it.")
