"""Requests as the CRM's own pages make them: one cookie jar, browser-like headers, capped answers."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Final
from urllib.parse import urlencode

import httpx2

from spotter.crm.clubos.cookies import SessionCookies
from spotter.crm.clubos.wire import Answer, ClientFactory, Send, exchange

DASHBOARD: Final = "/action/Dashboard/view"
_FORM_TYPE: Final = "application/x-www-form-urlencoded"
_KNOWN_URLS: Final = 256
_HEADERS: Final = {
    "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.9",
    "Accept-Encoding": "gzip",
    "Connection": "keep-alive",
}


class Browser:
    """A cookie jar and the connections that carry it. It follows nothing and repeats nothing."""

    def __init__(self, *, base_url: str, clients: ClientFactory) -> None:
        self._urls: dict[str, httpx2.URL] = {}
        self.base = httpx2.URL(base_url)
        self.clients = clients
        self.cookies = SessionCookies()
        self._line = clients.line()
        self._origin = str(self.base.copy_with(raw_path=b"/")).rstrip("/")
        self._referers: dict[str, str] = {}

    @asynccontextmanager
    async def line_of_its_own(self) -> AsyncGenerator[Send]:
        """Give the way for a single request: a connection of its own, the same cookies, nothing reused."""
        line = self.clients.line(keep_alive=False)
        try:
            yield partial(self._send, line)
        finally:
            await line.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._line.aclose()

    @property
    def base(self) -> httpx2.URL:
        """The CRM's address, without a path."""
        return self._base

    @base.setter
    def base(self, base: httpx2.URL) -> None:
        self._base = base
        self._urls.clear()

    def is_ours(self, target: httpx2.URL) -> bool:
        """Tell whether an address belongs to this CRM."""
        return (target.scheme, target.host, target.port) == (self.base.scheme, self.base.host, self.base.port)

    async def get(self, path: str, *, xhr: bool = False, accept: str | None = None) -> Answer:
        """Read a page."""
        return await self._exchange(self.request("GET", path, self.headers(xhr=xhr, accept=accept)))

    async def post(
        self,
        path: str,
        pairs: Sequence[tuple[str, str]],
        *,
        xhr: bool = True,
        accept: str | None = None,
        referer: str = DASHBOARD,
        bearer: str = "",
        cap: int | None = None,
    ) -> Answer:
        """Post a form that only asks for something. What sends has a connection of its own."""
        headers = self.headers(xhr=xhr, accept=accept, referer=referer, bearer=bearer, is_post=True)
        return await self._exchange(self.request("POST", path, headers, pairs), cap=cap)

    def request(
        self, method: str, path: str, headers: dict[str, str], pairs: Sequence[tuple[str, str]] | None = None
    ) -> httpx2.Request:
        """Return a request with the session's cookies, ready to be sent."""
        url = self.url(path)
        if cookies := self.cookies.header(url):
            headers["Cookie"] = cookies
        content = urlencode(pairs) if pairs is not None else None
        return httpx2.Request(method, url, headers=headers, content=content, extensions=self.clients.patience())

    def url(self, path: str) -> httpx2.URL:
        """Return the address of a path of this CRM."""
        url = self._urls.get(path)
        if url is None:
            if len(self._urls) >= _KNOWN_URLS:
                self._urls.clear()
            url = self._urls[path] = self._base.copy_with(raw_path=path.encode("ascii"))
        return url

    def headers(
        self,
        *,
        xhr: bool,
        accept: str | None = None,
        referer: str = DASHBOARD,
        bearer: str = "",
        is_post: bool = False,
    ) -> dict[str, str]:
        """Return the headers that the CRM's own pages send (§1.1, §2.1, §3.1)."""
        if referer not in self._referers:  # a handful of pages, each named again and again
            self._referers[referer] = str(self.url(referer))
        headers = _HEADERS | {"Referer": self._referers[referer]}
        if accept is not None:
            headers["Accept"] = accept
        if xhr:
            headers["X-Requested-With"] = "XMLHttpRequest"
        if is_post:
            headers["Origin"] = self._origin
            headers["Content-Type"] = f"{_FORM_TYPE}; charset=UTF-8" if xhr else _FORM_TYPE
        if bearer:
            headers["Authorization"] = f"Bearer {bearer}"
        return headers

    async def _exchange(self, request: httpx2.Request, *, cap: int | None = None) -> Answer:
        timeouts = self.clients.timeouts
        send = partial(self._send, self._line)
        return await exchange(send, request, deadline_s=timeouts.read_s, cap=cap or timeouts.page_bytes)

    async def _send(self, line: httpx2.AsyncBaseTransport, request: httpx2.Request) -> httpx2.Response:
        response = await line.handle_async_request(request)
        response.request = request
        self.cookies.keep(response)
        return response
