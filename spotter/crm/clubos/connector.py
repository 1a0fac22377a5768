"""The ClubOS connector: one club's CRM account behind the port, with one polling and one sending session."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

import httpx2

from spotter.crm.clubos.clubhub import ClubHub
from spotter.crm.clubos.dashboard import Dashboard
from spotter.crm.clubos.facts import facts_of
from spotter.crm.clubos.inbox import read_inbox
from spotter.crm.clubos.login_gate import InMemoryLoginGate, LoginGate
from spotter.crm.clubos.pages import PageClass, classify, error_for
from spotter.crm.clubos.sending import ClubOsSendSession
from spotter.crm.clubos.session import ClubOsSession, Credentials
from spotter.crm.clubos.wire import Answer, ClientFactory, Timeouts
from spotter.crm.port import CrmAccount, CrmThread, InboxOwner, InboxPage, MemberFacts, SendSession
from spotter.domain.errors import CrmBusy, CrmSessionLost, CrmUnreadable, NotFound
from spotter.domain.ids import CrmUserId, InboxOwnerId

_FRAGMENT: Final = "text/html, */*; q=0.01"
_POLL_WAIT_S: Final = 60.0


class ClubOsConnector:
    """ClubOS over HTTP. See `spotter.crm.port.CrmConnector` for what each call promises."""

    def __init__(
        self,
        *,
        base_url: str,
        username: str,
        password: str,
        clubhub_base_url: str | None = None,
        clubhub_username: str | None = None,
        clubhub_password: str | None = None,
        club_crm_number: str | None = None,
        login_gate: LoginGate | None = None,
        clock: Callable[[], datetime] | None = None,
        timeouts: Timeouts | None = None,
        transport: httpx2.AsyncBaseTransport | None = None,
        ca_file: str | None = None,
    ) -> None:
        """Open nothing yet. Without the ClubHub values, a member's facts come from ClubOS alone.

        `login_gate` counts logins over all workers; without one, this process counts alone. `ca_file` adds
        certificates to the system's: verification itself cannot be switched off.
        """
        self._clock = clock or (lambda: datetime.now(UTC))
        clients = ClientFactory(timeouts or Timeouts(), transport, ca_file)
        gate = login_gate or InMemoryLoginGate(self._clock)
        login_lock = asyncio.Lock()
        self._polling, self._sending = (
            ClubOsSession(
                base_url=base_url,
                credentials=Credentials(username=username, password=password),
                clients=clients,
                gate=gate,
                login_lock=login_lock,
                clock=self._clock,
            )
            for _ in range(2)
        )
        self._owners: tuple[InboxOwner, ...] = ()
        self._timeouts = clients.timeouts
        self._clubhub: ClubHub | None = None
        if clubhub_base_url and clubhub_username and clubhub_password and club_crm_number:
            self._clubhub = ClubHub(
                base_url=clubhub_base_url,
                credentials=Credentials(username=clubhub_username, password=clubhub_password),
                club=club_crm_number,
                clients=clients,
                clock=self._clock,
            )

    async def login(self) -> CrmAccount:
        """Prove that the polling session is ours, logging in where it is not."""
        async with _held(self._polling, _POLL_WAIT_S):
            self._remember(await self._polling.prove())
            return self._account(self._polling)

    async def inbox_owners(self) -> Sequence[InboxOwner]:
        """Read the owner selector."""
        async with _held(self._polling, _POLL_WAIT_S):
            self._remember(await self._polling.prove())
            if not self._owners:
                raise CrmUnreadable("The CRM's dashboard has no owner selector.")
            return self._owners

    async def read_inbox(self, owner: InboxOwnerId, *, known_digest: str | None) -> InboxPage:
        """Read one inbox whole. An unchanged body costs one hash, not a parse."""
        async with _held(self._polling, _POLL_WAIT_S):
            answer = await self._inbox_answer(owner)
            digest = sha256(answer.body).hexdigest()
            items = None
            if digest != known_digest:
                # Megabytes of markup: parsed beside the loop, so that heartbeats go on.
                items = await asyncio.to_thread(
                    read_inbox,
                    answer.text,
                    owner=owner,
                    zone=ZoneInfo(self._account(self._polling).time_zone),
                    now=answer.server_time or self._clock(),
                )
            return InboxPage(
                owner_id=owner,
                digest=digest,
                items=items,
                bytes_read=answer.wire_bytes,
                server_time=answer.server_time,
            )

    def sending(self, *, wait_s: float = 60.0) -> AbstractAsyncContextManager[SendSession]:
        """Hold the sending session; whatever it acted as is undone at the end."""
        return self._sending_session(wait_s)

    async def member_facts(self, member: CrmUserId, *, thread: CrmThread | None = None) -> MemberFacts:
        """Read what may be known of a member. Without a thread, theirs is read first on the sending session."""
        if thread is None:
            async with self.sending() as session:
                thread = await session.read_thread(member)
        account = self._polling.account or self._sending.account
        return await facts_of(thread, clubhub=self._clubhub, account=account, now=self._clock())

    async def aclose(self) -> None:
        """Close the connections."""
        await self._polling.aclose()
        await self._sending.aclose()
        if self._clubhub is not None:
            await self._clubhub.aclose()

    @asynccontextmanager
    async def _sending_session(self, wait_s: float) -> AsyncGenerator[SendSession]:
        async with _held(self._sending, wait_s):
            try:
                yield ClubOsSendSession(self._sending)
            finally:
                await self._sending.undo()

    async def _inbox_answer(self, owner: InboxOwnerId) -> Answer:
        """Fetch an inbox with a session that is ours; a dead one is renewed once."""
        if self._polling.proof_age_s > self._timeouts.proof_lasts_s or not self._polling.acts_as_itself():
            self._remember(await self._polling.prove())
        path, field = self._address_of(owner)
        try:
            return await self._fetch(path, field, owner)
        except CrmSessionLost:
            self._remember(await self._polling.login())
        try:
            return await self._fetch(path, field, owner)
        except CrmSessionLost:
            self._polling.drop()
            raise

    async def _fetch(self, path: str, field: str, owner: InboxOwnerId) -> Answer:
        answer = await self._polling.browser.post(
            path, [(field, str(owner))], accept=_FRAGMENT, cap=self._timeouts.inbox_bytes
        )
        page = classify(answer)
        if page is not PageClass.FRAGMENT:
            raise error_for(page, answer, self._clock())
        if not self._polling.acts_as_itself():
            self._polling.drop()
            raise CrmSessionLost("The polling session acts as somebody else; it was dropped.")
        return answer

    def _address_of(self, owner: InboxOwnerId) -> tuple[str, str]:
        account = self._account(self._polling)
        known = next((item for item in self._owners if item.owner_id == owner), None)
        if known is not None and known.is_location:
            return "/action/Dashboard/location-messages", "clubLocationId"
        if known is not None or owner == account.user_id:
            return "/action/Dashboard/messages", "userId"
        raise NotFound("The CRM's owner selector does not list that inbox.")

    def _remember(self, dashboard: Dashboard) -> None:
        if dashboard.owners:
            self._owners = dashboard.owners

    @staticmethod
    def _account(session: ClubOsSession) -> CrmAccount:
        if session.account is None:
            raise CrmUnreadable("The CRM has not said who we are.")
        return session.account


@asynccontextmanager
async def _held(session: ClubOsSession, wait_s: float) -> AsyncGenerator[None]:
    """Hold a session's lock. Raises `CrmBusy` where it is not free in time."""
    try:
        async with asyncio.timeout(wait_s):
            await session.lock.acquire()
    except TimeoutError as error:
        raise CrmBusy("The CRM session is in use.") from error
    try:
        yield
    finally:
        session.lock.release()
