"""ClubHub, the club's membership ledger: login, the lists of people, and one person's agreement (§5.1, §5.2)."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from time import monotonic
from typing import Any, Final, NoReturn, cast

import httpx2
import structlog

from spotter.crm.clubos.session import Credentials
from spotter.crm.clubos.wire import Answer, ClientFactory, exchange
from spotter.domain.errors import CrmError, CrmLoginRefused, CrmRateLimited, CrmUnavailable, CrmUnreadable

log = structlog.get_logger(__name__)

_PAGE_SIZE: Final = 100
_MOST_PAGES: Final = 300
_LIST_LASTS_S: Final = 600.0
_TOKEN_LASTS_S: Final = 23 * 3600.0  # the token says 24 h
_EVERYBODY: Final = {"includeInactive": "true", "includeAll": "true", "status": "all", "days": "10000"}
_HEADERS: Final = {
    "API-version": "1",
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "User-Agent": "ClubHub Store/2.15.1 (com.anytimefitness.Club-Hub; build:1007; iOS 18.5.0) Alamofire/5.6.4",
}

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Cached:
    at: float
    records: tuple[Record, ...]


class ClubHub:
    """One club's view of ClubHub. Its ids are never ClubOS ids."""

    def __init__(
        self,
        *,
        base_url: str,
        credentials: Credentials,
        club: str,
        clients: ClientFactory,
        clock: Callable[[], datetime],
    ) -> None:
        self._base = base_url.rstrip("/")
        self._credentials = credentials
        self._club = club
        self._clock = clock
        self._timeouts = clients.timeouts
        self._client = clients.client(headers=_HEADERS)
        self._token = ""
        self._token_at = 0.0
        self._refused = False
        self._login_lock = asyncio.Lock()
        self._list_locks = {"members": asyncio.Lock(), "prospects": asyncio.Lock()}
        self._lists: dict[str, _Cached] = {}

    async def members(self) -> tuple[Record, ...]:
        """Return every member of the club, at most ten minutes old."""
        return await self._listed("members")

    async def prospects(self) -> tuple[Record, ...]:
        """Return every prospect of the club, at most ten minutes old."""
        return await self._listed("prospects")

    async def agreement(self, person: str) -> Record | None:
        """Return a member's agreement as it stands now, None where ClubHub has none."""
        answer = await self._get(f"/api/members/{person}/agreement", {})
        if answer.status == 404:
            return None
        found = _parsed(answer)
        if not isinstance(found, dict):
            raise CrmUnreadable("ClubHub's agreement is not an object.")
        return cast("Record", found)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _listed(self, kind: str) -> tuple[Record, ...]:
        async with self._list_locks[kind]:
            cached = self._lists.get(kind)
            if cached is not None and monotonic() - cached.at < _LIST_LASTS_S:
                return cached.records
            records = await self._all_pages(kind)
            self._lists[kind] = _Cached(monotonic(), records)
            return records

    async def _all_pages(self, kind: str) -> tuple[Record, ...]:
        """Read page after page; the last is the first that is not full."""
        records: dict[str, Record] = {}
        for page in range(1, _MOST_PAGES + 1):
            query = {"page": str(page), "pageSize": str(_PAGE_SIZE), **_EVERYBODY}
            answer = await self._get(f"/api/v1.0/clubs/{self._club}/{kind}", query)
            rows = _rows(answer, kind)
            before = len(records)
            records |= {str(row["id"]): row for row in rows if row.get("id") is not None}
            if len(rows) < _PAGE_SIZE:
                return tuple(records.values())
            if len(records) == before:
                break
        raise CrmUnreadable("ClubHub's list does not end.")

    async def _get(self, path: str, query: dict[str, str]) -> Answer:
        """Read with a valid token; one that was refused is renewed once."""
        answer = await self._get_once(path, query)
        if answer.status == 401:
            self._token = ""
            answer = await self._get_once(path, query)
        if answer.status not in (200, 404):
            raise _error(answer, self._clock())
        return answer

    async def _get_once(self, path: str, query: dict[str, str]) -> Answer:
        token = await self._valid_token()
        request = self._client.build_request(
            "GET", f"{self._base}{path}", params=query, headers={"Authorization": f"Bearer {token}"}
        )
        return await self._exchange(request)

    async def _valid_token(self) -> str:
        async with self._login_lock:
            if self._refused:
                raise CrmLoginRefused("ClubHub said that the password is wrong. Change it in the club's settings.")
            if not self._token or monotonic() - self._token_at > _TOKEN_LASTS_S:
                await self._log_in()
            return self._token

    async def _log_in(self) -> None:
        body = {"username": self._credentials.username, "password": self._credentials.password}
        request = self._client.build_request("POST", f"{self._base}/api/login", json=body)
        answer = await self._exchange(request)
        if answer.status == 401:
            self._refused = True
            log.error("clubhub_login_refused")
            raise CrmLoginRefused("ClubHub says that the user name or password is wrong.")
        if answer.status != 200:
            raise _error(answer, self._clock())
        found = _parsed(answer)
        token = cast("Record", found).get("accessToken") if isinstance(found, dict) else None
        if not isinstance(token, str) or not token:
            raise CrmUnreadable("ClubHub's login has no token.")
        self._token, self._token_at = token, monotonic()

    async def _exchange(self, request: httpx2.Request) -> Answer:
        return await exchange(self._send, request, deadline_s=self._timeouts.read_s, cap=self._timeouts.page_bytes)

    async def _send(self, request: httpx2.Request) -> httpx2.Response:
        return await self._client.send(request, stream=True)


def _error(answer: Answer, now: datetime) -> CrmError:
    if answer.status == 429:
        return CrmRateLimited("ClubHub asks us to slow down.", retry_after=answer.retry_after(now))
    if answer.status >= 500 or answer.status in (401, 403):
        return CrmUnavailable("ClubHub does not serve us now.", retry_after=answer.retry_after(now))
    return CrmUnreadable("ClubHub answered with something that was not expected.")


def _rows(answer: Answer, kind: str) -> list[Record]:
    found = _parsed(answer)
    if isinstance(found, dict):
        found = cast("Record", found).get(kind)
    if answer.status != 200 or not isinstance(found, list):
        raise CrmUnreadable("ClubHub's list is not a list.")
    rows = cast("list[Any]", found)
    if any(not isinstance(row, dict) for row in rows):
        raise CrmUnreadable("ClubHub's list holds something other than people.")
    return cast("list[Record]", rows)


def _parsed(answer: Answer) -> Any:
    """Read JSON with exact numbers: money is never a float."""
    try:
        return json.loads(answer.text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise CrmUnreadable("ClubHub's answer is not JSON.") from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
