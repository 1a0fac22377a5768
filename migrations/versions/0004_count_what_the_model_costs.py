"""Count what the model costs."""

import sqlalchemy as sa
from alembic import op

from spotter.store.tables.base import UtcDateTime

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "model_spend",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=False),
        sa.Column("tokens", BIG_ID, nullable=False),
        sa.Column("cost_micros", BIG_ID, nullable=False),
        sa.Column("spent_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_model_spend_club_id_club"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_model_spend_conversation_id_conversation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_model_spend"),
    )
    op.create_index("ix_model_spend_club", "model_spend", ["club_id", "spent_at"])
    op.create_index("ix_model_spend_conversation", "model_spend", ["conversation_id", "spent_at"])


def downgrade() -> None:
    op.drop_table("model_spend")
