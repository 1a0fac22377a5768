"""What an act leaves to be told after its commit: rows are the truth, signals are hints."""

from dataclasses import dataclass

from spotter.contracts.conversation import StaffActRef
from spotter.domain.ids import ClubId, ConversationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One act, committed or about to be. Whoever commits signals what is named here; a sweep does it otherwise."""

    club: ClubId
    conversation: ConversationId | None = None
    act: StaffActRef | None = None
    """The conversation's workflow must learn of this row."""
    club_signals: tuple[str, ...] = ()
    """Signals of the club's polling workflow (names in `spotter.contracts.names`)."""
    start_club: bool = False
    """The club's polling workflow must run."""
