"""Every answer is named before it is believed, and nobody's text can pass for a page."""

from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from spotter.crm.clubos.pages import PageClass, classify, error_for
from spotter.crm.clubos.wire import Answer
from spotter.domain.errors import CrmError, CrmRateLimited, CrmSessionLost, CrmUnavailable, CrmUnreadable
from tests.contract.fixtures.clubos_inbox_writer import Row, inbox
from tests.contract.fixtures.clubos_stand_in import page

NOW = datetime(2025, 3, 11, 15, tzinfo=UTC)


def answer(body: str = "", status: int = 200, **headers: str) -> Answer:
    return Answer(
        status=status,
        headers=httpx2.Headers({name.replace("_", "-"): value for name, value in headers.items()}),
        body=body.encode(),
        wire_bytes=0,
        url=httpx2.URL("https://clubos.example.com/action/Dashboard/view"),
    )


class TestKinds:
    @pytest.mark.parametrize(
        ("kind", "body"),
        [
            (PageClass.LIVE, page("dashboard", token="t")),
            (PageClass.LIVE, page("dashboard_delegated", token="t", member="1")),
            (PageClass.LOGIN, page("login")),
            (PageClass.LOGIN, page("login_expired")),
            (PageClass.LOGIN_INCORRECT, page("login_incorrect")),
            (PageClass.EXPIRED, "Session Expired"),
            (PageClass.INVALID, page("invalid")),
            (PageClass.ERROR, page("leg_day")),
            (PageClass.NOT_FOUND, page("not_found")),
            (PageClass.FRAGMENT, page("inbox")),
            (PageClass.FRAGMENT, page("popup")),
            (PageClass.UNKNOWN, ""),
            (PageClass.UNKNOWN, " \n"),
            (PageClass.UNKNOWN, "<!doctype html><html><title>Something new</title></html>"),
        ],
    )
    def test_each_known_page_has_its_name(self, kind: PageClass, body: str) -> None:
        """
        A 200 proves nothing: the page itself says what it is.
        """
        assert kind is classify(answer(body))

    @pytest.mark.parametrize(
        ("kind", "status", "location"),
        [
            (PageClass.LOGIN, 302, "https://clubos.example.com/action/Login/view?__fsk=1"),
            (PageClass.INVALID, 302, "/action/Invalid/500"),
            (PageClass.REDIRECT, 302, "/action/Dashboard/view"),
            (PageClass.REDIRECT, 302, "http://["),
            (PageClass.EXPIRED, 403, ""),
            (PageClass.RATE_LIMITED, 429, ""),
            (PageClass.ERROR, 503, ""),
            (PageClass.CLIENT_ERROR, 418, ""),
        ],
    )
    def test_statuses_and_redirects(self, kind: PageClass, status: int, location: str) -> None:
        """
        Where a redirect leads is what it means.
        """
        assert kind is classify(answer("", status, location=location))

    @pytest.mark.parametrize(
        "text",
        ['<form id="loginForm">', "Session Expired", "Something isn't right.", "<title>Club OS</title> leg day"],
    )
    def test_a_members_words_are_no_page(self, text: str) -> None:
        """
        A member who writes the words of a login or error page does not stop the inbox.
        """
        assert PageClass.FRAGMENT is classify(answer(inbox(Row(body=text))))


class TestErrors:
    @pytest.mark.parametrize(
        ("page_class", "error"),
        [
            (PageClass.LOGIN, CrmSessionLost),
            (PageClass.EXPIRED, CrmSessionLost),
            (PageClass.ERROR, CrmUnavailable),
            (PageClass.RATE_LIMITED, CrmRateLimited),
            (PageClass.NOT_FOUND, CrmUnreadable),
            (PageClass.UNKNOWN, CrmUnreadable),
        ],
    )
    def test_a_wrong_page_is_the_right_error(self, page_class: PageClass, error: type[CrmError]) -> None:
        """
        A dead session, an outage and an unknown page are three different things to do.
        """
        assert error is type(error_for(page_class, answer(), NOW))

    @pytest.mark.parametrize(
        ("header", "seconds"),
        [
            ("30", 30),
            ("Tue, 11 Mar 2025 15:02:00 GMT", 120),
            ("Mon, 10 Mar 2025 15:00:00 GMT", 0),
            ("99999999999", 3600),
        ],
    )
    def test_the_wait_that_was_asked_for_is_kept(self, header: str, seconds: int) -> None:
        """
        "Retry-After" is honoured in both of its forms, an hour at most.
        """
        error = error_for(PageClass.RATE_LIMITED, answer("", 429, retry_after=header), NOW)

        assert timedelta(seconds=seconds) == error.retry_after

    def test_nonsense_names_no_wait(self) -> None:
        """
        A wait that cannot be read is no wait.
        """
        assert error_for(PageClass.RATE_LIMITED, answer("", 429, retry_after="soon"), NOW).retry_after is None
