"""Saving the popup: the one call that sends, with its answers and all its side effects (fact sheet 4)."""

import html

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from simulator.clubos import errors
from simulator.clubos.desk import Desk
from simulator.clubos.posted import Posted, posted_form
from simulator.faults.catalogue import Fault, FaultKind
from simulator.happenings.profile import overwrite
from simulator.happenings.sending import Outgoing, fail_email, plain, refuse, send, send_later
from simulator.state.messages import Icon
from simulator.state.people import Person
from simulator.state.sessions import Session

REQUIRED = {
    "followUpLog.followUpWith": "FollowUp With",
    "followUpStatus": "FollowUp Status",
    "followUpType": "FollowUp Type",
    "followUpLog.outcome": "FollowUp Outcome",
    "followUpLog.followUpAction": "FollowUp Action",
    "memberSalesFollowUpStatus": "FollowUp Member Status",
}
CHANNELS = {"2": "email", "3": "text"}


class SavePage:
    """Takes both forms of a popup and does what they say, profile first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        return [Route("/action/FollowUp/save", self.save, methods=["POST"])]

    async def save(self, request: Request) -> Response:
        """Check, overwrite the profile, send, and answer with one line."""
        session = self._desk.session(request)
        if self._desk.bearer_is_wrong(request, session):
            return Response("Forbidden", 403, media_type="text/plain")
        posted = await posted_form(request)
        person = self._sealed_for(session, posted)
        if person is None:
            return errors.invalid()
        for field, label in REQUIRED.items():
            if field not in posted:
                return HTMLResponse(f"ERROR - {label} is required")
        with self._desk.world.database.transaction():
            verb = self._carry_out(session, posted, person, request.scope.get("simulator.fault"))
        name = f"{posted.get('followUpUser.firstName')} {posted.get('followUpUser.lastName')}".strip()
        return HTMLResponse(answer(person.id, name, verb))

    def _sealed_for(self, session: Session, posted: Posted) -> Person | None:
        """Return the person both token pairs were issued for, if everything fits together."""
        sources, seals = posted.all("_sourcePage"), posted.all("__fp")
        pairs = list(zip(sources, seals, strict=False))
        found = {
            page: next((read for pair in pairs if (read := self._desk.tokens.read(page, *pair))), None)
            for page in ("outcome", "contact")
        }
        target = posted.get("followUpLog.tfoUserId")
        for read in found.values():
            if read is None or read["session"] != session.id or str(read["member"]) != target:
                return None
            if self._desk.world.settings.now.require_delegation and not self._same_delegation(session, read):
                return None
        if posted.get("followUpUser.tfoUserId") not in {"", target}:
            return None
        return self._desk.contact(session, target)

    @staticmethod
    def _same_delegation(session: Session, read: dict[str, str | int]) -> bool:
        return session.delegated_id != 0 and read["delegated"] == session.delegated_id

    def _carry_out(self, session: Session, posted: Posted, before: Person, fault: Fault | None) -> str:
        world = self._desk.world
        channel = CHANNELS.get(posted.get("followUpLog.followUpAction"))
        body = posted.get("textMessage") if channel == "text" else posted.get("emailMessage")
        person = overwrite(world, before, posted.first_values())
        self._keep_note(session, posted, person)
        if channel is None or not plain(body):
            refuse(world, self._message(session, posted, person, channel or "note", body), "updated")
            return "updated"
        message = self._message(session, posted, person, channel, body)
        why_not = self._hindrance(posted, person, channel, fault)
        if why_not == "bad_email":
            fail_email(world, message)
        elif why_not:
            refuse(world, message, why_not)
        elif fault and fault.kind is FaultKind.DELAYED_EFFECT:
            send_later(world, message, fault.seconds)
        else:
            send(world, message)
        return "texted" if channel == "text" else "emailed"

    @staticmethod
    def _hindrance(posted: Posted, person: Person, channel: str, fault: Fault | None) -> str | None:
        """Return why nothing leaves although the answer will sound as if it did."""
        if fault and fault.kind is FaultKind.POSITIVE_WITHOUT_EFFECT:
            return "fault"
        if not f"{posted.get('followUpUser.firstName')}{posted.get('followUpUser.lastName')}".strip():
            return "no_name"
        if channel == "email":
            return None if "@" in person.email and "." in person.email.rpartition("@")[2] else "bad_email"
        if person.opted_out:
            return "opted_out"
        return "invalid_mobile" if person.invalid_mobile or not person.mobile_digits else None

    @staticmethod
    def _message(session: Session, posted: Posted, person: Person, channel: str, body: str) -> Outgoing:
        return Outgoing(
            member=person.id,
            author=session.user_id,
            channel=channel,
            body=body,
            to=person.mobile if channel == "text" else person.email,
            subject=posted.get("emailSubject") if channel == "email" else "",
            outcome=posted.get("followUpLog.outcome"),
            delegated_to=session.delegated_id,
        )

    def _keep_note(self, session: Session, posted: Posted, person: Person) -> None:
        if note := posted.get("followUpOutcomeNotes").strip():
            self._desk.world.messages.add_entry(
                member_id=person.id,
                author_id=session.user_id,
                icon=Icon.NOTE,
                text=note,
                at=self._desk.world.clock.crm_seconds(),
            )


def answer(person: int, name: str, verb: str) -> str:
    """Return the one line the CRM answers with."""
    link = f'<a href="/action/Delegate/{person}/url=/action/LeadProfile">{html.escape(name, quote=False)}</a>'
    return f"{link} has been {verb}."
