"""Acting as somebody in the simulator, against clubos-protocol.md §1.2, §1.3 and §2.1."""

from collections.abc import Iterator

import httpx2
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.contract.fixtures.sim_server import (
    SimulatorProcess,
    Visitor,
    one,
    running_simulator,
)


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    with running_simulator(tmp_path_factory.mktemp("delegation"), "--members", "16") as process:
        yield process


@pytest.fixture
def visitor(simulator: SimulatorProcess) -> Visitor:
    visitor = Visitor(simulator.url, simulator.control.open_club())
    visitor.login()
    return visitor


def write(simulator: SimulatorProcess, person: int, text: str, **more: object) -> int:
    return simulator.control.post(f"members/{person}/write", text=text, **more)["inbox_id"]


class TestActingAsSomebody:
    def test_the_get_list_follows_and_the_post_list_does_not(
        self, simulator: SimulatorProcess, visitor: Visitor
    ) -> None:
        """
        §1.3 and §2.1: delegation is state of the session; only the named list is safe from it.
        """
        member = simulator.control.add_member(visitor.club["slug"])
        write(simulator, member["id"], "to the desk")
        simulator.control.post(f"members/{member['id']}/staff-text", text="to the member")

        visitor.delegate(member["id"])
        followed, named = visitor.acting_inbox().text, visitor.inbox().text
        visitor.delegate(0)

        assert (True, False) == ("to the member" in followed, "to the desk" in followed)
        assert (False, True) == ("to the member" in named, "to the desk" in named)
        assert "to the desk" in visitor.acting_inbox().text

    def test_the_page_says_who_one_is_and_hides_the_owner_selector(
        self, simulator: SimulatorProcess, visitor: Visitor
    ) -> None:
        """
        §1.2 and §2.2: page variables, the list of pollable inboxes, and its absence while delegated.
        """
        member = simulator.control.add_member(visitor.club["slug"])
        own = visitor.read_page("/action/Dashboard/view")
        redirect = visitor.http.get(f"/action/Delegate/{member['id']}/url=/action/Dashboard")
        acting = visitor.read_page("/action/Dashboard/view")

        ids, account = visitor.club["clubos"], visitor.club["clubos"]["account_user_id"]
        selector = one(LexborHTMLParser(own), "select#messages-owner-select")
        assert f"var LOGGED_IN_USER_ID = {account};" in own
        assert 'window.loggedInUserTimezone = "America/Chicago";' in own
        assert f"var CLUB_ID = {ids['club_id']};" in own
        assert [str(ids["location_id"]), str(account)] == [
            option.attributes["value"] for option in selector.css("option")[:2]
        ]
        assert "/action/Dashboard/view" == redirect.headers["location"]
        assert f"var USER_ID = {member['id']};" in acting
        assert "var IS_DELEGATING = true;" in acting
        assert "messages-owner-select" not in acting
        assert "302" == str(visitor.http.get("/action/Delegate").status_code)
        assert "var IS_DELEGATING = false;" in visitor.read_page("/action/Dashboard/view")

    def test_another_clubs_people_do_not_exist(self, simulator: SimulatorProcess, visitor: Visitor) -> None:
        """
        Clubs are sealed: nobody of another club can be acted as, opened or listed.
        """
        foreign = simulator.control.members("harbor")[0]["id"]

        answers: list[httpx2.Response] = [visitor.delegate(foreign), visitor.popup(foreign), visitor.inbox(foreign)]

        assert [500, 500, 500] == [answer.status_code for answer in answers]

    def test_somebody_who_was_merged_away_does_not_open(self, simulator: SimulatorProcess, visitor: Visitor) -> None:
        """
        reliability.md F53: the message stays in the list, the person behind it is gone.
        """
        member = simulator.control.add_member(visitor.club["slug"])
        write(simulator, member["id"], "still here")
        simulator.control.patch(f"members/{member['id']}", gone=True)

        assert (500, 500) == (visitor.delegate(member["id"]).status_code, visitor.popup(member["id"]).status_code)
        assert 1 == len(visitor.items())
