"""Conversations and their messages."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from spotter.store.tables.base import BIG_ID, Base


class Conversation(Base):
    """The one thread of a member with a club; one row, one workflow."""

    __tablename__ = "conversation"
    __table_args__ = (
        UniqueConstraint("member_id"),
        Index("ix_conversation_list", "club_id", "last_message_at", "id"),
        Index("ix_conversation_newest", "last_message_at", "id"),
        Index("ix_conversation_status", "club_id", "status", "last_message_at", "id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    member_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("member.id"))
    status: Mapped[str] = mapped_column(default="waiting_on_member")
    requires_response: Mapped[bool] = mapped_column(default=False)
    ai_on: Mapped[bool] = mapped_column(default=True)
    """The AI switch of this conversation."""
    ai_handling: Mapped[bool] = mapped_column(default=True)
    """The AI would speak now: on here and for the club, and no person has taken over."""
    taken_over_by: Mapped[int | None] = mapped_column(BIG_ID)
    """Staff id; 0 for a person who wrote in the CRM itself."""
    taken_over_at: Mapped[datetime | None]
    takeover_epoch: Mapped[int] = mapped_column(default=0)
    """Rises with each takeover and hand-back: a send armed under another epoch is refused."""
    newest_inbound_id: Mapped[int] = mapped_column(BIG_ID, default=0)
    """The watermark: a draft made before it is stale."""
    last_message_at: Mapped[datetime | None]
    last_message_id: Mapped[int | None] = mapped_column(BIG_ID)
    last_inbound_at: Mapped[datetime | None]
    last_channel: Mapped[str | None]
    """Channel of the last inbound entry of the log; None is not known."""
    last_automated_at: Mapped[datetime | None]
    log_read_at: Mapped[datetime | None]
    nudged_at: Mapped[datetime | None]
    """When a sweep last signalled unfinished work of it: N workers together signal as often as one."""
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    """Rises with each change that a page shows."""


class ConversationSeen(Base):
    """Up to where a staff member has marked a conversation as read. Opening alone changes nothing."""

    __tablename__ = "conversation_seen"

    staff_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("staff.id"), primary_key=True)
    conversation_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("conversation.id"), primary_key=True)
    seen_through: Mapped[int] = mapped_column(BIG_ID, default=0)


class Message(Base):
    """One entry of a conversation. `inbox_id` and `log_key` are its two identities in the CRM."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("club_id", "inbox_id"),
        UniqueConstraint("conversation_id", "log_key"),
        Index("ix_message_thread", "conversation_id", "id"),
        Index(
            "ix_message_turn",
            "turn_id",
            sqlite_where=text("turn_id IS NOT NULL"),
            postgresql_where=text("turn_id IS NOT NULL"),
        ),
        Index(
            "ix_message_unclaimed",
            "created_at",
            # SQLite uses a partial index only where a query says exactly this.
            sqlite_where=text("turn_id IS NULL AND needs_turn = 1"),
            postgresql_where=text("turn_id IS NULL AND needs_turn"),
        ),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    conversation_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("conversation.id"))
    direction: Mapped[str]
    author_kind: Mapped[str]
    author_name: Mapped[str] = mapped_column(default="")
    channel: Mapped[str | None]
    body: Mapped[str]
    body_key: Mapped[str] = mapped_column(default="")
    """SHA-256 of the canonical body, hex: for matching, never for identity alone."""
    sent_at: Mapped[datetime | None]
    precision: Mapped[str] = mapped_column(default="unknown")
    created_at: Mapped[datetime]
    """When we stored it."""
    inbox_id: Mapped[str | None]
    log_key: Mapped[str | None]
    delivery_id: Mapped[int | None] = mapped_column(BIG_ID)
    notice: Mapped[str | None]
    turn_id: Mapped[int | None] = mapped_column(BIG_ID)
    needs_turn: Mapped[bool] = mapped_column(default=False)
    """An inbound message that is neither history nor a notice: it must end up in a turn."""
    urgent: Mapped[bool] = mapped_column(default=False)
    opt_out: Mapped[str] = mapped_column(default="no")
    imported: Mapped[bool] = mapped_column(default=False)
    """History from before the first connect: seen, never answered."""
    truncated: Mapped[bool] = mapped_column(default=False)
    requires_response: Mapped[bool] = mapped_column(default=False)
    ai_processed: Mapped[bool] = mapped_column(default=False)
    ai_responded: Mapped[bool] = mapped_column(default=False)
    ai_confidence_score: Mapped[float | None]
    gone_at: Mapped[datetime | None]
    """No longer in the CRM; kept, and not un-answered."""
    edited_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
