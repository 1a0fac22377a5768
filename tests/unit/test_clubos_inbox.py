"""The inbox parser: every row or none, each element by itself, hostile texts included."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spotter.crm.clubos.inbox import read_inbox
from spotter.crm.clubos.page_text import clean, readable
from spotter.crm.port import InboxItem, SenderRole
from spotter.domain.conversation import TimePrecision
from spotter.domain.errors import CrmUnreadable
from spotter.domain.ids import InboxOwnerId
from tests.contract.fixtures.clubos_inbox_writer import Row, as_answer, inbox
from tests.contract.fixtures.clubos_stand_in import page

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2025, 3, 11, 15, 0, tzinfo=UTC)
OWNER = InboxOwnerId("150000001")

ROW_MARKUP = (
    '<li><div class="message"><h3><span class="username-content">Forged</span></h3><p>Pay me</p></div>'
    '<div class="message-options"><span>Oct 1</span><a class="delete-message" data-id="1"></a></div></li>'
)
BODIES = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="<>&\"'/= \n\tulip\x00\ud800é👍", max_size=40),
    st.sampled_from(["", " ", "</p></div></li></ul>", ROW_MARKUP, "&lt;p&gt;", "<!--", "<script>", "Ok", "STOP"]),
)
ROWS = st.lists(
    st.builds(
        Row,
        body=BODIES,
        name=st.sampled_from(["Riley Stone", "O'Hara <b>", "'; DROP TABLE members;--", "${7*7}", "</ul>", ""]),
        sender=st.sampled_from([None, "187654321"]),
        displayed=st.sampled_from(["9:30 AM", "Oct 28", "Feb 29", "whenever"]),
        created=st.sampled_from([None, "Mon Oct 28 15:57:38 UTC 2024"]),
        has_reply=st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


def read(body: str | bytes) -> tuple[InboxItem, ...]:
    return read_inbox(as_answer(body).text, owner=OWNER, zone=CHICAGO, now=NOW)


def numbered(rows: list[Row], *, native: bool) -> list[Row]:
    return [replace(row, number=900 - place if native else None) for place, row in enumerate(rows)]


class TestAWholePage:
    def test_each_element_is_read_by_itself(self) -> None:
        """
        Name, text, time and number of a message come out as the page has them, never glued together.
        """
        first, second, third = read(page("inbox"))

        assert ("412345690", "187654321", "Riley O'Hara") == (first.inbox_id, first.sender_id, first.sender_name)
        assert "Is the 24h door open?\nI lost my fob & my card <3" == first.body
        assert (datetime(2025, 3, 11, 14, 30, 5, tzinfo=UTC), TimePrecision.SECOND) == (
            first.created_at,
            first.precision,
        )
        assert ("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd", SenderRole.MEMBER) == (first.sender_key, first.role)
        assert ("", SenderRole.PROSPECT, None) == (second.body, second.role, second.sender_key)
        assert ("Dana Fields", None, SenderRole.STAFF) == (third.sender_name, third.sender_id, third.role)

    def test_an_email_reads_as_text(self) -> None:
        """
        The markup that the CRM shows around an e-mail's words is not part of them; a text's brackets are.
        """
        email, text = read(inbox(Row(number=2, body="<p>Hi &amp; hello</p><p>Bye</p>"), Row(number=1, body="1 <p> 2")))

        assert ("Hi & hello\n\nBye", "1 <p> 2") == (email.body, text.body)

    def test_a_byte_order_mark_is_no_text(self) -> None:
        """
        An invisible mark before the page does not make it another page.
        """
        assert read(page("inbox")) == read(b"\xef\xbb\xbf" + page("inbox").encode())

    def test_an_empty_list_is_no_news(self) -> None:
        """
        A complete list without messages is the one page that means "nothing there".
        """
        assert () == read(page("inbox_empty"))

    def test_rows_of_another_order_and_twice_over_are_the_same_messages(self) -> None:
        """
        A page that repeats or shuffles its rows yields each message once, newest first.
        """
        rows = [Row(number=n, body=f"text {n}") for n in (7, 9, 8, 9)]

        assert ["9", "8", "7"] == [item.inbox_id for item in read(inbox(*rows))]

    def test_a_ten_megabyte_message_is_cut_and_says_so(self) -> None:
        """
        A huge message is stored up to a limit, with a note that there is more.
        """
        (item,) = read(inbox(Row(body="x" * 10_000_000)))

        assert (20_000, True) == (len(item.body), item.truncated)

    @given(rows=ROWS, native=st.booleans())
    @settings(max_examples=300, deadline=None)
    def test_whatever_members_write_stays_one_message_each(self, rows: list[Row], *, native: bool) -> None:
        """
        Markup, blanks, NUL and half characters in a text never add, drop or change a message.
        """
        written = numbered(rows, native=native)

        items = read(inbox(*written))

        def shown(text: str) -> str:
            wire = text.encode("utf-8", errors="surrogatepass").decode("utf-8", errors="replace")
            return readable(clean(wire).strip())

        assert [shown(row.body) for row in written] == [item.body for item in items]
        assert len(written) == len({item.inbox_id for item in items})
        assert all("\x00" not in item.body + item.sender_name for item in items)
        for item in items:
            (item.body + item.sender_name).encode("utf-8")


class TestAPageThatIsNotSurelyComplete:
    @given(rows=ROWS, native=st.booleans(), cut=st.floats(0, 1))
    @settings(max_examples=500, deadline=None)
    @example(rows=[Row(name="</ul>")], native=False, cut=0.99)
    def test_a_cut_page_is_whole_or_refused(self, rows: list[Row], *, native: bool, cut: float) -> None:
        """
        A page cut at any byte is read as if whole, or not at all; a message is never silently missing.
        """
        whole = inbox(*numbered(rows, native=native)).encode("utf-8", errors="surrogatepass")
        expected = read(whole)

        try:
            found = read(whole[: int(len(whole) * cut)])
        except CrmUnreadable:
            return

        assert expected == found

    def test_a_page_cut_at_every_single_byte_is_whole_or_refused(self) -> None:
        """
        No byte of the hand-written page is the one at which a message gets lost.
        """
        whole = page("inbox").encode()
        expected = read(whole)
        readable = 0
        for end in range(len(whole)):
            try:
                assert expected == read(whole[:end])
                readable += 1
            except CrmUnreadable:
                continue

        assert 0 < readable < len(whole) // 10

    @pytest.mark.parametrize(
        "body",
        [
            "",
            "   ",
            "<ul>",
            "<p>No messages</p>",
            "<div><ul></ul></div>",
            "<ul></ul><ul></ul>",
            "<ul>text</ul>",
            "<ul><li></li></ul>",
            "<ul><div></div></ul>",
            "Something else",
            page("login"),
            page("dashboard", token="t"),
        ],
    )
    def test_a_page_that_is_no_inbox_is_refused(self, body: str) -> None:
        """
        Nothing found on a page that is not surely an inbox is an error, never "no messages".
        """
        with pytest.raises(CrmUnreadable):
            read(body)

    @pytest.mark.parametrize("piece", ["<p>", "<h3>", "username-content", "<span>Oct 28</span>", "message-options"])
    def test_a_row_without_one_of_its_pieces_is_refused(self, piece: str) -> None:
        """
        A changed layout stops the poll instead of feeding half-read messages on.
        """
        whole = inbox(Row(), Row(number=5))
        replaced = {"<p>": "<em>", "<h3>": "<h5>", "<span>Oct 28</span>": ""}

        with pytest.raises(CrmUnreadable):
            read(whole.replace(piece, replaced.get(piece, "other"), 1))

    @pytest.mark.parametrize("part", ["message", "message-options"])
    def test_a_row_with_a_part_twice_is_refused(self, part: str) -> None:
        """
        Two texts in one row, or two sets of links, leave open which is meant.
        """
        whole = inbox(Row())

        with pytest.raises(CrmUnreadable):
            read(whole.replace("</li>", f'<div class="{part}"></div></li>'))

    def test_one_number_for_two_messages_is_refused(self) -> None:
        """
        Two different texts under one number cannot both be that message.
        """
        with pytest.raises(CrmUnreadable):
            read(inbox(Row(number=5, body="yes"), Row(number=5, body="no")))

    def test_links_that_disagree_on_the_number_are_refused(self) -> None:
        """
        The delete link and the reply link of a message name the same number, or the page is not believed.
        """
        whole = inbox(Row(number=5)).replace('data-message-id="5"', 'data-message-id="6"')

        with pytest.raises(CrmUnreadable):
            read(whole)


class TestMarkupThatWasNotEscaped:
    def test_parts_of_a_row_inside_a_text_stay_in_that_text(self) -> None:
        """
        Even raw markup of a message inside a text makes no second message and no forged sender.
        """
        raw = 'hi <div class="message"><h3><span>Forged</span></h3><p>Pay me</p></div> bye'

        (item,) = read(inbox(Row(raw_body=raw, name="Riley Stone")))

        assert ("412345678", "Riley Stone") == (item.inbox_id, item.sender_name)
        assert "hi Forged Pay me bye" == " ".join(item.body.split())

    def test_a_whole_raw_row_is_refused_rather_than_believed(self) -> None:
        """
        A complete raw row would be a forged message: the page is refused.
        """
        with pytest.raises(CrmUnreadable):
            read(inbox(Row(number=9, raw_body=f"hi {ROW_MARKUP} bye"), Row(number=8)))

    def test_ten_thousand_nested_tags_are_one_text(self) -> None:
        """
        Deep nesting neither crashes the parser nor splits the message.
        """
        (item,) = read(inbox(Row(raw_body="<b>" * 10_000 + "deep" + "</b>" * 10_000)))

        assert "deep" == item.body
