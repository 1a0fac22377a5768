"""Clubs: their switches, their CRM connection, their numbers for the front page."""

from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, SecretStr

from api.paging import Storable
from api.schemas.base import Answer, Body, Moment, Slug
from spotter.domain.conversation import Autonomy, ClubStatus, ConnectionState, Voice


def _known_zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("This is not the IANA name of a time zone.")
    return value


def _web_address(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise ValueError("This is not a web address.")
    return value.rstrip("/")


TimeZoneName = Annotated[str, Field(max_length=64, examples=["America/Denver"]), Storable, AfterValidator(_known_zone)]
WebAddress = Annotated[
    str, Field(max_length=300, examples=["https://crm.example.com"]), Storable, AfterValidator(_web_address)
]
Secret = Annotated[SecretStr, Field(min_length=1, max_length=400)]
"""A password: encrypted before it touches a row, so any character will do."""


class ConnectionOut(Answer):
    """The state of the club's CRM login, with a sentence for staff."""

    state: ConnectionState
    since: Moment | None
    last_error: str | None = Field(description="A code, where the last try failed.", examples=["crm_login_refused"])
    message: str = Field(examples=["Connected. Messages arrive as they are written."])


class InboxOut(Answer):
    """One pollable inbox of the club's account."""

    owner_id: str
    label: str
    is_own: bool
    enabled: bool
    interval_s: float | None


class ClubOut(Answer):
    """A club, as pages show it."""

    slug: str = Field(examples=["riverside"])
    name: str = Field(examples=["Riverside Fitness"])
    time_zone: str = Field(examples=["America/Denver"])
    status: ClubStatus
    autonomy: Autonomy
    ai_on: bool = Field(description="The kill switch of the whole club: off means nothing automatic leaves.")
    polling_paused: bool
    min_confidence: float
    voice: Voice = Field(description="How drafts sound: `plain` is friendly without exclamation marks.")
    emoji: bool = Field(description="Whether drafts may hold an emoji.")
    sign_off: str = Field(description="What drafts end with; empty for nothing.", examples=["Your Riverside team"])
    sends_stopped: str | None = Field(description="Why no message may leave; null where sending is fine.")
    connection: ConnectionOut
    last_poll_at: Moment | None
    last_good_poll_at: Moment | None
    behind: bool = Field(description="The last good poll is older than it should be.")
    poll_interval_s: float
    needs_you: int = Field(description="How many approvals and tasks wait for a person.")
    oldest_needs_you_at: Moment | None
    temporal_url: str | None
    inboxes: list[InboxOut]


class ClubList(Answer):
    """The clubs that one may see."""

    items: list[ClubOut]


class ClubPatch(Body):
    """Settings to change; what is left out stays."""

    name: Annotated[str, Field(min_length=1, max_length=120), Storable] | None = None
    autonomy: Autonomy | None = None
    ai_on: bool | None = None
    polling_paused: bool | None = None
    min_confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    voice: Voice | None = None
    emoji: bool | None = None
    sign_off: Annotated[str, Field(max_length=60), Storable] | None = None


class ClubHubLogin(Body):
    """The login of the club's second system, where it has one."""

    url: WebAddress
    username: Annotated[str, Field(min_length=1, max_length=200), Storable]
    password: Secret
    club_number: Annotated[str, Field(max_length=40), Storable] | None = None


class ClubBody(Body):
    """A club to add, with its CRM login. The passwords are encrypted at once and never shown again."""

    slug: Slug
    name: Annotated[str, Field(min_length=1, max_length=120), Storable]
    time_zone: TimeZoneName
    base_url: WebAddress
    username: Annotated[str, Field(min_length=1, max_length=200), Storable]
    password: Secret
    clubhub: ClubHubLogin | None = None
