"""What saving the simulator's popup answers and does, against clubos-protocol.md §4."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.contract.fixtures.sim_server import (
    SimulatorProcess,
    Visitor,
    as_email,
    as_text,
    changed,
    one,
    running_simulator,
    without,
)

INVALID = "/action/Invalid/500"


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    with running_simulator(tmp_path_factory.mktemp("save"), "--members", "1") as process:
        process.control.post("settings", notice_delay_s=0.2, outbound_prefix=1.0)
        yield process


@pytest.fixture
def visitor(simulator: SimulatorProcess) -> Visitor:
    visitor = Visitor(simulator.url, simulator.control.open_club())
    visitor.login()
    return visitor


@pytest.fixture
def member(simulator: SimulatorProcess, visitor: Visitor) -> dict[str, Any]:
    """A member whom the session acts as."""
    person = simulator.control.add_member(visitor.club["slug"], "Dana Fields", email="dana@example.com", status=18)
    visitor.delegate(person["id"])
    return person


def sentence(member: dict[str, Any], verb: str, name: str = "Dana Fields") -> str:
    return f'<a href="/action/Delegate/{member["id"]}/url=/action/LeadProfile">{name}</a> has been {verb}.'


class TestWhatLeaves:
    def test_a_text_is_answered_logged_listed_and_received(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §4.3: 93 bytes for this name, then log entry, the member's list, the member's phone, one ledger line.
        """
        before = simulator.control.get(f"/api/snapshot/{visitor.club['slug']}")
        answer = visitor.save(as_text(visitor.form_of(member["id"]), "See you at 5!"))

        assert (200, sentence(member, "texted")) == (answer.status_code, answer.text)
        assert 93 == len(answer.content)
        assert "Text - Left Message - See you at 5!" in visitor.popup(member["id"]).text
        assert "See you at 5!" in visitor.acting_inbox().text
        assert "See you at 5!" == self.phone(simulator, member)[-1]["body"]
        effects = simulator.control.ledger(visitor.club["slug"], "effect")
        assert [("See you at 5!", member["id"], "text")] == [(e["body"], e["member"], e["channel"]) for e in effects]
        assert before == simulator.control.get(f"/api/snapshot/{visitor.club['slug']}")

    def test_an_email_is_one_byte_longer(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §4.3: 94 bytes; the log keeps the markup, the member reads it without.
        """
        answer = visitor.save(as_email(visitor.form_of(member["id"]), "<p>Hello Dana</p>"))

        assert sentence(member, "emailed") == answer.text
        assert 94 == len(answer.content)
        assert "Email - Left Message - &lt;p&gt;Hello Dana&lt;/p&gt;" in visitor.popup(member["id"]).text
        assert "Hello Dana" == self.phone(simulator, member)[-1]["text"]

    def test_posting_the_same_form_twice_sends_twice(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §4.6: there is no idempotency key, so whoever posts again has sent again.
        """
        form = as_text(visitor.form_of(member["id"]), "Thanks!")
        visitor.save(form)
        visitor.save(form)

        assert 2 == len(simulator.control.ledger(visitor.club["slug"], "effect"))

    def test_the_crm_may_add_cut_and_curl(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        reliability.md F50: the ledger keeps what was posted beside what the CRM made of it.
        """
        simulator.control.post("settings", appends=" Reply STOP to end", cut_at=9, smart_quotes=True)
        try:
            visitor.save(as_text(visitor.form_of(member["id"]), 'It\'s "ok" and more'))
        finally:
            simulator.control.post("settings", appends="", cut_at=0, smart_quotes=False)

        line = simulator.control.ledger(visitor.club["slug"], "effect")[0]
        assert ('It\'s "ok" and more', "It’s “ok” Reply STOP to end") == (line["body"], line["data"]["as_sent"])

    @staticmethod
    def phone(simulator: SimulatorProcess, member: dict[str, Any]) -> list[dict[str, Any]]:
        return simulator.control.get(f"/api/members/{member['id']}/phone")["messages"]


class TestSoundsSentAndIsNot:
    def test_an_empty_name_is_texted_to_nobody(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §4.4: without contact fields the answer has no name in it, and nothing arrives.
        """
        form = without(as_text(visitor.form_of(member["id"]), "hi"), "followUpUser.firstName", "followUpUser.lastName")

        assert sentence(member, "texted", name="") == visitor.save(form).text
        assert ["no_name"] == self.refusals(simulator, visitor)

    def test_updated_means_that_only_the_record_was_saved(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §4.4: no channel action, no message.
        """
        form = changed(as_text(visitor.form_of(member["id"]), "hi"), followUpLog__followUpAction="")

        assert sentence(member, "updated") == visitor.save(form).text
        assert ["updated"] == self.refusals(simulator, visitor)

    @pytest.mark.parametrize(("barred", "reason"), [("dnc", "opted_out"), ("invalid_mobile", "invalid_mobile")])
    def test_a_barred_number_gets_nothing(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any], barred: str, reason: str
    ) -> None:
        """
        §3.2: the answer is positive although the number cannot be texted; the popup had said so.
        """
        simulator.control.patch(f"members/{member['id']}", **{barred: True})

        assert sentence(member, "texted") == visitor.save(as_text(visitor.form_of(member["id"]), "hi")).text
        assert [reason] == self.refusals(simulator, visitor)
        assert '<div class="followup-entry' not in visitor.popup(member["id"]).text

    def test_a_bad_address_is_reported_later_to_the_sender(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §2.6: answered as e-mailed, shown on the profile, and then a notice in the sender's inbox.
        """
        simulator.control.patch(f"members/{member['id']}", email="nowhere")
        answer = visitor.save(as_email(visitor.form_of(member["id"]), "<p>Hi</p>"))
        simulator.control.await_ledger(visitor.club["slug"], "notice")

        assert sentence(member, "emailed") == answer.text
        assert (
            "Dana Fields has a missing or invalid email. Your message was not sent via email, "
            "but will be shown on Dana Fields's profile page."
        ) == one(visitor.items()[0], "p").text()
        assert ["bad_email"] == self.refusals(simulator, visitor)
        assert "Email - Left Message" in visitor.popup(member["id"]).text

    @staticmethod
    def refusals(simulator: SimulatorProcess, visitor: Visitor) -> list[str]:
        slug = visitor.club["slug"]
        assert [] == simulator.control.ledger(slug, "effect")
        return [line["data"]["reason"] for line in simulator.control.ledger(slug, "refused")]


class TestRefusals:
    def test_a_required_field_is_named(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §4.4: 33 bytes about FollowUp With, and nothing is changed.
        """
        answer = visitor.save(without(as_text(visitor.form_of(member["id"]), "hi"), "followUpLog.followUpWith"))

        assert ("ERROR - FollowUp With is required", 33) == (answer.text, len(answer.content))
        assert [] == simulator.control.ledger(visitor.club["slug"], "effect")

    @pytest.mark.parametrize("lacking", ["_sourcePage", "__fp"])
    def test_tokens_must_be_there(self, visitor: Visitor, member: dict[str, Any], lacking: str) -> None:
        """
        §1.4: without tokens the answer is a redirect to where something isn't right.
        """
        answer = visitor.save(without(as_text(visitor.form_of(member["id"]), "hi"), lacking))

        assert (302, INVALID) == (answer.status_code, answer.headers["location"])

    def test_tokens_of_another_members_popup_do_not_fit(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §7 row 33: tokens live for one popup of one person.
        """
        other = simulator.control.add_member(visitor.club["slug"], "Somebody Else")
        foreign = changed(visitor.form_of(other["id"]), followUpLog__tfoUserId=str(member["id"]))

        assert INVALID == visitor.save(as_text(foreign, "hi")).headers["location"]

    def test_the_delegation_must_be_the_one_of_the_popup(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §1.3: when somebody else turned the session meanwhile, the save is refused.
        """
        form = as_text(visitor.form_of(member["id"]), "hi")
        visitor.delegate(0)

        assert INVALID == visitor.save(form).headers["location"]
        assert [] == simulator.control.ledger(visitor.club["slug"], "effect")

    def test_an_ended_session_sends_nothing(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §4.4: two words, and nothing left.
        """
        form = as_text(visitor.form_of(member["id"]), "hi")
        simulator.control.post("sessions/expire", club=visitor.club["slug"])

        assert "Session Expired" == visitor.save(form).text
        assert [] == simulator.control.ledger(visitor.club["slug"], "effect")


class TestTheDamageOfACarelessSend:
    def test_the_profile_becomes_what_is_posted(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §4.5: renamed, moved to another sales stage, given to other staff; and the ledger tells.
        """
        staff = str(visitor.club["staff"][2]["id"])
        visitor.save(
            changed(
                as_text(visitor.form_of(member["id"]), "hi"),
                followUpUser__firstName="Staff",
                followUpUser__lastName="Member",
                followUpUser__mobilePhone="",
                memberSalesFollowUpStatus="2",
                ptSalesDefaultAccount=staff,
            )
        )

        profile = simulator.control.get(f"/api/members/{member['id']}")["profile"]
        assert ("Staff", "Member", "", 2, staff) == (
            profile["firstName"], profile["lastName"], profile["mobilePhone"],
            profile["memberSalesFollowUpStatus"], profile["ptSalesDefaultAccount"],
        )  # fmt: skip
        written = simulator.control.ledger(visitor.club["slug"], "profile_write")[0]
        assert {"first": ["Dana", "Staff"], "status": [18, 2]} == {
            name: written["data"]["changed"][name] for name in ("first", "status")
        }

    def test_placeholders_become_notes(self, visitor: Visitor, member: dict[str, Any]) -> None:
        """
        §4.5: a form copied word for word leaves `Type notes here...` in the member's history.
        """
        form = changed(as_text(visitor.form_of(member["id"]), "hi"), followUpOutcomeNotes="Type notes here...")
        visitor.save(form)

        page = visitor.popup(member["id"]).text
        assert "icon_general.png" in page
        assert "Type notes here...</div>" in page
