"""Who may try to log in to a CRM, and when: counted in the connection's row, so N workers try as often as one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from spotter.crm.port import CrmAccount
from spotter.domain.conversation import ConnectionState
from spotter.domain.errors import CrmLoginRefused, CrmUnavailable, CrmUnreadable, NotFound
from spotter.domain.ids import ClubId
from spotter.store.connections import Connections, LoginCount
from spotter.store.session import Store
from spotter.store.transaction import Transaction

_BACK_OFF = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10))
"""After an answer that was no welcome: whoever tries on may find the account locked."""
_BACK_OFF_UNCOUNTED = (timedelta(seconds=5), timedelta(seconds=15), timedelta(seconds=30), timedelta(minutes=1))
"""After no answer, or before the password left, nobody counted a wrong try; and members wait for us."""
_LOGIN_TAKES = timedelta(seconds=15)
"""How long one login keeps the others from trying; its outcome ends that."""
_LOOK_AGAIN = timedelta(seconds=2)
"""When to ask again while somebody else is logging in."""


class StoredLoginGate:
    """The login gate of one club, shared by every worker through the database."""

    def __init__(self, store: Store, club: ClubId, *, clock: Callable[[], datetime] | None = None) -> None:
        """One per connector; cheap, holds no connection."""
        self._store = store
        self._club = club
        self._clock = clock or (lambda: datetime.now(UTC))
        self._version = 0

    async def may_try(self) -> timedelta | None:
        """Take the one permission to try now and return None, else return how long to wait.

        Raises `CrmLoginRefused` until a person changes the credentials.
        """
        return await self._store.run(self._reserve)

    async def failed(self, code: str, *, password_sent: bool) -> None:
        """Record a failed attempt under the code of its error, unless the credentials changed meanwhile."""

        async def record(tx: Transaction) -> None:
            count = await self._count(tx)
            if count.version != self._version:
                return  # a person changed the password while the old one was being refused
            failures = count.failed_logins + 1
            is_counted = password_sent and code != CrmUnavailable.code
            wait = None if code == CrmLoginRefused.code else _wait_after(failures, is_counted=is_counted)
            await Connections(tx).set_state(
                self._club,
                _state_after(code),
                now=self._clock(),
                error=code,
                failed_logins=failures,
                next_login_at=self._clock() + wait if wait else None,
            )

        await self._store.run(record)

    async def succeeded(self, account: CrmAccount) -> None:
        """Record a proven login and whom the CRM says we are; the back-off starts anew."""

        async def record(tx: Transaction) -> None:
            count = await self._count(tx)
            if count.version != self._version:
                return
            await Connections(tx).set_state(
                self._club,
                ConnectionState.CONNECTED,
                now=self._clock(),
                failed_logins=0,
                next_login_at=None,
                account_user_id=account.user_id,
                account_author=account.author_name,
                account_zone=account.time_zone,
                account_location_id=account.location_id,
                employees=[list(employee) for employee in account.employees],
            )

        await self._store.run(record)

    async def _reserve(self, tx: Transaction) -> timedelta | None:
        count = await self._count(tx)
        if count.state is ConnectionState.REFUSED:
            raise CrmLoginRefused("The CRM said that the password is wrong. Change it in the club's settings.")
        now = self._clock()
        if count.next_login_at is not None and now < count.next_login_at:
            wait = count.next_login_at - now
            # Without a failure the time is not a back-off: a colleague's login is under way.
            return wait if count.failed_logins else min(wait, _LOOK_AGAIN)
        self._version = count.version
        await Connections(tx).reserve_login(self._club, until=now + _LOGIN_TAKES)
        return None

    async def _count(self, tx: Transaction) -> LoginCount:
        count = await Connections(tx).hold_logins(self._club)
        if count is None:
            raise NotFound("This club has no CRM connection.")
        return count


def _wait_after(failures: int, *, is_counted: bool) -> timedelta:
    waits = _BACK_OFF if is_counted else _BACK_OFF_UNCOUNTED
    return waits[min(failures, len(waits)) - 1]


def _state_after(code: str) -> ConnectionState:
    if code == CrmLoginRefused.code:
        return ConnectionState.REFUSED
    return ConnectionState.UNREADABLE if code == CrmUnreadable.code else ConnectionState.UNREACHABLE
