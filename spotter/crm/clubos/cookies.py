"""A session's cookies: httpx2's jar keeps the rules, and is asked again only where something changed."""

import re
from http.cookiejar import Cookie
from math import inf
from time import time
from typing import Final

import httpx2

_PLAIN: Final = re.compile(
    r"(?P<name>[\w.-]+)=(?P<value>[\w.+/=%|:~-]+)(?=;(?:.*;)? ?path=/(?:;|$))(?:; ?(?:path=/|httponly|samesite=\w+))*",
    re.IGNORECASE | re.ASCII,
)
"""A cookie for the whole of the host and as long as the session, as the CRM sets nearly all of them."""


class SessionCookies:
    """The cookies of one login to one site.

    Working out a `Cookie` header costs a fifth of a request, and between two answers that set one it stays the same.
    """

    def __init__(self) -> None:
        self._jar = httpx2.Cookies()
        self._header: str | None = None
        self._good_until = inf

    def get(self, name: str) -> str:
        """Return a cookie's value, empty where it is not set."""
        found = next((cookie.value for cookie in self._jar.jar if cookie.name == name), None)
        return (found or "").strip('"')

    def header(self, url: httpx2.URL) -> str:
        """Return the `Cookie` header for an address of the site, empty where there is nothing to send."""
        if self._header is not None and time() < self._good_until:
            return self._header
        cookies = list(self._jar.jar)
        if all(_is_plain(cookie) for cookie in cookies):
            self._header, self._good_until = "; ".join(f"{cookie.name}={cookie.value}" for cookie in cookies), inf
            return self._header
        request = httpx2.Request("GET", url)
        self._jar.set_cookie_header(request)
        header = request.headers.get("cookie", "")
        if all(cookie.path == "/" for cookie in cookies):  # else it may be another one at the next address
            self._header = header
            self._good_until = min((cookie.expires for cookie in cookies if cookie.expires), default=inf)
        return header

    def keep(self, response: httpx2.Response) -> None:
        """Take over what an answer sets."""
        lines = response.headers.get_list("set-cookie")
        if not lines:
            return
        self._header = None
        host = response.request.url.host.lower()
        plain = [_PLAIN.fullmatch(line) for line in lines]
        if "." not in host or not all(plain):
            self._jar.extract_cookies(response)
            return
        for match in plain:
            if match is not None:
                self._jar.jar.set_cookie(_cookie(match["name"], match["value"], host))

    def clear(self) -> None:
        """Forget them all."""
        self._jar.clear()
        self._header = None


def _cookie(name: str, value: str, host: str) -> Cookie:
    """Return the cookie that the jar would make of a plain line."""
    return Cookie(
        version=0,
        name=name,
        value=value,
        port=None,
        port_specified=False,
        domain=host,
        domain_specified=False,
        domain_initial_dot=False,
        path="/",
        path_specified=True,
        secure=False,
        expires=None,
        discard=True,
        comment=None,
        comment_url=None,
        rest={},
    )


def _is_plain(cookie: Cookie) -> bool:
    """Tell whether no rule of the jar speaks against sending a cookie: to any address of the host that set it, ever."""
    is_for_all = cookie.path == "/" and not cookie.domain_specified and not cookie.secure
    return is_for_all and cookie.expires is None and cookie.version == 0 and cookie.value is not None
