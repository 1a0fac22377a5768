"""One HTTP exchange: capped in seconds and in bytes, never retried, never redirected by itself."""

import asyncio
import ssl
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Final

import httpx2
from selectolax.lexbor import LexborHTMLParser

from spotter.crm.clubos.script_values import ScriptValues
from spotter.domain.errors import CrmUnavailable, CrmUnreadable

_KEEP_ALIVE_S: Final = 3.0  # shorter than any server's, so that a call never starts on a dying connection
_GZIP: Final = 31
_LONGEST_RETRY_AFTER: Final = timedelta(hours=1)

Send = Callable[[httpx2.Request], Awaitable[httpx2.Response]]
"""Sends a request once and returns its answer with the body still to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """How long and how much we let the CRM talk."""

    connect_s: float = 10.0
    read_s: float = 30.0
    """One whole call, from the first attempt to connect to the last byte."""
    post_s: float = 20.0
    """The POST that sends, whole."""
    inbox_bytes: int = 20_000_000
    page_bytes: int = 5_000_000
    proof_lasts_s: float = 600.0
    """How long a proven polling session is believed before its dashboard is looked at again."""


class AnswerTooLarge(Exception):
    """The answer is larger than we read."""


class AnswerBroken(Exception):
    """The answer's encoding is not one that we asked for, or ended early."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back, in full. `wire_bytes` is what travelled, `body` what it unpacked to."""

    status: int
    headers: httpx2.Headers
    body: bytes
    wire_bytes: int
    url: httpx2.URL

    @cached_property
    def text(self) -> str:
        """The body as text. Bytes that are no UTF-8 become U+FFFD; NUL, which no database takes, too."""
        return self.body.decode("utf-8-sig", errors="replace").replace("\x00", "\ufffd")

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The body as a tree: a page of a hundred kilobytes is parsed once, whoever looks at it."""
        return LexborHTMLParser(self.text)

    @cached_property
    def values(self) -> ScriptValues:
        """What the page's scripts assign, found once too."""
        return ScriptValues(self.tree)

    @cached_property
    def redirect(self) -> httpx2.URL | None:
        """Where a redirect points to, absolute."""
        location = self.headers.get("location")
        if not 300 <= self.status < 400 or not location:
            return None
        try:
            return self.url.join(location)
        except httpx2.InvalidURL:
            return None

    @property
    def server_time(self) -> datetime | None:
        """The `Date` header."""
        return _http_date(self.headers.get("date"))

    def retry_after(self, now: datetime) -> timedelta | None:
        """How long the server asked us to wait, an hour at most."""
        value = (self.headers.get("retry-after") or "").strip()
        if value.isascii() and value.isdigit():
            return min(timedelta(seconds=int(value[:6])), _LONGEST_RETRY_AFTER)
        at = _http_date(value)
        if at is None:
            return None
        return min(max(at - now, timedelta(0)), _LONGEST_RETRY_AFTER)


class BorrowedTransport(httpx2.AsyncBaseTransport):
    """A transport that several clients share; closing one of them leaves it open."""

    def __init__(self, inner: httpx2.AsyncBaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on."""
        return await self._inner.handle_async_request(request)


class ClientFactory:
    """Makes clients that verify certificates, never retry, never follow and read no environment."""

    def __init__(
        self, timeouts: Timeouts, transport: httpx2.AsyncBaseTransport | None, ca_file: str | None = None
    ) -> None:
        """`ca_file` adds trusted certificates (a missing intermediate); nothing can switch verification off."""
        self.timeouts = timeouts
        self.transport = BorrowedTransport(transport) if transport is not None else None
        self._ssl: ssl.SSLContext | bool = True
        if transport is None:  # a transport that was handed in brings its own, and reading certificates costs 20 ms
            self._ssl = httpx2.create_ssl_context(trust_env=False)
            if ca_file is not None:
                self._ssl.load_verify_locations(cafile=ca_file)

    def client(self, *, headers: dict[str, str]) -> httpx2.AsyncClient:
        """Return a new client with its own cookie jar."""
        return httpx2.AsyncClient(
            verify=self._ssl,
            transport=self.transport,
            headers=headers,
            follow_redirects=False,
            trust_env=False,
            timeout=httpx2.Timeout(self.timeouts.read_s, connect=self.timeouts.connect_s),
            limits=_limits(keep_alive=True),
        )

    def line(self, *, keep_alive: bool = True) -> httpx2.AsyncBaseTransport:
        """Return connections of their own without a client above them.

        A client's auth, redirects, hooks and cookies cost as much again as the request itself; what is left
        cannot follow or repeat anything. Time is bounded by whoever sends: see `patience`.
        """
        if self.transport is not None:
            return self.transport
        return httpx2.AsyncHTTPTransport(verify=self._ssl, trust_env=False, limits=_limits(keep_alive=keep_alive))

    def patience(self) -> dict[str, dict[str, float]]:
        """Return the request extension that bounds connecting. The deadline of the whole call bounds the rest."""
        return {"timeout": {"connect": self.timeouts.connect_s, "pool": self.timeouts.read_s}}


def _limits(*, keep_alive: bool) -> httpx2.Limits:
    return httpx2.Limits(
        max_connections=4,
        max_keepalive_connections=2 if keep_alive else 0,
        keepalive_expiry=_KEEP_ALIVE_S if keep_alive else 0.0,
    )


async def exchange(send: Send, request: httpx2.Request, *, deadline_s: float, cap: int) -> Answer:
    """Send a request that changes nothing and return its answer.

    Raises `CrmUnavailable` where no answer came in time, `CrmUnreadable` where it was too large or garbled.
    """
    try:
        async with asyncio.timeout(deadline_s):
            return await read_answer(send, request, cap=cap)
    except (TimeoutError, httpx2.TimeoutException) as error:
        raise CrmUnavailable("The CRM did not answer in time.") from error
    except httpx2.TransportError as error:
        raise CrmUnavailable("The CRM could not be reached, or closed the connection.") from error
    except AnswerTooLarge as error:
        raise CrmUnreadable("The CRM's answer is larger than we read.") from error
    except AnswerBroken as error:
        raise CrmUnreadable("The CRM's answer ended early or is packed in a way we did not ask for.") from error


async def read_answer(send: Send, request: httpx2.Request, *, cap: int) -> Answer:
    """Send the request and read the answer up to `cap` bytes, unpacking as it comes."""
    response = await send(request)
    try:
        wire, body = await _unpack(response, cap)
    finally:
        await response.aclose()
    return Answer(status=response.status_code, headers=response.headers, body=body, wire_bytes=wire, url=request.url)


async def _unpack(response: httpx2.Response, cap: int) -> tuple[int, bytes]:
    encoding = (response.headers.get("content-encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise AnswerBroken
    gzip = zlib.decompressobj(_GZIP) if encoding != "identity" else None
    wire, body = 0, bytearray()
    async for chunk in response.aiter_raw():
        if not chunk:
            continue
        wire += len(chunk)
        try:
            # One byte more than the cap is enough to know: a bomb never unfolds.
            body += gzip.decompress(chunk, cap + 1 - len(body)) if gzip is not None else chunk
        except zlib.error as error:
            raise AnswerBroken from error
        if wire > cap or len(body) > cap:
            raise AnswerTooLarge
    if gzip is not None and wire and not gzip.eof:
        raise AnswerBroken
    return wire, bytes(body)


def _http_date(value: str | None) -> datetime | None:
    if not value:
        return None
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
