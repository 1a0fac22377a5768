"""The form of a send: whole, in order, and changed in the message only."""

import re

import pytest

from spotter.crm.clubos.composer import ComposerForm, as_markup, capture, filled, only_the_message_differs
from spotter.crm.clubos.thread import read_popup
from spotter.domain.conversation import Channel
from spotter.domain.errors import CrmMismatch, CrmUnreadable
from spotter.domain.ids import CrmUserId
from tests.contract.fixtures.clubos_stand_in import ACCOUNT, MEMBER, page

HAR_ORDER = [
    "followUpStatus",
    "followUpType",
    "followUpSequence",
    "memberSalesFollowUpStatus",
    "followUpLog.id",
    "followUpLog.tfoUserId",
    "followUpLog.outcome",
    "emailSubject",
    "emailMessage",
    "textMessage",
    "event.id",
    "event.startTime",
    "event.createdFor.tfoUserId",
    "event.eventType",
    "startTimeSlotId",
    "duration",
    "event.remindAttendeesMins",
    "followUpLog.reason",
    "followUpOutcomeNotes",
    "followUpLog.followUpWithOrig",
    "followUpLog.followUpWith",
    "followUpLog.followUpDate",
    "_sourcePage",
    "__fp",
    "followUpUser.tfoUserId",
    "followUpUser.role.id",
    "followUpUser.clubId",
    "followUpUser.clubLocationId",
    "followUpLog.followUpAction",
    "memberStudioSalesDefaultAccount",
    "memberStudioSupportDefaultAccount",
    "ptSalesDefaultAccount",
    "ptSupportDefaultAccount",
    "followUpUser.firstName",
    "followUpUser.lastName",
    "followUpUser.email",
    "followUpUser.mobilePhone",
    "followUpUser.homePhone",
    "followUpUser.workPhone",
    "_sourcePage",
    "__fp",
]


def form(text: str | None = None) -> ComposerForm:
    member = CrmUserId(MEMBER)
    popup = read_popup(page("popup") if text is None else text, member=member, account=ACCOUNT)
    return capture(popup, member=member, token="t", session_serial=1)


class TestWhatLeaves:
    def test_the_fields_leave_in_the_order_of_the_crms_own_page(self) -> None:
        """
        All forty-one fields go back, both token pairs among them, in the order the CRM's page sends them.
        """
        pairs = filled(form(), channel=Channel.TEXT, body="Hi", subject="")

        assert HAR_ORDER == [name for name, _ in pairs]
        assert ["outcome-fp", "contact-fp"] == [value for name, value in pairs if name == "__fp"]

    def test_only_the_message_is_ours(self) -> None:
        """
        Names, stage and assigned staff leave as they were read; text, action and outcome are the message.
        """
        read = form()

        changed = set(filled(read, channel=Channel.TEXT, body="Hi", subject="")) - set(read.pairs)

        assert {("textMessage", "Hi"), ("followUpLog.followUpAction", "3"), ("emailMessage", "<p></p>")} == changed

    def test_an_email_is_escaped_markup(self) -> None:
        """
        What is typed is what is read: no text becomes markup of the e-mail.
        """
        pairs = dict(filled(form(), channel=Channel.EMAIL, body="Hi <b>you</b>\nline\n\n& bye", subject="Hello"))

        assert "<p>Hi &lt;b&gt;you&lt;/b&gt;<br>line</p><p>&amp; bye</p>" == pairs["emailMessage"]
        assert ("Hello", "", "2") == (pairs["emailSubject"], pairs["textMessage"], pairs["followUpLog.followUpAction"])

    def test_placeholders_are_blank(self) -> None:
        """
        "Type notes here..." never becomes a note in a member's file.
        """
        pairs = dict(form().pairs)

        assert ("", "") == (pairs["followUpOutcomeNotes"], pairs["emailMessage"])

    def test_a_choice_is_given_back_as_it_stands(self) -> None:
        """
        The member's stage and staff are the chosen options, not the first ones.
        """
        pairs = dict(form().pairs)

        assert ("18", "150000002", "") == (
            pairs["memberSalesFollowUpStatus"],
            pairs["memberStudioSalesDefaultAccount"],
            pairs["memberStudioSupportDefaultAccount"],
        )

    def test_what_a_browser_would_not_send_is_not_sent(self) -> None:
        """
        Disabled fields, buttons and unticked boxes stay behind; a ticked box goes along.
        """
        extra = (
            '<input name="off" value="1" disabled><input type="submit" name="go" value="1">'
            '<input type="checkbox" name="no"><input type="checkbox" name="yes" checked>'
        )
        pairs = dict(
            form(
                page("popup").replace(
                    '<input type="hidden" name="followUpStatus"', extra + '<input name="followUpStatus"'
                )
            ).pairs
        )

        assert [None, None, None, "on"] == [pairs.get(name) for name in ("off", "go", "no", "yes")]

    def test_any_other_difference_is_found(self) -> None:
        """
        A changed, missing or additional field is noticed before anything leaves.
        """
        read = form()
        pairs = filled(read, channel=Channel.TEXT, body="Hi", subject="")
        renamed = [(name, "Staff" if name == "followUpUser.firstName" else value) for name, value in pairs]

        assert only_the_message_differs(read, pairs)
        assert not only_the_message_differs(read, renamed)
        assert not only_the_message_differs(read, pairs[:-1])
        assert not only_the_message_differs(read, [*pairs, ("followUpUser.nickName", "x")])

    def test_blank_paragraphs_vanish(self) -> None:
        """
        Empty lines of a draft make no empty paragraphs.
        """
        assert "<p>a</p><p>b</p>" == as_markup("a\n\n\n\nb\n\n")


class TestAFormThatIsNotWhole:
    @pytest.mark.parametrize("name", sorted(set(HAR_ORDER)))
    def test_every_missing_field_refuses_the_form(self, name: str) -> None:
        """
        A form that lacks any field of a real send is not sent: what is not given back is overwritten.
        """
        text = page("popup")
        without = re.sub(rf'name="{re.escape(name)}"', 'name="other"', text)
        assert text != without

        with pytest.raises(CrmUnreadable):
            form(without)

    def test_a_stage_without_a_chosen_option_refuses_the_form(self) -> None:
        """
        Where the page does not say the member's stage, none is invented.
        """
        with pytest.raises(CrmUnreadable):
            form(page("popup").replace('<option value="18" selected="selected">', '<option value="18">'))

    def test_empty_tokens_refuse_the_form(self) -> None:
        """
        Both forms need their own tokens.
        """
        with pytest.raises(CrmUnreadable):
            form(page("popup").replace('value="outcome-fp"', 'value=""'))

    def test_a_message_form_for_another_person_is_refused(self) -> None:
        """
        Both forms of the popup name the same person.
        """
        with pytest.raises(CrmMismatch):
            form(page("popup").replace('Log.tfoUserId" value="187654321"', 'Log.tfoUserId" value="1"'))

    def test_staff_are_not_written_to(self) -> None:
        """
        A popup of a staff member is not one to send from.
        """
        with pytest.raises(CrmMismatch):
            form(page("popup").replace('role.id" value="7"', 'role.id" value="3"'))
