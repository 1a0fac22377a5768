"""A session's cookies: what the jar would send, without asking it each time."""

import time

import httpx2
import pytest

from spotter.crm.clubos.cookies import _PLAIN, SessionCookies

PAGE = httpx2.URL("https://clubos.example.com/action/Dashboard/view")


def answer(*lines: str, url: httpx2.URL = PAGE) -> httpx2.Response:
    response = httpx2.Response(200, headers=[("set-cookie", line) for line in lines])
    response.request = httpx2.Request("GET", url)
    return response


def jars_header(*lines: str) -> str:
    """What httpx2's own jar sends after such an answer."""
    jar = httpx2.Cookies()
    jar.extract_cookies(answer(*lines))
    request = httpx2.Request("GET", PAGE)
    jar.set_cookie_header(request)
    return request.headers.get("cookie", "")


class TestTheHeader:
    @pytest.mark.parametrize(
        "lines",
        [
            ("JSESSIONID=abc; Path=/", "delegatedUserId=5; Path=/; HttpOnly"),
            ("JSESSIONID=abc; Path=/; Secure", "a=1; Path=/; Expires=Wed, 01 Jan 2098 00:00:00 GMT"),
            ("a=1; Path=/; Expires=Wed, 01 Jan 2020 00:00:00 GMT", "b=2; Path=/"),
            ("a=1; Path=/; Domain=example.com", "b=2; Path=/"),
            ("a=1; Path=/; Domain=elsewhere.com", "b=2; Path=/"),
            ("a=1; Path=/action", "b=2", "c=3; Path=/api"),
            ('a="quoted text"; Path=/', "b=; Path=/"),
            ("a=1;Path=/;HttpOnly", "b=2; SameSite=Lax; path=/", "a=3; Path=/"),
            ("a=1; Path=/; Path=/api", "b=2; Path=/api; Path=/", "c=3; HttpOnly"),
            ("a=1; Path=/; b=2", "version=1; Path=/", "expires=9; Path=/"),
            ("e30=eyJh.bGci-_=; Path=/; SameSite=None", "a=1; Path=/; Priority=High"),
            ("a=1; Path=/; Max-Age=3600", "b=2; Path=/; Max-Age=0"),
        ],
    )
    def test_it_is_the_jars_own(self, lines: tuple[str, ...]) -> None:
        """
        Whatever an answer sets, the same header leaves as from the jar alone, however often it is asked for.
        """
        cookies = SessionCookies()
        cookies.keep(answer(*lines))

        assert [jars_header(*lines)] * 2 == [cookies.header(PAGE), cookies.header(PAGE)]

    def test_plain_lines_make_the_jars_own_cookies(self) -> None:
        """
        A line that is read without the jar becomes what the jar would have made of it.
        """
        lines = ("JSESSIONID=abc.1; Path=/; HttpOnly", "delegatedUserId=5; Path=/")
        jar, cookies = httpx2.Cookies(), SessionCookies()
        assert all(_PLAIN.fullmatch(line) for line in lines)
        jar.extract_cookies(answer(*lines))
        cookies.keep(answer(*lines))

        made = [{**vars(cookie), "_rest": {}} for cookie in cookies._jar.jar]
        assert [{**vars(cookie), "_rest": {}} for cookie in jar.jar] == made

    def test_what_is_set_later_is_sent(self) -> None:
        """
        A remembered header does not outlive the cookie that it was made of.
        """
        cookies = SessionCookies()
        cookies.keep(answer("delegatedUserId=5; Path=/"))
        before = cookies.header(PAGE)
        cookies.keep(answer("delegatedUserId=0; Path=/"))

        assert ("delegatedUserId=5", "delegatedUserId=0", "0") == (
            before,
            cookies.header(PAGE),
            cookies.get("delegatedUserId"),
        )

    def test_a_path_of_its_own_is_kept_to(self) -> None:
        """
        A cookie of one part of the site is not sent to another.
        """
        cookies = SessionCookies()
        cookies.keep(answer("a=1; Path=/api", "b=2; Path=/"))

        assert ("b=2", "a=1; b=2") == (cookies.header(PAGE), cookies.header(PAGE.copy_with(path="/api/x")))

    def test_a_cookie_that_runs_out_is_not_sent(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        The header is worked out anew when the first of its cookies has run out.
        """
        cookies = SessionCookies()
        cookies.keep(answer("a=1; Path=/; Max-Age=60", "b=2; Path=/"))
        before = cookies.header(PAGE)
        later = time.time() + 61
        monkeypatch.setattr("time.time", lambda: later)
        monkeypatch.setattr("spotter.crm.clubos.cookies.time", lambda: later)

        assert ("a=1; b=2", "b=2") == (before, cookies.header(PAGE))

    def test_what_was_forgotten_is_gone(self) -> None:
        """
        A dropped session sends nothing of the last one.
        """
        cookies = SessionCookies()
        cookies.keep(answer("a=1; Path=/"))
        before = cookies.header(PAGE)
        cookies.clear()

        assert ("a=1", "") == (before, cookies.header(PAGE))
