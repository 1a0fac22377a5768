"""A person writes to the club: the inbox item, the log entry, and what the carrier makes of STOP and START."""

import html
from dataclasses import dataclass
from typing import Final

from simulator.state.ledger import LineKind
from simulator.state.messages import Icon
from simulator.state.people import Kind, Person
from simulator.world import World

STOP_WORDS: Final = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"})
START_WORDS: Final = frozenset({"START", "UNSTOP"})
OPT_OUT_NOTICE: Final = "{word} - OPT OUT message received.  Texting has been disabled."
OPT_IN_NOTICE: Final = "{word} - OPT IN message received.  Texting has been enabled."
NOTHING_TO_CONFIRM: Final = "CONFIRM - No event was found so nothing was confirmed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Where a written message can be found."""

    inbox_id: int
    seq: int


def person_writes(
    world: World,
    person: Person,
    text: str,
    *,
    channel: str = "text",
    reply_link: bool = True,
    owner_id: int | None = None,
) -> Arrival:
    """Let a person write to their club and return where it landed."""
    club = world.clubs.get(person.club)
    word = text.strip().upper() if channel == "text" else ""
    shown = _as_shown(person, text, channel, word)
    now = world.clock.crm_seconds()
    with world.database.transaction():
        inbox_id = world.messages.add_item(
            club=club.slug,
            owner_id=owner_id or club.account_id,
            sender_id=person.id,
            body=shown,
            created=now,
            reply_link=reply_link,
        )
        if person.kind in {Kind.MEMBER, Kind.PROSPECT}:
            icon = Icon.TEXT if channel == "text" else Icon.EMAIL
            world.messages.add_entry(member_id=person.id, author_id=person.id, icon=icon, text=shown, at=now)
        seq = world.ledger.write(
            LineKind.INBOUND,
            club=club.slug,
            member=person.id,
            channel=channel,
            body=text,
            inbox_id=inbox_id,
            inbox_body=shown,
        )
        world.messages.add_to_phone(
            member_id=person.id,
            side="sent",
            channel=channel,
            body=text,
            at=world.clock.seconds(),
            author_id=person.id,
            seq=seq,
        )
        _obey_keyword(world, person, word)
    return Arrival(inbox_id=inbox_id, seq=seq)


def _as_shown(person: Person, text: str, channel: str, word: str) -> str:
    if channel == "email":
        return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.split("\n"))
    if person.kind is Kind.STAFF:
        return text
    if word in STOP_WORDS:
        return OPT_OUT_NOTICE.format(word=text.strip())
    if word in START_WORDS:
        return OPT_IN_NOTICE.format(word=text.strip())
    if word == "CONFIRM":
        event = person.traits.get("appointment")
        return f"CONFIRM - {event} has been confirmed." if event else NOTHING_TO_CONFIRM
    return text


def _obey_keyword(world: World, person: Person, word: str) -> None:
    """The carrier knows numbers, not people: everybody who shares the number is shut off or on together."""
    stops, starts = word in STOP_WORDS, word in START_WORDS
    if person.kind is Kind.STAFF or not (stops or starts):
        return
    kind = LineKind.OPT_OUT if stops else LineKind.OPT_IN
    for other in world.people.in_club(person.club):
        same_number = bool(person.mobile_digits) and other.mobile_digits == person.mobile_digits
        if other.id == person.id or (same_number and other.kind is not Kind.STAFF):
            world.people.change(other.id, opted_out=int(stops))
            world.ledger.write(kind, club=person.club, member=other.id, channel="text", written_by=person.id)
