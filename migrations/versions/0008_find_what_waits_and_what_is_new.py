"""Find what waits for a person, and the newest conversations of all clubs, without reading everything."""

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None

_PENDING = sa.text("state = 'pending'")
_UNFINISHED = sa.text("state IN ('open', 'acknowledged')")


def upgrade() -> None:
    op.create_index(
        "ix_approval_pending", "approval", ["club_id", "id"], sqlite_where=_PENDING, postgresql_where=_PENDING
    )
    op.create_index(
        "ix_escalation_unfinished",
        "escalation",
        ["club_id", "id"],
        sqlite_where=_UNFINISHED,
        postgresql_where=_UNFINISHED,
    )
    op.create_index("ix_conversation_newest", "conversation", ["last_message_at", "id"])


def downgrade() -> None:
    op.drop_index("ix_conversation_newest", "conversation")
    op.drop_index("ix_escalation_unfinished", "escalation")
    op.drop_index("ix_approval_pending", "approval")
