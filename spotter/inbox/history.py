"""What is history: what the CRM had before the club was connected is shown and never answered. Pure."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from spotter.domain.conversation import TimePrecision

_CLOCKS_DIFFER = timedelta(minutes=15)
"""The CRM's clock may be slow: what it dates shortly before the connect moment may well be new."""


def is_history(at: datetime | None, precision: TimePrecision, connected_at: datetime | None, zone: ZoneInfo) -> bool:
    """Say whether a message is surely older than the connect moment. In doubt it is new: a person may decide."""
    if connected_at is None:
        return True
    if at is None or precision is TimePrecision.UNKNOWN:
        return False
    if precision is TimePrecision.DAY:
        return at.astimezone(zone).date() < (connected_at - _CLOCKS_DIFFER).astimezone(zone).date()
    return at < connected_at - _CLOCKS_DIFFER
