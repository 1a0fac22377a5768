"""ClubHub's JSON side: sign-in, members, prospects, agreements and visits (fact sheet 5.1 to 5.5)."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.clubhub import tokens
from simulator.state.clubs import Club
from simulator.state.ledger import LineKind
from simulator.state.people import Kind, Person
from simulator.world import World

DEFAULT_PAGE_SIZE = 50
LONGEST_PAGE = 1_000


class HubRefusal(Exception):
    """ClubHub says no, with a status."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


async def refusal(request: Request, error: Exception) -> Response:
    """Answer a refused call."""
    status, message = (error.status, error.message) if isinstance(error, HubRefusal) else (500, "error")
    return JSONResponse({"message": message, "statusCode": status}, status)


class HubPages:
    """Everything under `/clubhub`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        return [
            Route("/api/login", self.login, methods=["POST"]),
            Route("/api/clubs/{club:int}", self.club),
            Route("/api/clubs/{club:int}/members", self.members),
            Route("/api/clubs/{club:int}/members/all", self.all_members),
            Route("/api/v1.0/clubs/{club:int}/members", self.members),
            Route("/api/clubs/{club:int}/prospects", self.prospects),
            Route("/api/v1.0/clubs/{club:int}/prospects", self.prospects),
            Route("/api/clubs/{club:int}/usages", self.club_usages),
            Route("/api/members/{member:int}", self.member),
            Route("/api/members/{member:int}/agreement", self.agreement),
            Route("/api/members/{member:int}/agreementHistory", self.agreement_history),
            Route("/api/members/{member:int}/usages", self.usages),
            Route("/api/members/{member:int}/usages/by-date-range", self.usages_between),
            Route("/api/members/{member:int}/activities", self.activities),
        ]

    async def login(self, request: Request) -> Response:
        """Exchange user name and password for a bearer; calling the name `email` is a malformed request."""
        try:
            posted: Any = json.loads(await request.body())
        except ValueError as error:
            raise HubRefusal(400, "The request is not JSON.") from error
        if not isinstance(posted, dict) or "username" not in posted or "password" not in posted:
            raise HubRefusal(400, "The username field is required.")
        club = self._world.clubs.by_username(str(posted["username"]))
        right = club is not None and str(posted["password"]) == club.password
        with self._world.database.transaction():
            self._world.ledger.write(LineKind.LOGIN, club=club.slug if club else None, system="clubhub", ok=right)
        if club is None or not right:
            raise HubRefusal(401, "The username or password is incorrect.")
        return JSONResponse(
            {
                "accessToken": tokens.issue(self._world, club),
                "refreshToken": "simulator-refresh",
                "user": {"username": club.username, "clubIds": [club.hub_club_id]},
            }
        )

    async def club(self, request: Request) -> Response:
        """Describe the club."""
        club = self._club(request)
        return JSONResponse({"id": club.hub_club_id, "name": club.name, "timeZone": club.zone})

    async def members(self, request: Request) -> Response:
        """List members by pages; the last page is the first short one."""
        versioned = "/v1.0/" in request.url.path
        people = self._people(request, Kind.MEMBER)
        return JSONResponse([_record(person, versioned=versioned) for person in _page(request, people)])

    async def all_members(self, request: Request) -> Response:
        """List all members at once."""
        return JSONResponse([_record(person) for person in self._people(request, Kind.MEMBER)])

    async def prospects(self, request: Request) -> Response:
        """List prospects by pages."""
        return JSONResponse([_record(person) for person in _page(request, self._people(request, Kind.PROSPECT))])

    async def member(self, request: Request) -> Response:
        """Return one person's record."""
        return JSONResponse(_record(self._person(request)))

    async def agreement(self, request: Request) -> Response:
        """Return the agreement: the only place that knows what is past due."""
        agreement = self._person(request).agreement
        if agreement is None:
            raise HubRefusal(404, "No agreement was found.")
        return JSONResponse(agreement)

    async def agreement_history(self, request: Request) -> Response:
        """Return all agreements there ever were."""
        agreement = self._person(request).agreement
        return JSONResponse([agreement] if agreement else [])

    async def usages(self, request: Request) -> Response:
        """Return visits by pages, newest first; `manual` ones prove nothing."""
        return JSONResponse(_page(request, self._person(request).usages, size=200))

    async def usages_between(self, request: Request) -> Response:
        """Return visits between two dates."""
        start = request.query_params.get("startDate", "")
        end = request.query_params.get("endDate", "9999")
        return JSONResponse([visit for visit in self._person(request).usages if start <= visit["date"] <= end])

    async def club_usages(self, request: Request) -> Response:
        """Return the visits of a whole club."""
        visits = [
            {**visit, "memberId": person.hub_id}
            for person in self._people(request, Kind.MEMBER)
            for visit in person.usages
        ]
        visits.sort(key=lambda visit: str(visit["date"]), reverse=True)
        return JSONResponse(_page(request, visits))

    async def activities(self, request: Request) -> Response:
        """Return activities: there are none."""
        self._person(request)
        return JSONResponse([])

    def _allowed(self, request: Request) -> list[int]:
        clubs = tokens.club_ids(self._world, request.headers.get("authorization", ""))
        if clubs is None:
            raise HubRefusal(401, "Unauthorized")
        return clubs

    def _club(self, request: Request) -> Club:
        allowed, wanted = self._allowed(request), int(request.path_params["club"])
        club = self._world.clubs.by_hub_id(wanted)
        if club is None or wanted not in allowed:
            raise HubRefusal(403, "Forbidden")
        return club

    def _people(self, request: Request, kind: Kind) -> list[Person]:
        club = self._club(request)
        kinds = (kind, Kind.STAFF) if kind is Kind.MEMBER else (kind,)
        return [person for person in self._world.people.in_club(club.slug, *kinds) if person.hub]

    def _person(self, request: Request) -> Person:
        allowed = self._allowed(request)
        person = self._world.people.find_by_hub_id(int(request.path_params["member"]))
        if person is None or self._world.clubs.get(person.club).hub_club_id not in allowed:
            raise HubRefusal(404, "No member was found.")
        return person


def _record(person: Person, *, versioned: bool = False) -> dict[str, Any]:
    """Return the person record; the older endpoint spells some statuses with small letters."""
    record = dict(person.hub or {})
    status = str(record.get("statusMessage", ""))
    if versioned and status in {"Pay Per Visit Member", "Comp Member", "Staff Member"}:
        record["statusMessage"] = status.capitalize()
    return record


def _page(request: Request, rows: list[Any], size: int = DEFAULT_PAGE_SIZE) -> list[Any]:
    try:
        page = int(request.query_params.get("page", "1"))
        size = min(LONGEST_PAGE, int(request.query_params.get("pageSize", str(size))))
    except ValueError as error:
        raise HubRefusal(400, "page and pageSize are numbers.") from error
    start = max(0, page - 1) * size
    return rows[start : start + size]
