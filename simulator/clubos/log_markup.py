"""The history inside the popup, newest first, in the viewer's zone at the precision of a minute (fact sheet 3.3)."""

import html
from collections.abc import Callable, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from simulator.clubos.vocabulary import ASSETS
from simulator.state.messages import LogEntry
from simulator.state.people import Person


def shown_minute(seconds: float, zone: ZoneInfo) -> str:
    """Return a moment as `9/25/25 @ 05:13 PM`."""
    at = datetime.fromtimestamp(seconds, zone)
    half = "AM" if at.hour < 12 else "PM"
    return f"{at.month}/{at.day}/{at:%y} @ {at.hour % 12 or 12:02d}:{at:%M} {half}"


def render_log(entries: Iterable[LogEntry], *, author: Callable[[int], Person], zone: ZoneInfo) -> str:
    """Return the whole `#follow-up-log`."""
    return "".join(_render_entry(entry, author(entry.author_id), zone) for entry in entries)


def _render_entry(entry: LogEntry, author: Person, zone: ZoneInfo) -> str:
    return f"""
      <div class="followup-entry note-type-lead">
        <div class="followup-entry-date"><p>{shown_minute(entry.at, zone)}
              by {html.escape(author.initialled, quote=False)}</p></div>
        <div class="followup-entry-note"><img src="{ASSETS}/images/general/{entry.icon}"> {
        html.escape(entry.text, quote=False)
    }</div>
      </div>
"""
