"""What every ClubOS page needs: the world, the tokens, and who is asking."""

from dataclasses import dataclass

from starlette.requests import Request

from simulator.clubos.tokens import Tokens
from simulator.state.clubs import Club
from simulator.state.people import Kind, Person
from simulator.state.sessions import Session
from simulator.world import World

SESSION_COOKIE = "JSESSIONID"


@dataclass(frozen=True, slots=True)
class Desk:
    """The CRM's side of the counter."""

    world: World
    tokens: Tokens

    def session(self, request: Request) -> Session:
        """Return the live session of a request, or raise `SessionGone`."""
        return self.world.sessions.use(request.cookies.get(SESSION_COOKIE))

    def club(self, session: Session) -> Club:
        """Return the club whose account signed in."""
        return self.world.clubs.get(session.club)

    def contact(self, session: Session, person_id: str | int) -> Person | None:
        """Return somebody of the session's own club; others do not exist for it."""
        text = str(person_id)
        person = self.world.people.find(int(text)) if text.isdecimal() and len(text) < 15 else None
        if person is None or person.club != session.club or person.kind is Kind.UNKNOWN:
            return None
        return None if person.traits.get("gone") else person

    def bearer_is_wrong(self, request: Request, session: Session) -> bool:
        """Say whether a call that wants the page's ACCESS_TOKEN lacks it or brings another one."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if not scheme:
            return self.world.settings.now.require_bearer
        return scheme.lower() != "bearer" or self.tokens.bearer_session(token) != session.id
