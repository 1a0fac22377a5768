"""The popup: who it shows, whether they can be reached, and who wrote what when."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from spotter.crm.clubos.thread import read_popup
from spotter.crm.port import CrmAccount, CrmThread
from spotter.domain.conversation import Channel, Direction
from spotter.domain.errors import CrmMismatch, CrmUnreadable
from spotter.domain.ids import CrmUserId
from tests.contract.fixtures.clubos_stand_in import ACCOUNT, MEMBER, OWN, page


def read(text: str | None = None, *, member: str = MEMBER, account: CrmAccount = ACCOUNT) -> CrmThread:
    return read_popup(page("popup") if text is None else text, member=CrmUserId(member), account=account).thread


class TestTheLog:
    def test_who_wrote_what_and_how(self) -> None:
        """
        The member's own entries are inbound though they carry an author too; notes have no channel.
        """
        entries = read().entries

        assert [
            (Direction.INBOUND, Channel.TEXT, "Riley O."),
            (Direction.OUTBOUND, Channel.TEXT, "Dana F."),
            (Direction.OUTBOUND, Channel.EMAIL, "Morgan R."),
            (Direction.INBOUND, Channel.TEXT, "Riley O."),
            (Direction.INBOUND, Channel.TEXT, "Riley O."),
            (Direction.OUTBOUND, None, "Morgan R."),
            (Direction.OUTBOUND, Channel.TEXT, "Morgan R."),
        ] == [(entry.direction, entry.channel, entry.author) for entry in entries]

    def test_ours_staffs_and_the_crms_entries_are_told_apart(self) -> None:
        """
        Only what our account sent is ours; only the CRM's sequence is a sequence.
        """
        entries = read().entries

        assert [1] == [n for n, entry in enumerate(entries) if entry.by_our_account]
        assert [6] == [n for n, entry in enumerate(entries) if entry.is_sequence]

    def test_minutes_become_utc_across_both_clock_changes(self) -> None:
        """
        The viewer's minutes are moments, in the spring gap and in the doubled hour of autumn.
        """
        at = [entry.at for entry in read().entries]

        assert datetime(2025, 3, 11, 14, 30, tzinfo=UTC) == at[0]
        assert (datetime(2025, 3, 9, 8, 5, tzinfo=UTC), datetime(2025, 3, 9, 7, 59, tzinfo=UTC)) == (at[1], at[2])
        assert (datetime(2024, 11, 3, 7, 10, tzinfo=UTC), datetime(2024, 11, 3, 6, 50, tzinfo=UTC)) == (at[3], at[4])

    def test_bodies_lose_the_crms_prefix_and_markup(self) -> None:
        """
        A message reads as it was sent: no prefix, an e-mail without its markup, lines kept.
        """
        entries = read().entries

        assert "See you at 5!" == entries[1].body
        assert "Hi Riley, welcome & enjoy!" == entries[2].canonical
        assert "Is the 24h door open?\nI lost my fob & my card <3" == entries[0].body
        assert "How was your first week?" == entries[6].canonical

    def test_a_namesake_on_the_staff_is_known_by_the_prefix(self) -> None:
        """
        Where a staff member shortens to the member's name, the CRM's outgoing prefix decides.
        """
        text = page("popup").replace("by Dana F.", "by Riley O.")

        assert Direction.OUTBOUND is read(text).entries[1].direction

    def test_our_own_name_may_have_two_last_words(self) -> None:
        """
        "Ana De La Cruz" is "Ana D." in the log, and still us.
        """
        ours = replace(ACCOUNT, author_name="Ana De La C.", employees=((OWN, "Ana De La Cruz"),))

        assert read(page("popup").replace("by Dana F.", "by Ana D."), account=ours).entries[1].by_our_account

    @pytest.mark.parametrize(
        ("was", "becomes"),
        [
            ("3/9/25 @ 03:05 AM", "yesterday"),
            ("by Dana F.", ""),
            ("followup-entry-note", "note"),
            ('<img src="https://assets.example.com/images/general/icon_general.png">', ""),
            (
                "second pass of the hour",
                '<div class="followup-entry"><div class="followup-entry-note"></div></div>',
            ),
        ],
    )
    def test_an_entry_that_cannot_be_read_refuses_the_log(self, was: str, becomes: str) -> None:
        """
        A log with one entry too few would make a sent message look unsent.
        """
        with pytest.raises(CrmUnreadable):
            read(page("popup").replace(was, becomes, 1))

    @pytest.mark.parametrize("part", ["date", "note"])
    def test_an_entry_with_two_of_a_part_does_not_lend_one_to_the_next(self, part: str) -> None:
        """
        As many times and notes as entries is not enough: each entry has its own.
        """
        mark = f'<div class="followup-entry-{part}">'
        first, second, *rest = page("popup").split(mark)

        with pytest.raises(CrmUnreadable):
            read(mark.join([f"{first}{mark}</div>{mark}{second}<div>{rest[0]}", *rest[1:]]))

    def test_a_time_or_note_beside_the_entries_is_nobodys(self) -> None:
        """
        What stands outside of every entry neither hides one nor becomes one.
        """
        log = '<div id="follow-up-log">'
        beside = f'{log}<div class="followup-entry-note">Notes</div><div class="followup-entry-date">When</div>'

        assert read().entries == read(page("popup").replace(log, beside)).entries


class TestWhoItIs:
    def test_the_person_and_their_facts(self) -> None:
        """
        Name, reachability and the facts beside the log are read from the popup.
        """
        thread = read()

        assert ("Riley O'Hara", "7", "3586") == (thread.contact_name, thread.role_id, thread.location_id)
        assert (True, True, "riley@example.com", "(312) 555-0142") == (
            thread.can_text,
            thread.has_email,
            thread.email,
            thread.phone,
        )
        assert ("Past 30 days check-ins", "11") in thread.profile

    @pytest.mark.parametrize(
        ("was", "becomes"),
        [
            ("followUpinvalidMobile = false", "followUpinvalidMobile = true"),
            ('"dncStatus": "OK"', '"dncStatus": "DNC"'),
            ('"MOBILE": {"phoneNumber": "(312) 555-0142"', '"MOBILE": {"phoneNumber": ""'),
            ('"MOBILE": {', '"HOME": {'),
            ('class="invalidMobile hide"', 'class="invalidMobile"'),
        ],
    )
    def test_any_sign_against_texting_is_believed(self, was: str, becomes: str) -> None:
        """
        A number that is invalid, missing or not to be contacted is not texted.
        """
        text = page("popup")
        assert was in text

        assert not read(text.replace(was, becomes)).can_text

    def test_without_an_address_there_is_no_email(self) -> None:
        """
        A member without an e-mail address cannot be mailed.
        """
        assert not read(page("popup").replace('value="riley@example.com"', 'value=""')).has_email

    def test_another_persons_popup_is_refused(self) -> None:
        """
        What the CRM shows must be the person who was asked for.
        """
        with pytest.raises(CrmMismatch):
            read(member="187654322")
        with pytest.raises(CrmMismatch):
            read(page("popup").replace('"followUpUserId": 187654321', '"followUpUserId": 187654399'))

    def test_script_values_are_read_in_any_notation(self) -> None:
        """
        Unquoted keys and single quotes are the same values.
        """
        text = (
            page("popup").replace('"phoneNumberMap"', "phoneNumberMap").replace('"dncStatus": "OK"', "dncStatus:'OK'")
        )

        assert read(text).can_text


class TestACutPopup:
    def test_no_cut_loses_an_entry(self) -> None:
        """
        Wherever the popup is cut, it is read whole or refused.
        """
        text = page("popup")
        whole = read(text)
        readable = 0
        for end in range(0, len(text), 7):
            try:
                assert whole == read(text[:end])
                readable += 1
            except CrmUnreadable:
                continue

        assert 10 > readable

    def test_other_pages_are_refused(self) -> None:
        """
        An inbox, a login page or nothing at all is no popup.
        """
        for text in ("", page("inbox"), page("login"), page("dashboard", token="t")):
            with pytest.raises(CrmUnreadable):
                read(text)
