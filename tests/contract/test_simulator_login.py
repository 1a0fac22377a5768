"""The simulator's way in and its ended sessions, against clubos-protocol.md §1."""

from collections.abc import Iterator

import httpx2
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.contract.fixtures.sim_server import XHR, SimulatorProcess, Visitor, one, running_simulator


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    with running_simulator(tmp_path_factory.mktemp("login"), "--members", "1") as process:
        yield process


@pytest.fixture
def visitor(simulator: SimulatorProcess) -> Visitor:
    return Visitor(simulator.url, simulator.control.open_club())


class TestTheLoginPage:
    def test_a_first_visit_puts_the_session_into_the_forms_address(self, visitor: Visitor) -> None:
        """
        §1.1: without a cookie the action carries `;jsessionid=` and 32 hex digits, with one it does not.
        """
        first, _ = visitor.login_form()
        second, _ = visitor.login_form()

        assert f"/action/Login;jsessionid={visitor.http.cookies['JSESSIONID']}" == first
        assert "/action/Login" == second

    def test_every_rendering_has_tokens_of_its_own(self, visitor: Visitor) -> None:
        """
        §1.1: both forms of one page differ in their tokens, and the next page has new ones.
        """
        page = LexborHTMLParser(visitor.http.get("/action/Login/view").text)
        again = visitor.login_form()[1]

        tokens = [node.attributes["value"] for node in page.css("input[name=_sourcePage]")]
        assert 3 == len({*tokens, again["_sourcePage"]})

    def test_the_right_password_leads_to_the_dashboard_with_all_cookies(self, visitor: Visitor) -> None:
        """
        §1.1 and §1.2: 302 to the dashboard, and every cookie of the table is set.
        """
        answer = visitor.login()

        expected = {
            "JSESSIONID", "loggedInUserId", "delegatedUserId", "staffDelegatedUserId",
            "apiV3AccessToken", "apiV3IdToken", "apiV3RefreshToken",
        }  # fmt: skip
        assert (302, "/action/Dashboard/view") == (answer.status_code, answer.headers["location"])
        assert expected == set(visitor.http.cookies)

    def test_a_wrong_password_shows_the_login_page_again(self, visitor: Visitor) -> None:
        """
        §1.4: 200, the marker without `hide`, the user name echoed, and the failure is counted.
        """
        answer = visitor.login("wrong")

        page = LexborHTMLParser(answer.text)
        assert 200 == answer.status_code
        assert "Username/Password is incorrect" == one(page, "li.error.incorrect:not(.hide)").text()
        assert visitor.club["username"] == one(page, "#loginForm input[name=username]").attributes["value"]
        assert page.css_first("div.form-group-password.has-error") is not None

    def test_too_many_wrong_passwords_lock_the_account(self, simulator: SimulatorProcess, visitor: Visitor) -> None:
        """
        §7 row 5: whoever keeps trying locks the account; then even the right password is refused.
        """
        for _ in range(5):
            visitor.login("wrong")

        refused = visitor.login()

        club = simulator.control.get(f"/api/clubs/{visitor.club['slug']}")
        assert (200, True, 6) == (refused.status_code, club["locked"], club["failed_logins"])

    @pytest.mark.parametrize("headers", [{}, {"Origin": "http://here", "X-Requested-With": "XMLHttpRequest"}])
    def test_a_login_that_no_browser_would_send_is_refused(self, visitor: Visitor, headers: dict[str, str]) -> None:
        """
        §1.1: no Origin, or the script header, and the login is not taken.
        """
        action, fields = visitor.login_form()
        fields |= {"username": visitor.club["username"], "password": visitor.club["password"]}

        answer = visitor.http.post(action, data=fields, headers=headers)

        assert (200, True) == (answer.status_code, 'id="loginForm"' in answer.text)

    def test_a_token_of_another_page_is_not_right(self, visitor: Visitor) -> None:
        """
        §1.4: foreign tokens end on the 87 bytes that say that something isn't right.
        """
        action, fields = visitor.login_form()
        fields |= {"username": visitor.club["username"], "password": visitor.club["password"], "__fp": "elsewhere"}

        answer = visitor.http.post(action, data=fields, headers={"Origin": visitor.url}, follow_redirects=True)

        assert ("/action/Invalid/500", 87) == (answer.url.path, len(answer.content))


class TestAnEndedSession:
    def test_a_script_reads_two_words(self, simulator: SimulatorProcess, visitor: Visitor) -> None:
        """
        §1.4: with the XHR header the body is exactly `Session Expired`, even for a page.
        """
        visitor.login()
        simulator.control.post("sessions/expire", club=visitor.club["slug"])

        assert b"Session Expired" == visitor.http.get("/action/Dashboard/view", headers=XHR).content
        assert b"Session Expired" == visitor.inbox().content

    def test_a_navigation_lands_on_the_login_page_with_a_notice(
        self, simulator: SimulatorProcess, visitor: Visitor
    ) -> None:
        """
        §1.4: a redirect to the login page, which says that the session has expired.
        """
        visitor.login()
        simulator.control.post("sessions/expire")

        answer = visitor.http.get("/action/Dashboard/view", follow_redirects=True)

        alert = one(LexborHTMLParser(answer.text), "div.alert.alert-warning")
        assert "Your session has expired. Please log in to access the requested page." == alert.text()

    def test_an_idle_session_ends_by_itself(self, simulator: SimulatorProcess, visitor: Visitor) -> None:
        """
        §1.5: nobody knows the idle limit, so it can be set; use keeps a session alive, silence ends it.
        """
        visitor.login()
        simulator.control.post("settings", idle_timeout_s=600)
        try:
            simulator.control.post("settings", time_shift_s=500.0)
            assert b"Session Expired" != visitor.inbox().content
            simulator.control.post("settings", time_shift_s=1_000.0)
            assert b"Session Expired" != visitor.inbox().content
            simulator.control.post("settings", time_shift_s=1_700.0)
            assert b"Session Expired" == visitor.inbox().content
        finally:
            simulator.control.post("settings", time_shift_s=0.0, idle_timeout_s=3600)


class TestPagesThatAreNotThere:
    def test_an_unknown_address_and_a_stumble(self, visitor: Visitor) -> None:
        """
        §1.4: the not-found page has 1,626 bytes; a wrong method on the popup shows the leg-day page.
        """
        visitor.login()

        missing, stumble = visitor.http.get("/action/Nowhere"), visitor.http.get("/action/FollowUp/save")

        assert (404, 1626, True) == (missing.status_code, len(missing.content), "PAGE NOT FOUND" in missing.text)
        assert (500, True) == (stumble.status_code, "skipped leg day" in stumble.text)
        unknown = visitor.http.get("/api/locations/1/leads", headers=XHR)
        assert (404, 26) == (unknown.status_code, len(unknown.content))

    def test_the_newer_apis_cookies_are_renewed(self, visitor: Visitor) -> None:
        """
        §1.2: the refresh address answers with two bytes and new cookies.
        """
        visitor.login()
        before = visitor.http.cookies["apiV3RefreshToken"]

        answer: httpx2.Response = visitor.http.get("/action/Login/refresh-api-v3-access-token")

        assert (200, 2) == (answer.status_code, len(answer.content))
        assert before != visitor.http.cookies["apiV3RefreshToken"]
