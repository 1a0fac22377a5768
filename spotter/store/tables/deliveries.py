"""Deliveries, their attempts, and campaigns as far as arming must know them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from spotter.store.tables.base import BIG_ID, Base


class Campaign(Base):
    """One outreach run."""

    __tablename__ = "campaign"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="draft")
    """draft, scheduled, running, paused, finished, stopped. Only `running` arms."""
    epoch: Mapped[int] = mapped_column(default=0)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_by: Mapped[int | None] = mapped_column(BIG_ID)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class Delivery(Base):
    """One message that we owe the CRM. The intent key is the decision's; the text may be replaced until it is armed."""

    __tablename__ = "delivery"
    __table_args__ = (
        Index("ix_delivery_conversation", "conversation_id", "id"),
        Index(
            "ix_delivery_turn",
            "turn_id",
            sqlite_where=text("turn_id IS NOT NULL"),
            postgresql_where=text("turn_id IS NOT NULL"),
        ),
        Index(
            "ix_delivery_open",
            "state",
            "updated_at",
            sqlite_where=text("state IN ('queued','armed','reconciling')"),
            postgresql_where=text("state IN ('queued','armed','reconciling')"),
        ),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    conversation_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("conversation.id"))
    member_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("member.id"))
    kind: Mapped[str]
    intent_key: Mapped[str] = mapped_column(unique=True)
    """`reply:{turn}`, `ack:{turn}`, `manual:{principal}:{request}`, `touch:{campaign}:{member}:{step}`."""
    turn_id: Mapped[int | None] = mapped_column(BIG_ID)
    channel: Mapped[str | None]
    subject: Mapped[str] = mapped_column(default="")
    body: Mapped[str]
    body_hash: Mapped[str]
    """SHA-256 of the exact text, hex: what an approval approves."""
    author_kind: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(BIG_ID)
    watermark: Mapped[int | None] = mapped_column(BIG_ID)
    """Newest inbound message the text was written for; None where a newer one does not matter (staff)."""
    takeover_epoch: Mapped[int]
    approval_id: Mapped[int | None] = mapped_column(BIG_ID)
    approved_hash: Mapped[str | None]
    campaign_id: Mapped[int | None] = mapped_column(BIG_ID)
    campaign_epoch: Mapped[int | None]
    not_before: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="queued")
    fence: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    posts_allowed: Mapped[int] = mapped_column(default=1)
    """Rises to 2 at most, by a settled absence of a reply; a person's "send again" adds one."""
    block: Mapped[str | None]
    message_id: Mapped[int | None] = mapped_column(BIG_ID)
    """The row of the thread that shows it."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Attempt(Base):
    """One try to post a delivery. Written and committed before the first byte."""

    __tablename__ = "attempt"
    __table_args__ = (UniqueConstraint("delivery_id", "number"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    delivery_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("delivery.id"))
    number: Mapped[int]
    fence: Mapped[int]
    anchor: Mapped[list[Any]] = mapped_column(default=list)
    """Fingerprints of the last ten log entries before sending, newest first."""
    expected_count: Mapped[int]
    """How many outbound entries with the same canonical body the log already had."""
    armed_at: Mapped[datetime]
    deadline_at: Mapped[datetime]
    first_byte_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    status_code: Mapped[int | None]
    page_class: Mapped[str | None]
    evidence: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    reads: Mapped[int] = mapped_column(default=0)
    """Complete read-backs so far."""
