"""Reads off a request which part of which club's CRM it goes to."""

from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.types import Scope

from simulator.clubhub import tokens
from simulator.faults.catalogue import Area
from simulator.world import World

AREAS = (
    ("/clubhub/", Area.CLUBHUB),
    ("/action/Login", Area.LOGIN),
    ("/action/Dashboard/messages", Area.INBOX),
    ("/action/Dashboard/location-messages", Area.INBOX),
    ("/action/Dashboard", Area.DASHBOARD),
    ("/action/Delegate", Area.DELEGATE),
    ("/action/FollowUp/save", Area.SAVE),
    ("/action/FollowUp", Area.THREAD),
)


def area_of(path: str) -> Area:
    """Return the area of a path; everything without a name of its own is only reached by `any`."""
    return next((area for prefix, area in AREAS if path.startswith(prefix)), Area.ANY)


def header(scope: Scope, name: str) -> str:
    """Return a request header, or nothing."""
    wanted = name.encode()
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == wanted), "")


def club_of(world: World, scope: Scope, body: bytes) -> str | None:
    """Return the club a request is about, as far as it can be told before it is answered."""
    path: str = scope["path"]
    if path.startswith("/clubhub/"):
        clubs = tokens.club_ids(world, header(scope, "authorization")) or []
        found = world.clubs.by_hub_id(clubs[0]) if clubs else None
        return found.slug if found else None
    if area_of(path) is Area.LOGIN:
        found = world.clubs.by_username(parse_qs(body.decode("latin-1")).get("username", [""])[0])
        if found:
            return found.slug
    session_id = cookie(scope, "JSESSIONID")
    session = world.sessions.peek(session_id)
    return session.club if session else None


def cookie(scope: Scope, name: str) -> str:
    """Return one cookie of a request, or nothing."""
    jar: SimpleCookie = SimpleCookie(header(scope, "cookie"))
    return jar[name].value if name in jar else ""
