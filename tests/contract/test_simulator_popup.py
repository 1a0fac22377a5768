"""The simulator's follow-up popup and person search, against clubos-protocol.md §3, §4.2 and §5."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.contract.fixtures.sim_server import (
    FIXTURES,
    XHR,
    SimulatorProcess,
    Visitor,
    collapsed,
    one,
    running_simulator,
)

FIELDS_IN_ORDER = [
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


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    with running_simulator(tmp_path_factory.mktemp("popup"), "--members", "16") as process:
        yield process


@pytest.fixture
def visitor(simulator: SimulatorProcess) -> Visitor:
    visitor = Visitor(simulator.url, simulator.control.open_club())
    visitor.login()
    return visitor


@pytest.fixture
def member(simulator: SimulatorProcess, visitor: Visitor) -> dict[str, Any]:
    return simulator.control.add_member(visitor.club["slug"], "Gideon O'Dwyer", status=18)


class TestTheForms:
    def test_all_fields_stand_in_the_order_they_are_posted_in(self, visitor: Visitor, member: dict[str, Any]) -> None:
        """
        §4.2: 41 fields, two token pairs, in the order of the captured post.
        """
        assert FIELDS_IN_ORDER == [name for name, _ in visitor.form_of(member["id"])]

    def test_they_carry_the_person_as_stored_and_the_traps(self, visitor: Visitor, member: dict[str, Any]) -> None:
        """
        §4.5: the true status (18, not 2, 6 or 7), the profile, and placeholders that must not be sent.
        """
        fields = dict(visitor.form_of(member["id"]))

        expected = {
            "memberSalesFollowUpStatus": "18",
            "followUpLog.tfoUserId": str(member["id"]),
            "followUpUser.lastName": "O'Dwyer",
            "followUpUser.mobilePhone": member["mobile"],
            "followUpUser.email": member["email"],
            "followUpLog.followUpAction": "",
            "emailMessage": "<p>Type message here...</p>",
            "followUpOutcomeNotes": "Type notes here...",
            "event.eventType": "ORIENTATION",
        }
        assert expected == {name: fields[name] for name in expected}

    def test_each_form_of_each_rendering_has_its_own_tokens(self, visitor: Visitor, member: dict[str, Any]) -> None:
        """
        §3.2: two pairs, fresh every time.
        """
        pairs = [*visitor.form_of(member["id"]), *visitor.form_of(member["id"])]

        assert 4 == len({value for name, value in pairs if name == "_sourcePage"})

    def test_the_outline(self, visitor: Visitor, member: dict[str, Any]) -> None:
        """
        §3.2: header, four tabs, both halves, the log, the buttons.
        """
        page = LexborHTMLParser(visitor.popup(member["id"]).text)

        assert ["Profile", "Call", "Email", "Text"] == [tab.text() for tab in page.css("nav.followup-options li")]
        for selector in (
            "div.popup-header > h1.popup-header-name-1#update-followup-popup-tab",
            "#update-followup-popup #action #followup-user-info",
            "#outcome form#followUpOutcomeForm[action='/action/FollowUp']",
            "#action form#saveFollowUpContact[action='/action/FollowUp']",
            "#follow-up-log",
            "div.btn-bar a.save-follow-up.follow-up-outcome",
        ):
            assert page.css_first(selector) is not None, selector

    def test_it_opens_without_delegation_but_not_without_the_pages_token(
        self, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §1.2 and §3.1: every captured call carried the page's token; another one is refused.
        """
        opened = visitor.popup(member["id"], kind="1")
        visitor.bearer = "another"

        assert (200, 403) == (opened.status_code, visitor.popup(member["id"]).status_code)


