"""Seal the audit: places and links of its lines, and how far each club's chain goes.

Lines from before are sealed by the first process that numbers events, in their old order.
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("audit_line", sa.Column("place", BIG_ID, nullable=True))
    op.add_column("audit_line", sa.Column("link", sa.String(), nullable=True))
    op.create_index("uq_audit_line_place", "audit_line", ["club_id", "place"], unique=True)
    op.create_index(
        "ix_audit_line_unsealed",
        "audit_line",
        ["id"],
        sqlite_where=sa.text("link IS NULL"),
        postgresql_where=sa.text("link IS NULL"),
    )
    op.create_table(
        "audit_chain",
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("length", BIG_ID, nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("club_id", name="pk_audit_chain"),
    )


def downgrade() -> None:
    op.drop_table("audit_chain")
    op.drop_index("ix_audit_line_unsealed", "audit_line")
    op.drop_index("uq_audit_line_place", "audit_line")
    op.drop_column("audit_line", "link")
    op.drop_column("audit_line", "place")
