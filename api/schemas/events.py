"""What travels over `/ws`: hints without bodies. The page fetches what it shows."""

from typing import Any, Literal

from pydantic import BaseModel, Field

EventType = Literal[
    "message_stored",
    "message_changed",
    "conversation_changed",
    "turn_decided",
    "approval_requested",
    "approval_changed",
    "escalation_opened",
    "escalation_changed",
    "delivery_changed",
    "member_changed",
    "club_changed",
    "connection_changed",
    "knowledge_changed",
]
"""The types of `spotter.domain.events`; a test holds the two lists against each other."""


class LiveHello(BaseModel):
    """The first frame: where the log stands, and whether what was missed follows (`resumed`) or is lost (`resync`)."""

    head: int
    resumed: bool | None = None
    resync: bool | None = None


class LiveFrame(BaseModel):
    """One event: something of this type happened there; fetch it if you show it."""

    position: int = Field(description="Send the last one as `?after=` when connecting again.")
    type: EventType
    club: str
    conversation: int | None = None
    version: int = 0


class EventSchemas(BaseModel):
    """The live feed, described."""

    types: list[EventType]
    close_codes: dict[str, str] = Field(description="Why the server closes the connection.")
    hello: dict[str, Any] = Field(description="JSON schema of the first frame (`LiveHello`).")
    frame: dict[str, Any] = Field(description="JSON schema of the other frames (`LiveFrame`).")
    logged: dict[str, dict[str, Any]] = Field(description="JSON schema of each type as the log stores it.")