class TestTheScriptBlock:
    def test_it_tells_who_must_not_be_texted(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §3.2: `dncStatus` and the invalid-mobile flag are there to be checked before every text.
        """
        fine = visitor.popup(member["id"]).text
        simulator.control.patch(f"members/{member['id']}", invalid_mobile=True, dnc=True)
        barred = visitor.popup(member["id"]).text

        assert ('"dncStatus": "OK"' in fine, "followUpinvalidMobile = false" in fine) == (True, True)
        assert ('"dncStatus": "OPTED_OUT"' in barred, "followUpinvalidMobile = true" in barred) == (True, True)


class TestTheLog:
    def test_an_entry_has_the_markup_of_the_sheet(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §3.3: date, zone, author by initial, icon, and no prefix on what a member wrote.
        """
        simulator.control.post("time", now="2024-10-28T14:05:38Z", frozen=True)
        try:
            simulator.control.post(f"members/{member['id']}/write", text="Is <b>this</b> open & free?")
        finally:
            simulator.control.post("time")

        log = one(LexborHTMLParser(visitor.popup(member["id"]).text), "#follow-up-log")

        expected = (FIXTURES / "sim_log_entry.html").read_text()
        assert f'<div id="follow-up-log">{collapsed(expected)}</div>' == collapsed(log.html or "")

    def test_newest_first_by_everybody_who_writes(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §3.3 and §2.4: members, staff by hand, the CRM's own sequence, and who of them it says it was.
        """
        person = f"members/{member['id']}"
        simulator.control.post(f"{person}/write", text="hello")
        simulator.control.post(f"{person}/staff-text", text="by hand", prefixed=True)
        simulator.control.post(f"{person}/sequence-text", text="How are you?", number=3)

        entries = LexborHTMLParser(visitor.popup(member["id"]).text).css(".followup-entry")
        notes = [one(entry, ".followup-entry-note").text().strip() for entry in entries]
        authors = [one(entry, ".followup-entry-date").text().split("by ")[1].strip() for entry in entries]

        assert [
            "Member - Agreement Ending Follow-Up #3, Outcome: Text - Left Message - How are you?",
            "Text - Left Message - by hand",
            "hello",
        ] == notes
        assert ["Dana W.", "Gideon O."] == authors[1:]

    def test_an_effect_is_readable_only_after_the_delay(
        self, simulator: SimulatorProcess, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        reliability.md F48: the ledger knows at once what the log shows late.
        """
        simulator.control.post("settings", visibility_delay_s=3600)
        try:
            visitor.text(member["id"], "soon")
        finally:
            simulator.control.post("settings", visibility_delay_s=0)

        assert "soon" == simulator.control.ledger(visitor.club["slug"], "effect")[0]["body"]
        assert "soon" not in visitor.popup(member["id"]).text
        assert "soon" in str(simulator.control.get(f"/api/members/{member['id']}/log"))


class TestFindingPeople:
    def test_suggest_finds_by_name_and_answers_fourteen_bytes_for_nobody(
        self, visitor: Visitor, member: dict[str, Any]
    ) -> None:
        """
        §5.7: rows carry `{id, name}`; no result is 14 bytes.
        """
        found = visitor.http.get("/action/UserSuggest/global/", params={"keyword": "o'dw"}, headers=XHR)
        nobody = visitor.http.get("/action/UserSuggest/global/", params={"keyword": "zzz"}, headers=XHR)

        row = one(LexborHTMLParser(found.text), "li.person input.data").attributes["value"]
        assert {"id": member["id"], "name": "Gideon O'Dwyer"} == json.loads(row or "")
        assert 14 == len(nobody.content)

    def test_a_full_search_says_by_its_box_what_it_searched(self, visitor: Visitor, member: dict[str, Any]) -> None:
        """
        §5.7: without a keyword the first page is everybody, and the empty box shows it.
        """
        searched = LexborHTMLParser(visitor.http.post("/action/UserSearch/", data={"filter.keyword": "gideon"}).text)
        everybody = LexborHTMLParser(visitor.http.get("/action/UserSearch/").text)

        assert [str(member["id"])] == [row.attributes["data-id"] for row in searched.css("div.search-result")]
        assert "gideon" == one(searched, "[name='filter.keyword']").attributes["value"]
        assert "" == one(everybody, "[name='filter.keyword']").attributes["value"]

    def test_new_leads_come_without_a_token_only(self, simulator: SimulatorProcess, visitor: Visitor) -> None:
        """
        §5.5: the list of leads answers the script header alone; with Authorization the server stumbles.
        """
        lead = simulator.control.add_member(visitor.club["slug"], "Vera Farrow", kind="prospect")
        path = f"/api/locations/{visitor.club['clubos']['location_id']}/leads?_=1"

        answer = visitor.http.get(path, headers=XHR)

        row = answer.json()["data"][0]
        assert (lead["id"], "Vera Farrow", 99) == (row["tfoUserId"], row["fullName"], row["role"]["id"])
        assert 500 == visitor.http.get(path, headers=visitor.headers).status_code
