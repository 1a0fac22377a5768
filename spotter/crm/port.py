"""What Spotter needs of a CRM. Two implementations may exist; today it is ClubOS.

A connector belongs to one club's CRM account. It holds one polling and one sending session, each under
a lock, because what a session sees depends on whom it acts as. It never retries, never sends twice and
never guesses: a page that is not surely complete raises `CrmUnreadable`.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from spotter.domain.conversation import Channel, Direction, TimePrecision
from spotter.domain.delivery import Outcome
from spotter.domain.ids import ClubHubId, CrmUserId, InboxOwnerId


@dataclass(frozen=True, slots=True, kw_only=True)
class CrmAccount:
    """Who we are in the CRM, read from its own pages after a proven login."""

    user_id: CrmUserId
    author_name: str
    """How the log names us: `Dana F.`"""
    club_crm_id: str
    location_id: str
    time_zone: str
    """IANA name of the zone in which the CRM shows times to us."""
    employees: tuple[tuple[str, str], ...] = ()
    """(CRM user id, full name) of the club's staff, as the CRM lists them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxOwner:
    """One pollable inbox of the account."""

    owner_id: InboxOwnerId
    label: str
    is_own: bool
    is_location: bool


class SenderRole(StrEnum):
    """What the inbox's icon says of a sender."""

    MEMBER = "member"
    PROSPECT = "prospect"
    STAFF = "staff"
    UNKNOWN = "unknown"


class NoticeKind(StrEnum):
    """A system notice that arrives as an inbox item."""

    STOP = "stop"
    START = "start"
    CONFIRMED = "confirmed"
    CONFIRM_NOT_FOUND = "confirm_not_found"
    DELIVERY_FAILED = "delivery_failed"
    CRM_SEQUENCE = "crm_sequence"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """One row of an inbox, newest first in the page."""

    inbox_id: str
    """`data-id`, or a stable digest of the fallback identity where the CRM gave none."""
    id_is_native: bool
    sender_id: CrmUserId | None
    """None where the CRM ties the sender to nobody we can address."""
    sender_key: str | None
    sender_name: str
    role: SenderRole
    body: str
    """Plain text: entities decoded, line breaks kept, NUL and lone surrogates replaced."""
    created_at: datetime | None
    precision: TimePrecision
    notice: NoticeKind | None = None
    truncated: bool = False
    """The body was longer than we store; the rest is in the CRM."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """One complete read of an inbox. `items` is None where the body equals the known digest (nothing new)."""

    owner_id: InboxOwnerId
    digest: str
    items: tuple[InboxItem, ...] | None
    bytes_read: int
    server_time: datetime | None
    """The CRM's `Date` header, to estimate its clock's skew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One entry of a member's log, newest first in the thread. The log has no ids."""

    at: datetime
    """UTC, minute precision."""
    author: str
    direction: Direction
    channel: Channel | None
    """None for notes and calls."""
    body: str
    """Plain text without the CRM's own prefix `Text - Left Message - `."""
    canonical: str
    """Body for comparison: NFC, HTML removed, entities decoded, white space collapsed, suffixes stripped."""
    is_sequence: bool
    """Written by the CRM's own follow-up sequences."""
    by_our_account: bool
    notice: NoticeKind | None = None
    """A system notice that bears the member's name: no words of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrmThread:
    """A member's popup: who it is, whether they can be texted, and the whole log."""

    crm_user_id: CrmUserId
    contact_name: str
    role_id: str
    can_text: bool
    """False where the number is invalid or marked as do-not-contact."""
    has_email: bool
    email: str
    phone: str
    entries: tuple[LogEntry, ...]
    profile: tuple[tuple[str, str], ...]
    """Facts shown beside the log (status, age, check-ins), label and text."""
    first_name: str = ""
    last_name: str = ""
    location_id: str = ""
    """The location that the CRM keeps the person under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """A thread opened for writing: the form exactly as the CRM gave it, good for one send."""

    thread: CrmThread
    form: Any
    """The connector's own; opaque to everyone else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostResult:
    """What came of one POST. Never an exception: after the first byte there is only an outcome."""

    outcome: Outcome
    """ACCEPTED, NOT_SENT, REFUSED or UNKNOWN."""
    status_code: int | None
    page_class: str
    """`sent`, `updated_only`, `empty_name`, `login`, `expired`, `invalid`, `error`, `unknown`, `none`."""
    evidence: str
    """SHA-256 of the answer's body, hex; empty where there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFacts:
    """What the CRM's records say of one person. Absent stays None: never zero, never invented."""

    crm_user_id: CrmUserId | None
    clubhub_id: ClubHubId | None
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    phone: str | None = None
    """E.164 where it could be read as a number."""
    is_prospect: bool | None = None
    status_text: str | None = None
    member_type: int | None = None
    plan: str | None = None
    balance_cents: int | None = None
    next_payment_at: datetime | None = None
    next_payment_cents: int | None = None
    date_of_birth: str | None = None
    member_since: datetime | None = None
    last_visit: datetime | None = None
    read_at: datetime | None = None


class SendSession(Protocol):
    """The sending session while it is held: open a thread, post once, read back."""

    async def open_composer(self, member: CrmUserId) -> Composer:
        """Act as the member, open the popup and check that it is theirs.

        Raises `CrmMismatch` for another person's popup, `CrmUnreadable` where a form field is missing.
        """
        ...

    async def post(
        self,
        composer: Composer,
        *,
        channel: Channel,
        body: str,
        subject: str,
        may_start: Callable[[], bool],
        deadline_s: float,
    ) -> PostResult:
        """Post the form once, with only the message fields changed. Never raises after arming.

        `may_start` is asked immediately before the first byte; False gives NOT_SENT.
        """
        ...

    async def read_thread(self, member: CrmUserId) -> CrmThread:
        """Read the member's log in full. Raises where the page is not surely complete."""
        ...


class CrmConnector(Protocol):
    """One club's CRM."""

    async def login(self) -> CrmAccount:
        """Prove that the polling session is ours, logging in where it is not.

        Raises `CrmLoginRefused` (do not try again), `CrmUnavailable`, `CrmSessionLost`.
        """
        ...

    async def inbox_owners(self) -> Sequence[InboxOwner]:
        """Read the owner selector."""
        ...

    async def read_inbox(self, owner: InboxOwnerId, *, known_digest: str | None) -> InboxPage:
        """Read one inbox whole. An unchanged body costs one hash, not a parse."""
        ...

    def sending(self, *, wait_s: float = 60.0) -> AbstractAsyncContextManager[SendSession]:
        """Hold the sending session. Raises `CrmBusy` where its lock is not free in time."""
        ...

    async def member_facts(self, member: CrmUserId, *, thread: CrmThread | None = None) -> MemberFacts:
        """Read what may be known of a member, matched by two of phone, e-mail, and full name with a date or place."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""
        ...
