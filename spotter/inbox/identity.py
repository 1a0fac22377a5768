"""What makes two sightings of a message the same message: its body, its minute, and its place among equals. Pure."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

from spotter.crm.canonical import canonical
from spotter.crm.port import LogEntry
from spotter.domain.conversation import TimePrecision
from spotter.domain.ids import ConversationId

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)


class Closeness(IntEnum):
    """How well two times of a message agree; the smaller the better."""

    SAME_MINUTE = 0
    NEIGHBOUR = 1
    """A minute apart, or the other reading of an hour that the clocks repeat."""
    SAME_DAY = 2
    NOT_KNOWN = 3


def body_key(body: str) -> str:
    """Return the digest by which bodies are compared. The same text shown by another page has the same key."""
    return key_of_canonical(canonical(body))


def key_of_canonical(text: str) -> str:
    """Return the digest of a body that is canonical already."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def minute_of(at: datetime) -> datetime:
    """Return the minute that a log would show for a moment."""
    return at.replace(second=0, microsecond=0)


def log_keys(conversation: ConversationId, entries: Sequence[LogEntry]) -> list[str]:
    """Return the key of each entry (oldest first): equal entries of one minute are counted from the oldest."""
    seen: dict[str, int] = {}
    keys: list[str] = []
    for entry in entries:
        minute = minute_of(entry.at).isoformat()
        shown = "\x1f".join((str(conversation), entry.direction.value, minute, entry.canonical))
        number = seen[shown] = seen.get(shown, 0) + 1
        keys.append(key_of_canonical(f"{shown}\x1f{number}"))
    return keys


def closeness(at: datetime | None, precision: TimePrecision, minute: datetime, zone: ZoneInfo) -> Closeness | None:
    """Say how well a time of some precision agrees with a minute of the log; None where they contradict."""
    if at is None or precision is TimePrecision.UNKNOWN:
        return Closeness.NOT_KNOWN
    if precision is TimePrecision.DAY:
        same = at.astimezone(zone).date() == minute.astimezone(zone).date()
        return Closeness.SAME_DAY if same else None
    apart = abs(minute_of(at) - minute)
    if not apart:
        return Closeness.SAME_MINUTE
    if apart <= _MINUTE or (apart == _HOUR and _is_repeated(minute, zone)):
        return Closeness.NEIGHBOUR
    return None


def readings_of(minute: datetime, zone: ZoneInfo) -> list[datetime]:
    """Return the moments that the log's minute may stand for: two in the hour that the clocks repeat."""
    local = minute.astimezone(zone).replace(tzinfo=None)
    both = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(both) if _is_repeated(minute, zone) else [minute]


def _is_repeated(moment: datetime, zone: ZoneInfo) -> bool:
    """Say whether the clocks of the zone show this moment's time twice."""
    local = moment.astimezone(zone).replace(tzinfo=None)
    first, second = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    return first.utcoffset() != second.utcoffset()
