"""The event log with its sequencer, the audit of every act, and answers kept for repeated requests."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from spotter.store.tables.base import BIG_ID, Base


class Event(Base):
    """One thing that happened, written in the transaction of its cause, numbered after the commit."""

    __tablename__ = "event"
    __table_args__ = (
        Index(
            "ix_event_unnumbered",
            "id",
            sqlite_where=text("position IS NULL"),
            postgresql_where=text("position IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    position: Mapped[int | None] = mapped_column(BIG_ID, unique=True)
    """The order everyone sees; given by the sequencer alone."""
    type: Mapped[str]
    club_id: Mapped[str]
    conversation_id: Mapped[int | None] = mapped_column(BIG_ID)
    version: Mapped[int] = mapped_column(default=0)
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Ids and enums: a hint, never a body."""
    created_at: Mapped[datetime]


class SequencerLease(Base):
    """The one row that API processes compete for; its holder numbers events and alone notifies."""

    __tablename__ = "sequencer_lease"

    id: Mapped[int] = mapped_column(primary_key=True)
    holder: Mapped[str] = mapped_column(default="")
    epoch: Mapped[int] = mapped_column(BIG_ID, default=0)
    expires_at: Mapped[datetime | None]
    head: Mapped[int] = mapped_column(BIG_ID, default=0)


class AuditLine(Base):
    """Who did what, on what, under which rule and why. Append-only."""

    __tablename__ = "audit_line"
    __table_args__ = (
        Index("ix_audit_line_club", "club_id", "id"),
        Index("ix_audit_line_conversation", "conversation_id", "id"),
        Index("uq_audit_line_place", "club_id", "place", unique=True),
        Index(
            "ix_audit_line_unsealed",
            "id",
            sqlite_where=text("link IS NULL"),
            postgresql_where=text("link IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    at: Mapped[datetime]
    club_id: Mapped[str | None]
    actor_kind: Mapped[str]
    """ai, staff, system or member."""
    actor_id: Mapped[int | None] = mapped_column(BIG_ID)
    act: Mapped[str]
    conversation_id: Mapped[int | None] = mapped_column(BIG_ID)
    turn_id: Mapped[int | None] = mapped_column(BIG_ID)
    delivery_id: Mapped[int | None] = mapped_column(BIG_ID)
    approval_id: Mapped[int | None] = mapped_column(BIG_ID)
    escalation_id: Mapped[int | None] = mapped_column(BIG_ID)
    rule: Mapped[str | None]
    reason: Mapped[str] = mapped_column(default="")
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    place: Mapped[int | None] = mapped_column(BIG_ID)
    """Its number in its club's chain; given with the link, soon after the commit."""
    link: Mapped[str | None]
    """Digest of this line and of the link before it."""


class AuditChain(Base):
    """How far a club's chain goes: without it nobody would miss the newest lines."""

    __tablename__ = "audit_chain"

    club_id: Mapped[str] = mapped_column(primary_key=True)
    """Empty for the lines that belong to no club."""
    length: Mapped[int] = mapped_column(BIG_ID)
    head: Mapped[str]
    """The newest link."""


class IdempotencyRecord(Base):
    """The stored answer of a write, so that a repeat changes nothing."""

    __tablename__ = "idempotency_record"
    __table_args__ = (UniqueConstraint("principal", "route", "key"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    principal: Mapped[str]
    route: Mapped[str]
    key: Mapped[str]
    body_hash: Mapped[str]
    status: Mapped[int]
    response: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
