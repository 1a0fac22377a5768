"""Finding people: quick search, full search and the list of new leads (fact sheet 5.5, 5.7)."""

import html
import json
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from simulator.clubos import errors
from simulator.clubos.desk import Desk
from simulator.clubos.posted import posted_form
from simulator.state.people import Kind, Person
from simulator.state.sessions import Session

NOBODY = "<ul>    </ul>\n"
PER_PAGE = 10


class SearchPages:
    """Everything that lists people."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        return [
            Route("/action/UserSuggest/global/", self.suggest),
            Route("/action/UserSuggest/global", self.suggest),
            Route("/action/UserSuggest/attendee-search", self.suggest, methods=["POST"]),
            Route("/action/UserSearch/", self.search, methods=["GET", "POST"]),
            Route("/action/UserSearch", self.search, methods=["GET", "POST"]),
            Route("/api/locations/{location}/leads", self.leads),
            Route("/api/staff/{person}/leads", self.stumbles),
        ]

    async def suggest(self, request: Request) -> Response:
        """Offer the people whose name, address or number contains the keyword."""
        session = self._desk.session(request)
        keyword = (await _parameters(request)).get("keyword", "")
        found = self._matching(session, keyword)[:20] if keyword.strip() else []
        if not found:
            return HTMLResponse(NOBODY)
        rows = "\n".join(
            f'  <li class="person"><input type="hidden" class="data" value="{html.escape(_as_data(person))}">'
            f"<span>{html.escape(person.name)}</span></li>"
            for person in found
        )
        return HTMLResponse(f"<ul>\n{rows}\n</ul>\n")

    async def search(self, request: Request) -> Response:
        """Show ten people a page; without a keyword it is everybody, and the page says so by its empty box."""
        session = self._desk.session(request)
        parameters = await _parameters(request)
        keyword = parameters.get("filter.keyword", "")
        page_no = max(1, int(number)) if (number := parameters.get("pageNo", "1")).isdecimal() else 1
        found = self._matching(session, keyword)
        rows = "\n".join(_result(person) for person in found[(page_no - 1) * PER_PAGE : page_no * PER_PAGE])
        more = f'<a class="next" href="?pageNo={page_no + 1}">Next</a>' if len(found) > page_no * PER_PAGE else ""
        return HTMLResponse(
            "<!DOCTYPE html>\n<html><head><title>Anytime Fitness</title></head><body>\n"
            '<form id="userSearchForm">'
            f'<input type="text" name="filter.keyword" value="{html.escape(keyword)}"></form>\n'
            f"{rows}\n{more}\n</body></html>\n"
        )

    async def leads(self, request: Request) -> Response:
        """List the prospects of a location; a bearer token makes the server stumble."""
        if "authorization" in request.headers:
            return errors.leg_day()
        session = self._desk.session(request)
        location = str(request.path_params["location"])
        if location != str(self._desk.club(session).location_id):
            return errors.unknown_json_id()
        people = self._desk.world.people.in_club(session.club, Kind.PROSPECT)
        newest = sorted(people, key=lambda person: -person.created)
        return JSONResponse({"data": [_lead(person, int(location)) for person in newest]})

    async def stumbles(self, request: Request) -> Response:
        """This call worked once and then stopped working."""
        self._desk.session(request)
        return errors.leg_day()

    def _matching(self, session: Session, keyword: str) -> list[Person]:
        people = self._desk.world.people.in_club(session.club, Kind.MEMBER, Kind.PROSPECT, Kind.STAFF)
        wanted = keyword.strip().casefold()
        digits = "".join(letter for letter in keyword if letter.isdigit())
        return [
            person
            for person in people
            if wanted in f"{person.name} {person.email}".casefold()
            or (len(digits) >= 7 and digits[-10:] in person.mobile_digits)
        ]


async def _parameters(request: Request) -> dict[str, str]:
    posted = (await posted_form(request)).first_values() if request.method == "POST" else {}
    return dict(request.query_params) | posted


def _as_data(person: Person) -> str:
    return json.dumps({"id": person.id, "name": person.name})


def _result(person: Person) -> str:
    name = html.escape(person.name)
    handler = f"delegate({person.id},'/action/LeadProfile'); return false;"
    contacts = " ".join(
        f'<a href="#" class="direct-contact" data-id="{person.id}" data-name="{name}" data-action="{action}"></a>'
        for action in (1, 2, 3)
    )
    if person.kind is Kind.STAFF:
        contacts = f'<a href="#" class="email" id="{person.sender_key}:{name}"></a>'
    return (
        f'<div class="search-result" data-id="{person.id}" data-full-name="{name}" data-role-id="{person.role_id}" '
        'data-location-id="">\n'
        f'  <a href="#" class="user-fullname" onclick="{handler}">{name}</a>\n  {contacts}\n</div>'
    )


def _lead(person: Person, location: int) -> dict[str, object]:
    hub = person.hub or {}
    created = datetime.fromtimestamp(person.created, UTC)
    return {
        "tfoUserId": person.id,
        "firstName": person.first,
        "lastName": person.last,
        "fullName": person.name,
        "email": person.email,
        "mobilePhone": person.mobile,
        "createdDateTime": f"{created:%Y-%m-%dT%H:%M:%S}.{created.microsecond // 1000:03d}Z",
        "source": hub.get("source", ""),
        "userOrigin": hub.get("originatedFrom", ""),
        "locationId": location,
        "role": {"name": "Prospect", "id": 99},
    }
