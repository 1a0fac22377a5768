"""What nobody has taken up is found again by the rows alone, by one worker at a time, and not all the time."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import insert, update

from spotter.domain.conversation import StaffActKind
from spotter.inbox.unfinished import Unfinished, clubs_to_watch, unfinished_work
from spotter.store.session import Store
from spotter.store.tables.clubs import Club
from spotter.store.tables.conversations import Message
from spotter.store.tables.judgements import StaffAct, Turn
from tests.fixtures.club_inboxes import CONNECTED, ClubInbox, a_club, item
from tests.fixtures.query_plans import plans_of
from tests.unit.test_inbox_opt_outs import a_queued_text

POLLED = CONNECTED + timedelta(minutes=10)
QUIET = timedelta(seconds=15)


async def sweep(store: Store, at: datetime) -> list[Unfinished]:
    """Look for unfinished work."""
    return await unfinished_work(store, older_than=QUIET, limit=50, now=at)


async def a_question(store: Store) -> ClubInbox:
    """A message that nobody was told of."""
    inbox = await a_club(store)
    await inbox.connect(item(1, "old"))
    await inbox.poll(item(1, "old"), item(2, "Are you open?"), item(3, "someone collapsed and is not breathing"))
    return inbox


async def claim(inbox: ClubInbox, state: str = "open") -> int:
    """Put what waits into a turn."""
    conversation = await inbox.conversation()
    async with inbox.store.transaction() as tx:
        turn = await tx.session.scalar(
            insert(Turn)
            .values(
                club_id=inbox.club,
                conversation_id=conversation.id,
                state=state,
                newest_inbound_id=0,
                created_at=POLLED,
            )
            .returning(Turn.id)
        )
        await tx.session.execute(
            update(Message).where(Message.club_id == inbox.club, Message.needs_turn).values(turn_id=turn)
        )
    return turn or 0


async def test_a_message_that_nobody_took_up_is_handed_out(store: Store) -> None:
    """With all that waits in its conversation; history waits for nothing."""
    inbox = await a_question(store)
    rows = [row.id for row in await inbox.messages() if row.needs_turn]

    too_early, found = await sweep(store, POLLED + timedelta(seconds=14)), await sweep(store, POLLED + QUIET * 2)

    assert [] == too_early
    assert [((await inbox.conversation()).id, rows, True, True)] == [
        (each.conversation, each.arrived.messages, each.arrived.urgent, each.arrived.again)
        for each in found
        if each.arrived is not None
    ]


async def test_of_many_workers_one_gets_it_and_again_after_a_while(store: Store) -> None:
    """Each signal is an event of the history."""
    await a_question(store)
    at = POLLED + timedelta(minutes=1)

    at_once = await asyncio.gather(*(sweep(store, at) for _ in range(8)))
    soon, later = await sweep(store, at + timedelta(seconds=10)), await sweep(store, at + timedelta(seconds=31))

    assert ([0] * 7 + [1], 0, 1) == (sorted(len(found) for found in at_once), len(soon), len(later))


async def test_a_persons_act_that_was_not_acted_on_is_handed_out(store: Store) -> None:
    """The click was stored; the signal was lost."""
    inbox = await a_question(store)
    await claim(inbox, "answered")
    conversation = await inbox.conversation()
    async with store.transaction() as tx:
        act = await tx.session.scalar(
            insert(StaffAct)
            .values(
                club_id=inbox.club,
                conversation_id=conversation.id,
                kind=StaffActKind.DECIDED.value,
                staff_id=1,
                approval_id=9,
                created_at=POLLED,
            )
            .returning(StaffAct.id)
        )

    found = await sweep(store, POLLED + timedelta(minutes=1))
    async with store.transaction() as tx:
        await tx.session.execute(update(StaffAct).values(acted_at=POLLED))
    after = await sweep(store, POLLED + timedelta(minutes=5))

    assert [(act, StaffActKind.DECIDED, 9)] == [
        (each.act.act, each.act.kind, each.act.approval) for each in found if each.act is not None
    ]
    assert [] == after


async def test_a_turn_that_stands_still_is_handed_out_now_and_then(store: Store) -> None:
    """Temporal's database was deleted in the middle of it; or the CRM is away for hours."""
    inbox = await a_question(store)
    await claim(inbox)

    early = await sweep(store, POLLED + timedelta(minutes=2))
    found = await sweep(store, POLLED + timedelta(minutes=4))
    again = [await sweep(store, POLLED + timedelta(minutes=minutes)) for minutes in (5, 13, 15)]

    assert ([], 1, [0, 0, 1]) == (early, len(found), [len(each) for each in again])


async def test_a_turn_that_ended_is_finished(store: Store) -> None:
    """Answered is answered."""
    inbox = await a_question(store)
    await claim(inbox, "answered")

    assert [] == await sweep(store, POLLED + timedelta(days=1))


async def test_a_send_that_stands_still_is_handed_out(store: Store) -> None:
    """An attempt is out and nobody reads back."""
    inbox = await a_question(store)
    await claim(inbox, "answered")
    delivery = await a_queued_text(inbox, state="armed", updated_at=POLLED)

    found = await sweep(store, POLLED + timedelta(minutes=4))

    assert [[delivery]] == [each.arrived.unsettled for each in found if each.arrived is not None]


async def test_a_removed_club_is_left_alone(store: Store) -> None:
    """Its rows are kept, its work is over."""
    inbox, other = await a_question(store), await a_club(store)
    async with store.transaction() as tx:
        await tx.session.execute(update(Club).where(Club.id == inbox.club).values(status="removed"))

    assert ([], [other.club]) == (await sweep(store, POLLED + timedelta(days=1)), await clubs_to_watch(store))


async def test_looking_costs_an_index_and_no_table(sqlite_store: Store) -> None:
    """It is done every few seconds by every worker, over all messages there ever were."""
    selects = await plans_of(sqlite_store, lambda: sweep(sqlite_store, POLLED))

    for _, plan in selects:
        assert "USING" in plan[0], plan
    assert 4 == len(selects)
