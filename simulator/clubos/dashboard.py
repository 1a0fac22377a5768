"""The dashboard: page variables, the owner selector, and acting as somebody (fact sheet 1.2, 1.3, 2.2)."""

import html
import json

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from simulator.clubos import errors
from simulator.clubos.desk import Desk
from simulator.clubos.login import set_identity_cookies
from simulator.state.clubs import Club
from simulator.state.people import Person
from simulator.state.sessions import Session


class DashboardPages:
    """Pages of a signed-in user, and delegation."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        return [
            Route("/action/Dashboard", self.view),
            Route("/action/Dashboard/view", self.view),
            Route("/action/LeadProfile/view", self.view),
            Route("/action/LeadProfile", self.view),
            Route("/action/ClubServices/view", self.view),
            Route("/action/Delegate", self.undo),
            Route("/action/Delegate/{person}/{target:path}", self.delegate),
            Route("/action/Invalid/500", self.invalid),
            Route("/action/FollowUp/UpdateTZ", self.zone, methods=["POST"]),
        ]

    async def view(self, request: Request) -> Response:
        """Show the page of whoever the session acts as."""
        session = self._desk.session(request)
        people = self._desk.world.people
        club, acting = self._desk.club(session), people.get(session.acting_id)
        bearer = self._desk.tokens.bearer(session=session.id, user=session.user_id, delegate=session.delegated_id)
        count = len(self._desk.world.messages.items_of(acting.id))
        page = dashboard_page(
            club=club, session=session, acting=acting, staff=people.staff(club.slug), bearer=bearer, count=count
        )
        return HTMLResponse(page)

    async def delegate(self, request: Request) -> Response:
        """Act as somebody from now on; `url=false` answers with nothing, an address redirects there."""
        session = self._desk.session(request)
        wanted = request.path_params["person"]
        target = str(request.path_params["target"]).removeprefix("url=")
        if wanted != "0" and self._desk.contact(session, wanted) is None:
            return errors.leg_day()
        self._act_as(session, int(wanted))
        answer = HTMLResponse("") if target == "false" else RedirectResponse(_landing(target), 302)
        set_identity_cookies(answer, session)
        return answer

    async def undo(self, request: Request) -> Response:
        """Act as oneself again."""
        session = self._desk.session(request)
        self._act_as(session, 0)
        answer = RedirectResponse("/action/Dashboard/view", 302)
        set_identity_cookies(answer, session)
        return answer

    async def invalid(self, request: Request) -> Response:
        """Say that something isn't right."""
        return HTMLResponse(errors.INVALID_BODY)

    async def zone(self, request: Request) -> Response:
        """Name the zone in words, as the Call tab asks for it."""
        self._desk.session(request)
        return PlainTextResponse("Central Daylight Time")

    def _act_as(self, session: Session, person: int) -> None:
        own = person == session.user_id
        with self._desk.world.database.transaction():
            self._desk.world.sessions.delegate(session, 0 if own else person)


def _landing(target: str) -> str:
    path = target if target.startswith("/action/") else "/action/Dashboard"
    return path if path.endswith("/view") else f"{path}/view"


def dashboard_page(
    *, club: Club, session: Session, acting: Person, staff: list[Person], bearer: str, count: int
) -> str:
    """Return the dashboard, about 98 kB of it."""
    leads_view = {
        "actingUser": {"id": acting.id, "timeZoneId": club.zone},
        "clubLocationList": [{"id": club.location_id, "name": club.name, "defaultSalesPersonId": staff[-1].id}],
        "clubEmployeesList": [{"id": person.id, "name": person.name} for person in staff],
    }
    logged_in = next(person for person in staff if person.id == session.user_id)
    page = f"""<!DOCTYPE html>
<html>
<head><title>Anytime Fitness</title>
<script type="text/javascript">
  var ACCESS_TOKEN = "{bearer}";
  var USER_ID = {acting.id};
  var LOGGED_IN_USER_ID = {session.user_id};
  var LOGGED_IN_USER_ROLE_ID_INT = {logged_in.role_id};
  var CLUB_ID = {club.club_id};
  var CLUB_LOCATION_ID = {club.location_id};
  var LOGGED_IN_USER_LOCATION_ID = {club.location_id};
  var LOGGED_IN_USER_RESTRICTED_LOCATIONS = [];
  var IS_DELEGATING = {"true" if session.delegated_id else "false"};
  window.loggedInUserTimezone = "{club.zone}";
  var recentLeadsListViewData = {json.dumps(leads_view).replace("</", "<" + chr(92) + "/")};
</script>
</head>
<body>
<div class="user-name">{html.escape(acting.name)}</div>
<section id="messages" class="follow-up module">
  <h2 class="message-title">Messages</h2>
  <div id="message-count" class="indicator-number">{count}</div>
  <i id="refresh-messages" class="fa fa-refresh"></i>
  <a id="clear-messages" href="#">Clear all</a>
  {"" if session.delegated_id else _owner_selector(club, session, staff)}
  <div id="message-list" class="schedule-list scrolling-values scroll-handler"></div>
</section>
<ul id="schedule-content"></ul>
<div id="expiring-session-popup" class="hide"><span class="countdown">30</span><button>Stay signed in</button></div>
<form id="emailForm" method="post" action="/action/Email"><textarea name="message"></textarea></form>
</body>
</html>
"""
    return errors.padded(page, 98_200)


def _owner_selector(club: Club, session: Session, staff: list[Person]) -> str:
    ordered = sorted(staff, key=lambda person: person.id != session.user_id)
    employees = "\n      ".join(
        f'<option value="{person.id}"{" selected" if person.id == session.user_id else ""}>'
        f"{html.escape(person.name)}</option>"
        for person in ordered
    )
    return f"""<select id="messages-owner-select">
    <optgroup label="Club Messages">
      <option value="{club.location_id}">{html.escape(club.name)}</option>
    </optgroup>
    <optgroup label="Employee Messages">
      {employees}
    </optgroup>
  </select>"""
