"""One page of an inbox: what is history, what is new, what is not believed, and what may not be stored twice."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from spotter.crm.port import InboxPage, NoticeKind, SenderRole
from spotter.domain.conversation import AuthorKind, ConversationStatus
from spotter.domain.ids import InboxOwnerId
from spotter.inbox.pages import PageStatus, store_page
from spotter.store.clubs import Clubs
from spotter.store.session import Store
from spotter.store.tables.clubs import Inbox
from spotter.store.tables.conversations import Message
from spotter.store.tables.people import Member
from spotter.store.tables.records import Event
from tests.fixtures.club_inboxes import CONNECTED, ClubInbox, a_club, item, page


class TestTheFirstPage:
    async def test_what_the_crm_had_before_is_shown_and_never_answered(self, store: Store) -> None:
        """Nobody gets a reply today to what they wrote in January."""
        inbox = await a_club(store)

        stored = await inbox.connect(item(1, "Are you open?", at=CONNECTED - timedelta(days=40)), item(2, "Hello?"))

        assert (PageStatus.STORED, (), 2) == (stored.status, stored.arrived, stored.new_messages)
        assert [(True, False), (True, False)] == [(row.imported, row.needs_turn) for row in await inbox.messages()]

    async def test_a_full_inbox_is_read_whole(self, store: Store) -> None:
        """Years of messages are one page, and one transaction."""
        inbox = await a_club(store)

        stored = await inbox.connect(*(item(number, f"Message {number}") for number in range(1, 251)))

        assert (PageStatus.STORED, 250) == (stored.status, stored.new_messages)

    async def test_an_empty_inbox_is_connected_too(self, store: Store) -> None:
        """The first message after an empty start is new."""
        inbox = await a_club(store)
        await inbox.connect()

        stored = await inbox.poll(item(1, "Hello?"))

        assert 1 == len(stored.arrived)

    async def test_a_second_inbox_begins_with_history(self, store: Store) -> None:
        """Switching on the location's inbox does not answer thousands of old messages."""
        inbox = await a_club(store)
        await inbox.connect()
        async with store.transaction() as tx:
            second = Inbox(club_id=inbox.club, owner_id="9002", enabled=True, known_ids=[])
            tx.session.add(second)
            await tx.session.flush()
        other = ClubInbox(store=store, club=inbox.club, inbox=second.id, owner="9002")

        stored = await other.poll(item(700, "How much is a day pass?", at=CONNECTED + timedelta(minutes=5)))

        assert ((), [False]) == (stored.arrived, [row.needs_turn for row in await inbox.messages()])


class TestANewMessage:
    async def test_it_arrives_once(self, store: Store) -> None:
        """The same page again, or the message on ten further pages, is still one message."""
        inbox = await a_club(store)
        await inbox.connect(item(1, "old"))

        first = await inbox.poll(item(1, "old"), item(2, "Are you open?"))
        again = await inbox.poll(item(1, "old"), item(2, "Are you open?"), item(2, "Are you open?"))

        assert ([1], []) == ([len(each.messages) for each in first.arrived], list(again.arrived))
        assert ["old", "Are you open?"] == [row.body for row in await inbox.messages()]

    async def test_the_conversation_waits_for_the_ai(self, store: Store) -> None:
        """The list shows at once that something is to be done, and for whom."""
        inbox = await a_club(store)
        await inbox.connect()
        await inbox.poll(item(7, "Are you open?"))

        conversation, message = await inbox.conversation(), (await inbox.messages())[0]

        assert (ConversationStatus.AI_HANDLING, True) == (conversation.status, conversation.requires_response)
        assert (message.id, message.id) == (conversation.newest_inbound_id, conversation.last_message_id)
        assert message.sent_at == conversation.last_message_at == conversation.last_inbound_at

    async def test_a_burst_is_stored_in_the_order_in_which_it_was_written(self, store: Store) -> None:
        """The CRM shows the newest first; people read the oldest first."""
        inbox = await a_club(store)
        await inbox.connect()

        stored = await inbox.poll(item(3, "b"), item(2, "a"), item(11, "c", sender="5002", name="Lee Park"))

        assert ["a", "b", "c"] == [row.body for row in await inbox.messages()]
        assert [2, 1] == [len(each.messages) for each in stored.arrived]

    async def test_each_step_is_told_in_the_same_transaction(self, store: Store) -> None:
        """A page that is open hears of the message and of the conversation."""
        inbox = await a_club(store)
        await inbox.connect()
        await inbox.poll(item(7, "Are you open?"))

        async with store.reading() as tx:
            types = await tx.session.scalars(select(Event.type).where(Event.club_id == inbox.club).order_by(Event.id))
            assert ["connection_changed", "message_stored", "conversation_changed"] == list(types)

    async def test_a_slow_crm_clock_hides_nothing(self, store: Store) -> None:
        """A message dated seven minutes before the connect moment came after it all the same."""
        inbox = await a_club(store)
        await inbox.connect()

        stored = await inbox.poll(item(1, "Are you open?", at=CONNECTED - timedelta(minutes=7)))

        assert 1 == len(stored.arrived)

    async def test_what_the_databases_cannot_keep_is_replaced(self, store: Store) -> None:
        """NUL and half characters come from phones and copied files; a page with one is stored all the same."""
        inbox = await a_club(store)
        await inbox.connect()
        await inbox.poll(item(1, "nul \x00 half \ud83d end", name="Da\x00na"))

        assert ["nul \ufffd half \ufffd end"] == [row.body for row in await inbox.messages()]


