"""What sending needs of others, and what it is told: values and callables, no mechanics."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from spotter.contracts.conversation import SendStatus
from spotter.crm.port import CrmConnector, CrmThread, LogEntry, PostResult
from spotter.delivery.gate import Armed, Refused
from spotter.delivery.machine import AfterPost, Sight, Verdict
from spotter.delivery.situation import ComposerFacts
from spotter.domain.delivery import Block, DeliveryKind, DeliveryState
from spotter.domain.ids import AttemptId, ClubId, ConversationId, CrmUserId, DeliveryId, EscalationId

Connectors = Callable[[ClubId], Awaitable[CrmConnector]]
Checkpoint = Callable[[str], Awaitable[None]]
"""Called at the crash points C2 to C11; a test stops the process there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestedThread:
    """What storing a thread's log brought that we did not know."""

    new_inbound: int
    staff_wrote: bool


IngestThread = Callable[[ClubId, ConversationId, CrmThread], Awaitable[IngestedThread]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendTimings:
    """How long a send waits for what, in seconds."""

    lock_wait_s: float = 60.0
    post_s: float = 20.0
    """From arming to the last byte of the answer: a worker that wakes later must not post."""
    read_back_s: float = 30.0
    read_back_stopping_s: float = 6.0
    """The first read-back while the process is told to stop: `settle` reads again elsewhere."""
    reads_s: tuple[float, ...] = (30.0, 90.0, 180.0)
    """Read-backs after the deadline of the attempt. The last one proves an absence."""
    unreadable_s: float = 1_800.0
    unreadable_again_s: float = 60.0
    no_byte_retry_s: float = 10.0
    another_open_wait_s: float = 20.0
    another_open_look_s: float = 1.0
    another_open_retry_s: float = 60.0
    """Longer than a moment: that other message is being settled, which takes minutes."""
    heartbeat_s: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SendOutcome:
    """How a send ended. `escalation` is the open task where there is one."""

    status: SendStatus
    block: Block | None = None
    retry_after_s: float = 0.0
    escalation: EscalationId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleOutcome:
    """SENT, NOT_SENT (one more `send` is allowed), NEEDS_STAFF, or UNCERTAIN where another worker took over."""

    status: SendStatus
    escalation: EscalationId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a thread is searched for: our text, and how the log looked just before it was posted."""

    body: str
    anchor: tuple[str, ...]
    expected_count: int
    others: int = 0
    """How many other messages with these words were sent since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a search of one thread came to. `entry` is our text, where it was found."""

    sight: Sight
    entry: LogEntry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A delivery as a worker finds it."""

    delivery: DeliveryId
    club: ClubId
    conversation: ConversationId
    member: CrmUserId | None
    kind: DeliveryKind
    state: DeliveryState
    fence: int
    body: str
    body_hash: str
    block: Block | None = None
    has_open_attempt: bool = False
    another_is_open: bool = False
    """Another delivery of the conversation is on its way."""
    newest_attempt: AttemptId | None = None
    """Newest try of any other delivery of the conversation."""
    escalation: EscalationId | None = None
    """The open task of this delivery."""
    earlier: tuple[Search, ...] = ()
    """Closed attempts whose effect may still turn up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTry:
    """An attempt that is being reconciled, under a fence of our own."""

    delivery: DeliveryId
    club: ClubId
    conversation: ConversationId
    member: CrmUserId
    attempt: AttemptId
    number: int
    fence: int
    search: Search
    deadline: datetime
    accepted: bool
    """The CRM had answered with its positive phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """What the end of a reconciliation led to."""

    verdict: Verdict
    escalation: EscalationId | None = None


class Ledger(Protocol):
    """The transactions of a send, each whole or not at all. None or False says that another worker was first."""

    async def look(self, delivery: DeliveryId) -> Job:
        """Return the delivery as it is."""
        ...

    async def refuse(self, job: Job, block: Block) -> EscalationId | None:
        """Block a delivery that cannot even be opened in the CRM, and make it a person's task."""
        ...

    async def arm(self, job: Job, facts: ComposerFacts, *, now: datetime, deadline_s: float) -> Armed | Refused:
        """Pass the gate."""
        ...

    async def is_mine(self, job: Job, armed: Armed) -> bool:
        """Say whether the fence still stands."""
        ...

    async def record(
        self, job: Job, armed: Armed, result: PostResult, *, began_at: datetime | None
    ) -> tuple[AfterPost, EscalationId | None] | None:
        """Write down what came of the POST."""
        ...

    async def verified(self, job: Job, *, fence: int, attempt: AttemptId | None, entry: LogEntry) -> bool:
        """Mark the delivery as sent: it was seen in the member's thread.

        No attempt: an earlier one turned up late. False too where another delivery was tried since the job was looked
        at: then the text in the log may be that one's.
        """
        ...

    async def start_reconciling(self, delivery: DeliveryId) -> OpenTry | None:
        """Take an open attempt over by raising the fence; None where there is none."""
        ...

    async def count_read(self, attempt: AttemptId, *, fence: int) -> bool:
        """Count one complete read-back."""
        ...

    async def conclude(self, opened: OpenTry, finding: Finding, *, is_last: bool, given_up: bool) -> Concluded | None:
        """Judge a read-back together with the state of the world, and write down what follows."""
        ...


async def pass_by(_point: str) -> None:
    """The checkpoint of a process that nobody stops."""


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)
