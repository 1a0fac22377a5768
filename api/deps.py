"""What the API is built from, and how a route asks for it."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Protocol

from fastapi import Depends
from starlette.requests import HTTPConnection

from spotter.contracts.conversation import StaffActRef
from spotter.domain.ids import ClubId, ConversationId
from spotter.health.findings import Finding
from spotter.live.feed import LiveFeed
from spotter.store.secrets import SecretBox
from spotter.store.session import Store
from spotter.store.transaction import Transaction


def utc_now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CookieRules:
    """The session cookie. Its name includes the port, since cookies ignore ports."""

    name: str
    secure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRules:
    """How long a login lasts."""

    idle: timedelta = timedelta(hours=12)
    absolute: timedelta = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveRules:
    """How long a live connection is trusted and waited for, in seconds."""

    look_again_s: float = 2.0
    """How often rights are read again: a lost right closes the connection within five seconds."""
    send_patience_s: float = 10.0
    """How long a client may take to accept one frame."""
    close_patience_s: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TemporalLinks:
    """Addresses of the Temporal Web UI; none where there is no UI."""

    ui_url: str | None = None
    namespace: str = "default"

    def workflow(self, workflow_id: str) -> str | None:
        """Return the page of a workflow."""
        if not self.ui_url:
            return None
        return f"{self.ui_url.rstrip('/')}/namespaces/{self.namespace}/workflows/{workflow_id}"


class Nudging(Protocol):
    """Telling workflows of what people did, after the commit. Each raises `TemporalUnavailable`."""

    async def nudge_conversation(self, club: ClubId, conversation: ConversationId, *, act: StaffActRef) -> None:
        """Tell a conversation's workflow what a person did."""
        ...

    async def start_club(self, club: ClubId) -> None:
        """Make sure that a club is polled."""
        ...

    async def signal_club(self, club: ClubId, signal: str) -> None:
        """Tell a club's polling workflow."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiDeps:
    """Everything the API needs, built by the composition root or by a test."""

    store: Store
    nudger: Nudging
    origins: frozenset[str]
    """The exact origins from which pages may write."""
    cookie: CookieRules
    cursor_key: bytes
    secrets: SecretBox
    """Encrypts CRM passwords for their rows."""
    schema_at_head: Callable[[], Awaitable[bool]]
    temporal_reachable: Callable[[], Awaitable[bool]]
    live: LiveFeed | None = None
    """The feed behind `/ws`; none where only routes are tested."""
    live_rules: LiveRules = field(default_factory=LiveRules)
    sessions: SessionRules = field(default_factory=SessionRules)
    temporal: TemporalLinks = field(default_factory=TemporalLinks)
    examine: Callable[[], Awaitable[list[Finding]]] | None = None
    """Looks at every dependency; none where only routes are tested."""
    ui_folder: Path | None = None
    clock: Callable[[], datetime] = utc_now
    telling: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])
    """Nudges on their way: nobody waits for them, and they must not be dropped."""
    nudge_patience_s: float = 2.0
    """How long an answer waits for Temporal before it says `delayed`."""


def _deps(connection: HTTPConnection) -> ApiDeps:
    return connection.app.state.deps


Deps = Annotated[ApiDeps, Depends(_deps)]


async def _reading(deps: Deps) -> AsyncGenerator[Transaction]:
    async with deps.store.reading() as tx:
        yield tx


Reading = Annotated[Transaction, Depends(_reading)]
"""A snapshot to read from; nothing written through it is kept."""
