"""Sending with the real connector against the simulator: its ledger says what left, our rows must say the same."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from spotter.contracts.conversation import SendStatus
from spotter.crm.clubos.connector import ClubOsConnector
from spotter.crm.port import CrmThread
from spotter.delivery.ports import IngestedThread, SendTimings
from spotter.delivery.sender import Sender
from spotter.delivery.staging import StageDelivery
from spotter.domain.delivery import DeliveryState
from spotter.domain.errors import CrmUnreadable
from spotter.domain.ids import ClubId, ConversationId, DeliveryId
from spotter.inbox.threads import store_thread
from spotter.store.session import Store
from spotter.store.tables.conversations import Conversation
from spotter.store.tables.people import Member
from tests.contract.fixtures.sim_server import SimulatorProcess, running_simulator
from tests.fixtures.delivery_rows import Rows, Thread, by_hand, reply_to

# The reads of minutes in seconds; the deadline of a post stays one that a busy machine can keep.
TIMINGS = SendTimings(post_s=2.0, reads_s=(0.2, 0.6, 1.0), no_byte_retry_s=0.1, another_open_retry_s=0.1)


class Desk:
    """A club of its own in the simulator, one member, and the sender that would serve it."""

    def __init__(self, simulator: SimulatorProcess, store: Store) -> None:
        self.control = simulator.control
        self.store = store
        self.club: dict[str, Any] = self.control.open_club(zone="America/Chicago", members=1, history=True)
        self.member = self.control.add_member(self.club["slug"], "Riley Hart", phone="(312) 555-0142")
        self.crm = ClubOsConnector(
            base_url=simulator.url, username=self.club["username"], password=self.club["password"]
        )
        self.rows = Rows(store, now=datetime.now(UTC))
        self.sender = Sender(store, self._connector, ingest_thread=self._ingest, timings=TIMINGS)

    async def thread(self) -> Thread:
        await self.rows.club(connected_at=self.rows.now - timedelta(days=1))
        thread = await self.rows.thread(phone="+13125550142")
        await self.rows.set(Member, thread.member, crm_user_id=str(self.member["id"]))
        await self.rows.set(Conversation, thread.conversation, log_read_at=self.rows.now)
        return thread

    async def drive(self, order: StageDelivery) -> tuple[DeliveryId, SendStatus]:
        """Do what the workflow does until nothing is left to do."""
        delivery = await self.rows.staged(order)
        status = SendStatus.NOT_SENT
        for _ in range(6):
            if status is SendStatus.UNCERTAIN:
                status = (await self.sender.settle(delivery, heartbeat=_silent)).status
            else:
                status = (await self.sender.send(delivery, heartbeat=_silent, stopping=_never)).status
            if status not in (SendStatus.UNCERTAIN, SendStatus.NOT_SENT):
                break
        return delivery, status

    def fault(self, kind: str, where: str = "save", **more: Any) -> int:
        planned = {"kind": kind, "where": where, "club": self.club["slug"], "times": 1} | more
        return self.control.post("faults", **planned)["id"]

    def fired(self, fault: int) -> int:
        return next(one["fired"] for one in self.control.get("/api/faults") if one["id"] == fault)

    def effects(self) -> list[str]:
        return [line["body"] for line in self.control.ledger(self.club["slug"], "effect")]

    async def _connector(self, _club: ClubId) -> ClubOsConnector:
        return self.crm

    async def _ingest(self, club: ClubId, conversation: ConversationId, thread: CrmThread) -> IngestedThread:
        stored = await store_thread(self.store, club, conversation, thread, now=datetime.now(UTC))
        return IngestedThread(new_inbound=stored.new_inbound, staff_wrote=stored.staff_wrote)


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    """One simulator for all tests of this file; each makes its own club."""
    with running_simulator(tmp_path_factory.mktemp("simulator")) as running:
        yield running


@pytest.fixture
async def desk(simulator: SimulatorProcess, sqlite_store: Store) -> AsyncIterator[Desk]:
    """A desk of its own."""
    made = Desk(simulator, sqlite_store)
    yield made
    await made.crm.aclose()


async def test_a_persons_message_leaves_and_is_read_back(desk: Desk) -> None:
    """
    One effect in the CRM's own ledger, and "sent" here; nothing of the member's profile changed.
    """
    delivery, status = await desk.drive(by_hand(await desk.thread()))

    assert SendStatus.SENT is status
    assert DeliveryState.SENT == (await desk.rows.delivery(delivery)).state
    assert 1 == len(desk.effects())
    assert [] == desk.control.ledger(desk.club["slug"], "profile_write")


@pytest.mark.parametrize(
    ("kind", "more", "state", "effects"),
    [
        ("error500", {"after_effect": True}, DeliveryState.SENT, 1),
        ("drop_after", {}, DeliveryState.SENT, 1),
        ("drop_mid_answer", {}, DeliveryState.SENT, 1),
        ("unknown_page_with_effect", {}, DeliveryState.SENT, 1),
        ("delayed_effect", {"seconds": 1.0}, DeliveryState.SENT, 1),
        ("error500", {}, DeliveryState.NEEDS_STAFF, 0),
        ("redirect_login", {}, DeliveryState.NEEDS_STAFF, 0),
        ("status_429", {}, DeliveryState.NEEDS_STAFF, 0),
        ("positive_without_effect", {}, DeliveryState.UNCONFIRMED, 0),
    ],
)
async def test_what_we_say_of_a_send_is_what_the_crm_did(
    desk: Desk, kind: str, more: dict[str, Any], state: DeliveryState, effects: int
) -> None:
    """
    Whatever the CRM answers: sent means one effect, and what did not arrive is a person's question, not a repeat.
    """
    thread = await desk.thread()
    fault = desk.fault(kind, **more)

    delivery, _ = await desk.drive(by_hand(thread))

    assert 1 == desk.fired(fault)
    assert (state, effects) == ((await desk.rows.delivery(delivery)).state, len(desk.effects()))


@pytest.mark.parametrize("kind", ["redirect_login", "invalid_500"])
async def test_a_reply_that_did_not_arrive_arrives_at_the_second_try(desk: Desk, kind: str) -> None:
    """
    The member waits: read back, absent, posted once more with fresh tokens.
    """
    thread = await desk.thread()
    desk.fault(kind)

    delivery, status = await desk.drive(reply_to(thread))

    assert (SendStatus.SENT, 1) == (status, len(desk.effects()))
    assert 2 == (await desk.rows.delivery(delivery)).attempts


async def test_a_form_that_lacks_a_field_is_never_posted(desk: Desk) -> None:
    """
    A page that is not complete stops the send before anything is armed.
    """
    thread = await desk.thread()
    desk.fault("missing_form_field", "thread", field="memberSalesFollowUpStatus", times=2)
    delivery = await desk.rows.staged(by_hand(thread))

    with pytest.raises(CrmUnreadable):
        await desk.sender.send(delivery, heartbeat=_silent, stopping=_never)

    assert ([], DeliveryState.QUEUED) == (desk.effects(), (await desk.rows.delivery(delivery)).state)


async def test_a_stop_that_waits_in_the_crm_wins(desk: Desk) -> None:
    """
    The member stopped texts a moment ago and nobody polled: nothing leaves.
    """
    thread = await desk.thread()
    delivery = await desk.rows.staged(reply_to(thread))
    desk.control.post(f"members/{desk.member['id']}/write", text="STOP")

    outcome = await desk.sender.send(delivery, heartbeat=_silent, stopping=_never)

    assert outcome.status in (SendStatus.BLOCKED, SendStatus.SUPERSEDED, SendStatus.NEEDS_STAFF)
    assert [] == desk.effects()


def _silent(_stage: str) -> None:
    return


def _never() -> bool:
    return False
