"""Several workers at once, on both databases: whoever commits first wins, and nothing is stored twice or lost."""

import asyncio
from datetime import timedelta

from spotter.crm.port import NoticeKind
from spotter.delivery.gate import arm
from spotter.delivery.situation import ComposerFacts
from spotter.domain.delivery_text import text_hash
from spotter.domain.ids import ConversationId, DeliveryId
from spotter.inbox.pages import PageStatus
from spotter.store.clubs import Clubs
from spotter.store.session import Store
from spotter.store.tables.deliveries import Delivery
from spotter.store.tables.records import Event
from tests.fixtures.club_inboxes import CONNECTED, ClubInbox, a_club, entry, item
from tests.unit.test_inbox_opt_outs import STOP, a_queued_text

BODY = "We are open until ten."
NOW = CONNECTED + timedelta(minutes=30)


async def test_the_same_page_stored_by_many_is_stored_once(store: Store) -> None:
    """A retry that overtakes the try before it finds everything there."""
    inbox = await a_club(store)
    await inbox.connect()
    items = [item(number, f"text {number}", sender=str(5_000 + number % 4)) for number in range(1, 21)]

    stored = await asyncio.gather(*(inbox.poll(*items) for _ in range(6)))

    assert [0, 0, 0, 0, 0, 20] == sorted(each.new_messages for each in stored)
    assert [each.body for each in items] == [row.body for row in await inbox.messages()]


async def test_inbox_and_log_in_the_same_moment_make_one_row(store: Store) -> None:
    """The poller and the last look before a send see the same message first."""
    inbox = await a_club(store)
    await inbox.connect()
    await inbox.poll(item(1, "hi"))
    conversation = ConversationId((await inbox.conversation()).id)
    shown, log = [item(1, "hi")], [entry(CONNECTED, "hi")]
    for number in range(2, 14):
        at = CONNECTED + timedelta(minutes=number)
        shown.append(item(number, "Ok" if number % 3 else f"text {number}", at=at))
        log.append(entry(at, shown[-1].body))
        await asyncio.gather(inbox.poll(*shown), inbox.read_log(conversation, *log), inbox.read_log(conversation, *log))

    rows = await inbox.messages()
    assert [each.body for each in shown] == [row.body for row in sorted(rows, key=lambda row: int(row.inbox_id))]
    assert len(rows) == len({row.inbox_id for row in rows}) == len({row.log_key for row in rows} - {None})


async def test_an_old_poller_stores_nothing_after_the_new_one_began(store: Store) -> None:
    """Its page was read before; the epoch decides, not the moment."""
    inbox = await a_club(store)
    await inbox.connect()

    async def take_over() -> int:
        async with store.transaction() as tx:
            return await Clubs(tx).raise_poll_epoch(inbox.club)

    for number in range(1, 9):
        old = ClubInbox(store=store, club=inbox.club, inbox=inbox.inbox, epoch=number)
        items = [item(each, f"text {each}") for each in range(1, number + 1)]
        stored, epoch = await asyncio.gather(old.poll(*items), take_over())
        again = await old.poll(*items, item(99, "too late"))
        new = ClubInbox(store=store, club=inbox.club, inbox=inbox.inbox, epoch=epoch)
        await new.poll(*items)

        assert PageStatus.SUPERSEDED is again.status
        assert stored.status in (PageStatus.STORED, PageStatus.SUPERSEDED)
    assert [f"text {number}" for number in range(1, 9)] == [row.body for row in await inbox.messages()]


async def test_a_stop_and_a_send_have_an_order(store: Store) -> None:
    """Whichever commits first wins: after the STOP nothing is armed, and what was armed before is not blocked."""
    outcomes: list[str] = []
    for _ in range(12):
        inbox = await a_club(store)
        await inbox.connect()
        await inbox.poll(item(1, "Are you open?"))
        delivery = DeliveryId(
            await a_queued_text(
                inbox, kind="ack", channel="text", body_hash=text_hash(BODY), intent_key=f"{inbox.club}"
            )
        )
        await asyncio.gather(
            inbox.poll(item(1, "Are you open?"), item(2, STOP, notice=NoticeKind.STOP), now=NOW),
            _arm(store, delivery),
        )
        rows = await inbox.rows(Delivery)
        order = [row.type for row in await inbox.rows(Event) if row.type in ("delivery_changed", "member_changed")]
        outcomes.append(rows[0].state)
        assert [True] == await inbox.opted_out()
        expected = ["delivery_changed", "member_changed"] if rows[0].state == "armed" else None
        assert rows[0].state in ("armed", "blocked")
        assert expected in (None, order)
        assert (rows[0].state == "armed") == (rows[0].attempts == 1)
    assert 12 == len(outcomes)


async def test_families_that_stop_in_two_clubs_at_once_end_up_stopped(store: Store) -> None:
    """Shared numbers are locked in one order, and a deadlock is tried again."""
    north, south = await a_club(store), await a_club(store)
    for club in (north, south):
        await club.connect()
        await club.poll(item(1, "hi"), item(2, "hi", sender="5002", name="Lee"))
        for sender, phone in (("5001", "773-555-0142"), ("5002", "773-555-0143")):
            await club.with_phone(phone, sender)
            await a_queued_text(club, sender, intent_key=f"{club.club}:{sender}")
    seen = [item(1, "hi"), item(2, "hi", sender="5002", name="Lee")]

    await asyncio.gather(
        north.poll(*seen, item(3, "STOP"), item(4, "STOP", sender="5002", name="Lee")),
        south.poll(*seen, item(3, "STOP", sender="5002", name="Lee"), item(4, "STOP")),
    )

    for club in (north, south):
        assert ["blocked", "blocked"] == [row.state for row in await club.rows(Delivery)]
        assert [[True, True]] * 2 == [await club.opted_out(sender) for sender in ("5001", "5002")]


async def _arm(store: Store, delivery: DeliveryId) -> None:
    facts = ComposerFacts(
        anchor=(),
        expected_count=0,
        can_text=True,
        has_email=False,
        body_hash=text_hash(BODY),
        newest_attempt=None,
    )
    await store.run(lambda tx: arm(tx, delivery, 0, facts=facts, now=NOW, deadline_s=20))
