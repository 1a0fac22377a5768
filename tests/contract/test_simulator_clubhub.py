"""The simulator's ClubHub, against clubos-protocol.md §5.1 to §5.5."""

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.contract.fixtures.sim_server import SimulatorProcess, running_simulator


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    with running_simulator(tmp_path_factory.mktemp("hub"), "--members", "240") as process:
        yield process


class Hub:
    """A ClubHub client of one club."""

    def __init__(self, url: str, club: dict[str, Any]) -> None:
        self.club = club
        self.http = httpx2.Client(base_url=f"{url}/clubhub", timeout=20)

    def login(self, **posted: str) -> httpx2.Response:
        posted = posted or {"username": self.club["username"], "password": self.club["password"]}
        answer = self.http.post("/api/login", json=posted)
        if answer.status_code == 200:
            self.http.headers["Authorization"] = f"Bearer {answer.json()['accessToken']}"
        return answer

    def get(self, path: str) -> httpx2.Response:
        return self.http.get(path.replace("{club}", str(self.club["clubhub"]["club_id"])))


@pytest.fixture
def hub(simulator: SimulatorProcess) -> Hub:
    hub = Hub(simulator.url, simulator.control.get("/api/clubs/harbor"))
    hub.login()
    return hub


class TestSigningIn:
    def test_names_passwords_and_malformed_requests(self, hub: Hub) -> None:
        """
        §5.1: a token of three parts, 401 for a wrong password, 400 when the name is called `email`.
        """
        name, password = hub.club["username"], hub.club["password"]

        right = hub.login(username=name, password=password)

        assert 3 == len(right.json()["accessToken"].split("."))
        assert 401 == hub.login(username=name, password="wrong").status_code
        assert 400 == hub.login(email=name, password=password).status_code

    def test_a_token_lives_a_day(self, simulator: SimulatorProcess, hub: Hub) -> None:
        """
        §5.1: after 24 hours the answer is 401, and a new login helps.
        """
        path = "/api/clubs/{club}/members?page=1&pageSize=5"
        try:
            simulator.control.post("settings", time_shift_s=86_000.0)
            assert 200 == hub.get(path).status_code
            simulator.control.post("settings", time_shift_s=86_500.0)
            assert 401 == hub.get(path).status_code
            hub.login()
            assert 200 == hub.get(path).status_code
        finally:
            simulator.control.post("settings", time_shift_s=0.0)

    def test_another_club_is_out_of_reach(self, simulator: SimulatorProcess, hub: Hub) -> None:
        """
        Clubs are sealed: neither lists nor records of another club.
        """
        other = simulator.control.open_club()
        member = simulator.control.add_member(other["slug"])

        assert 403 == hub.get(f"/api/clubs/{other['clubhub']['club_id']}/members").status_code
        assert 404 == hub.get(f"/api/members/{member['hub_id']}").status_code


class TestLists:
    def test_the_last_page_is_the_first_short_one(self, hub: Hub) -> None:
        """
        §5.2: bare arrays, no total.
        """
        pages = [hub.get(f"/api/clubs/{{club}}/members?page={page}&pageSize=50").json() for page in range(1, 7)]
        everybody = hub.get("/api/clubs/{club}/members/all").json()

        sizes = [len(page) for page in pages]
        last = next(place for place, size in enumerate(sizes) if size < 50)
        assert [50] * last == sizes[:last]
        assert everybody == [row for page in pages for row in page]
        assert {False} == {row["prospect"] for row in everybody}

    def test_prospects_are_a_list_of_their_own(self, hub: Hub) -> None:
        """
        §5.2: prospects never appear among members.
        """
        prospects = hub.get("/api/v1.0/clubs/{club}/prospects?page=1&pageSize=100&days=10000").json()

        assert prospects
        assert {True} == {row["prospect"] for row in prospects}

    def test_records_are_as_odd_as_live_ones(self, hub: Hub) -> None:
        """
        §5.3 and §5.4: absent keys instead of nulls, four shapes of phones, both cases of a status.
        """
        members = hub.get("/api/clubs/{club}/members/all").json()
        older = hub.get("/api/v1.0/clubs/{club}/members?page=1&pageSize=1000").json()

        shapes = {
            "".join("d" if letter.isdigit() else letter for letter in row.get("mobilePhone", "")) for row in members
        }
        assert {"dddddddddd", "(ddd) ddd-dddd", "+d (ddd) ddd-dddd", "+ddddddddddd"} <= shapes
        assert None not in {value for row in members for value in row.values() if not isinstance(value, (list, dict))}
        assert 0 < sum("dateOfBirth" in row for row in members) < len(members)
        assert "Pay Per Visit Member" in {row.get("statusMessage") for row in members}
        assert "Pay per visit member" in {row.get("statusMessage") for row in older}
        assert {"Past Due 6-30 days", "Past Due more than 30 days."} <= {row.get("statusMessage") for row in members}


class TestMoney:
    def test_the_balance_is_in_the_agreement_only(self, simulator: SimulatorProcess, hub: Hub) -> None:
        """
        §5.5: `amountPastDue` is not in the lists; a comp member may owe on paper.
        """
        people = {person["name"]: person for person in simulator.control.members("harbor")}
        debtor, comp = people["Nadia Jessup"], people["Gideon Farrow"]

        record = hub.get(f"/api/members/{debtor['hub_id']}").json()
        agreement = hub.get(f"/api/members/{debtor['hub_id']}/agreement").json()

        assert "amountPastDue" not in record
        assert (148.2, "Past Due more than 30 days.") == (agreement["amountPastDue"], agreement["statusMessage"])
        assert {"agreementID", "monthlyDues", "recurringCost", "dateOfNextPayment"} <= set(agreement)
        comp_agreement = hub.get(f"/api/members/{comp['hub_id']}/agreement").json()
        assert ("Comp Member", 212.5) == (comp_agreement["statusMessage"], comp_agreement["amountPastDue"])

    def test_a_payment_shows_at_once(self, simulator: SimulatorProcess, hub: Hub) -> None:
        """
        §5.5: facts are re-read before a reminder, so they must be able to change.
        """
        member = simulator.control.add_member("harbor", standing="late", balance=50.0)
        simulator.control.patch(f"members/{member['id']}", balance=0.0, hub_status="Member is in good standing")

        assert 0.0 == hub.get(f"/api/members/{member['hub_id']}/agreement").json()["amountPastDue"]
        assert "Member is in good standing" == hub.get(f"/api/members/{member['hub_id']}").json()["statusMessage"]

    def test_visits_by_hand_are_marked(self, hub: Hub) -> None:
        """
        §5.5: manual usages prove nothing, and say so.
        """
        visits = hub.get("/api/clubs/{club}/usages?page=1&pageSize=1000").json()

        assert {True, False} == {visit["manual"] for visit in visits}
