"""Requests as the CRM's own pages make them: one cookie jar, browser-like headers, capped answers."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlencode

import httpx2

from spotter.crm.clubos.wire import Answer, ClientFactory, exchange

DASHBOARD: Final = "/action/Dashboard/view"
_FORM_TYPE: Final = "application/x-www-form-urlencoded"
_HEADERS: Final = {
    "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.9",
    "Accept-Encoding": "gzip",
}


class Browser:
    """A cookie jar and the connections that carry it. It follows nothing and repeats nothing."""

    def __init__(self, *, base_url: str, clients: ClientFactory) -> None:
        self.base = httpx2.URL(base_url)
        self.clients = clients
        self._client = clients.client(headers=_HEADERS)
        self._origin = str(self.base.copy_with(raw_path=b"/")).rstrip("/")
        self._referers: dict[str, str] = {}

    @property
    def cookies(self) -> httpx2.Cookies:
        """The cookie jar."""
        return self._client.cookies

    def cookie(self, name: str) -> str:
        """Return a cookie's value, empty where it is not set."""
        found = next((cookie.value for cookie in self._client.cookies.jar if cookie.name == name), None)
        return (found or "").strip('"')

    def one_off_client(self) -> httpx2.AsyncClient:
        """Return a client for a single request: a connection of its own, the same cookies, nothing reused."""
        return self.clients.client(headers=_HEADERS, cookies=httpx2.Cookies(self._client.cookies), keep_alive=False)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    def is_ours(self, target: httpx2.URL) -> bool:
        """Tell whether an address belongs to this CRM."""
        return (target.scheme, target.host, target.port) == (self.base.scheme, self.base.host, self.base.port)

    async def get(self, path: str, *, xhr: bool = False, accept: str | None = None) -> Answer:
        """Read a page."""
        headers = self.headers(xhr=xhr, accept=accept)
        return await self._exchange(self._client.build_request("GET", self.url(path), headers=headers))

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
        """Post a form that only asks for something. What sends has a client of its own."""
        headers = self.headers(xhr=xhr, accept=accept, referer=referer, bearer=bearer, is_post=True)
        request = self._client.build_request("POST", self.url(path), headers=headers, content=urlencode(pairs))
        return await self._exchange(request, cap=cap)

    def url(self, path: str) -> httpx2.URL:
        """Return the address of a path of this CRM."""
        return self.base.join(path)

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
        headers = {"Referer": self._referers[referer]}
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
        return await exchange(self._client, request, deadline_s=timeouts.read_s, cap=cap or timeouts.page_bytes)
