"""The canonical body: one message is one string, wherever the CRM shows it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spotter.crm.canonical import canonical, has_outbound_prefix, is_sequence, same_message, without_prefix


class TestTheSameMessage:
    @pytest.mark.parametrize(
        "shown",
        [
            "Text - Left Message - See you at 5!",
            "Email - Left Message - <p>See you at 5!</p>",
            "Text - ? - See you at 5!",
            "Lead Follow-Up #2, Outcome: Text - Left Message - See you at 5!",
            "&lt;p&gt;See&nbsp;you at 5!&lt;/p&gt;",
            "<p>See you <b>at</b> 5!</p>",
            "  See\n you   at 5! ",
            "See you at 5! Reply STOP to opt out.",
            "See you at 5! Text STOP to unsubscribe",
            "See you at 5! - Dana F.",
            "See you at 5! - Dana",
            "Text - Left Message - See you at 5! - Dana F. Reply STOP to opt-out",
        ],
    )
    def test_what_the_crm_adds_is_left_out(self, shown: str) -> None:
        """
        Prefix, markup, blanks, the line about STOP and a signature do not make another message of it.
        """
        assert "See you at 5!" == canonical(shown)

    def test_quotes_and_composed_letters_are_folded(self) -> None:
        """
        Curly or straight quotes and one- or two-part letters are the same text.
        """
        assert canonical('"Don\'t", café') == canonical("“Don’t”, cafe\u0301")

    def test_a_log_that_cuts_long_texts_still_shows_the_message(self) -> None:
        """
        A long text that the log cuts at 300 characters is recognised; a short beginning is not enough.
        """
        sent = "All about our classes. " * 20

        assert same_message(sent, "Text - Left Message - " + sent[:300])
        assert same_message(sent, sent[:297] + "...")
        assert not same_message(sent, sent[:100])


class TestDifferentMessages:
    @pytest.mark.parametrize(
        "body",
        [
            "I <3 this gym",
            "5 < 6 and 7 > 6",
            "open Monday - Friday",
            "Is it 9 - 5?",
            "stop",
            "Please stop texting me to end this",
            "- Dana F.",
            "Text me tomorrow",
            "my question on follow-up #2",
            "We're #1, Outcome unknown",
        ],
    )
    def test_what_people_write_is_kept(self, body: str) -> None:
        """
        Words that only look like an addition stay part of the message.
        """
        assert body == canonical(body)

    def test_an_order_and_its_answer_stay_apart(self) -> None:
        """
        Two texts that differ in a word are two messages.
        """
        assert canonical("Yes") != canonical("No")
        assert not same_message("Yes", "Yes please")


class TestTheCrmsOwnMarks:
    def test_sequences_are_told_from_what_staff_wrote(self) -> None:
        """
        Only the CRM's own form of a sequence text counts as one.
        """
        assert is_sequence("Lead Follow-Up #2, Outcome: Text - Left Message - Come by!")
        assert is_sequence("Appt Booked Welcome #3, Outcome: Email - Left Message - <p>Hi</p>")
        assert is_sequence("Member - At Risk Follow-Up #12")
        assert not is_sequence("Text - Left Message - Come by!")
        assert not is_sequence("did you get my follow-up #2 mail?")

    def test_a_prefix_proves_that_staff_sent_it(self) -> None:
        """
        The outcome's prefix is the CRM's mark for outgoing messages, and is not part of the message.
        """
        assert has_outbound_prefix("Text - No Answer - Hi")
        assert "Hi" == without_prefix("Text - No Answer - Hi")
        assert not has_outbound_prefix("Text me - I left my bag")


class TestWhateverComes:
    @given(st.text(alphabet="<>&;#ltpgamq\"' -–.STOPreplytoend\n1,F", max_size=80))
    @settings(max_examples=400, deadline=None)
    def test_applying_it_twice_changes_nothing(self, body: str) -> None:
        """
        A body that was compared once compares the same ever after.
        """
        assert canonical(body) == canonical(canonical(body))

    @pytest.mark.parametrize(
        "piece", [".", " - ", "- A", "<", "<a", "<script>", "&amp;", "A ", "A", "Aa - ", "reply stop to end ", "#1, "]
    )
    def test_hostile_lengths_cost_no_time(self, piece: str) -> None:
        """
        No twenty thousand characters make the comparison hang.
        """
        started = time.process_time()

        canonical((piece * 20_000)[:20_000])

        # Seconds of leeway: what is guarded against takes minutes.
        assert 20 > time.process_time() - started
