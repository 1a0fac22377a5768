"""The sweep: whatever swallowed a signal, its conversation is told again; and every club that is served is polled."""

import asyncio
import uuid
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import insert, update
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError

from activities.nudging import InboxLinks, Nudger
from activities.sweep import Sweep
from activities.temporal_client import connect
from spotter.contracts import names
from spotter.domain.conversation import StaffActKind
from spotter.domain.errors import TemporalUnavailable
from spotter.domain.ids import ConversationId
from spotter.store.session import Store
from spotter.store.tables.conversations import Message
from spotter.store.tables.judgements import StaffAct
from tests.fixtures.club_inboxes import CONNECTED, ClubInbox, a_club, item
from tests.fixtures.namespaces import register_namespace
from tests.fixtures.temporal_server import TemporalServer

_DEADLINE_S = 60.0


@pytest.fixture
async def client(temporal_server: TemporalServer) -> Client:
    """A namespace of the test's own: clubs of other tests have the same names."""
    namespace = f"sweep-{uuid.uuid4().hex[:8]}"
    await register_namespace(temporal_server, namespace)
    return await connect(temporal_server.address, namespace=namespace)


@pytest.fixture
async def inbox(sqlite_store: Store) -> ClubInbox:
    """A club in which a member asked something, and nobody was told."""
    inbox = await a_club(sqlite_store)
    await inbox.connect(item(1, "old"))
    await inbox.poll(item(1, "old"), item(2, "Are you open?"))
    return inbox


def _sweep(store: Store, client: Client, *, refuse: int = 0) -> Sweep:
    """A sweep that finds work of any age. Temporal is away for its first `refuse` calls."""
    left = [refuse]

    async def the_client() -> Client:
        left[0] -= 1
        if left[0] >= 0:
            raise TemporalUnavailable("away")
        return client

    return Sweep(store, Nudger(the_client, InboxLinks()), older_than=timedelta(0))


async def _signals(client: Client, inbox: ClubInbox) -> list[str]:
    conversation = names.conversation_workflow_id(inbox.club, ConversationId((await inbox.conversation()).id))
    return [
        event.workflow_execution_signaled_event_attributes.signal_name
        for event in (await client.get_workflow_handle(conversation).fetch_history()).events
        if event.event_type == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED
    ]


async def _is_polled(client: Client, inbox: ClubInbox) -> bool:
    with suppress(RPCError):
        found = await client.get_workflow_handle(names.club_polling_workflow_id(inbox.club)).describe()
        return found.status is WorkflowExecutionStatus.RUNNING
    return False


async def test_a_message_whose_signal_was_swallowed_is_told_of(client: Client, inbox: ClubInbox) -> None:
    """
    The worker that stored a message died before it could say so; nobody else knows, but the row is there.
    """
    told = await _sweep(inbox.store, client).once()

    assert (1, [names.MESSAGE_ARRIVED]) == (told, await _signals(client, inbox))


async def test_a_decision_whose_signal_was_swallowed_is_told_of(client: Client, inbox: ClubInbox) -> None:
    """
    A colleague took over and the API died before it could say so: the workflow learns it from the row.
    """
    conversation = await inbox.conversation()
    async with inbox.store.transaction() as tx:
        await tx.session.execute(update(Message).values(needs_turn=False))
        await tx.session.execute(
            insert(StaffAct).values(
                club_id=inbox.club,
                conversation_id=conversation.id,
                kind=StaffActKind.TAKEN_OVER.value,
                staff_id=1,
                created_at=CONNECTED,
            )
        )

    told = await _sweep(inbox.store, client).once()

    assert (1, [names.TAKEN_OVER]) == (told, await _signals(client, inbox))


async def test_a_club_without_a_polling_workflow_gets_one(client: Client, inbox: ClubInbox) -> None:
    """
    Temporal lost its database, or the club was added while it was away: it is polled again all the same.
    """
    sweep = _sweep(inbox.store, client)
    before = await _is_polled(client, inbox)
    await sweep.watch_clubs()
    await sweep.watch_clubs()

    assert (False, True) == (before, await _is_polled(client, inbox))


async def test_a_sweep_outlives_what_fails(client: Client, inbox: ClubInbox) -> None:
    """
    It runs for as long as its worker: a Temporal that is away at its first look does not end it.
    """
    running = asyncio.create_task(_sweep(inbox.store, client, refuse=3).run())
    try:
        async with asyncio.timeout(_DEADLINE_S):
            while not await _is_polled(client, inbox):
                await asyncio.sleep(0.1)
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
