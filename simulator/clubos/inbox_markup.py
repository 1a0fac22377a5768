"""One item of a message list, exactly as the CRM draws it (fact sheet 2.3, 2.4)."""

import html
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from simulator.clubos.vocabulary import ASSETS, ROLE_ICONS, ROLES
from simulator.state.messages import InboxItem
from simulator.state.people import Kind, Person

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
GAP = "\n" + " " * 12 + "\n" + " " * 16


def java_date(seconds: float) -> str:
    """Return a moment as a Java `Date` prints it."""
    at = datetime.fromtimestamp(seconds, UTC)
    return f"{DAYS[at.weekday()]} {MONTHS[at.month - 1]} {at:%d %H:%M:%S} UTC {at.year}"


def shown_time(at: datetime, today: datetime) -> str:
    """Return the time of day for today's messages and a date without a year for all others."""
    if at.date() == today.date():
        return f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"
    return f"{MONTHS[at.month - 1]} {at.day}"


def render_item(
    item: InboxItem,
    sender: Person,
    *,
    viewer_id: int,
    zone: ZoneInfo,
    now: float,
    with_data_id: bool = True,
    with_reply: bool = True,
) -> str:
    """Return one `li`. The reply link is absent on the viewer's own messages."""
    at = datetime.fromtimestamp(item.created, zone)
    when = shown_time(at, datetime.fromtimestamp(now, zone))
    reply = ""
    if with_reply and item.reply_link and sender.id != viewer_id:
        message_id = f' data-message-id="{item.data_id}"' if with_data_id else ""
        reply = (
            f'<a href="#" class="{_reply_class(sender)}" id="{sender.sender_key}:{html.escape(sender.name)}"{GAP}'
            f'data-created-date="{java_date(item.created)}"{message_id}><i class="fa fa-reply"></i></a>'
        )
    delete_id = f' data-id="{item.data_id}"' if with_data_id else ""
    return f"""
  <li>
    {GAP}<span><img src="{ASSETS}/images/profile/50_img_profile_{sender.gender}.gif" alt="User's profile image"></span>
    {GAP}{GAP}<div class="message">
      {GAP}<h3>
        {GAP}{_role_icon(sender)}
        {GAP}{_name(sender)}
      {GAP}</h3>
      <p>{html.escape(item.body, quote=False)}</p>
    </div>
    {GAP}{GAP}<div class="message-options">
      <span>{when}</span><br>
      {GAP}<span class="icon-btn-content">
        {GAP}{reply}
        {GAP}<a class="delete-message delete-row" href="#"{delete_id}></a>
      {GAP}</span>
    </div>
  </li>
"""


def _reply_class(sender: Person) -> str:
    """Only `reply` is certain; which other class a member's link has is not known, so the two differ here."""
    return "email reply" if sender.kind is Kind.STAFF else "direct-contact reply"


def _role_icon(sender: Person) -> str:
    if sender.kind is Kind.UNKNOWN:
        return ""
    role = ROLES.get(sender.role_id, "Member")
    icon = ROLE_ICONS.get(sender.role_id, "icon_client.png")
    return f'<img title="{role}" alt="{role} icon" src="{ASSETS}/images/general/{icon}">'


def _name(sender: Person) -> str:
    name = html.escape(sender.name, quote=False)
    if sender.kind in {Kind.STAFF, Kind.UNKNOWN}:
        return f'<span class="username-content">{name}</span>'
    handler = f"delegate({sender.id},'/action/LeadProfile'); return false;"
    return f'<a href="#" class="username-content" onclick="{handler}">{name}</a>'