class TestWhoWrites:
    async def test_staff_and_notices_need_no_turn(self, store: Store) -> None:
        """The engine answers members, not colleagues and not the CRM itself."""
        inbox = await a_club(store)
        await inbox.connect()

        stored = await inbox.poll(
            item(1, "Can you cover my shift?", sender="77", name="Kim Lee", role=SenderRole.STAFF),
            item(2, "CONFIRM - No event was found so nothing was confirmed.", notice=NoticeKind.CONFIRM_NOT_FOUND),
            item(3, "Lead Follow-Up #2, Outcome: Text - Left Message - Hi", notice=NoticeKind.CRM_SEQUENCE),
        )

        assert () == stored.arrived
        assert [
            (AuthorKind.STAFF, "inbound", False),
            (AuthorKind.CRM, "inbound", False),
            (AuthorKind.CRM, "outbound", False),
        ] == [(row.author_kind, row.direction, row.needs_turn) for row in await inbox.messages()]

    async def test_a_notice_makes_no_draft_stale(self, store: Store) -> None:
        """A confirmed appointment is not a newer message that a reply would have to consider."""
        inbox = await a_club(store)
        await inbox.connect()
        await inbox.poll(item(1, "Are you open?"))
        before = (await inbox.conversation()).newest_inbound_id

        await inbox.poll(item(1, "Are you open?"), item(2, "CONFIRM - …", notice=NoticeKind.CONFIRMED))

        assert before == (await inbox.conversation()).newest_inbound_id

    async def test_a_sender_whom_the_crm_ties_to_nobody_has_a_thread_of_their_own(self, store: Store) -> None:
        """Two unknown people are two threads, and one unknown person is one."""
        inbox = await a_club(store)
        await inbox.connect()
        unknown = {"sender": None, "name": "Sam Doe", "role": SenderRole.UNKNOWN}

        stored = await inbox.poll(
            item(1, "hi", key="a" * 40, **unknown),
            item(2, "hi", key="b" * 40, **unknown),
            item(3, "me again", key="a" * 40, **unknown),
        )

        assert [2, 1] == [len(each.messages) for each in stored.arrived]
        assert [None, None] == [row.crm_user_id for row in await inbox.rows(Member)]

    async def test_an_unknown_sender_whom_the_crm_names_later_keeps_their_thread(self, store: Store) -> None:
        """The prospect becomes a member; the thread stays."""
        inbox = await a_club(store)
        await inbox.connect()
        await inbox.poll(item(1, "hi", sender=None, key="a" * 40, role=SenderRole.UNKNOWN))

        await inbox.poll(item(1, "hi", sender=None, key="a" * 40), item(2, "I joined!", sender="5001", key="a" * 40))

        assert 1 == len({row.conversation_id for row in await inbox.messages()})
        assert ["5001"] == [row.crm_user_id for row in await inbox.rows(Member)]

    async def test_members_of_one_name_are_two_people(self, store: Store) -> None:
        """The CRM's id decides, not the name."""
        inbox = await a_club(store)
        await inbox.connect()
        await inbox.poll(item(1, "hi", sender="5001"), item(2, "hi", sender="5002"))

        assert 2 == len({row.conversation_id for row in await inbox.messages()})


