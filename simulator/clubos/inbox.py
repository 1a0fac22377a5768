"""Message lists: one's own, an employee's, a whole location's; always whole, newest first (fact sheet 2)."""

import asyncio
import gzip
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from simulator.clubos import errors
from simulator.clubos.desk import Desk
from simulator.clubos.inbox_markup import render_item
from simulator.clubos.posted import posted_form
from simulator.faults.catalogue import Fault, FaultKind
from simulator.state.messages import InboxItem
from simulator.state.people import Person
from simulator.state.sessions import Session

LOOKS = {FaultKind.DUPLICATE_ROWS, FaultKind.REORDER_EQUAL_MINUTE, FaultKind.NO_DATA_ID, FaultKind.NO_REPLY_LINK}

REMEMBERED_LISTS = 256


@dataclass(slots=True)
class Rendered:
    """A list as it was last drawn; drawn again only when something it shows has changed."""

    stamp: tuple[object, ...]
    body: bytes
    good_until: float
    pieces: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    packed: bytes = b""


class InboxPages:
    """The three calls that return a list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._drawn: dict[tuple[str, int, int], Rendered] = {}

    def routes(self) -> list[Route]:
        return [
            Route("/action/Dashboard/messages", self.acting, methods=["GET"]),
            Route("/action/Dashboard/messages", self.employee, methods=["POST"]),
            Route("/action/Dashboard/location-messages", self.location, methods=["POST"]),
        ]

    async def acting(self, request: Request) -> Response:
        """The list of whoever the session acts as right now."""
        session = self._desk.session(request)
        return await self._answer(request, session, "person", session.acting_id)

    async def employee(self, request: Request) -> Response:
        """The list of the employee that is named, whatever the session acts as."""
        session = self._desk.session(request)
        person = self._desk.contact(session, (await posted_form(request)).get("userId"))
        return await self._answer(request, session, "person", person.id) if person else errors.leg_day()

    async def location(self, request: Request) -> Response:
        """The lists of all employees of a location as one."""
        session = self._desk.session(request)
        wanted = (await posted_form(request)).get("clubLocationId")
        if wanted != str(self._desk.club(session).location_id):
            return errors.leg_day()
        return await self._answer(request, session, "location", int(wanted))

    async def _answer(self, request: Request, session: Session, source: str, owner: int) -> Response:
        fault: Fault | None = request.scope.get("simulator.fault")
        if fault and fault.kind in LOOKS:
            return HTMLResponse(self._odd(session, source, owner, fault.kind))
        drawn = self._draw(session, source, owner)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return HTMLResponse(drawn.body)
        # Megabytes take a while to pack: others are answered meanwhile.
        drawn.packed = drawn.packed or await asyncio.to_thread(gzip.compress, drawn.body, 1, mtime=0)
        return HTMLResponse(drawn.packed, headers={"content-encoding": "gzip", "vary": "accept-encoding"})

    def _draw(self, session: Session, source: str, owner: int) -> Rendered:
        world = self._desk.world
        zone = ZoneInfo(self._desk.club(session).zone)
        now, machine_now = world.clock.crm_seconds(), world.clock.machine_seconds()
        day = datetime.fromtimestamp(now, zone).date()
        look = (world.people.edition, day)
        stamp = (world.messages.editions[session.club], *look)
        key = (source, owner, session.user_id)
        old = self._drawn.get(key)
        if old and old.stamp == stamp and machine_now < old.good_until:
            return old
        keep = old.pieces if old and old.stamp[1:] == look else {}
        items = self._items(session, source, owner)
        visible = [item for item in items if item.visible_at <= machine_now]
        hidden = [item.visible_at for item in items if item.visible_at > machine_now]
        senders: dict[int, Person] = {}
        pieces: dict[tuple[int, int], str] = {}
        for item in visible:
            piece = (item.data_id, item.edition)
            if piece in keep:
                pieces[piece] = keep[piece]
                continue
            sender = senders.get(item.sender_id) or world.people.get(item.sender_id)
            senders[item.sender_id] = sender
            pieces[piece] = render_item(item, sender, viewer_id=session.user_id, zone=zone, now=now)
        body = f"<ul>{''.join(pieces.values())}</ul>\n".encode(errors="replace")
        drawn = Rendered(stamp=stamp, body=body, good_until=min(hidden, default=float("inf")), pieces=pieces)
        self._drawn.pop(key, None)
        self._drawn[key] = drawn
        if len(self._drawn) > REMEMBERED_LISTS:
            del self._drawn[next(iter(self._drawn))]
        return drawn

    def _items(self, session: Session, source: str, owner: int) -> list[InboxItem]:
        world = self._desk.world
        if source == "person":
            return world.messages.items_of(owner)
        return world.messages.items_at(session.club, [person.id for person in world.people.staff(session.club)])

    def _odd(self, session: Session, source: str, owner: int, kind: FaultKind) -> str:
        """Draw the list with something wrong about it."""
        world = self._desk.world
        items = [
            item for item in self._items(session, source, owner) if item.visible_at <= world.clock.machine_seconds()
        ]
        if kind is FaultKind.DUPLICATE_ROWS:
            items = [twin for place, item in enumerate(items) for twin in ([item] * (2 if place % 3 == 0 else 1))]
        if kind is FaultKind.REORDER_EQUAL_MINUTE:
            items = reversed_within_minutes(items)
        zone = ZoneInfo(self._desk.club(session).zone)
        pieces = (
            render_item(
                item,
                world.people.get(item.sender_id),
                viewer_id=session.user_id,
                zone=zone,
                now=world.clock.crm_seconds(),
                with_data_id=kind is not FaultKind.NO_DATA_ID,
                with_reply=kind is not FaultKind.NO_REPLY_LINK,
            )
            for item in items
        )
        return f"<ul>{''.join(pieces)}</ul>\n"


def reversed_within_minutes(items: list[InboxItem]) -> list[InboxItem]:
    """Turn the order of messages of the same minute round and leave all others in place."""
    groups: list[list[InboxItem]] = []
    for item in items:
        if groups and int(groups[-1][-1].created // 60) == int(item.created // 60):
            groups[-1].insert(0, item)
        else:
            groups.append([item])
    return [item for group in groups for item in group]
