"""A text or e-mail leaves the club: the member's list, the log, the phone and the ledger, in one transaction."""

import html
import re
from dataclasses import asdict, dataclass
from typing import Any, Final

from simulator.state.ledger import LineKind
from simulator.state.messages import Icon
from simulator.state.people import Kind, Person
from simulator.world import World

NOTICE: Final = (
    "{name} has a missing or invalid email. Your message was not sent via email, but will be shown on "
    "{name}'s profile page."
)
OUTCOMES: Final = {"1": "Spoke With", "2": "Left Message", "3": "No Answer", "4": "Scheduled Appointment"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message on its way out; it survives a wait in the schedule as plain values."""

    member: int
    author: int
    channel: str
    body: str
    to: str = ""
    subject: str = ""
    outcome: str | None = None
    """The outcome code chosen in the popup; None for messages that were not sent from it."""
    log_lead: str = ""
    """What the log entry of the CRM's own sequences starts with."""
    kind: str = LineKind.EFFECT
    delegated_to: int = 0


def send(world: World, message: Outgoing, **data: Any) -> int:
    """Let the message really leave and return its ledger line."""
    member = world.people.get(message.member)
    text = as_sent(world, message)
    readable_at = world.clock.machine_seconds() + world.settings.now.visibility_delay_s
    with world.database.transaction():
        _show(world, message, text, readable_at if world.settings.now.visibility_delay_s else 0.0)
        seq = world.ledger.write(
            LineKind(message.kind),
            club=member.club,
            member=member.id,
            channel=message.channel,
            body=message.body,
            as_sent=text,
            to=message.to or (member.mobile if message.channel == "text" else member.email),
            subject=message.subject,
            author=message.author,
            delegated_to=message.delegated_to,
            **data,
        )
        world.messages.add_to_phone(
            member_id=member.id,
            side="received",
            channel=message.channel,
            body=text,
            at=world.clock.seconds(),
            author_id=message.author,
            seq=seq,
        )
        if message.kind in {LineKind.EFFECT, LineKind.STAFF_BY_HAND}:
            world.schedule.after(0.0, "heard", member=member.id, channel=message.channel)
    return seq


def send_later(world: World, message: Outgoing, seconds: float) -> None:
    """Let the message leave after a while, even over a restart."""
    world.schedule.after(seconds, "send", message=asdict(message))


def fail_email(world: World, message: Outgoing) -> None:
    """Show the mail on the profile, send nothing, and report it to the sender's inbox a little later."""
    with world.database.transaction():
        _show(world, message, as_sent(world, message), 0.0)
        refuse(world, message, "bad_email")
        world.schedule.after(world.settings.now.notice_delay_s, "notice", member=message.member, author=message.author)


def refuse(world: World, message: Outgoing, why: str) -> None:
    """Write down that something was posted and that nothing left."""
    member = world.people.get(message.member)
    world.ledger.write(
        LineKind.REFUSED, club=member.club, member=member.id, channel=message.channel, body=message.body, reason=why
    )


def deliver_notice(world: World, member_id: int, author_id: int) -> None:
    """Put the report about a failed e-mail into the sender's inbox."""
    member = world.people.get(member_id)
    text = NOTICE.format(name=member.name or "null")
    inbox_id = world.messages.add_item(
        club=member.club,
        owner_id=author_id,
        sender_id=author_id,
        body=text,
        created=world.clock.crm_seconds(),
        reply_link=False,
    )
    world.ledger.write(LineKind.NOTICE, club=member.club, member=member_id, body=text, inbox_id=inbox_id)


def as_sent(world: World, message: Outgoing) -> str:
    """Return the text with everything the CRM does to it on the way out."""
    settings = world.settings.now
    if message.channel != "text":
        return message.body
    text = message.body
    if settings.smart_quotes:
        text = re.sub(r"\B\"|^\"", "“", text).replace('"', "”").replace("'", "’")
    if settings.cut_at:
        text = text[: settings.cut_at]
    return text + settings.appends


def plain(markup: str) -> str:
    """Return what a mail program shows of a piece of markup."""
    broken = re.sub(r"(?i)<br\s*/?>|</p>\s*<p>", "\n", markup)
    return html.unescape(re.sub(r"<[^>]+>", "", broken)).replace("\u00a0", " ").strip()


def _show(world: World, message: Outgoing, text: str, visible_at: float) -> None:
    member = world.people.get(message.member)
    now = world.clock.crm_seconds()
    world.messages.add_item(
        club=member.club,
        owner_id=member.id,
        sender_id=message.author,
        body=text,
        created=now,
        visible_at=visible_at,
    )
    if member.kind is not Kind.UNKNOWN:
        world.messages.add_entry(
            member_id=member.id,
            author_id=message.author,
            icon=Icon.TEXT if message.channel == "text" else Icon.EMAIL,
            text=log_text(world, member, message, text),
            at=now,
            visible_at=visible_at,
        )


def log_text(world: World, member: Person, message: Outgoing, text: str) -> str:
    """Return the note of the log entry: with the outcome in front, sometimes."""
    if message.outcome is None:
        return message.log_lead + text
    prefixed = world.database.dice(f"prefix:{member.club}", seed=world.settings.seed).random()
    if prefixed >= world.settings.now.outbound_prefix:
        return text
    return f"{'Text' if message.channel == 'text' else 'Email'} - {OUTCOMES.get(message.outcome, '?')} - {text}"
