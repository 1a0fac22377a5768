"""What a conversation's workflow is given and what its activities return: ids, enums and numbers only.

Fields are added with a default, never renamed, never removed while a run that carries them may be open.
Seconds are floats so that a test's half hour is a third of a second. All have slots: a worker holds some of them for
each of a thousand open conversations.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from spotter.domain.conversation import ConversationStatus, StaffActKind
from spotter.domain.ids import (
    ApprovalId,
    ClubId,
    ConversationId,
    DeliveryId,
    EscalationId,
    MessageId,
    StaffActId,
    TurnId,
)
from spotter.domain.judgement import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings:
    """How long a conversation waits for what, in seconds."""

    burst_quiet_s: float = 15.0
    burst_max_s: float = 60.0
    remind_after_s: float = 1_800.0
    """First reminder of a waiting approval or escalation."""
    next_person_after_s: float = 3_600.0
    manager_after_s: float = 14_400.0
    approval_expires_s: float = 86_400.0
    urgent_next_person_s: float = 300.0
    idle_closes_s: float = 1_209_600.0
    """Fourteen quiet days."""
    turns_per_run: int = 100
    events_per_run: int = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedMessages:
    """Inbound rows that were stored. A repeat of known ids does nothing."""

    messages: list[MessageId]
    urgent: bool = False
    again: bool = False
    """Known ids that need a turn all the same: a row was edited, or a sweep found it without a turn."""
    unsettled: list[DeliveryId] = field(default_factory=list[DeliveryId])
    """Sends that a sweep found standing still: whoever had them in mind is gone, so they are read back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffActRef:
    """A person's act, stored as a row before this was sent. The same act twice is one act."""

    act: StaffActId
    kind: StaffActKind
    approval: ApprovalId | None = None
    delivery: DeliveryId | None = None


class Waiting(StrEnum):
    """What the conversation waits for a person to do."""

    NOTHING = "nothing"
    APPROVAL = "approval"
    ESCALATION = "escalation"
    TAKEOVER = "takeover"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """The next step of the ladder of an approval or escalation: at a fixed moment, which one."""

    at: datetime
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWait:
    """An open wait for a person, with the absolute deadlines of its ladder."""

    waiting: Waiting
    turn: TurnId | None = None
    approval: ApprovalId | None = None
    escalation: EscalationId | None = None
    ladder: list[Rung] = field(default_factory=list[Rung])
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resend:
    """A delivery of which nothing left: tried again at a fixed moment, a few times."""

    delivery: DeliveryId
    at: datetime
    tries: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedState:
    """What a run hands to the next when it continues as new."""

    schema_version: int = 1
    arrived: list[ArrivedMessages] = field(default_factory=list[ArrivedMessages])
    acts: list[StaffActRef] = field(default_factory=list[StaffActRef])
    seen_messages: list[MessageId] = field(default_factory=list[MessageId])
    seen_acts: list[StaffActId] = field(default_factory=list[StaffActId])
    person_wait: PersonWait | None = None
    status: ConversationStatus = ConversationStatus.AI_HANDLING
    settling: list[DeliveryId] = field(default_factory=list[DeliveryId])
    resend: Resend | None = None
    last_activity_at: datetime | None = None
    turns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationInput:
    """Start, or go on with, one conversation."""

    club: ClubId
    conversation: ConversationId
    timings: Timings = field(default_factory=Timings)
    inbox_url: str = ""
    """The page that shows this conversation; no personal data in it."""
    carried: CarriedState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationView:
    """Answer of the query `state`: what the run holds in memory."""

    status: ConversationStatus
    waiting: Waiting
    turns: int
    pending_messages: int
    person_wait: PersonWait | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifyInput:
    """Judge what the member wrote since the last turn."""

    club: ClubId
    conversation: ConversationId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifyResult:
    """The decision for the open turn; `turn` is None where nothing was left to judge."""

    turn: TurnId | None
    step: Step = Step.STAY_SILENT
    rule: str = ""
    intent: str = ""
    confidence: float = 0.0
    urgent: bool = False
    taken_over: bool = False
    shadow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyInput:
    """Answer a turn, send what a person approved, or send what a person wrote. Exactly one of the three is set."""

    club: ClubId
    conversation: ConversationId
    turn: TurnId | None = None
    hold: bool = False
    """Draft and put it before a person, whatever the draft looks like."""
    shadow: bool = False
    act: StaffActId | None = None
    """A decision on an approval."""
    delivery: DeliveryId | None = None
    """A staff reply, or a settled absence that may be posted once more."""
    timings: Timings = field(default_factory=Timings)


class SendStatus(StrEnum):
    """How a send, or the attempt to make one, ended."""

    SENT = "sent"
    UNCERTAIN = "uncertain"
    """An attempt is out and its outcome unknown: `settle` finds out."""
    NOT_SENT = "not_sent"
    """Nothing left; the delivery may be tried again by `reply(delivery=…)`."""
    AWAITING_APPROVAL = "awaiting_approval"
    SUPERSEDED = "superseded"
    """The member wrote again: judge anew."""
    BLOCKED = "blocked"
    """The gate refused (opt-out, takeover, stop …); the reason is on the delivery."""
    NEEDS_STAFF = "needs_staff"
    REJECTED = "rejected"
    """A person rejected the draft; nothing was sent."""
    SHADOWED = "shadowed"
    NOTHING = "nothing"
    """There was nothing to do: a repeat, or somebody else did it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyResult:
    """What came of `reply`. After arming this is returned, never raised."""

    status: SendStatus
    delivery: DeliveryId | None = None
    approval: ApprovalId | None = None
    escalation: EscalationId | None = None
    expires_at: datetime | None = None
    ladder: list[Rung] = field(default_factory=list[Rung])
    retry_after_s: float = 0.0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalateInput:
    """Open a task for a person, climb one rung of its ladder, or record what a person's act ended."""

    club: ClubId
    conversation: ConversationId
    turn: TurnId | None = None
    rung: int | None = None
    approval: ApprovalId | None = None
    escalation: EscalationId | None = None
    expire: bool = False
    """The approval's time ran out: it becomes stale, nothing is sent, and the task stays open."""
    acts: list[StaffActId] = field(default_factory=list[StaffActId])
    """Takeovers, hand-backs and resolutions that the workflow has acted on; with `why`, acts that it could not do."""
    why: str = ""
    """A code where no decision asked for this: the name of what failed (`classify_failed`, `reply_failed` …)."""
    delivery: DeliveryId | None = None
    """The delivery that could not be sent."""
    timings: Timings = field(default_factory=Timings)


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalateResult:
    """The open task, its ladder, and what came of telling the member."""

    escalation: EscalationId | None = None
    ladder: list[Rung] = field(default_factory=list[Rung])
    acknowledgement: SendStatus = SendStatus.NOTHING
    delivery: DeliveryId | None = None
    still_open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleInput:
    """Find out what became of a delivery whose attempt is open."""

    club: ClubId
    conversation: ConversationId
    delivery: DeliveryId


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleResult:
    """SENT, NOT_SENT (proved absent: one more `reply(delivery=…)` is allowed) or NEEDS_STAFF (a task is open)."""

    status: SendStatus
    escalation: EscalationId | None = None
