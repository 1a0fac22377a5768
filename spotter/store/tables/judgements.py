"""Turns, readings, decisions, drafts, approvals, escalations, and what people did about them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from spotter.store.tables.base import BIG_ID, Base


class Turn(Base):
    """The inbound messages answered together. A conversation has at most one open turn."""

    __tablename__ = "turn"
    __table_args__ = (
        Index("ix_turn_conversation", "conversation_id", "id"),
        Index(
            "ix_turn_unfinished",
            "created_at",
            sqlite_where=text("state IN ('open','decided')"),
            postgresql_where=text("state IN ('open','decided')"),
        ),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    conversation_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("conversation.id"))
    state: Mapped[str] = mapped_column(default="open")
    newest_inbound_id: Mapped[int] = mapped_column(BIG_ID)
    """The watermark at which it was claimed."""
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    disposition: Mapped[str | None]
    """replied, held, escalated, silent, opted_out, rejected, blocked, superseded, by_staff."""


class ReadingRow(Base):
    """What an engine understood of a turn."""

    __tablename__ = "reading"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    turn_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("turn.id"), index=True)
    intent: Mapped[str]
    secondary: Mapped[list[Any]] = mapped_column(default=list)
    confidence: Mapped[float]
    must_escalate: Mapped[bool]
    escalate_reason: Mapped[str | None]
    opt_out: Mapped[str] = mapped_column(default="no")
    language: Mapped[str] = mapped_column(default="en")
    flags: Mapped[dict[str, Any]] = mapped_column(default=dict)
    rules: Mapped[list[Any]] = mapped_column(default=list)
    engine: Mapped[str]
    usage: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]


class DecisionRow(Base):
    """What the policy chose for a turn, with the rule's name and version."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    turn_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("turn.id"), unique=True)
    club_id: Mapped[str]
    conversation_id: Mapped[int] = mapped_column(BIG_ID, index=True)
    step: Mapped[str]
    rule: Mapped[str]
    reason: Mapped[str]
    policy_version: Mapped[int]
    escalate_reason: Mapped[str | None]
    acknowledge: Mapped[bool] = mapped_column(default=False)
    shadow: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class DraftRow(Base):
    """A proposed text for a turn, with what it rests on and what the checks found. The latest revision counts."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("turn_id", "revision"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    turn_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("turn.id"))
    revision: Mapped[int]
    body: Mapped[str]
    citations: Mapped[list[Any]] = mapped_column(default=list)
    problems: Mapped[list[Any]] = mapped_column(default=list)
    engine: Mapped[str]
    usage: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]


class ModelSpend(Base):
    """What one question to a paid model cost, whatever came of it."""

    __tablename__ = "model_spend"
    __table_args__ = (
        Index("ix_model_spend_club", "club_id", "spent_at"),
        Index("ix_model_spend_conversation", "conversation_id", "spent_at"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    conversation_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("conversation.id"))
    tokens: Mapped[int] = mapped_column(BIG_ID)
    cost_micros: Mapped[int] = mapped_column(BIG_ID)
    """Millionths of a dollar; 0 where the model's price is unknown."""
    spent_at: Mapped[datetime]


class Approval(Base):
    """The request to a person to approve, edit or reject a draft. The first decision of a revision wins."""

    __tablename__ = "approval"
    __table_args__ = (
        Index("ix_approval_queue", "club_id", "state", "expires_at"),
        Index("ix_approval_conversation", "conversation_id", "id"),
        Index("ix_approval_turn", "turn_id"),
        Index(
            "ix_approval_pending",
            "club_id",
            "id",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    conversation_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("conversation.id"))
    turn_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("turn.id"))
    revision: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default="pending")
    body: Mapped[str]
    """The draft as proposed."""
    body_hash: Mapped[str]
    channel: Mapped[str | None]
    watermark: Mapped[int] = mapped_column(BIG_ID)
    """Newest inbound message when it was drafted."""
    why_held: Mapped[str]
    rule: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    rung: Mapped[int] = mapped_column(default=0)
    owner_staff_id: Mapped[int | None] = mapped_column(BIG_ID)
    decided_by: Mapped[int | None] = mapped_column(BIG_ID)
    decided_at: Mapped[datetime | None]
    final_body: Mapped[str | None]
    """What was approved: the draft, or the edited text."""
    final_hash: Mapped[str | None]
    reject_reason: Mapped[str | None]
    outcome: Mapped[str | None]
    """What came of the decision: sent, refused with the reason …"""


class Escalation(Base):
    """A task for a person, with a reason, an owner and a deadline."""

    __tablename__ = "escalation"
    __table_args__ = (
        Index("ix_escalation_queue", "club_id", "state", "due_at"),
        Index("ix_escalation_conversation", "conversation_id", "id"),
        Index(
            "ix_escalation_unfinished",
            "club_id",
            "id",
            sqlite_where=text("state IN ('open', 'acknowledged')"),
            postgresql_where=text("state IN ('open', 'acknowledged')"),
        ),
        Index(
            "uq_escalation_turn",
            "turn_id",
            "kind",
            unique=True,
            sqlite_where=text("turn_id IS NOT NULL"),
            postgresql_where=text("turn_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    conversation_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("conversation.id"))
    turn_id: Mapped[int | None] = mapped_column(BIG_ID)
    message_id: Mapped[int | None] = mapped_column(BIG_ID)
    """The message that raised it when it was stored (emergencies)."""
    delivery_id: Mapped[int | None] = mapped_column(BIG_ID)
    kind: Mapped[str] = mapped_column(default="answer")
    reason: Mapped[str]
    """An `EscalateReason`, a rule's name or a `Block`."""
    explanation: Mapped[str] = mapped_column(default="")
    urgency: Mapped[str] = mapped_column(default="today")
    state: Mapped[str] = mapped_column(default="open")
    owner_staff_id: Mapped[int | None] = mapped_column(BIG_ID)
    rung: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    created_at: Mapped[datetime]
    acknowledged_by: Mapped[int | None] = mapped_column(BIG_ID)
    acknowledged_at: Mapped[datetime | None]
    resolved_by: Mapped[int | None] = mapped_column(BIG_ID)
    resolved_at: Mapped[datetime | None]
    resolution: Mapped[str | None]


class StaffAct(Base):
    """What a person did and the workflow must learn. Unfinished until `acted_at`; the sweep signals it again."""

    __tablename__ = "staff_act"
    __table_args__ = (
        Index("ix_staff_act_conversation", "conversation_id", "id"),
        Index(
            "ix_staff_act_unfinished",
            "created_at",
            sqlite_where=text("acted_at IS NULL"),
            postgresql_where=text("acted_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    conversation_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("conversation.id"))
    kind: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(BIG_ID)
    approval_id: Mapped[int | None] = mapped_column(BIG_ID)
    delivery_id: Mapped[int | None] = mapped_column(BIG_ID)
    created_at: Mapped[datetime]
    acted_at: Mapped[datetime | None]
