"""Writes the past of a club: exchanges over more than a year, in the order in which they happened."""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from zoneinfo import ZoneInfo

from simulator.clubos.vocabulary import MEMBER_STATUSES
from simulator.happenings import arrivals, sending
from simulator.seeding.scripts import APPOINTMENTS, SCRIPTS, Line
from simulator.state.clubs import Club
from simulator.state.messages import Icon
from simulator.state.people import Person
from simulator.world import World

DAY = 86_400.0
REACH_BACK_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One line of somebody's history with its moment."""

    at: float
    member: Person
    who: str
    text: str
    author_id: int


class Historian:
    """Collects the past of all members and then writes it down oldest first, so that ids fall with time."""

    def __init__(self, world: World, club: Club, dice: Random) -> None:
        self._world = world
        self._club = club
        self._dice = dice
        self._lines: list[Past] = []
        self._staff = world.people.staff(club.slug)

    def remember(self, member: Person, exchanges: int) -> None:
        """Give a member so many past exchanges, about half of them in the last two months."""
        for _ in range(exchanges):
            recent = self._dice.random() < 0.5
            days_ago = self._dice.uniform(0.2, 60) if recent else self._dice.uniform(60, REACH_BACK_DAYS)
            self.script(member, self._dice.choice(SCRIPTS), days_ago=days_ago)

    def script(self, member: Person, script: tuple[Line, ...], *, days_ago: float) -> None:
        """Let one exchange have happened so many days ago."""
        at = self._by_day(self._world.clock.seconds() - days_ago * DAY)
        author = self._dice.choice(self._staff)
        for who, text in script:
            at = min(at + self._dice.uniform(20, 5_000), self._world.clock.seconds() - 60)
            self._lines.append(Past(at=at, member=member, who=who, text=text, author_id=author.id))

    def _by_day(self, at: float) -> float:
        """Return the moment moved to waking hours at the club: nobody's past happens at four in the morning."""
        local = datetime.fromtimestamp(at, ZoneInfo(self._club.zone))
        waking = local.replace(hour=self._dice.randint(8, 18), minute=self._dice.randint(0, 59)).timestamp()
        return waking if waking < self._world.clock.seconds() - 3_600 else waking - DAY

    def notices(self, member: Person, word: str, *, days_ago: float) -> None:
        """Let a keyword of the carrier have been texted so many days ago."""
        self.script(member, (("m", word),), days_ago=days_ago)

    def write(self) -> int:
        """Write everything down and return the number of lines."""
        for line in sorted(self._lines, key=lambda past: past.at):
            if line.who == "m":
                self._inbound(line)
            else:
                self._outbound(line)
        return len(self._lines)

    def _inbound(self, line: Past) -> None:
        text = self._as_shown(line)
        self._item(line, line.member.id, text)
        self._entry(line, line.member.id, Icon.TEXT, text)
        self._phone(line, "sent", line.text)

    def _as_shown(self, line: Past) -> str:
        word = line.text.strip().upper()
        if word in arrivals.STOP_WORDS:
            return arrivals.OPT_OUT_NOTICE.format(word=line.text)
        if word != "CONFIRM":
            return line.text
        if self._dice.random() < 0.2:
            return arrivals.NOTHING_TO_CONFIRM
        day = datetime.fromtimestamp(line.at + DAY, UTC).astimezone(ZoneInfo(self._club.zone))
        event = f"{self._dice.choice(APPOINTMENTS)} at 5:00 PM on {day:%b} {day.day}, {day.year}"
        return f"CONFIRM - {event} has been confirmed."

    def _outbound(self, line: Past) -> None:
        if line.who == "n":
            self._entry(line, line.author_id, Icon.NOTE, line.text)
            return
        text, icon = line.text, Icon.EMAIL if line.who == "e" else Icon.TEXT
        if line.who in {"s", "e"}:
            text = f"{'Email' if line.who == 'e' else 'Text'} - Left Message - {text}"
        elif line.who == "q":
            status = MEMBER_STATUSES.get(line.member.status, "Member")
            text = f"{status} Follow-Up #{self._dice.randint(1, 4)}, Outcome: Text - Left Message - {text}"
        self._entry(line, line.author_id, icon, text)
        shown = text if line.who == "q" else line.text
        self._world.messages.add_item(
            club=self._club.slug, owner_id=line.member.id, sender_id=line.author_id, body=shown, created=line.at
        )
        if line.who == "q":
            self._item(line, line.author_id, text)
        self._phone(line, "received", sending.plain(line.text))

    def _item(self, line: Past, sender: int, text: str) -> None:
        self._world.messages.add_item(
            club=self._club.slug,
            owner_id=self._club.account_id,
            sender_id=sender,
            body=text,
            created=line.at,
        )

    def _entry(self, line: Past, author: int, icon: Icon, text: str) -> None:
        self._world.messages.add_entry(member_id=line.member.id, author_id=author, icon=icon, text=text, at=line.at)

    def _phone(self, line: Past, side: str, body: str) -> None:
        self._world.messages.add_to_phone(
            member_id=line.member.id,
            side=side,
            channel="email" if line.who == "e" else "text",
            body=body,
            at=line.at,
            author_id=line.member.id if side == "sent" else line.author_id,
            seq=None,
        )
