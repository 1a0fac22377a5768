"""What Spotter needs of an engine: read a turn, draft a reply, write an outreach text.

An engine proposes; code decides. It gets this conversation, this club's facts and the typed record of this
member, and nothing else. What members wrote is data to it, never an instruction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from spotter.domain.conversation import AuthorKind, Channel, Voice
from spotter.domain.judgement import Decision, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One earlier message of the conversation, oldest first in the list."""

    author: AuthorKind
    body: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One citable piece of the club's knowledge."""

    id: str
    """Stable id for citations, e.g. `hours`, `faq:12`."""
    topic: str
    title: str
    text: str
    """What may be said, in a sentence or two."""
    keywords: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClubFacts:
    """Everything that may be said of a club."""

    club_name: str
    time_zone: str
    phone: str = ""
    passages: tuple[Passage, ...] = ()
    hours: Mapping[str, tuple[str, str] | None] = field(default_factory=dict[str, tuple[str, str] | None])
    """Weekday (`mon` … `sun`) to opening and closing time `HH:MM`, or None for closed."""
    special_hours: Mapping[str, tuple[str, str, str] | None] = field(
        default_factory=dict[str, tuple[str, str, str] | None]
    )
    """ISO date to (opens, closes, label); None for closed."""
    staff: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    voice: Voice = Voice.WARM
    emoji: bool = False
    """Whether a draft may hold an emoji."""
    sign_off: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRecord:
    """What may be used of the member's own record. None is unknown, never zero."""

    verified: bool
    """The CRM itself ties this thread to this member."""
    first_name: str | None = None
    status_text: str | None = None
    plan: str | None = None
    balance_cents: int | None = None
    next_payment_at: datetime | None = None
    next_payment_cents: int | None = None
    is_prospect: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnContext:
    """All that an engine may see of a turn."""

    texts: tuple[str, ...]
    """The inbound messages answered together, oldest first."""
    history: tuple[Line, ...]
    """What was said before, oldest first, at most about twenty lines."""
    facts: ClubFacts
    member: MemberRecord
    channel: Channel
    now: datetime
    """Aware, in the club's zone."""
    first_automated: bool = False
    """No automated message went out in this conversation for 30 days: the reply says it is the AI assistant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A proposed text, with what it rests on and whether it may go out."""

    body: str
    citations: tuple[str, ...] = ()
    """Passage ids and record fields (`member.balance`) used."""
    problems: tuple[str, ...] = ()
    """Checks that failed, in plain words; anything here means a person looks."""
    unanswered: tuple[str, ...] = ()
    """The questions of the turn that no fact of the club answers for sure."""
    engine: str = ""
    usage: dict[str, float] = field(default_factory=dict[str, float])

    @property
    def grounded(self) -> bool:
        """Whether the draft may go out without a person."""
        return not self.problems and bool(self.body)


class Engine(Protocol):
    """Reads what members write and proposes what the club could say."""

    @property
    def name(self) -> str:
        """Engine and version, as recorded on every reading."""
        ...

    async def read(self, turn: TurnContext) -> Reading:
        """Understand a turn. Never raises for odd input: what cannot be read has confidence 0.0.

        Raises `EngineUnavailable` where waiting may help, `EngineOutput` where the model talks nonsense.
        """
        ...

    async def draft(self, turn: TurnContext, reading: Reading, decision: Decision) -> Draft:
        """Propose a reply. A draft that is not grounded says so in `problems`."""
        ...

    async def write_outreach(self, turn: TurnContext, purpose: str) -> Draft:
        """Write a first message for a purpose (`past_due`, `new_lead`, `birthday`, …)."""
        ...
