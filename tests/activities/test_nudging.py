"""Nudging: what a workflow is told, against a real Temporal server that no worker serves."""

import uuid
from typing import Any

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client, WorkflowHandle

from activities.nudging import AWAITING_PERSON, CLUB_ID, CONVERSATION_STATUS, InboxLinks, Nudge, Nudger
from activities.temporal_client import connect, is_reachable
from spotter.contracts import names
from spotter.contracts.conversation import ArrivedMessages, ConversationInput, StaffActRef, Timings
from spotter.domain.conversation import StaffActKind
from spotter.domain.errors import TemporalUnavailable
from spotter.domain.ids import ClubId, ConversationId, MessageId, StaffActId
from tests.fixtures.temporal_server import TemporalServer

_CONVERSATION = ConversationId(7)


@pytest.fixture
async def client(temporal_server: TemporalServer) -> Client:
    return await connect(temporal_server.address, namespace=temporal_server.namespace)


@pytest.fixture
def club() -> ClubId:
    return ClubId(f"club-{uuid.uuid4().hex[:8]}")


@pytest.fixture
def nudger(client: Client) -> Nudger:
    return _nudger(client)


def _nudger(client: Client) -> Nudger:
    async def the_client() -> Client:
        return client

    async def timings(club: ClubId) -> Timings:
        return Timings(burst_quiet_s=0.25)

    return Nudger(the_client, InboxLinks(public_url="https://desk.example.com/"), timings)


def _arrived(*messages: int) -> ArrivedMessages:
    return ArrivedMessages(messages=[MessageId(message) for message in messages])


def _run_of(client: Client, club: ClubId, conversation: int = _CONVERSATION) -> WorkflowHandle[Any, Any]:
    return client.get_workflow_handle(names.conversation_workflow_id(club, ConversationId(conversation)))


async def _signals(handle: WorkflowHandle[Any, Any]) -> list[str]:
    return [
        event.workflow_execution_signaled_event_attributes.signal_name
        for event in (await handle.fetch_history()).events
        if event.event_type == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED
    ]


async def test_a_first_message_starts_the_one_workflow_of_its_conversation(
    client: Client, nudger: Nudger, club: ClubId
) -> None:
    """
    The first message of a member starts a workflow that can be found by club and links back to the inbox.
    """
    await nudger.nudge_conversation(club, _CONVERSATION, arrived=_arrived(1))

    found = await _run_of(client, club).describe()
    assert names.CONVERSATION == found.workflow_type
    assert names.CONVERSATIONS_QUEUE == found.task_queue
    attributes = found.typed_search_attributes
    assert (club, "ai_handling", False) == (
        attributes[CLUB_ID],
        attributes[CONVERSATION_STATUS],
        attributes[AWAITING_PERSON],
    )
    assert {"inbox": f"https://desk.example.com/inbox/7?club={club}"} == dict(await found.memo())
    assert [names.MESSAGE_ARRIVED] == await _signals(_run_of(client, club))


async def test_whatever_is_told_reaches_the_same_run(client: Client, nudger: Nudger, club: ClubId) -> None:
    """
    Messages and the acts of people reach the same run, each by the signal that belongs to it.
    """
    acts = [StaffActRef(act=StaffActId(number), kind=kind) for number, kind in enumerate(StaffActKind, start=1)]

    await nudger.nudge_conversation(club, _CONVERSATION, arrived=_arrived(1))
    for act in acts:
        await nudger.nudge_conversation(club, _CONVERSATION, act=act)

    assert [
        names.MESSAGE_ARRIVED,
        names.STAFF_DECIDED,
        names.STAFF_REPLIED,
        names.STAFF_REPLIED,  # "send it again": an order, as a reply is
        names.TAKEN_OVER,
        names.HANDED_BACK,
    ] == await _signals(_run_of(client, club))


async def test_a_run_starts_with_the_timings_of_its_club(client: Client, nudger: Nudger, club: ClubId) -> None:
    """
    How long a conversation waits is the club's own setting.
    """
    await nudger.nudge_conversation(club, _CONVERSATION, arrived=_arrived(1))

    started = (await _run_of(client, club).fetch_history()).events[0].workflow_execution_started_event_attributes
    [given] = await client.data_converter.decode(started.input.payloads, [ConversationInput])
    assert 0.25 == given.timings.burst_quiet_s
    assert (club, _CONVERSATION) == (given.club, given.conversation)


async def test_the_web_ui_sees_ids_only(client: Client, nudger: Nudger, club: ClubId) -> None:
    """
    The summary that the Temporal Web UI shows is short and names nobody.
    """
    await nudger.nudge_conversation(club, _CONVERSATION, arrived=_arrived(1))

    summary = await (await _run_of(client, club).describe()).static_summary()
    assert f"Conversation 7 of {club}" == summary
    assert len((summary or "").encode()) <= 400


async def test_a_burst_of_nudges_all_arrive(client: Client, nudger: Nudger, club: ClubId) -> None:
    """
    After a long outage, every conversation with something new is told.
    """
    nudges = [Nudge(club=club, conversation=ConversationId(n), arrived=_arrived(n)) for n in range(1, 61)]

    assert [] == await nudger.nudge_many(nudges)

    for number in (1, 30, 60):
        assert [names.MESSAGE_ARRIVED] == await _signals(_run_of(client, club, number))


async def test_a_club_is_polled_once_however_often_it_is_started(client: Client, nudger: Nudger, club: ClubId) -> None:
    """
    Starting a club that is already polled changes nothing.
    """
    await nudger.start_club(club)
    handle = client.get_workflow_handle(names.club_polling_workflow_id(club))
    first = (await handle.describe()).run_id

    await nudger.start_club(club)
    await nudger.signal_club(club, names.POLL_NOW)

    assert first == (await handle.describe()).run_id
    assert [names.POLL_NOW] == await _signals(handle)


async def test_a_signal_for_a_club_that_is_not_polled_is_no_error(nudger: Nudger, club: ClubId) -> None:
    """
    Where no workflow runs yet, the club's row already says what to do.
    """
    await nudger.signal_club(club, names.PAUSE)


async def test_an_outage_is_told_as_such_and_a_burst_names_what_is_left(club: ClubId) -> None:
    """
    While Temporal is away a nudge says so, and a burst returns what is still to be told.
    """
    nowhere = await connect("127.0.0.1:1", lazy=True)
    nudger = _nudger(nowhere)
    nudge = Nudge(club=club, conversation=_CONVERSATION, arrived=_arrived(1))

    with pytest.raises(TemporalUnavailable):
        await nudger.nudge_conversation(club, _CONVERSATION, arrived=_arrived(1))
    with pytest.raises(TemporalUnavailable):
        await nudger.start_club(club)

    assert [nudge] == await nudger.nudge_many([nudge])
    assert not await is_reachable(nowhere)


async def test_temporal_that_answers_is_reachable(client: Client) -> None:
    """
    The readiness check sees a server that works.
    """
    assert await is_reachable(client)
