"""After a restore nothing is sent before the CRM's own logs were read back."""

from typing import Any

from sqlalchemy import select

from spotter.contracts.conversation import SendStatus
from spotter.delivery.full_reconcile import LIVELY, ClubReadBack, FullReconcile, stop_sends
from spotter.delivery.lost_attempts import RESTORED
from spotter.domain.delivery import Block, DeliveryState
from spotter.domain.ids import DeliveryId
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Conversation
from tests.fixtures.delivery_rows import ANSWER, CLUB, Rows, Thread, by_hand, reply_to
from tests.fixtures.sending_desk import SendingDesk, attempts_of, tasks_of


class Restored:
    """A store that was put back to before its queued replies were sent, and the CRM that knows better."""

    def __init__(self, store: Store) -> None:
        self.rows = Rows(store)
        self.desk = SendingDesk(store)
        self.read: list[str] = []

    async def waiting(self, **values: Any) -> tuple[Thread, DeliveryId]:
        thread = await self.rows.thread()
        return thread, await self.rows.staged(reply_to(thread, **values))

    def left(self, thread: Thread, body: str = ANSWER) -> None:
        """The CRM shows a text that the store has forgotten."""
        self.desk.crm.write(thread.crm_user_id, body, author="Harbor D.", by_member=False)

    async def reconcile(self, *, give_up_unreadable: bool = False) -> ClubReadBack:
        desk = self.desk

        async def ingest(_club: Any, conversation: Any, _thread: Any) -> Any:
            self.read.append(str(conversation))

        full = FullReconcile(
            desk.store,
            desk.crm.of,  # pyright: ignore[reportArgumentType]
            ingest_thread=ingest,
            clock=desk.time.clock,
            sleep=desk.time.sleep,
        )
        (club,) = await full.run(give_up_unreadable=give_up_unreadable)
        return club

    async def stopped(self) -> str | None:
        async with self.desk.store.reading() as tx:
            return await tx.session.scalar(select(Club.sends_stopped).where(Club.id == CLUB))


async def restored(store: Store) -> Restored:
    scene = Restored(store)
    await scene.rows.club()
    return scene


async def test_nothing_leaves_until_the_threads_were_read(store: Store) -> None:
    """
    A worker that runs already waits; after the read-back the reply goes out once.
    """
    scene = await restored(store)
    thread, delivery = await scene.waiting()
    await stop_sends(store)

    held = await scene.desk.send(delivery)
    club = await scene.reconcile()
    told = await scene.desk.drive(delivery)

    assert (SendStatus.NOT_SENT, Block.SENDS_STOPPED) == (held.status, held.block)
    assert (1, (), (), True) == (club.read, club.sent, club.unread, club.opened)
    assert (SendStatus.SENT, 1) == (told, len(scene.desk.crm.effects))
    assert [str(thread.conversation)] == scene.read


async def test_it_waits_as_long_as_an_effect_may_stay_unseen(store: Store) -> None:
    """
    What was posted just before the store was lost may become visible only now.
    """
    scene = await restored(store)
    await scene.waiting()
    await stop_sends(store)
    before = scene.desk.time.monotonic()

    await scene.reconcile()

    assert 200 <= scene.desk.time.monotonic() - before


async def test_what_left_is_known_as_sent_and_not_sent_again(store: Store) -> None:
    """
    The store says queued, the CRM's log says sent: the log is right.
    """
    scene = await restored(store)
    thread, delivery = await scene.waiting()
    scene.left(thread)
    await stop_sends(store)

    club = await scene.reconcile()
    told = await scene.desk.drive(delivery)

    assert ((delivery,), SendStatus.SENT, []) == (club.sent, told, scene.desk.crm.effects)
    assert DeliveryState.SENT == (await scene.rows.delivery(delivery)).state


async def test_one_text_in_the_log_explains_one_delivery(store: Store) -> None:
    """
    The same words wait twice and left once: one of them is still owed.
    """
    scene = await restored(store)
    thread = await scene.rows.thread()
    owed = [await scene.rows.staged(by_hand(thread, request)) for request in ("r1", "r2")]
    scene.left(thread)
    await stop_sends(store)

    club = await scene.reconcile()

    assert (owed[0],) == club.sent
    assert DeliveryState.QUEUED == (await scene.rows.delivery(owed[1])).state


async def test_what_was_looked_for_in_vain_counts_as_a_try(store: Store) -> None:
    """
    Should the lost post turn up later still, the next send finds it and posts nothing.
    """
    scene = await restored(store)
    thread, delivery = await scene.waiting()
    await stop_sends(store)

    await scene.reconcile()
    scene.left(thread)
    told = await scene.desk.drive(delivery)

    assert (SendStatus.SENT, []) == (told, scene.desk.crm.effects)
    assert [("absent", True)] == [
        (each.outcome, each.closed_at is not None) for each in await attempts_of(store, delivery)
    ]


async def test_a_thread_that_cannot_be_read_keeps_the_club_stopped(store: Store) -> None:
    """
    One unread thread is enough: nobody guesses. A person may take it over, and the rest goes on.
    """
    scene = await restored(store)
    thread, delivery = await scene.waiting()
    await stop_sends(store)
    scene.desk.crm.unreadable = True

    club = await scene.reconcile()
    still = await scene.stopped()
    given_up = await scene.reconcile(give_up_unreadable=True)

    assert ((thread.conversation,), False, RESTORED) == (club.unread, club.opened, still)
    assert (True, None) == (given_up.opened, await scene.stopped())
    assert DeliveryState.NEEDS_STAFF == (await scene.rows.delivery(delivery)).state
    assert ["restored"] == [task.reason for task in await tasks_of(store, delivery)]


async def test_threads_long_silent_are_not_read(store: Store) -> None:
    """
    A backup is days old at most; reading ten thousand threads would keep the club silent for hours.
    """
    scene = await restored(store)
    thread = await scene.rows.thread()
    long_ago = scene.desk.time.clock() - LIVELY * 2
    await scene.rows.set(Conversation, thread.conversation, last_message_at=long_ago, requires_response=False)
    await stop_sends(store)

    club = await scene.reconcile()

    assert (0, True) == (club.read, club.opened)
