"""A member's log: who wrote what by which hand, what the inbox did not show, and what is the same message after all."""

from datetime import UTC, datetime, timedelta

from spotter.crm.port import NoticeKind
from spotter.domain.conversation import Channel, Direction
from spotter.store.session import Store
from spotter.store.tables.deliveries import Delivery
from tests.fixtures.club_inboxes import CONNECTED, a_club, by_staff, entry, item
from tests.fixtures.inbox_threads import a_member_asked
from tests.unit.test_inbox_opt_outs import a_queued_text

ASKED = CONNECTED + timedelta(minutes=5, seconds=12)
LATER = CONNECTED + timedelta(minutes=11)


class TestOneMessageInTwoPlaces:
    async def test_the_log_names_the_row_that_the_inbox_brought(self, store: Store) -> None:
        """The second source fills its column on the same row, and the channel becomes known."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()

        stored = await inbox.read_log(conversation.id, entry(ASKED, "Are you open?"))

        rows = await inbox.messages()
        assert (0, None, False) == (stored.new_inbound, stored.arrived, stored.staff_wrote)
        assert [("1", True, Channel.TEXT)] == [(row.inbox_id, row.log_key is not None, row.channel) for row in rows]
        assert Channel.TEXT == (await inbox.conversation()).last_channel

    async def test_the_inbox_names_the_row_that_the_log_brought(self, store: Store) -> None:
        """A STOP that the log shows first is one STOP."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        at = ASKED + timedelta(minutes=2)
        first = await inbox.read_log(conversation.id, entry(ASKED, "Are you open?"), entry(at, "On Sunday too?"))

        second = await inbox.poll(item(1, "Are you open?", at=ASKED), item(2, "On Sunday too?", at=at))

        rows = await inbox.messages()
        assert (1, ()) == (first.new_inbound, second.arrived)
        assert [("1", True), ("2", True)] == [(row.inbox_id, row.log_key is not None) for row in rows]
        assert at == rows[1].sent_at

    async def test_twice_ok_in_one_minute_is_two_messages_in_both(self, store: Store) -> None:
        """Equal texts are counted, not merged."""
        inbox = await a_club(store)
        await inbox.connect()
        at = ASKED.replace(second=1)
        await inbox.poll(item(1, "Ok", at=at), item(2, "Ok", at=at + timedelta(seconds=8)))
        conversation = await inbox.conversation()

        stored = await inbox.read_log(conversation.id, entry(at, "Ok"), entry(at, "Ok"), entry(at, "Ok"))

        assert 1 == stored.new_inbound
        assert ["1", "2", None] == [row.inbox_id for row in await inbox.messages()]

    async def test_the_repeated_hour_of_autumn_is_one_hour(self, store: Store) -> None:
        """The log's `1:30 AM` is read as the first or the second one; the message is the same."""
        inbox = await a_club(store)
        await inbox.connect()
        first, second = datetime(2026, 11, 1, 6, 30, 9, tzinfo=UTC), datetime(2026, 11, 1, 7, 30, tzinfo=UTC)
        now = second + timedelta(hours=1)
        await inbox.poll(item(1, "Are you open?", at=first), now=now)
        conversation = await inbox.conversation()

        stored = await inbox.read_log(conversation.id, entry(second, "Are you open?"), now=now)

        assert (0, 1) == (stored.new_inbound, len(await inbox.messages()))

    async def test_what_the_log_misdated_as_history_is_answered_when_the_inbox_shows_it(self, store: Store) -> None:
        """The club was connected in the hour that autumn repeats; the log knows only the first one."""
        inbox = await a_club(store)
        second_half_past_one = datetime(2026, 11, 1, 7, 30, tzinfo=UTC)
        await inbox.poll(item(1, "old", at=CONNECTED), now=second_half_past_one)
        conversation = await inbox.conversation()
        wrote, now = second_half_past_one + timedelta(minutes=10, seconds=5), second_half_past_one + timedelta(hours=1)
        misdated = entry(wrote - timedelta(hours=1), "Are you open?")
        log = await inbox.read_log(conversation.id, entry(CONNECTED, "old"), misdated, now=now)

        stored = await inbox.poll(item(1, "old", at=CONNECTED), item(2, "Are you open?", at=wrote), now=now)

        row = (await inbox.messages())[1]
        assert (0, [(row.id,)]) == (log.new_inbound, [arrival.messages for arrival in stored.arrived])
        assert (True, False, wrote) == (row.needs_turn, row.imported, row.sent_at)

    async def test_the_same_log_read_in_another_zone_brings_nothing_new(self, store: Store) -> None:
        """Somebody changed the account's zone: old entries are neither new messages nor a takeover."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        log = [entry(ASKED, "Are you open?"), by_staff(LATER, "Yes!"), entry(LATER, "Thanks")]
        await inbox.read_log(conversation.id, *log)
        before = await inbox.conversation()
        shifted = [
            entry(each.at - timedelta(hours=5), each.body, direction=each.direction, author=each.author) for each in log
        ]

        stored = await inbox.read_log(conversation.id, *shifted)

        after = await inbox.conversation()
        assert (0, False, 3) == (stored.new_inbound, stored.staff_wrote, len(await inbox.messages()))
        assert before.takeover_epoch == after.takeover_epoch

    async def test_an_entry_that_reads_otherwise_now_is_an_edit(self, store: Store) -> None:
        """The log has no ids: the same place with other words is the same message, by whomever."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        asked = entry(ASKED, "Are you open?")
        await inbox.read_log(conversation.id, asked, by_staff(LATER, "Yes, til ten"), entry(LATER, "Thx"))

        stored = await inbox.read_log(conversation.id, asked, by_staff(LATER, "Yes, till ten"), entry(LATER, "Thanks"))

        assert (0, False) == (stored.new_inbound, stored.staff_wrote)
        assert ["Are you open?", "Yes, till ten", "Thanks"] == [row.body for row in await inbox.messages()]

    async def test_where_both_show_a_message_the_inbox_has_the_words(self, store: Store) -> None:
        """The log may spell an e-mail otherwise: that is neither a second message nor an edit."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()

        stored = await inbox.read_log(conversation.id, entry(ASKED, "Are you open? -- Sent from my phone"))

        rows = await inbox.messages()
        assert (0, ["Are you open?"]) == (stored.new_inbound, [row.body for row in rows])
        assert rows[0].log_key is not None

    async def test_what_the_log_shows_no_more_is_marked_and_kept(self, store: Store) -> None:
        """Staff deleted one of many entries; nothing is un-answered by that."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        log = [by_staff(LATER + timedelta(minutes=number), f"text {number}") for number in range(6)]
        await inbox.read_log(conversation.id, *log)

        await inbox.read_log(conversation.id, *log[1:])

        assert [False, True, *[False] * 5] == [row.gone_at is not None for row in await inbox.messages()]

    async def test_notes_and_calls_are_no_messages(self, store: Store) -> None:
        """What staff write about a member they did not write to them."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        note = entry(LATER, "Called, no answer", direction=Direction.OUTBOUND, author="Kim L.", channel=None)

        stored = await inbox.read_log(conversation.id, entry(ASKED, "Are you open?"), note)

        assert (False, 1) == (stored.staff_wrote, len(await inbox.messages()))


class TestWhatTheInboxDidNotShow:
    async def test_a_message_after_the_connect_moment_needs_a_turn(self, store: Store) -> None:
        """It went to another employee's inbox, and is answered all the same."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()

        stored = await inbox.read_log(conversation.id, entry(ASKED, "Are you open?"), entry(LATER, "Hello?"))

        row = (await inbox.messages())[1]
        assert (1, (row.id,)) == (stored.new_inbound, stored.arrived.messages if stored.arrived else None)
        assert row.id == (await inbox.conversation()).newest_inbound_id

    async def test_what_is_older_is_history(self, store: Store) -> None:
        """The log reaches back for years."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        old = CONNECTED - timedelta(days=400)

        stored = await inbox.read_log(
            conversation.id, entry(old, "Price?"), by_staff(old, "$30 a month"), entry(ASKED, "Are you open?")
        )

        assert (0, False, None) == (stored.new_inbound, stored.staff_wrote, stored.act)
        assert [True, True] == [row.imported for row in await inbox.messages() if row.inbox_id is None]
        assert ASKED == (await inbox.conversation()).last_message_at

    async def test_a_stop_that_waits_in_the_log_stops(self, store: Store) -> None:
        """The last look before a send finds what no poll has brought yet."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        await a_queued_text(inbox)

        stored = await inbox.read_log(
            conversation.id,
            entry(ASKED, "Are you open?"),
            entry(LATER, "STOP"),
            entry(LATER, "STOP - OPT OUT message received.", notice=NoticeKind.STOP),
        )

        assert (1, [True]) == (stored.new_inbound, await inbox.opted_out())
        assert ["blocked"] == [row.state for row in await inbox.rows(Delivery)]

    async def test_a_number_that_becomes_known_after_the_stop_is_closed_too(self, store: Store) -> None:
        """The opt-out was meant for the number, which we did not know yet."""
        inbox = await a_member_asked(store)
        conversation = await inbox.conversation()
        await inbox.poll(item(1, "Are you open?", at=ASKED), item(2, "STOP", at=LATER))

        await inbox.read_log(conversation.id, entry(ASKED, "Are you open?"), entry(LATER, "STOP"), phone="773-555-0142")

        assert [True, True] == await inbox.opted_out()
