"""Sending beside the reading of logs: what the member or staff wrote meanwhile counts, what we wrote is ours."""

from datetime import timedelta

from sqlalchemy import select

from spotter.contracts.conversation import SendStatus
from spotter.crm.port import CrmThread
from spotter.delivery.ports import IngestedThread
from spotter.domain.delivery import Block, DeliveryState
from spotter.domain.ids import ClubId, ConversationId, CrmUserId
from spotter.inbox.threads import store_thread
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation, Message
from tests.fixtures.delivery_rows import CLUB, MONDAY_NOON, Rows, Thread, by_hand, reply_to, scene
from tests.fixtures.scripted_crm import Says
from tests.fixtures.sending_desk import SendingDesk


class ReadingDesk(SendingDesk):
    """Stores what the log shows, as the product does."""

    async def _ingest(self, club: ClubId, conversation: ConversationId, thread: CrmThread) -> IngestedThread:
        stored = await store_thread(self.store, club, conversation, thread, now=self.time.clock())
        return IngestedThread(new_inbound=stored.new_inbound, staff_wrote=stored.staff_wrote)


async def reading_scene(store: Store, *script: Says) -> tuple[Rows, Thread, ReadingDesk]:
    rows, thread = await scene(store)
    await rows.set(Club, CLUB, connected_at=MONDAY_NOON - timedelta(days=7))
    await rows.set(Conversation, thread.conversation, log_read_at=MONDAY_NOON - timedelta(minutes=2))
    desk = ReadingDesk(store, script=list(script))
    desk.crm.write(thread.crm_user_id, "When do you close?", at=MONDAY_NOON - timedelta(minutes=1))
    return rows, thread, desk


async def outbound(store: Store) -> list[tuple[str, int | None, bool]]:
    async with store.reading() as tx:
        rows = await tx.session.scalars(select(Message).where(Message.direction == "outbound").order_by(Message.id))
        return [(row.author_kind, row.delivery_id, row.log_key is not None) for row in rows]


async def test_a_stop_that_was_not_polled_yet_wins(store: Store) -> None:
    """
    The member's STOP stands in the CRM and no poll has seen it: nothing is sent.
    """
    rows, thread, desk = await reading_scene(store)
    delivery = await rows.staged(reply_to(thread))
    desk.crm.write(thread.crm_user_id, "STOP")

    outcome = await desk.send(delivery)

    assert outcome.status in (SendStatus.BLOCKED, SendStatus.SUPERSEDED)
    assert [] == desk.crm.posts
    assert (await rows.delivery(delivery)).block in (Block.OPTED_OUT, Block.NEWER_MESSAGE)


async def test_what_staff_wrote_in_the_crm_silences_the_reply(store: Store) -> None:
    """
    A person answered by hand a moment ago: the AI keeps quiet.
    """
    rows, thread, desk = await reading_scene(store)
    delivery = await rows.staged(reply_to(thread))
    desk.crm.write(thread.crm_user_id, "We close at ten, Ana!", author="Sam T.", by_member=False)

    assert SendStatus.BLOCKED is (await desk.send(delivery)).status
    assert [] == desk.crm.posts
    assert DeliveryState.CANCELLED == (await rows.delivery(delivery)).state


async def test_our_text_is_one_row_however_often_the_log_is_read(store: Store) -> None:
    """
    Sent, verified and read again by the sweep: one message, ours, and nobody has taken over.
    """
    rows, thread, desk = await reading_scene(store)
    delivery = await rows.staged(reply_to(thread))

    assert SendStatus.SENT is (await desk.send(delivery)).status
    await _sweep(desk, thread)

    assert [("ai", delivery, True)] == await outbound(store)
    assert await _taken_over(store) is None


async def test_our_text_that_shows_late_is_not_staff_writing(store: Store) -> None:
    """
    The sweep sees our text before the reconciliation does: it is ours, and is verified as one row.
    """
    rows, thread, desk = await reading_scene(store, Says.LATE_WITHIN_D)
    delivery = await rows.staged(reply_to(thread))
    assert SendStatus.UNCERTAIN is (await desk.send(delivery)).status
    await desk.time.sleep(160)
    await _sweep(desk, thread)

    assert SendStatus.SENT is (await desk.settle(delivery)).status
    await _sweep(desk, thread)

    assert [("ai", delivery, True)] == await outbound(store)
    assert await _taken_over(store) is None


async def test_two_equal_texts_of_a_person_are_two_rows(store: Store) -> None:
    """
    "Thanks!" and "Thanks!" in one minute, both ours.
    """
    rows, thread, desk = await reading_scene(store)
    first = await rows.staged(by_hand(thread, "r1", body="Thanks!"))
    second = await rows.staged(by_hand(thread, "r2", body="Thanks!"))

    assert [SendStatus.SENT, SendStatus.SENT] == [await desk.drive(first), await desk.drive(second)]
    await _sweep(desk, thread)

    assert [("staff", first, True), ("staff", second, True)] == await outbound(store)
    assert 2 == len(desk.crm.effects)


async def _sweep(desk: ReadingDesk, thread: Thread) -> None:
    page = await desk.crm.read_thread(CrmUserId(thread.crm_user_id))
    await store_thread(desk.store, CLUB, thread.conversation, page, now=desk.time.clock())


async def _taken_over(store: Store) -> int | None:
    async with store.reading() as tx:
        return (await tx.session.execute(select(Conversation.taken_over_by))).scalar_one()
