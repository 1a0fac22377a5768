"""Lay the tables of deliveries and records."""

import sqlalchemy as sa
from alembic import op

from spotter.store.tables.base import UtcDateTime

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

TABLES = (
    "audit_line",
    "event",
    "idempotency_record",
    "sequencer_lease",
    "campaign",
    "delivery",
    "staff_act",
    "attempt",
)


def upgrade() -> None:
    op.create_table(
        "audit_line",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("club_id", sa.String(), nullable=True),
        sa.Column("actor_kind", sa.String(), nullable=False),
        sa.Column("actor_id", BIG_ID, nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=True),
        sa.Column("turn_id", BIG_ID, nullable=True),
        sa.Column("delivery_id", BIG_ID, nullable=True),
        sa.Column("approval_id", BIG_ID, nullable=True),
        sa.Column("escalation_id", BIG_ID, nullable=True),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_line"),
    )
    op.create_index("ix_audit_line_club", "audit_line", ["club_id", "id"])
    op.create_index("ix_audit_line_conversation", "audit_line", ["conversation_id", "id"])
    op.create_table(
        "event",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("position", BIG_ID, nullable=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.UniqueConstraint("position", name="uq_event_position"),
    )
    op.create_index(
        "ix_event_unnumbered",
        "event",
        ["id"],
        sqlite_where=sa.text("position IS NULL"),
        postgresql_where=sa.text("position IS NULL"),
    )
    op.create_table(
        "idempotency_record",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("principal", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body_hash", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("response", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_idempotency_record"),
        sa.UniqueConstraint("principal", "route", "key", name="uq_idempotency_record_principal_route_key"),
    )
    op.create_table(
        "sequencer_lease",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("epoch", BIG_ID, nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=True),
        sa.Column("head", BIG_ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sequencer_lease"),
    )
    op.create_table(
        "campaign",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("created_by", BIG_ID, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_campaign_club_id_club"),
        sa.PrimaryKeyConstraint("id", name="pk_campaign"),
    )
    op.create_table(
        "delivery",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=False),
        sa.Column("member_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("intent_key", sa.String(), nullable=False),
        sa.Column("turn_id", BIG_ID, nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("body_hash", sa.String(), nullable=False),
        sa.Column("author_kind", sa.String(), nullable=False),
        sa.Column("staff_id", BIG_ID, nullable=True),
        sa.Column("watermark", BIG_ID, nullable=True),
        sa.Column("takeover_epoch", sa.Integer(), nullable=False),
        sa.Column("approval_id", BIG_ID, nullable=True),
        sa.Column("approved_hash", sa.String(), nullable=True),
        sa.Column("campaign_id", BIG_ID, nullable=True),
        sa.Column("campaign_epoch", sa.Integer(), nullable=True),
        sa.Column("not_before", UtcDateTime(), nullable=True),
        sa.Column("expires_at", UtcDateTime(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("posts_allowed", sa.Integer(), nullable=False),
        sa.Column("block", sa.String(), nullable=True),
        sa.Column("message_id", BIG_ID, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_delivery_club_id_club"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_delivery_conversation_id_conversation"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_delivery_member_id_member"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("intent_key", name="uq_delivery_intent_key"),
    )
    op.create_index("ix_delivery_conversation", "delivery", ["conversation_id", "id"])
    op.create_index(
        "ix_delivery_open",
        "delivery",
        ["state", "updated_at"],
        sqlite_where=sa.text("state IN ('queued','armed','reconciling')"),
        postgresql_where=sa.text("state IN ('queued','armed','reconciling')"),
    )
    op.create_index(
        "ix_delivery_turn",
        "delivery",
        ["turn_id"],
        sqlite_where=sa.text("turn_id IS NOT NULL"),
        postgresql_where=sa.text("turn_id IS NOT NULL"),
    )
    op.create_table(
        "staff_act",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("staff_id", BIG_ID, nullable=True),
        sa.Column("approval_id", BIG_ID, nullable=True),
        sa.Column("delivery_id", BIG_ID, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("acted_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_staff_act_club_id_club"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_staff_act_conversation_id_conversation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_staff_act"),
    )
    op.create_index("ix_staff_act_conversation", "staff_act", ["conversation_id", "id"])
    op.create_index(
        "ix_staff_act_unfinished",
        "staff_act",
        ["created_at"],
        sqlite_where=sa.text("acted_at IS NULL"),
        postgresql_where=sa.text("acted_at IS NULL"),
    )
    op.create_table(
        "attempt",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("delivery_id", BIG_ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("anchor", sa.JSON(), nullable=False),
        sa.Column("expected_count", sa.Integer(), nullable=False),
        sa.Column("armed_at", UtcDateTime(), nullable=False),
        sa.Column("deadline_at", UtcDateTime(), nullable=False),
        sa.Column("first_byte_at", UtcDateTime(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("status_code", sa.Integer(), nullable=True),
        sa.Column("page_class", sa.String(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("reads", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["delivery_id"], ["delivery.id"], name="fk_attempt_delivery_id_delivery"),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.UniqueConstraint("delivery_id", "number", name="uq_attempt_delivery_id_number"),
    )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