class TestAPageThatIsNotBelieved:
    async def test_a_list_that_shrank_is_a_failed_poll(self, store: Store) -> None:
        """Half a page is not half the messages gone."""
        inbox = await a_club(store)
        await inbox.connect(*[item(number, f"text {number}") for number in range(1, 11)])

        stored = await inbox.poll(*[item(number, f"text {number}") for number in range(1, 8)], item(11, "new"))

        assert (PageStatus.FAILED, 0) == (stored.status, stored.new_messages)
        assert 10 == len(await inbox.messages()) == sum(row.gone_at is None for row in await inbox.messages())

    async def test_it_is_believed_when_a_second_page_says_the_same(self, store: Store) -> None:
        """Somebody cleared the inbox: the rows are marked and kept."""
        inbox = await a_club(store)
        await inbox.connect(*[item(number, f"text {number}") for number in range(1, 11)])
        await inbox.poll(item(10, "text 10"), item(11, "new"))

        stored = await inbox.poll(item(10, "text 10"), item(11, "new"))

        assert (PageStatus.STORED, 1) == (stored.status, len(stored.arrived))
        assert [*[True] * 9, False, False] == [row.gone_at is not None for row in await inbox.messages()]

    async def test_a_second_page_that_lacks_others_is_not_believed(self, store: Store) -> None:
        """Two different bad pages are two bad pages."""
        inbox = await a_club(store)
        history = [item(number, f"text {number}") for number in range(1, 11)]
        await inbox.connect(*history)
        await inbox.poll(*history[:5])

        second = await inbox.poll(*history[5:])

        assert PageStatus.FAILED is second.status

    async def test_what_comes_back_is_not_gone(self, store: Store) -> None:
        """One row more or less is the CRM's everyday life."""
        inbox = await a_club(store)
        history = [item(number, f"text {number}") for number in range(1, 11)]
        await inbox.connect(*history)
        await inbox.poll(*history[1:])
        gone = [row.gone_at is not None for row in await inbox.messages()]

        await inbox.poll(*history)

        assert [True, *[False] * 9] == gone
        assert [False] * 10 == [row.gone_at is not None for row in await inbox.messages()]


class TestWhoMayStore:
    async def test_a_poller_that_was_superseded_stores_nothing(self, store: Store) -> None:
        """A worker that slept through its heartbeat wakes up with an old page."""
        inbox = await a_club(store)
        await inbox.connect()
        async with store.transaction() as tx:
            await Clubs(tx).raise_poll_epoch(inbox.club)

        stored = await inbox.poll(item(1, "Are you open?"))

        assert (PageStatus.SUPERSEDED, []) == (stored.status, await inbox.messages())

    async def test_an_unchanged_page_only_says_that_all_is_well(self, store: Store) -> None:
        """A poll that finds nothing writes no event."""
        inbox = await a_club(store)
        await inbox.connect()
        later = CONNECTED + timedelta(minutes=3)
        unchanged = InboxPage(owner_id=InboxOwnerId("9001"), digest="", items=None, bytes_read=0, server_time=None)
        before = await _events(store, inbox)

        stored = await store_page(store, inbox.club, inbox.inbox, unchanged, epoch=1, now=later)

        async with store.reading() as tx:
            club = await Clubs(tx).get(inbox.club)
        assert (PageStatus.UNCHANGED, before) == (stored.status, await _events(store, inbox))
        assert club is not None
        assert later == club.last_good_poll_at

    async def test_a_store_that_fails_leaves_the_cursor_where_it_was(self, store: Store) -> None:
        """What was not stored is read again: rows and cursor are one transaction."""
        inbox = await a_club(store)
        await inbox.connect()

        def broken(_text: str, *, last_from_us: str | None = None) -> None:
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await _store_with(inbox, broken)
        stored = await inbox.poll(item(1, "Are you open?"))

        assert 1 == len(stored.arrived) == await _count(store, inbox)


async def _store_with(inbox: ClubInbox, rules: object) -> None:
    await store_page(
        inbox.store,
        inbox.club,
        inbox.inbox,
        page(item(1, "Are you open?")),
        epoch=1,
        now=CONNECTED + timedelta(minutes=1),
        hard_rules=rules,  # type: ignore[arg-type]
    )


async def _events(store: Store, inbox: ClubInbox) -> int:
    async with store.reading() as tx:
        return await tx.session.scalar(select(func.count()).where(Event.club_id == inbox.club)) or 0


async def _count(store: Store, inbox: ClubInbox) -> int:
    async with store.reading() as tx:
        return await tx.session.scalar(select(func.count()).where(Message.club_id == inbox.club)) or 0
