"""Who may try to log in, and when: failed logins are counted outside a connector, so N workers try as often as one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from spotter.crm.port import CrmAccount
from spotter.domain.errors import CrmLoginRefused

_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)
_LOGINS_PER_MINUTE = 6  # both sessions, twice over, and room for one bad minute


class LoginGate(Protocol):
    """Counts the login attempts of one CRM account over all workers.

    A wrong password may lock the account, so after `failed("crm_login_refused")` a gate must not say
    "now" again until a person changed the credentials: it raises `CrmLoginRefused` or names a long wait.
    """

    async def may_try(self) -> timedelta | None:
        """Return None where a login may be tried now, else how long to wait."""
        ...

    async def failed(self, code: str, *, password_sent: bool) -> None:
        """Record a failed attempt under the code of its error; before the password left it locks nobody out."""
        ...

    async def succeeded(self, account: CrmAccount) -> None:
        """Record a proven login; the back-off starts anew."""
        ...


class InMemoryLoginGate:
    """The gate of a single process: tests and tools. It forgets everything at exit."""

    def __init__(self, clock: Callable[[], datetime] | None = None) -> None:
        self._clock = clock or (lambda: datetime.now(UTC))
        self._failures = 0
        self._not_before: datetime | None = None
        self._attempts: list[datetime] = []
        self._refused = False

    async def may_try(self) -> timedelta | None:
        """Count an attempt where it may be made now, else return the wait."""
        if self._refused:
            raise CrmLoginRefused("The CRM said that the password is wrong. Change it in the club's settings.")
        now = self._clock()
        if self._not_before is not None and now < self._not_before:
            return self._not_before - now
        self._attempts = [at for at in self._attempts if now - at < timedelta(minutes=1)]
        if len(self._attempts) >= _LOGINS_PER_MINUTE:
            return self._attempts[0] + timedelta(minutes=1) - now
        self._attempts.append(now)
        return None

    async def failed(self, code: str, *, password_sent: bool) -> None:
        """Back off, one way for all; after a refusal nobody tries again."""
        del password_sent
        if code == CrmLoginRefused.code:
            self._refused = True
            return
        self._not_before = self._clock() + min(_FIRST_WAIT * 2**self._failures, _LONGEST_WAIT)
        self._failures = min(self._failures + 1, 16)

    async def succeeded(self, account: CrmAccount) -> None:
        """Forget the failures."""
        del account
        self._failures = 0
        self._not_before = None
