"""A session's cookies: httpx2's jar keeps the rules, and is asked again only where something changed."""

from math import inf
from time import time

import httpx2


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
        request = httpx2.Request("GET", url)
        self._jar.set_cookie_header(request)
        header = request.headers.get("cookie", "")
        if all(cookie.path == "/" for cookie in self._jar.jar):  # else it may be another one at the next address
            self._header = header
            self._good_until = min((cookie.expires for cookie in self._jar.jar if cookie.expires), default=inf)
        return header

    def keep(self, response: httpx2.Response) -> None:
        """Take over what an answer sets."""
        if "set-cookie" in response.headers:
            self._jar.extract_cookies(response)
            self._header = None

    def clear(self) -> None:
        """Forget them all."""
        self._jar.clear()
        self._header = None
