"""What an answer is made of: sentences, each with what it rests on, and what stayed unanswered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One or two sentences that can be said, and the passage or record field behind them."""

    text: str
    citations: tuple[str, ...] = ()
    doubt: str = ""
    """Why a person must check it first; empty where it answers for sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A part of the turn that cannot be answered from what is known, and why, in words for staff."""

    why: str
    lacks_facts: bool = False
    """Whether an entry in the club's knowledge would have answered it."""
