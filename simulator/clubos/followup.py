"""Opening the follow-up popup of a person: their forms and their whole history (fact sheet 3)."""

import re
from functools import cache
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from simulator.clubos import errors
from simulator.clubos.desk import Desk
from simulator.clubos.followup_markup import Popup, render_popup
from simulator.clubos.log_markup import render_log
from simulator.clubos.posted import posted_form
from simulator.faults.catalogue import Fault, FaultKind
from simulator.state.messages import LogEntry
from simulator.state.people import Kind, Person
from simulator.state.sessions import Session

ANCHOR_ROWS = 10


class FollowUpPages:
    """The popup. It opens with and without delegation; only saving cares."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        return [
            Route("/action/FollowUp", self.open, methods=["POST"]),
            Route("/action/FollowUp/popup", self.wrong_way, methods=["GET"]),
            Route("/action/FollowUp/save", self.wrong_way, methods=["GET"]),
        ]

    async def wrong_way(self, request: Request) -> Response:
        """These addresses only take posts."""
        return errors.leg_day()

    async def open(self, request: Request) -> Response:
        """Draw the popup of one person with fresh tokens."""
        session = self._desk.session(request)
        if self._desk.bearer_is_wrong(request, session):
            return Response("Forbidden", 403, media_type="text/plain")
        form = await posted_form(request)
        person = self._desk.contact(session, form.get("followUpUserId"))
        if person is None:
            return errors.leg_day()
        fault: Fault | None = request.scope.get("simulator.fault")
        if fault and fault.kind is FaultKind.WRONG_THREAD:
            person = self._somebody_else(person, fault.member)
        kind = "1" if form.get("followUpType") == "1" else "3"
        page = render_popup(self._popup(session, person, kind, fault))
        if fault and fault.kind is FaultKind.MISSING_FORM_FIELD:
            page = without_field(page, fault.field)
        return HTMLResponse(page.encode(errors="replace"))

    def _popup(self, session: Session, person: Person, kind: str, fault: Fault | None) -> Popup:
        world, club = self._desk.world, self._desk.club(session)
        context = {"session": session.id, "member": person.id, "delegated": session.delegated_id}
        entries = world.messages.entries_of(person.id, readable_at=world.clock.machine_seconds())
        return Popup(
            club=club,
            person=person,
            staff=world.people.staff(club.slug),
            kind=kind,
            outcome_tokens=self._desk.tokens.issue("outcome", **context),
            contact_tokens=self._desk.tokens.issue("contact", **context),
            log=render_log(_odd(entries, fault), author=cache(world.people.get), zone=ZoneInfo(club.zone)),
        )

    def _somebody_else(self, person: Person, wanted: int | None) -> Person:
        people = self._desk.world.people.in_club(person.club, Kind.MEMBER, Kind.PROSPECT)
        others = [other for other in people if other.id != person.id]
        return next((other for other in others if other.id == wanted), others[0] if others else person)


def _odd(entries: list[LogEntry], fault: Fault | None) -> list[LogEntry]:
    """Return the history as a fault wants it shown."""
    if fault is None:
        return entries
    if fault.kind is FaultKind.HIDE_LOG_ANCHOR:
        return [*entries[:1], *entries[1 + ANCHOR_ROWS :]]
    if fault.kind is FaultKind.DUPLICATE_ROWS:
        return [twin for place, entry in enumerate(entries) for twin in [entry] * (2 if place % 3 == 0 else 1)]
    if fault.kind is FaultKind.REORDER_EQUAL_MINUTE:
        return sorted(entries, key=lambda entry: (-int(entry.at // 60), entry.id))
    return entries


def without_field(page: str, field: str) -> str:
    """Return the page without one of its form fields."""
    name = re.escape(field)
    pattern = rf'<div class="field"><(input|select|textarea)[^>]*name="{name}".*?</div>'
    return re.sub(pattern, "", page, flags=re.DOTALL)
