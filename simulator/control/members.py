"""People on the control side: look at their phone, write as them, change what the CRM knows about them."""

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from simulator.clubos.vocabulary import MEMBER_STATUSES
from simulator.control.answering import answered, json_object, posted
from simulator.control.changes import change_person, register_person
from simulator.control.views import full_view, person_view
from simulator.happenings.arrivals import person_writes
from simulator.happenings.sending import Outgoing, plain, send
from simulator.state.ledger import LineKind
from simulator.state.messages import InboxItem
from simulator.state.people import Person
from simulator.world import World

CHANNELS = ("text", "email")


class MemberControl:
    """Everything about single people and single inbox items."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        return [
            Route("/_sim/api/members", answered(self.add), methods=["POST"]),
            Route("/_sim/api/members/{member:int}", answered(self.one), methods=["GET"]),
            Route("/_sim/api/members/{member:int}", answered(self.change), methods=["PATCH"]),
            Route("/_sim/api/members/{member:int}/phone", answered(self.phone), methods=["GET"]),
            Route("/_sim/api/members/{member:int}/log", answered(self.log), methods=["GET"]),
            Route("/_sim/api/members/{member:int}/write", answered(self.write), methods=["POST"]),
            Route("/_sim/api/members/{member:int}/staff-text", answered(self.staff_text), methods=["POST"]),
            Route("/_sim/api/members/{member:int}/sequence-text", answered(self.sequence_text), methods=["POST"]),
            Route("/_sim/api/inbox/{data_id:int}/edit", answered(self.edit_item), methods=["POST"]),
            Route("/_sim/api/inbox/{data_id:int}", answered(self.delete_item), methods=["DELETE"]),
        ]

    async def add(self, request: Request) -> Any:
        """Register a person."""
        known = (
            "club",
            "name",
            "phone",
            "email",
            "kind",
            "status",
            "standing",
            "balance",
            "language",
            "persona",
            "hub",
        )
        return full_view(register_person(self._world, await posted(request, *known)))

    async def one(self, request: Request) -> Any:
        """Show one person."""
        return full_view(self._person(request))

    async def change(self, request: Request) -> Any:
        """Change what the CRM and ClubHub know about a person."""
        return full_view(change_person(self._world, self._person(request), json_object(await request.json())))

    async def phone(self, request: Request) -> Any:
        """Show what the person sent and received, oldest first."""
        person = self._person(request)
        messages = [
            message | {"text": plain(message["body"]) if message["channel"] == "email" else message["body"]}
            for message in self._world.messages.phone_of(person.id)
        ]
        return {"member": person_view(person), "messages": messages}

    async def log(self, request: Request) -> Any:
        """Show the thread as the CRM keeps it, hidden entries too, newest first."""
        entries = self._world.messages.entries_of(self._person(request).id, readable_at=float("inf"))
        return [
            {"at": entry.at, "author": entry.author_id, "icon": entry.icon, "text": entry.text} for entry in entries
        ]

    async def write(self, request: Request) -> Any:
        """Write as this person."""
        wanted = await posted(request, "text", "channel", "reply_link", "owner")
        channel = wanted.get("channel", "text")
        if channel not in CHANNELS or not isinstance(wanted.get("text"), str):
            raise ValueError("post {text, channel: text|email}")
        arrival = person_writes(
            self._world,
            self._person(request),
            wanted["text"],
            channel=channel,
            reply_link=bool(wanted.get("reply_link", True)),
            owner_id=wanted.get("owner"),
        )
        return {"inbox_id": arrival.inbox_id, "seq": arrival.seq}

    async def staff_text(self, request: Request) -> Any:
        """Let an employee write to this person by hand, in the CRM itself."""
        wanted = await posted(request, "text", "staff", "channel", "prefixed")
        person = self._person(request)
        staff = self._world.people.staff(person.club)
        author = next((member for member in staff if member.id == wanted.get("staff", staff[1].id)), None)
        if author is None:
            raise LookupError("no such employee in this club")
        message = Outgoing(
            member=person.id,
            author=author.id,
            channel=wanted.get("channel", "text"),
            body=str(wanted["text"]),
            outcome="2" if wanted.get("prefixed") else None,
            kind=LineKind.STAFF_BY_HAND,
        )
        return {"seq": send(self._world, message)}

    async def sequence_text(self, request: Request) -> Any:
        """Let the CRM's own sequence write to this person."""
        wanted = await posted(request, "text", "number")
        person = self._person(request)
        author = self._world.people.find(int(person.studio_sales or 0)) or self._world.people.staff(person.club)[1]
        label = f"{MEMBER_STATUSES.get(person.status, 'Member')} Follow-Up #{int(wanted.get('number', 1))}"
        message = Outgoing(
            member=person.id,
            author=author.id,
            channel="text",
            body=str(wanted["text"]),
            kind=LineKind.SEQUENCE_TEXT,
            log_lead=f"{label}, Outcome: Text - Left Message - ",
        )
        return {"seq": send(self._world, message)}

    async def edit_item(self, request: Request) -> Any:
        """Change the text of an inbox item where it stands."""
        item, wanted = self._item(request), await posted(request, "text")
        with self._world.database.transaction():
            self._world.messages.edit_item(item, str(wanted["text"]))
        return {"inbox_id": item.data_id}

    async def delete_item(self, request: Request) -> Any:
        """Take an inbox item away."""
        item = self._item(request)
        with self._world.database.transaction():
            self._world.messages.delete_item(item)
        return {"inbox_id": item.data_id}

    def _person(self, request: Request) -> Person:
        return self._world.people.get(int(request.path_params["member"]))

    def _item(self, request: Request) -> InboxItem:
        item = self._world.messages.item(int(request.path_params["data_id"]))
        if item is None or item.deleted:
            raise LookupError("no such inbox item")
        return item
