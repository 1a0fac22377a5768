"""Clubs on the control side: list, open, look into, take a snapshot of."""

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from simulator.control.answering import answered, posted
from simulator.control.views import club_view, person_view
from simulator.happenings.profile import profile_of
from simulator.seeding.club import open_club
from simulator.state.people import Kind
from simulator.world import World


class ClubControl:
    """Everything about whole clubs."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        return [
            Route("/_sim/api/clubs", answered(self.all), methods=["GET"]),
            Route("/_sim/api/clubs", answered(self.open), methods=["POST"]),
            Route("/_sim/api/clubs/{slug}", answered(self.one), methods=["GET"]),
            Route("/_sim/api/clubs/{slug}", answered(self.change), methods=["PATCH"]),
            Route("/_sim/api/clubs/{slug}/members", answered(self.members), methods=["GET"]),
            Route("/_sim/api/snapshot/{slug}", answered(self.snapshot), methods=["GET"]),
        ]

    async def all(self, request: Request) -> Any:
        """List the clubs."""
        return [club_view(self._world, club) for club in self._world.clubs.all()]

    async def one(self, request: Request) -> Any:
        """Show one club."""
        return club_view(self._world, self._world.clubs.get(request.path_params["slug"]))

    async def open(self, request: Request) -> Any:
        """Open another sealed club with an account of its own."""
        wanted = await posted(request, "slug", "name", "zone", "members", "seed", "history", "personas", "inbox_items")
        number = len(self._world.clubs.all()) + 1
        slug = str(wanted.get("slug") or f"club{number}")
        if self._world.clubs.find(slug):
            raise ValueError(f"there is a club {slug} already")
        club = open_club(
            self._world,
            slug=slug,
            name=str(wanted.get("name") or f"Club {number}"),
            zone=str(wanted.get("zone") or "America/Chicago"),
            members=int(wanted.get("members", 20)),
            seed=int(wanted.get("seed", self._world.settings.seed)),
            history=bool(wanted.get("history", False)),
            personas=bool(wanted.get("personas", False)),
            inbox_items=int(wanted.get("inbox_items", 0)),
        )
        return club_view(self._world, club)

    async def change(self, request: Request) -> Any:
        """Change the account's password or lock."""
        wanted = await posted(request, "password", "locked", "failed_logins")
        slug = request.path_params["slug"]
        self._world.clubs.get(slug)
        if wanted:
            self._world.clubs.change(slug, **wanted)
        return club_view(self._world, self._world.clubs.get(slug))

    async def members(self, request: Request) -> Any:
        """List a club's people; `q` searches names and numbers, `kind` narrows."""
        club = self._world.clubs.get(request.path_params["slug"])
        wanted = request.query_params.get("q", "").casefold()
        kind = request.query_params.get("kind")
        people = self._world.people.in_club(club.slug, *([Kind(kind)] if kind else []))
        return [person_view(person) for person in people if wanted in f"{person.name} {person.mobile}".casefold()]

    async def snapshot(self, request: Request) -> Any:
        """Return the profile fields of all members and prospects, to find damage by comparing two of these."""
        club = self._world.clubs.get(request.path_params["slug"])
        people = self._world.people.in_club(club.slug, Kind.MEMBER, Kind.PROSPECT)
        return {str(person.id): profile_of(person) for person in people}
