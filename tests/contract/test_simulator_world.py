"""The demo club, its members who write by themselves, and the control page."""

import time
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from simulator.personas.topics import TOPICS, all_lines
from tests.contract.fixtures.sim_server import SimulatorProcess, Visitor, one, running_simulator


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    with running_simulator(tmp_path_factory.mktemp("world")) as process:
        yield process


@pytest.fixture
def people(simulator: SimulatorProcess) -> list[dict[str, Any]]:
    return simulator.control.get("/api/clubs/harbor/members")


class TestTheDemoClub:
    def test_the_people_who_make_trouble_are_there(self, people: list[dict[str, Any]]) -> None:
        """
        Two of one name, a member with a staff member's initials, a shared phone, a stranger.
        """
        names = [person["name"] for person in people]
        mobiles = [person["mobile"] for person in people if person["name"].endswith(" Holloway")]

        assert 2 == names.count("Jordan Ellsworth")
        assert {"Marcus Ogilvie", "Marcus Oyelaran"} <= set(names)
        assert len(mobiles) > len(set(mobiles))
        assert 1 == sum(person["kind"] == "unknown" for person in people)
        assert 60 == sum(person["kind"] in {"member", "prospect"} for person in people)
        assert {True, False} == {person["opted_out"] for person in people if person["kind"] == "member"}

    def test_the_inbox_reaches_back_into_last_year(self, simulator: SimulatorProcess) -> None:
        """
        Months of history in both directions, with notices, sequences, pictures and repeats.
        """
        visitor = Visitor(simulator.url, simulator.control.get("/api/clubs/harbor"))
        visitor.login()
        items = visitor.items()
        bodies = [one(item, "div.message > p").text() for item in items]
        stamps = [node.attributes["data-created-date"] or "" for item in items for node in item.css("a.reply")]

        assert len({stamp[-4:] for stamp in stamps}) > 1
        assert "" in bodies
        assert len(bodies) > len(set(bodies))
        for part in ("OPT OUT message received.", "has been confirmed.", "Follow-Up #", "Outcome: Text - Left Message"):
            assert any(part in body for body in bodies), part

    def test_only_555_numbers_and_example_addresses(self, people: list[dict[str, Any]]) -> None:
        """
        Nobody here is anybody.
        """
        digits = {"".join(letter for letter in person["mobile"] if letter.isdigit()) for person in people}

        assert {"55501"} == {number[3:8] for number in digits if number}
        assert {True} == {"@example.com" in person["email"] for person in people if "@" in person["email"]}


class TestPersonas:
    def test_they_have_a_great_deal_to_say(self) -> None:
        """
        At least 150 different lines, about everything a front desk hears.
        """
        names = {topic.name for topic in TOPICS}

        assert len(all_lines()) >= 150
        assert {"hours", "prices", "classes", "guests", "parking", "refund", "cancel", "complaint", "spanish"} <= names

    def test_at_rest_nobody_writes(self, simulator: SimulatorProcess) -> None:
        """
        With pace 0 the only messages are those a test writes.
        """
        member = next(person for person in simulator.control.members("harbor") if person["name"] == "Keiko Nakagawa")
        head = simulator.control.get("/ledger", after=0)["head"]
        simulator.control.post(f"members/{member['id']}/staff-text", text="hello?")
        time.sleep(0.5)

        lines = simulator.control.ledger("harbor", after=head)
        assert ["staff_by_hand"] == [line["kind"] for line in lines]

    def test_let_loose_they_write(self, simulator: SimulatorProcess) -> None:
        """
        With a pace they begin, and switched off they are silent again.
        """
        head = simulator.control.get("/ledger")["head"]
        simulator.control.post("personas", enabled=True, pace_s=0.2)
        try:
            line = simulator.control.await_ledger("harbor", "inbound", after=head)
        finally:
            simulator.control.post("personas", enabled=False, pace_s=0)

        assert line["body"] in all_lines()


class TestTheControlSide:
    def test_what_is_not_there_and_what_makes_no_sense(self, simulator: SimulatorProcess) -> None:
        """
        Mistakes are told, not swallowed.
        """
        http = httpx2.Client(base_url=f"{simulator.url}/_sim/api")

        assert 404 == http.get("/clubs/nowhere").status_code
        assert 404 == http.get("/members/1/phone").status_code
        assert 404 == http.delete("/inbox/1").status_code
        assert 422 == http.post("/settings", json={"idle_timout_s": 1}).status_code
        assert 422 == http.post("/settings", json={"idle_timeout_s": "long"}).status_code
        assert 422 == http.post("/clubs", json={"slug": "harbor"}).status_code
        assert 422 == http.post("/time", json={"now": "2026-03-01T12:00:00"}).status_code
        assert 422 == http.post("/settings", content=b"not json").status_code

    def test_the_crms_clock_may_be_wrong(self, simulator: SimulatorProcess) -> None:
        """
        F63: the `Date` header and the stamps are the CRM's, the ledger's time is true.
        """
        club = simulator.control.open_club()
        member = simulator.control.add_member(club["slug"])
        visitor = Visitor(simulator.url, club)
        visitor.login()
        simulator.control.post("time", now="2025-06-01T12:00:00Z", frozen=True)
        simulator.control.post("settings", clock_skew_s=420)
        try:
            visitor.login()
            simulator.control.post(f"members/{member['id']}/write", text="now")
            answer = visitor.inbox()
        finally:
            simulator.control.post("settings", clock_skew_s=0)
            simulator.control.post("time")

        assert "Sun, 01 Jun 2025 12:07:00 GMT" == answer.headers["date"]
        assert "Sun Jun 01 12:07:00 UTC 2025" in answer.text
        assert "2025-06-01T12:00:00+00:00" == simulator.control.ledger(club["slug"], "inbound")[0]["at"]

    def test_the_page_needs_nothing_from_elsewhere(self, simulator: SimulatorProcess) -> None:
        """
        One file, no outside address.
        """
        answer = httpx2.get(f"{simulator.url}/_sim")

        assert (200, False) == (answer.status_code, "https://" in answer.text)
