"""The CRM that `bench/cost` answers to, from memory: ClubOS's own pages, drawn once, as the pretend CRM draws them.

What the pretend CRM keeps in a database is in dictionaries here, so that its time is small beside what is measured.
"""

import itertools
import time
from dataclasses import dataclass, field
from typing import Final
from zoneinfo import ZoneInfo

from simulator.clubos.dashboard import dashboard_page
from simulator.clubos.followup_markup import Popup, render_popup
from simulator.clubos.log_markup import render_log
from simulator.clubos.save import answer as saved_answer
from simulator.clubos.tokens import TokenPair
from simulator.state.clubs import Club
from simulator.state.messages import Icon, LogEntry
from simulator.state.people import Kind, Person
from simulator.state.sessions import Session

ZONE: Final = "America/Chicago"
PASSWORD: Final = "bench-password"
_LOG: Final = "@@log@@"
_SOMEBODY: Final = 999_999_999_999
TOKENS: Final = TokenPair("bench-page", "bench-seal")


def club_of(number: int) -> Club:
    """Return a club's numbers: both sides of the bench work them out."""
    return Club(
        slug=f"club{number}",
        name=f"Club {number}",
        zone=ZONE,
        club_id=300 + number,
        location_id=41_000 + number,
        hub_club_id=0,
        username=f"club{number}@example.com",
        password=PASSWORD,
        account_id=700_000 + number,
        failed_logins=0,
        logins=0,
        locked=False,
    )


def member_id(number: int) -> int:
    """Return the CRM's number of a member."""
    return 187_000_000 + number


def _person(id_: int, club: str, kind: Kind, first: str, last: str) -> Person:
    accounts = dict.fromkeys(("studio_sales", "studio_support", "pt_sales", "pt_support"), "")
    return Person(
        id=id_,
        club=club,
        kind=kind,
        role_id=1 if kind is Kind.MEMBER else 3,
        first=first,
        last=last,
        email=f"member{id_}@example.com",
        mobile=f"+1 312 {200 + id_ // 10_000 % 700:03d} {id_ % 10_000:04d}",
        home="",
        work="",
        status=1,
        **accounts,
        sender_key="",
        gender="",
        created=0.0,
        invalid_mobile=False,
        opted_out=False,
        hub_id=None,
        hub=None,
        agreement=None,
        usages=[],
        traits={},
    )


@dataclass
class _Member:
    """A member's pages: all of the popup but its log is drawn once."""

    person: Person
    before: str
    after: str
    entries: list[LogEntry] = field(default_factory=list[LogEntry])
    effects: int = 0


@dataclass
class CrmSession:
    """One login."""

    club: int
    acting: int = 0
    sent: bool = False
    """Whether it posted since it was given back last."""


class Crm:
    """What the CRM knows."""

    def __init__(self, clubs: int, members: int) -> None:
        """Draw every page that can be drawn now."""
        self._clubs = [club_of(number) for number in range(clubs)]
        self._staff = [_person(club.account_id, club.slug, Kind.STAFF, "Dana", "Fields") for club in self._clubs]
        self._members = {member_id(number): self._member(number % clubs, number) for number in range(members)}
        self._dashboards = [(self._dashboard(number, 0), self._dashboard(number, _SOMEBODY)) for number in range(clubs)]
        self._numbers = itertools.count(1)
        self._zone = ZoneInfo(ZONE)
        self.sessions: dict[str, CrmSession] = {}

    def _member(self, club: int, number: int) -> _Member:
        person = _person(member_id(number), self._clubs[club].slug, Kind.MEMBER, f"Member{number}", "Bench")
        page = render_popup(
            Popup(
                club=self._clubs[club],
                person=person,
                staff=[self._staff[club]],
                kind="3",
                outcome_tokens=TOKENS,
                contact_tokens=TOKENS,
                log=_LOG,
            )
        )
        before, _, after = page.partition(_LOG)
        return _Member(person, before, after)

    def _dashboard(self, number: int, acting: int) -> str:
        club, staff = self._clubs[number], self._staff[number]
        session = Session(id="", club=club.slug, user_id=staff.id, delegated_id=acting, last_seen=0.0)
        who = _person(acting, club.slug, Kind.MEMBER, "A", "Member") if acting else staff
        return dashboard_page(club=club, session=session, acting=who, staff=[staff], bearer="bench", count=0)

    def wrote(self, member: int, at: float, words: str) -> None:
        """A member's own entry."""
        self._enter(member, member, words, at)

    def saved(self, member: int, words: str) -> str:
        """Let a text leave; return the one line that the CRM answers with."""
        known = self._members[member]
        staff = next(staff for staff in self._staff if staff.club == known.person.club)
        self._enter(member, staff.id, f"Text - Left Message - {words}", time.time())
        known.effects += 1
        return saved_answer(member, known.person.name, "texted")

    def popup(self, member: int) -> str:
        """The member's popup with the log as it is now."""
        known = self._members[member]
        people = {known.person.id: known.person} | {staff.id: staff for staff in self._staff}
        log = render_log(reversed(known.entries), author=people.__getitem__, zone=self._zone)
        return f"{known.before}{log}{known.after}"

    def dashboard(self, session: CrmSession) -> str:
        """The dashboard of whoever the session acts as."""
        own, acting = self._dashboards[session.club]
        return acting.replace(str(_SOMEBODY), str(session.acting)) if session.acting else own

    def enter(self, username: str) -> str:
        """Log in; return the session's id."""
        club = next(number for number, club in enumerate(self._clubs) if club.username == username)
        id_ = f"session{len(self.sessions)}"
        self.sessions[id_] = CrmSession(club=club)
        return id_

    def account(self, session: CrmSession) -> int:
        """The user whose session it is."""
        return self._clubs[session.club].account_id

    def effects(self) -> dict[int, int]:
        """How many texts left for each member who got any."""
        return {id_: member.effects for id_, member in self._members.items() if member.effects}

    def _enter(self, member: int, author: int, words: str, at: float) -> None:
        entry = LogEntry(
            id=next(self._numbers),
            member_id=member,
            author_id=author,
            icon=Icon.TEXT,
            text=words,
            at=at,
            visible_at=0.0,
        )
        self._members[member].entries.append(entry)
