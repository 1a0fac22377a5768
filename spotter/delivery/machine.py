"""Which state follows from which fact: the pure core of sending, shared by the store and by the simulation."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from spotter.domain.delivery import Block, DeliveryKind, DeliveryState, Outcome

NOT_SENT_LIMIT: Final = 3
"""So often may a send fail before its first byte; then a person is told."""

_WAITS: Final = frozenset(
    {Block.ANOTHER_SEND_OPEN, Block.SENDS_STOPPED, Block.NOT_YET, Block.QUIET_HOURS, Block.NOT_MINE}
)

AFTER_REFUSAL: Final[Mapping[Block, DeliveryState]] = MappingProxyType(
    {
        **dict.fromkeys(Block, DeliveryState.BLOCKED),
        **dict.fromkeys(_WAITS, DeliveryState.QUEUED),
        Block.NEWER_MESSAGE: DeliveryState.SUPERSEDED,
        Block.TAKEN_OVER: DeliveryState.CANCELLED,
        Block.EXPIRED: DeliveryState.EXPIRED,
    }
)
"""Where the gate's refusal leaves a delivery. What only delays leaves it queued."""

REPEATABLE: Final = frozenset({DeliveryKind.REPLY, DeliveryKind.ACK})
"""Kinds that may be posted once more by themselves after a proved absence: somebody waits for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterPost:
    """What one POST leads to. An attempt that stays open must be reconciled before anything is posted again."""

    state: DeliveryState
    closes: bool
    gives_back: bool = False
    """Nothing left, so the post does not count."""


def after_post(outcome: Outcome, *, not_sent_before: int) -> AfterPost:
    """Return what follows from the answer to a POST; `not_sent_before` counts earlier tries without a byte."""
    if outcome is not Outcome.NOT_SENT:
        return AfterPost(state=DeliveryState.RECONCILING, closes=False)
    if not_sent_before + 1 >= NOT_SENT_LIMIT:
        return AfterPost(state=DeliveryState.FAILED, closes=True, gives_back=True)
    return AfterPost(state=DeliveryState.QUEUED, closes=True, gives_back=True)


class Sight(StrEnum):
    """What one read of the member's thread showed."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    """Not surely complete, or the rows before the send are not there any more: no evidence either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """A read-back, with what decides how it counts."""

    sight: Sight
    is_last: bool
    """Begun later than the longest time after which an effect becomes visible."""
    given_up: bool = False
    """Unreadable for so long that a person must look."""
    accepted: bool = False
    """The CRM had answered with its positive phrase."""
    may_repeat: bool = False


class Verdict(StrEnum):
    """What a read-back decides."""

    VERIFIED = "verified"
    READ_AGAIN = "read_again"
    UNCONFIRMED = "unconfirmed"
    POST_ONCE_MORE = "post_once_more"
    NEEDS_STAFF = "needs_staff"


def judge(read: ReadBack) -> Verdict:
    """Decide from one read. Only a complete read that came late enough can prove an absence."""
    if read.sight is Sight.FOUND:
        return Verdict.VERIFIED
    if read.sight is Sight.UNREADABLE:
        return Verdict.NEEDS_STAFF if read.given_up else Verdict.READ_AGAIN
    if not read.is_last:
        return Verdict.READ_AGAIN
    if read.accepted:
        return Verdict.UNCONFIRMED  # the CRM said yes: sending again by ourselves could be a second message
    return Verdict.POST_ONCE_MORE if read.may_repeat else Verdict.NEEDS_STAFF


AFTER_VERDICT: Final[Mapping[Verdict, DeliveryState]] = MappingProxyType(
    {
        Verdict.VERIFIED: DeliveryState.SENT,
        Verdict.READ_AGAIN: DeliveryState.RECONCILING,
        Verdict.UNCONFIRMED: DeliveryState.UNCONFIRMED,
        Verdict.POST_ONCE_MORE: DeliveryState.QUEUED,
        Verdict.NEEDS_STAFF: DeliveryState.NEEDS_STAFF,
    }
)


def closing_outcome(read: ReadBack, recorded: Outcome | None) -> Outcome:
    """Return what an attempt is closed with once the read-backs are over."""
    if read.sight is Sight.FOUND:
        return Outcome.VERIFIED
    if read.sight is Sight.UNREADABLE:
        return recorded or Outcome.UNKNOWN
    return Outcome.ACCEPTED if read.accepted else Outcome.ABSENT


def may_repeat(kind: DeliveryKind, *, posts_allowed: int, member_waits: bool, nothing_newer: bool, free: bool) -> bool:
    """Say whether an absence may be answered by one more post without a person.

    `free`: consent and takeover are as they were. The next arming asks all of it again.
    """
    return kind in REPEATABLE and posts_allowed == 1 and member_waits and nothing_newer and free


class Arrival(StrEnum):
    """A person's answer to "did it arrive?"."""

    IT_ARRIVED = "it_arrived"
    SEND_AGAIN = "send_again"
    DISCARD = "discard"


AFTER_ARRIVAL: Final[Mapping[Arrival, DeliveryState]] = MappingProxyType(
    {
        Arrival.IT_ARRIVED: DeliveryState.SENT,
        Arrival.SEND_AGAIN: DeliveryState.QUEUED,
        Arrival.DISCARD: DeliveryState.CANCELLED,
    }
)
