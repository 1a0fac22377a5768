"""Telling workflows that there is something new: a signal is a hint, the row it points at is the truth.

Whoever commits a row nudges after the commit; what a crash or an outage swallowed, the sweep nudges again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from temporalio.client import Client
from temporalio.common import (
    SearchAttributeKey,
    SearchAttributePair,
    TypedSearchAttributes,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.service import RPCError, RPCStatusCode

from spotter.contracts import names
from spotter.contracts.conversation import ArrivedMessages, ConversationInput, StaffActRef, Timings
from spotter.contracts.polling import ClubPollingInput
from spotter.domain.conversation import ConversationStatus, StaffActKind
from spotter.domain.errors import TemporalUnavailable
from spotter.domain.ids import ClubId, ConversationId

log = structlog.get_logger(__name__)

RPC_TIMEOUT = timedelta(seconds=5)
_AT_ONCE = 20

CLUB_ID = SearchAttributeKey.for_keyword(names.CLUB_ID)
CONVERSATION_STATUS = SearchAttributeKey.for_keyword(names.CONVERSATION_STATUS)
AWAITING_PERSON = SearchAttributeKey.for_bool(names.AWAITING_PERSON)

_SIGNAL_OF = {
    StaffActKind.DECIDED: names.STAFF_DECIDED,
    StaffActKind.REPLIED: names.STAFF_REPLIED,
    StaffActKind.SEND_AGAIN: names.STAFF_REPLIED,
    StaffActKind.TAKEN_OVER: names.TAKEN_OVER,
    StaffActKind.HANDED_BACK: names.HANDED_BACK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxLinks:
    """Addresses of the inbox's pages. They go into Temporal, so they hold ids only."""

    public_url: str = ""

    def conversation(self, club: ClubId, conversation: ConversationId) -> str:
        """Return the page that shows a conversation; empty where no address is configured."""
        return f"{self.public_url.rstrip('/')}/inbox/{conversation}?club={club}" if self.public_url else ""

    def club(self, club: ClubId) -> str:
        """Return the club's inbox; empty where no address is configured."""
        return f"{self.public_url.rstrip('/')}/inbox?club={club}" if self.public_url else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """One conversation with what its workflow must learn."""

    club: ClubId
    conversation: ConversationId
    arrived: ArrivedMessages | None = None
    act: StaffActRef | None = None


async def standard_timings(club: ClubId) -> Timings:
    """Return the timings of a club that changed none."""
    del club
    return Timings()


class Nudger:
    """Signals conversations and clubs, starting their workflows where none runs."""

    def __init__(
        self,
        client: Callable[[], Awaitable[Client]],
        links: InboxLinks,
        timings: Callable[[ClubId], Awaitable[Timings]] = standard_timings,
        *,
        conversations_queue: str = names.CONVERSATIONS_QUEUE,
        rpc_timeout: timedelta = RPC_TIMEOUT,
    ) -> None:
        """`client` gives the process's one client; `timings` those of a club, for runs that start here."""
        self._client = client
        self._links = links
        self._timings = timings
        self._queue = conversations_queue
        self._rpc_timeout = rpc_timeout

    async def nudge_conversation(
        self,
        club: ClubId,
        conversation: ConversationId,
        *,
        arrived: ArrivedMessages | None = None,
        act: StaffActRef | None = None,
    ) -> None:
        """Tell a conversation's workflow of what arrived or what a person did; it starts where it does not run.

        Raises `TemporalUnavailable`; the row is stored all the same, and a sweep nudges again.
        """
        if arrived is not None:
            await self._signal_with_start(club, conversation, names.MESSAGE_ARRIVED, arrived)
        if act is not None:
            await self._signal_with_start(club, conversation, _SIGNAL_OF[act.kind], act)

    async def nudge_many(self, nudges: Iterable[Nudge]) -> list[Nudge]:
        """Nudge about twenty at once; return those that could not be told."""
        slots = asyncio.Semaphore(_AT_ONCE)

        async def one(nudge: Nudge) -> Nudge | None:
            async with slots:
                try:
                    await self.nudge_conversation(nudge.club, nudge.conversation, arrived=nudge.arrived, act=nudge.act)
                except TemporalUnavailable:
                    return nudge
                return None

        results = await asyncio.gather(*(one(nudge) for nudge in nudges))
        return [nudge for nudge in results if nudge is not None]

    async def start_club(self, club: ClubId) -> None:
        """Make sure that a club is polled: start its workflow unless it runs. Raises `TemporalUnavailable`."""
        await self._call(
            lambda client: client.start_workflow(
                names.CLUB_POLLING,
                ClubPollingInput(club=club, inbox_url=self._links.club(club)),
                id=names.club_polling_workflow_id(club),
                task_queue=self._queue,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
                search_attributes=TypedSearchAttributes([SearchAttributePair(CLUB_ID, club)]),
                memo={names.INBOX_LINK_MEMO: self._links.club(club)},
                static_summary=f"Watching the inboxes of {club}"[:200],
                rpc_timeout=self._rpc_timeout,
            )
        )

    async def signal_club(self, club: ClubId, signal: str) -> None:
        """Tell a club's polling workflow (`pause`, `resume`, `poll_now`, `connection_changed`).

        Where it does not run nothing is lost: the row is read when it does. Raises `TemporalUnavailable`.
        """

        async def send(client: Client) -> None:
            handle = client.get_workflow_handle(names.club_polling_workflow_id(club))
            try:
                await handle.signal(signal, rpc_timeout=self._rpc_timeout)
            except RPCError as error:
                if error.status != RPCStatusCode.NOT_FOUND:
                    raise

        await self._call(send)

    async def _signal_with_start(
        self, club: ClubId, conversation: ConversationId, signal: str, argument: ArrivedMessages | StaffActRef
    ) -> None:
        link = self._links.conversation(club, conversation)
        start = ConversationInput(
            club=club, conversation=conversation, timings=await self._timings(club), inbox_url=link
        )
        await self._call(
            lambda client: client.start_workflow(
                names.CONVERSATION,
                start,
                id=names.conversation_workflow_id(club, conversation),
                task_queue=self._queue,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
                start_signal=signal,
                start_signal_args=[argument],
                search_attributes=TypedSearchAttributes(
                    [
                        SearchAttributePair(CLUB_ID, club),
                        SearchAttributePair(CONVERSATION_STATUS, ConversationStatus.AI_HANDLING.value),
                        SearchAttributePair(AWAITING_PERSON, False),
                    ]
                ),
                memo={names.INBOX_LINK_MEMO: link},
                static_summary=f"Conversation {conversation} of {club}"[:200],
                rpc_timeout=self._rpc_timeout,
            )
        )

    async def _call(self, work: Callable[[Client], Awaitable[Any]]) -> None:
        try:
            await work(await self._client())
        except RPCError as error:
            log.warning("temporal_refused", status=error.status.name)
            raise TemporalUnavailable(
                "Temporal could not be told. The row is stored; a sweep tells it later."
            ) from None
        except RuntimeError as error:  # what a lazy client raises while there is nothing to connect to
            log.warning("temporal_away", error=type(error).__name__)
            raise TemporalUnavailable("Temporal is away. The row is stored; a sweep tells it later.") from None
