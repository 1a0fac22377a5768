"""Lay the tables of clubs and people."""

import sqlalchemy as sa
from alembic import op

from spotter.store.tables.base import UtcDateTime

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

TABLES = (
    "club",
    "contact_point",
    "crm_connection",
    "inbox",
    "knowledge_entry",
    "member",
    "policy_version",
    "staff",
    "login_link",
    "member_contact_point",
    "staff_session",
)


def upgrade() -> None:
    op.create_table(
        "club",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("autonomy", sa.String(), nullable=False),
        sa.Column("intent_autonomy", sa.JSON(), nullable=False),
        sa.Column("ai_on", sa.Boolean(), nullable=False),
        sa.Column("sends_stopped", sa.String(), nullable=True),
        sa.Column("min_confidence", sa.Double(), nullable=False),
        sa.Column("burst_quiet_s", sa.Double(), nullable=False),
        sa.Column("burst_max_s", sa.Double(), nullable=False),
        sa.Column("timings", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("sign_off", sa.String(), nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("max_replies_hour", sa.Integer(), nullable=False),
        sa.Column("max_replies_day", sa.Integer(), nullable=False),
        sa.Column("polling_paused", sa.Boolean(), nullable=False),
        sa.Column("poll_interval_s", sa.Double(), nullable=False),
        sa.Column("poll_requested_at", UtcDateTime(), nullable=True),
        sa.Column("poll_epoch", sa.Integer(), nullable=False),
        sa.Column("last_poll_at", UtcDateTime(), nullable=True),
        sa.Column("last_good_poll_at", UtcDateTime(), nullable=True),
        sa.Column("failed_polls", sa.Integer(), nullable=False),
        sa.Column("last_poll_error", sa.String(), nullable=True),
        sa.Column("connected_at", UtcDateTime(), nullable=True),
        sa.Column("sweep_cursor", BIG_ID, nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_club"),
    )
    op.create_table(
        "contact_point",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("opted_out_at", UtcDateTime(), nullable=True),
        sa.Column("opt_out_kind", sa.String(), nullable=True),
        sa.Column("opt_out_message_id", BIG_ID, nullable=True),
        sa.Column("opted_in_at", UtcDateTime(), nullable=True),
        sa.Column("consent", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contact_point"),
        sa.UniqueConstraint("kind", "value", name="uq_contact_point_kind_value"),
    )
    op.create_table(
        "crm_connection",
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("base_url", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("password", sa.LargeBinary(), nullable=False),
        sa.Column("clubhub_url", sa.String(), nullable=True),
        sa.Column("clubhub_username", sa.String(), nullable=True),
        sa.Column("clubhub_password", sa.LargeBinary(), nullable=True),
        sa.Column("club_number", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("state_since", UtcDateTime(), nullable=True),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.Column("failed_logins", sa.Integer(), nullable=False),
        sa.Column("next_login_at", UtcDateTime(), nullable=True),
        sa.Column("account_user_id", sa.String(), nullable=True),
        sa.Column("account_author", sa.String(), nullable=True),
        sa.Column("account_zone", sa.String(), nullable=True),
        sa.Column("account_location_id", sa.String(), nullable=True),
        sa.Column("employees", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_crm_connection_club_id_club"),
        sa.PrimaryKeyConstraint("club_id", name="pk_crm_connection"),
    )
    op.create_table(
        "inbox",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.Column("is_location", sa.Boolean(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("interval_s", sa.Double(), nullable=True),
        sa.Column("last_digest", sa.String(), nullable=True),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("known_ids", sa.JSON(), nullable=False),
        sa.Column("suspect_ids", sa.JSON(), nullable=True),
        sa.Column("last_good_poll_at", UtcDateTime(), nullable=True),
        sa.Column("synced_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_inbox_club_id_club"),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("club_id", "owner_id", name="uq_inbox_club_id_owner_id"),
    )
    op.create_table(
        "knowledge_entry",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("owner_staff_id", BIG_ID, nullable=True),
        sa.Column("valid_from", UtcDateTime(), nullable=True),
        sa.Column("valid_to", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("retired_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_knowledge_entry_club_id_club"),
        sa.PrimaryKeyConstraint("id", name="pk_knowledge_entry"),
    )
    op.create_index("ix_knowledge_entry_club", "knowledge_entry", ["club_id", "kind"])
    op.create_table(
        "member",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("crm_user_id", sa.String(), nullable=True),
        sa.Column("clubhub_id", sa.String(), nullable=True),
        sa.Column("sender_key", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("search_name", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("status_text", sa.String(), nullable=True),
        sa.Column("member_type", sa.Integer(), nullable=True),
        sa.Column("plan", sa.String(), nullable=True),
        sa.Column("balance_cents", sa.Integer(), nullable=True),
        sa.Column("next_payment_at", UtcDateTime(), nullable=True),
        sa.Column("next_payment_cents", sa.Integer(), nullable=True),
        sa.Column("date_of_birth", sa.String(), nullable=True),
        sa.Column("member_since", UtcDateTime(), nullable=True),
        sa.Column("last_visit", UtcDateTime(), nullable=True),
        sa.Column("facts_read_at", UtcDateTime(), nullable=True),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_member_club_id_club"),
        sa.PrimaryKeyConstraint("id", name="pk_member"),
        sa.UniqueConstraint("club_id", "crm_user_id", name="uq_member_club_id_crm_user_id"),
        sa.UniqueConstraint("club_id", "sender_key", name="uq_member_club_id_sender_key"),
    )
    op.create_index("ix_member_club_name", "member", ["club_id", "search_name"])
    op.create_table(
        "policy_version",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("created_by", BIG_ID, nullable=True),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_policy_version_club_id_club"),
        sa.PrimaryKeyConstraint("id", name="pk_policy_version"),
        sa.UniqueConstraint("club_id", "number", name="uq_policy_version_club_id_number"),
    )
    op.create_table(
        "staff",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("crm_user_id", sa.String(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_staff_club_id_club"),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("email", name="uq_staff_email"),
    )
    op.create_table(
        "login_link",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("staff_id", BIG_ID, nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_login_link_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_login_link"),
        sa.UniqueConstraint("token_hash", name="uq_login_link_token_hash"),
    )
    op.create_table(
        "member_contact_point",
        sa.Column("member_id", BIG_ID, nullable=False),
        sa.Column("contact_point_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_point_id"], ["contact_point.id"], name="fk_member_contact_point_contact_point_id_contact_point"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_member_contact_point_member_id_member"),
        sa.PrimaryKeyConstraint("member_id", "contact_point_id", name="pk_member_contact_point"),
    )
    op.create_index("ix_member_contact_point_contact_point_id", "member_contact_point", ["contact_point_id"])
    op.create_table(
        "staff_session",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("staff_id", BIG_ID, nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_session_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_staff_session"),
        sa.UniqueConstraint("token_hash", name="uq_staff_session_token_hash"),
    )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
