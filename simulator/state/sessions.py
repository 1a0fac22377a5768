"""ClubOS sessions: who is signed in, and as whom the session acts. Delegation is state of the session."""

import secrets
from dataclasses import dataclass

from simulator.state.database import Database
from simulator.state.settings import Clock, SettingsStore


class SessionGone(Exception):
    """The request carries no live session."""


@dataclass(slots=True, kw_only=True)
class Session:
    """One signed-in JSESSIONID. `delegated_id` is 0 while it acts as itself."""

    id: str
    club: str
    user_id: int
    delegated_id: int
    last_seen: float

    @property
    def acting_id(self) -> int:
        return self.delegated_id or self.user_id


class Sessions:
    """Live sessions, in memory for speed and in the database so that a restart keeps them."""

    def __init__(self, database: Database, clock: Clock, settings: SettingsStore) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._live = {
            row["id"]: Session(
                id=row["id"],
                club=row["club"],
                user_id=row["user_id"],
                delegated_id=row["delegated_id"],
                last_seen=clock.seconds(),
            )
            for row in database.rows("SELECT * FROM sessions")
        }

    @staticmethod
    def new_id() -> str:
        """Return a JSESSIONID: 32 hex digits."""
        return secrets.token_hex(16).upper()

    def open(self, session_id: str, *, club: str, user_id: int) -> Session:
        """Sign a session in."""
        now = self._clock.seconds()
        session = Session(id=session_id, club=club, user_id=user_id, delegated_id=0, last_seen=now)
        self._database.run(
            "INSERT OR REPLACE INTO sessions(id, club, user_id, delegated_id, created) VALUES (?, ?, ?, 0, ?)",
            session_id,
            club,
            user_id,
            now,
        )
        self._live[session_id] = session
        return session

    def peek(self, session_id: str | None) -> Session | None:
        """Return the session without counting this as use."""
        session = self._live.get(session_id or "")
        if session and self._clock.seconds() - session.last_seen > self._settings.now.idle_timeout_s:
            self.expire(session.id)
            return None
        return session

    def use(self, session_id: str | None) -> Session:
        """Return the live session and keep it alive, or raise `SessionGone`."""
        session = self.peek(session_id)
        if session is None:
            raise SessionGone
        session.last_seen = self._clock.seconds()
        return session

    def delegate(self, session: Session, person: int) -> None:
        """Let the session act as somebody, or as itself again with 0."""
        session.delegated_id = person
        self._database.run("UPDATE sessions SET delegated_id = ? WHERE id = ?", person, session.id)

    def expire(self, session_id: str) -> None:
        """End one session."""
        self._live.pop(session_id, None)
        self._database.run("DELETE FROM sessions WHERE id = ?", session_id)

    def expire_all(self, club: str | None = None) -> int:
        """End every session, or those of one club, and say how many."""
        gone = [session.id for session in self._live.values() if club in {None, session.club}]
        with self._database.transaction():
            for session_id in gone:
                self.expire(session_id)
        return len(gone)

    def count(self, club: str) -> int:
        """Say how many sessions of a club are open."""
        return sum(session.club == club for session in self._live.values())
