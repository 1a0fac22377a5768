"""Which entry of a member's log is which row of ours. Pure.

The log has no ids and may be shown anew in another order, zone or wording, so an entry finds its row by key, else
by body and time, else as one that moved or was edited. Only what finds none is new.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from spotter.crm.port import LogEntry
from spotter.domain.conversation import TimePrecision
from spotter.inbox.identity import Closeness, closeness, key_of_canonical, minute_of
from spotter.store.messages import StoredMessage

_TO_THE_MINUTE = frozenset({TimePrecision.SECOND, TimePrecision.MINUTE})
_MOST = 0.8
"""So many of the rows must have moved alike to be believed."""
_MAY_MOVE = timedelta(hours=26)
"""A log read in another zone shows the same entries at other times, by a day at most."""


class Fit(StrEnum):
    """How an entry found its row."""

    KNOWN = "known"
    JOINS = "joins"
    """The row came from the inbox, or its time or words were read otherwise: it learns this key."""
    EDITED = "edited"
    """Same place, other words."""
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An entry with its key and the row that it is, unless it is new."""

    entry: LogEntry
    key: str
    fit: Fit
    row: StoredMessage | None = None


def align(
    entries: Sequence[LogEntry], keys: Sequence[str], rows: Sequence[StoredMessage], *, zone: ZoneInfo
) -> list[Placed]:
    """Place each entry (oldest first). A row is one entry at most, and an entry one row."""
    return _Alignment(entries, keys, rows, zone).placed()


class _Alignment:
    """The rows that no entry's key names, given out oldest first, by the surest sign first."""

    def __init__(
        self, entries: Sequence[LogEntry], keys: Sequence[str], rows: Sequence[StoredMessage], zone: ZoneInfo
    ) -> None:
        self._entries = entries
        self._keys = keys
        self._rows = rows
        self._zone = zone
        self._by_key = {row.log_key: row for row in rows if row.log_key is not None}
        self._found: dict[int, tuple[Fit, StoredMessage]] = {}
        self._taken: set[int] = set()
        self._same_words: dict[tuple[str, str], list[StoredMessage]] = {}
        self._same_minute: dict[tuple[str, datetime], list[StoredMessage]] = {}

    def placed(self) -> list[Placed]:
        # A row that was edited since keeps the key of its old words, which by now may be another entry's.
        self._give_by_key(lambda entry, row: row.body_key == key_of_canonical(entry.canonical))
        if len(self._found) < len(self._entries):
            self._look_further()
        return [self._at(place) for place in range(len(self._entries))]

    def _look_further(self) -> None:
        """Place what is not in the rows as it was read before; nearly every log has no more than one such entry."""
        for row in self._rows:
            self._same_words.setdefault((row.direction, row.body_key), []).append(row)
            if row.sent_at is not None and row.precision in _TO_THE_MINUTE:
                self._same_minute.setdefault((row.direction, minute_of(row.sent_at)), []).append(row)
        for close in Closeness:
            self._give(Fit.JOINS, self._words, lambda entry, row, close=close: self._time(entry, row) is close)
        self._give_by_key(lambda _entry, _row: True)
        if not self._knows_any() and (shift := self._shift()) is not None:
            self._give(Fit.JOINS, self._words, lambda entry, row: _apart(entry, row) == shift)
        self._give(Fit.JOINS, self._minute, lambda _entry, row: _inbox_tells(row))
        self._give(Fit.EDITED, self._minute, lambda _entry, _row: True)
        self._spare_what_is_gone()
        if not self._knows_any():
            self._give(Fit.JOINS, self._words, _moved)

    def _knows_any(self) -> bool:
        """Say whether the log is read as it was before: then nothing in it has moved."""
        return any(fit is Fit.KNOWN for fit, _ in self._found.values())

    def _shift(self) -> timedelta | None:
        """Return by how much all entries moved, where somebody changed the zone in which the log is shown."""
        apart = Counter(
            _apart(entry, row) for entry in self._entries for row in self._words(entry) if _moved(entry, row)
        )
        shift, count = apart.most_common(1)[0] if apart else (timedelta(0), 0)
        return shift if count > 1 and count >= _MOST * len(self._by_key) else None

    def _give_by_key(self, fits: Callable[[LogEntry, StoredMessage], bool]) -> None:
        for place, (entry, key) in enumerate(zip(self._entries, self._keys, strict=True)):
            row = self._by_key.get(key)
            if row is not None and place not in self._found and row.id not in self._taken and fits(entry, row):
                self._taken.add(row.id)
                self._found[place] = (Fit.KNOWN, row)

    def _at(self, place: int) -> Placed:
        fit, row = self._found.get(place, (Fit.NEW, None))
        return Placed(entry=self._entries[place], key=self._keys[place], fit=fit, row=row)

    def _give(
        self,
        fit: Fit,
        candidates: Callable[[LogEntry], Sequence[StoredMessage]],
        fits: Callable[[LogEntry, StoredMessage], bool],
    ) -> None:
        for place, entry in enumerate(self._entries):
            if place in self._found:
                continue
            free = (row for row in candidates(entry) if row.id not in self._taken and fits(entry, row))
            row = next(free, None)
            if row is not None:
                self._taken.add(row.id)
                self._found[place] = (fit, row)

    def _spare_what_is_gone(self) -> None:
        """Of two alike of which the inbox shows one no more, the other was edited: that could be."""
        edited = [(place, row) for place, (fit, row) in self._found.items() if fit is Fit.EDITED]
        for place, row in edited:
            if row.inbox_id is None or not row.gone:
                continue
            for other, (_, twin) in self._found.items():
                if _inbox_tells(twin) and _are_alike(row, twin) and row in self._words(self._entries[other]):
                    self._found[place], self._found[other] = (Fit.JOINS, twin), (Fit.JOINS, row)
                    break

    def _words(self, entry: LogEntry) -> Sequence[StoredMessage]:
        return self._same_words.get((entry.direction, key_of_canonical(entry.canonical)), ())

    def _minute(self, entry: LogEntry) -> Sequence[StoredMessage]:
        return self._same_minute.get((entry.direction, minute_of(entry.at)), ())

    def _time(self, entry: LogEntry, row: StoredMessage) -> Closeness | None:
        return closeness(row.sent_at, row.precision, entry.at, self._zone)


def _inbox_tells(row: StoredMessage) -> bool:
    """Say whether the next poll will show the row's words: then those count, however the log spells them."""
    return row.inbox_id is not None and not row.gone


def _are_alike(row: StoredMessage, other: StoredMessage) -> bool:
    """Say whether two rows are the same words in the same minute."""
    if row.sent_at is None or other.sent_at is None:
        return False
    words = (row.direction, row.body_key) == (other.direction, other.body_key)
    return words and minute_of(row.sent_at) == minute_of(other.sent_at)


def _apart(entry: LogEntry, row: StoredMessage) -> timedelta | None:
    return minute_of(row.sent_at) - minute_of(entry.at) if row.sent_at is not None else None


def _moved(entry: LogEntry, row: StoredMessage) -> bool:
    """Say whether a row that the log showed at another time may be this entry."""
    return row.log_key is not None and row.sent_at is not None and abs(row.sent_at - entry.at) <= _MAY_MOVE
