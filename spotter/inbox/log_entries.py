"""New entries of a log as messages: the member's, ours, the CRM's sequences', and what staff wrote by hand."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from spotter.crm.port import LogEntry
from spotter.domain.conversation import AuthorKind, Direction, TimePrecision
from spotter.domain.ids import ConversationId
from spotter.inbox.alignment import Placed
from spotter.inbox.history import is_history
from spotter.inbox.identity import body_key, key_of_canonical
from spotter.inbox.judging import Judged, JudgeText, judge_message
from spotter.inbox.own_sends import OwnSend
from spotter.inbox.texts import storable
from spotter.store.messages import NewMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An entry that is in no row yet, as the message that it becomes."""

    entry: LogEntry
    message: NewMessage
    judged: Judged

    @property
    def by_hand(self) -> bool:
        """Whether a person of the club wrote it in the CRM itself."""
        return self.message.author_kind is AuthorKind.STAFF and self.message.delivery is None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReader:
    """What turns the entries of one conversation's log into messages."""

    conversation: ConversationId
    connected_at: datetime | None
    zone: ZoneInfo
    judge: JudgeText
    last_from_us: str | None

    def read(self, placed: Placed, ours: OwnSend | None) -> NewEntry:
        """Return a new entry as a message."""
        entry = placed.entry
        if entry.direction is Direction.INBOUND:
            return self._inbound(entry, placed.key)
        if ours is not None:
            return self._outbound(entry, placed.key, ours.author_kind, ours)
        author = AuthorKind.CRM if entry.is_sequence else AuthorKind.STAFF
        return self._outbound(entry, placed.key, author, None)

    def _inbound(self, entry: LogEntry, key: str) -> NewEntry:
        author = AuthorKind.MEMBER if entry.notice is None else AuthorKind.CRM
        imported = is_history(entry.at, TimePrecision.MINUTE, self.connected_at, self.zone)
        judged = judge_message(
            entry.body,
            author=author,
            notice=entry.notice,
            judge=self.judge,
            last_from_us=None if imported else self.last_from_us,
        )
        message = NewMessage(
            conversation=self.conversation,
            direction=Direction.INBOUND,
            author_kind=author,
            author_name=storable(entry.author),
            channel=entry.channel,
            body=storable(entry.body),
            body_key=key_of_canonical(entry.canonical),
            sent_at=entry.at,
            precision=TimePrecision.MINUTE,
            log_key=key,
            notice=entry.notice.value if entry.notice is not None else None,
            needs_turn=author is AuthorKind.MEMBER and not imported,
            urgent=judged.urgent is not None,
            opt_out=judged.opt_out.value,
            imported=imported,
        )
        return NewEntry(entry=entry, message=message, judged=judged)

    def _outbound(self, entry: LogEntry, key: str, author: AuthorKind, ours: OwnSend | None) -> NewEntry:
        body = ours.body if ours is not None else storable(entry.body)
        message = NewMessage(
            conversation=self.conversation,
            direction=Direction.OUTBOUND,
            author_kind=author,
            author_name=storable(entry.author),
            channel=entry.channel,
            body=body,
            body_key=body_key(body) if ours is not None else key_of_canonical(entry.canonical),
            sent_at=entry.at,
            precision=TimePrecision.MINUTE,
            log_key=key,
            delivery=ours.id if ours is not None else None,
            imported=is_history(entry.at, TimePrecision.MINUTE, self.connected_at, self.zone),
        )
        return NewEntry(entry=entry, message=message, judged=Judged())
