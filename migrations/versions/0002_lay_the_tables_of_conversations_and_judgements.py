"""Lay the tables of conversations and judgements."""

import sqlalchemy as sa
from alembic import op

from spotter.store.tables.base import UtcDateTime

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

TABLES = (
    "conversation",
    "conversation_seen",
    "escalation",
    "message",
    "turn",
    "approval",
    "decision",
    "draft",
    "reading",
)


def upgrade() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("member_id", BIG_ID, nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("requires_response", sa.Boolean(), nullable=False),
        sa.Column("ai_on", sa.Boolean(), nullable=False),
        sa.Column("ai_handling", sa.Boolean(), nullable=False),
        sa.Column("taken_over_by", BIG_ID, nullable=True),
        sa.Column("taken_over_at", UtcDateTime(), nullable=True),
        sa.Column("takeover_epoch", sa.Integer(), nullable=False),
        sa.Column("newest_inbound_id", BIG_ID, nullable=False),
        sa.Column("last_message_at", UtcDateTime(), nullable=True),
        sa.Column("last_message_id", BIG_ID, nullable=True),
        sa.Column("last_inbound_at", UtcDateTime(), nullable=True),
        sa.Column("last_channel", sa.String(), nullable=True),
        sa.Column("last_automated_at", UtcDateTime(), nullable=True),
        sa.Column("log_read_at", UtcDateTime(), nullable=True),
        sa.Column("nudged_at", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_conversation_club_id_club"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_conversation_member_id_member"),
        sa.PrimaryKeyConstraint("id", name="pk_conversation"),
        sa.UniqueConstraint("member_id", name="uq_conversation_member_id"),
    )
    op.create_index("ix_conversation_list", "conversation", ["club_id", "last_message_at", "id"])
    op.create_index("ix_conversation_status", "conversation", ["club_id", "status", "last_message_at", "id"])
    op.create_table(
        "conversation_seen",
        sa.Column("staff_id", BIG_ID, nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=False),
        sa.Column("seen_through", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_conversation_seen_conversation_id_conversation"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_conversation_seen_staff_id_staff"),
        sa.PrimaryKeyConstraint("staff_id", "conversation_id", name="pk_conversation_seen"),
    )
    op.create_table(
        "escalation",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=True),
        sa.Column("turn_id", BIG_ID, nullable=True),
        sa.Column("message_id", BIG_ID, nullable=True),
        sa.Column("delivery_id", BIG_ID, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("owner_staff_id", BIG_ID, nullable=True),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("acknowledged_by", BIG_ID, nullable=True),
        sa.Column("acknowledged_at", UtcDateTime(), nullable=True),
        sa.Column("resolved_by", BIG_ID, nullable=True),
        sa.Column("resolved_at", UtcDateTime(), nullable=True),
        sa.Column("resolution", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_escalation_club_id_club"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_escalation_conversation_id_conversation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_escalation"),
    )
    op.create_index("ix_escalation_conversation", "escalation", ["conversation_id", "id"])
    op.create_index("ix_escalation_queue", "escalation", ["club_id", "state", "due_at"])
    op.create_index(
        "uq_escalation_turn",
        "escalation",
        ["turn_id", "kind"],
        unique=True,
        sqlite_where=sa.text("turn_id IS NOT NULL"),
        postgresql_where=sa.text("turn_id IS NOT NULL"),
    )
    op.create_table(
        "message",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("author_kind", sa.String(), nullable=False),
        sa.Column("author_name", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("body_key", sa.String(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("inbox_id", sa.String(), nullable=True),
        sa.Column("log_key", sa.String(), nullable=True),
        sa.Column("delivery_id", BIG_ID, nullable=True),
        sa.Column("notice", sa.String(), nullable=True),
        sa.Column("turn_id", BIG_ID, nullable=True),
        sa.Column("needs_turn", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("opt_out", sa.String(), nullable=False),
        sa.Column("imported", sa.Boolean(), nullable=False),
        sa.Column("truncated", sa.Boolean(), nullable=False),
        sa.Column("requires_response", sa.Boolean(), nullable=False),
        sa.Column("ai_processed", sa.Boolean(), nullable=False),
        sa.Column("ai_responded", sa.Boolean(), nullable=False),
        sa.Column("ai_confidence_score", sa.Double(), nullable=True),
        sa.Column("gone_at", UtcDateTime(), nullable=True),
        sa.Column("edited_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_message_club_id_club"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_message_conversation_id_conversation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("club_id", "inbox_id", name="uq_message_club_id_inbox_id"),
        sa.UniqueConstraint("conversation_id", "log_key", name="uq_message_conversation_id_log_key"),
    )
    op.create_index("ix_message_thread", "message", ["conversation_id", "id"])
    op.create_index(
        "ix_message_turn",
        "message",
        ["turn_id"],
        sqlite_where=sa.text("turn_id IS NOT NULL"),
        postgresql_where=sa.text("turn_id IS NOT NULL"),
    )
    op.create_index(
        "ix_message_unclaimed",
        "message",
        ["created_at"],
        sqlite_where=sa.text("turn_id IS NULL AND needs_turn = 1"),
        postgresql_where=sa.text("turn_id IS NULL AND needs_turn"),
    )
    op.create_table(
        "turn",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("newest_inbound_id", BIG_ID, nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("disposition", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_turn_club_id_club"),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="fk_turn_conversation_id_conversation"),
        sa.PrimaryKeyConstraint("id", name="pk_turn"),
    )
    op.create_index("ix_turn_conversation", "turn", ["conversation_id", "id"])
    op.create_index(
        "ix_turn_unfinished",
        "turn",
        ["created_at"],
        sqlite_where=sa.text("state IN ('open','decided')"),
        postgresql_where=sa.text("state IN ('open','decided')"),
    )
    op.create_table(
        "approval",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=False),
        sa.Column("turn_id", BIG_ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("body_hash", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("watermark", BIG_ID, nullable=False),
        sa.Column("why_held", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("owner_staff_id", BIG_ID, nullable=True),
        sa.Column("decided_by", BIG_ID, nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("final_body", sa.String(), nullable=True),
        sa.Column("final_hash", sa.String(), nullable=True),
        sa.Column("reject_reason", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_approval_club_id_club"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_approval_conversation_id_conversation"
        ),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name="fk_approval_turn_id_turn"),
        sa.PrimaryKeyConstraint("id", name="pk_approval"),
    )
    op.create_index("ix_approval_conversation", "approval", ["conversation_id", "id"])
    op.create_index("ix_approval_queue", "approval", ["club_id", "state", "expires_at"])
    op.create_index("ix_approval_turn", "approval", ["turn_id"])
    op.create_table(
        "decision",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("turn_id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("escalate_reason", sa.String(), nullable=True),
        sa.Column("acknowledge", sa.Boolean(), nullable=False),
        sa.Column("shadow", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name="fk_decision_turn_id_turn"),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.UniqueConstraint("turn_id", name="uq_decision_turn_id"),
    )
    op.create_index("ix_decision_conversation_id", "decision", ["conversation_id"])
    op.create_table(
        "draft",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("turn_id", BIG_ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("citations", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("usage", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name="fk_draft_turn_id_turn"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        sa.UniqueConstraint("turn_id", "revision", name="uq_draft_turn_id_revision"),
    )
    op.create_table(
        "reading",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("turn_id", BIG_ID, nullable=False),
        sa.Column("intent", sa.String(), nullable=False),
        sa.Column("secondary", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("must_escalate", sa.Boolean(), nullable=False),
        sa.Column("escalate_reason", sa.String(), nullable=True),
        sa.Column("opt_out", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("usage", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name="fk_reading_turn_id_turn"),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
    )
    op.create_index("ix_reading_turn_id", "reading", ["turn_id"])


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
