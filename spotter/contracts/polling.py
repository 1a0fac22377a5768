"""What a club's polling workflow is given and returns: ids, enums and numbers only."""

from dataclasses import dataclass
from enum import StrEnum

from spotter.domain.ids import ClubId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubPollingInput:
    """Poll one club for ever."""

    club: ClubId
    window_s: float = 21_600.0
    heartbeat_timeout_s: float = 60.0
    windows_per_run: int = 100
    inbox_url: str = ""
    windows: int = 0
    polls: int = 0
    stored: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchInboxInput:
    """Watch the club's inboxes for one window."""

    club: ClubId
    window_s: float


class WindowEnd(StrEnum):
    """Why a window ended."""

    WINDOW = "window"
    SHUTDOWN = "shutdown"
    SUPERSEDED = "superseded"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchInboxResult:
    """What a window did."""

    ended: WindowEnd
    polls: int
    failed_polls: int
    stored: int
    dispatched: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PollingView:
    """Answer of the query `status`."""

    paused: bool
    windows: int
    polls: int
    stored: int
    last_signal: str
