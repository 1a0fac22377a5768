"""Everything that the product understands to have gone wrong: one family, stable codes.

The text is for a person and may change; programs use `code`. Texts carry no member data.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import ClassVar


class SpotterError(Exception):
    """Something the product understands went wrong. `code` is stable, the text is not."""

    code: ClassVar[str] = "spotter_error"
    retryable: ClassVar[bool] = False

    def __init__(self, detail: str = "", *, retry_after: timedelta | None = None) -> None:
        """`detail` is one or two sentences without personal data; `retry_after` where the other side named a wait."""
        super().__init__(detail)
        self.detail = detail
        self.retry_after = retry_after


class NotFound(SpotterError):
    """There is no such thing, or it is not yours to see."""

    code = "not_found"


class InvalidRequest(SpotterError):
    """The request makes no sense as it stands; nothing was changed."""

    code = "invalid_request"


class InvalidFields(SpotterError):
    """Some fields are not as they should be; nothing was changed."""

    code = "invalid_fields"

    def __init__(self, faults: Sequence[tuple[Sequence[str | int], str]]) -> None:
        """`faults` are places in the body, each with a sentence for the person who wrote it."""
        super().__init__("Some fields are not as they should be. Nothing was changed.")
        self.faults = tuple((tuple(place), says) for place, says in faults)


class Conflict(SpotterError):
    """The world moved on: somebody else was first, or the draft is stale."""

    code = "conflict"


class AlreadyDecided(Conflict):
    """A colleague decided first."""

    code = "already_decided"

    def __init__(self, detail: str, *, winner: str, decision: str) -> None:
        """`winner` is the display name of the person who decided, `decision` what they chose."""
        super().__init__(detail)
        self.winner = winner
        self.decision = decision


class StaleDraft(Conflict):
    """The member wrote again, or the conversation changed, after this draft was made."""

    code = "stale_draft"


class OptedOut(Conflict):
    """The member opted out of this channel."""

    code = "opted_out"


class NotAllowed(SpotterError):
    """You are known, and this is not yours to do."""

    code = "not_allowed"


class NotLoggedIn(SpotterError):
    """Nobody is logged in."""

    code = "not_logged_in"


class Superseded(SpotterError):
    """Another worker took this work over; this one must stop."""

    code = "superseded"


class StoreBusy(SpotterError):
    """The database did not give way in time. Waiting helps."""

    code = "store_busy"
    retryable = True


class CrmError(SpotterError):
    """The CRM could not be used."""

    code = "crm_error"


class CrmUnavailable(CrmError):
    """The CRM did not answer, or answered with its own error page. Waiting helps."""

    code = "crm_unavailable"
    retryable = True


class CrmRateLimited(CrmUnavailable):
    """The CRM asked us to slow down; `retry_after` says for how long, where it said so."""

    code = "crm_rate_limited"


class CrmLoginRefused(CrmError):
    """The CRM says the password is wrong. Nobody tries again until a person changes it."""

    code = "crm_login_refused"


class CrmSessionLost(CrmError):
    """The session died and one new login did not bring it back. Waiting helps."""

    code = "crm_session_lost"
    retryable = True


class CrmUnreadable(CrmError):
    """The CRM answered with a page that we do not surely understand: a failed read, never 'no news'."""

    code = "crm_unreadable"
    retryable = True


class CrmMismatch(CrmError):
    """The CRM showed another person than the one asked for. Nothing was sent."""

    code = "crm_mismatch"


class CrmBusy(CrmError):
    """The CRM session was in use for too long. Waiting helps; nothing was sent."""

    code = "crm_busy"
    retryable = True


class EngineFailed(SpotterError):
    """The model gave no answer that can be used."""

    code = "engine_failed"
    usage: Mapping[str, float] = MappingProxyType({})
    """What the failed questions cost all the same."""


class EngineUnavailable(EngineFailed):
    """The model did not answer. Waiting helps."""

    code = "engine_unavailable"
    retryable = True


class EngineRateLimited(EngineUnavailable):
    """The model's service asked us to slow down."""

    code = "engine_rate_limited"


class EngineOutput(EngineFailed):
    """The model answered with something that is not what was asked for, twice."""

    code = "engine_output"


class TemporalUnavailable(SpotterError):
    """The workflow engine could not be reached; the row is stored and a sweep delivers it later."""

    code = "temporal_unavailable"
    retryable = True
