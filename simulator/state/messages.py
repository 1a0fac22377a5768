"""What was said, in the three places the CRM and its members see it: inbox lists, thread logs, phones."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from simulator.state.database import Database, Row

FIRST_DATA_ID = 412_300_003


class Icon(StrEnum):
    """The icon file of a log entry, which is all that tells the channel."""

    TEXT = "icon_text.png"
    EMAIL = "icon_email.png"
    NOTE = "icon_general.png"
    CALL = "icon_phone.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """One row of somebody's message list."""

    data_id: int
    club: str
    owner_id: int
    sender_id: int
    body: str
    created: float
    visible_at: float
    reply_link: bool
    edition: int
    deleted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One entry of a member's thread; it has no id on the page."""

    id: int
    member_id: int
    author_id: int
    icon: Icon
    text: str
    at: float
    visible_at: float


class Messages:
    """Writes and reads the three places; `editions` counts the changes of each club's inboxes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.editions: dict[str, int] = defaultdict(int)

    def add_item(
        self,
        *,
        club: str,
        owner_id: int,
        sender_id: int,
        body: str,
        created: float,
        visible_at: float = 0.0,
        reply_link: bool = True,
    ) -> int:
        """Put a message on somebody's list and return its data-id."""
        data_id = self._database.next_id("data_id", start=FIRST_DATA_ID, step=1 + len(body) % 5)
        self._database.run(
            "INSERT INTO inbox(data_id, club, owner_id, sender_id, body, created, visible_at, reply_link) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            data_id,
            club,
            owner_id,
            sender_id,
            body,
            created,
            visible_at,
            int(reply_link),
        )
        self.editions[club] += 1
        return data_id

    def item(self, data_id: int) -> InboxItem | None:
        """Return one item, deleted or not."""
        row = self._database.row("SELECT * FROM inbox WHERE data_id = ?", data_id)
        return _item(row) if row else None

    def items_of(self, owner_id: int) -> list[InboxItem]:
        """Return a person's whole list, newest first: the CRM knows no pages."""
        sql = "SELECT * FROM inbox WHERE owner_id = ? AND deleted = 0 ORDER BY data_id DESC"
        return [_item(row) for row in self._database.rows(sql, owner_id)]

    def items_at(self, club: str, owners: list[int]) -> list[InboxItem]:
        """Return all messages to these employees of a club, newest first."""
        marks = ", ".join("?" for _ in owners)
        sql = (
            f"SELECT * FROM inbox WHERE club = ? AND owner_id IN ({marks}) AND deleted = 0 "  # noqa: S608 - only marks
            "ORDER BY data_id DESC"
        )
        return [_item(row) for row in self._database.rows(sql, club, *owners)]

    def edit_item(self, item: InboxItem, body: str) -> None:
        """Change the text of a message where it stands."""
        self._database.run("UPDATE inbox SET body = ?, edition = edition + 1 WHERE data_id = ?", body, item.data_id)
        self.editions[item.club] += 1

    def delete_item(self, item: InboxItem) -> None:
        """Take a message off the list; its id stays used."""
        self._database.run("UPDATE inbox SET deleted = 1 WHERE data_id = ?", item.data_id)
        self.editions[item.club] += 1

    def add_entry(
        self, *, member_id: int, author_id: int, icon: Icon, text: str, at: float, visible_at: float = 0.0
    ) -> None:
        """Write one entry into a member's thread."""
        self._database.run(
            "INSERT INTO log(member_id, author_id, icon, text, at, visible_at) VALUES (?, ?, ?, ?, ?, ?)",
            member_id,
            author_id,
            icon,
            text,
            at,
            visible_at,
        )

    def entries_of(self, member_id: int, *, readable_at: float) -> list[LogEntry]:
        """Return the readable part of a member's thread, newest first."""
        sql = "SELECT * FROM log WHERE member_id = ? AND visible_at <= ? ORDER BY at DESC, id DESC"
        return [_entry(row) for row in self._database.rows(sql, member_id, readable_at)]

    def add_to_phone(
        self, *, member_id: int, side: str, channel: str, body: str, at: float, author_id: int, seq: int | None
    ) -> None:
        """Show a message on the member's own side: `sent` or `received`."""
        self._database.run(
            "INSERT INTO phone(member_id, side, channel, body, at, author_id, seq) VALUES (?, ?, ?, ?, ?, ?, ?)",
            member_id,
            side,
            channel,
            body,
            at,
            author_id,
            seq,
        )

    def phone_of(self, member_id: int) -> list[dict[str, Any]]:
        """Return what the member sent and received, oldest first."""
        rows = self._database.rows("SELECT * FROM phone WHERE member_id = ? ORDER BY at, id", member_id)
        return [{name: row[name] for name in row.keys()} for row in rows]  # noqa: SIM118 - a Row iterates over values


def _item(row: Row) -> InboxItem:
    return InboxItem(
        data_id=row["data_id"],
        club=row["club"],
        owner_id=row["owner_id"],
        sender_id=row["sender_id"],
        body=row["body"],
        created=row["created"],
        visible_at=row["visible_at"],
        reply_link=bool(row["reply_link"]),
        edition=row["edition"],
        deleted=bool(row["deleted"]),
    )


def _entry(row: Row) -> LogEntry:
    return LogEntry(
        id=row["id"],
        member_id=row["member_id"],
        author_id=row["author_id"],
        icon=Icon(row["icon"]),
        text=row["text"],
        at=row["at"],
        visible_at=row["visible_at"],
    )
