"""The CRM's notices, by their exact words and by who may be their writer."""

import pytest

from spotter.crm.clubos.notices import notice_of
from spotter.crm.port import NoticeKind, SenderRole

FAILED = (
    "Riley O'Hara has a missing or invalid email. Your message was not sent via email, "
    "but will be shown on Riley O'Hara's profile page."
)


class TestNotices:
    @pytest.mark.parametrize(
        ("kind", "text"),
        [
            (NoticeKind.STOP, "STOP - OPT OUT message received.  Texting has been disabled."),
            (NoticeKind.STOP, "CANCEL - OPT OUT message received.  Texting has been disabled."),
            (NoticeKind.START, "START - OPT IN message received.  Texting has been enabled."),
            (NoticeKind.CONFIRMED, "CONFIRM - Personal Training at 5:00 PM on Aug 12, 2025 has been confirmed."),
            (NoticeKind.CONFIRM_NOT_FOUND, "CONFIRM - No event was found so nothing was confirmed."),
        ],
    )
    def test_each_notice_is_known_by_its_words(self, kind: NoticeKind, text: str) -> None:
        """
        An opt-out, an opt-in and a confirmation are told from what people write.
        """
        assert kind is notice_of(text, SenderRole.MEMBER)

    @pytest.mark.parametrize("text", [FAILED, FAILED.replace("Riley O'Hara", "null")])
    def test_a_failed_delivery_is_reported_by_staffs_name(self, text: str) -> None:
        """
        The notice of an undeliverable e-mail carries the staff member who sent it, and sometimes lost the name.
        """
        assert NoticeKind.DELIVERY_FAILED is notice_of(text, SenderRole.STAFF)

    def test_sequence_texts_are_the_crms(self) -> None:
        """
        A text of the CRM's own follow-up sequence is marked as such.
        """
        text = "Lead Follow-Up #2, Outcome: Text - Left Message - Come by!"

        assert NoticeKind.CRM_SEQUENCE is notice_of(text, SenderRole.STAFF)

    @pytest.mark.parametrize(
        "text",
        [
            "STOP",
            "please stop, OPT OUT message received. Texting has been disabled",
            "STOP - OPT OUT message received.  Texting has been disabled. Really?",
            "friend\n - OPT OUT message received.  Texting has been disabled.",
            "Liked “CONFIRM - No event was found so nothing was confirmed.”",
            "CONFIRM",
            "",
        ],
    )
    def test_near_misses_are_what_a_person_wrote(self, text: str) -> None:
        """
        Only the exact words are a notice; a reaction or a quote of them is an ordinary message.
        """
        assert notice_of(text, SenderRole.MEMBER) is None

    @pytest.mark.parametrize("text", [FAILED, "Lead Follow-Up #2, Outcome: Text - Left Message - Come by!"])
    def test_a_member_cannot_write_staffs_notices(self, text: str) -> None:
        """
        A member who types the words of a staff notice is a member who wrote a message.
        """
        assert notice_of(text, SenderRole.MEMBER) is None
        assert notice_of(text, SenderRole.PROSPECT) is None
