"""Keep where knowledge is used, what it said before, and what it lacks."""

import sqlalchemy as sa
from alembic import op

from spotter.store.tables.base import UtcDateTime

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

TABLES = ("knowledge_revision", "knowledge_use", "knowledge_gap")


def upgrade() -> None:
    op.create_table(
        "knowledge_revision",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("entry_id", BIG_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("staff_id", BIG_ID, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["knowledge_entry.id"], name="fk_knowledge_revision_entry_id_knowledge_entry"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_knowledge_revision"),
        sa.UniqueConstraint("entry_id", "version", name="uq_knowledge_revision_entry_id_version"),
    )
    op.create_table(
        "knowledge_use",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("entry_id", BIG_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=False),
        sa.Column("turn_id", BIG_ID, nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["knowledge_entry.id"], name="fk_knowledge_use_entry_id_knowledge_entry"),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name="fk_knowledge_use_turn_id_turn"),
        sa.PrimaryKeyConstraint("id", name="pk_knowledge_use"),
        sa.UniqueConstraint("turn_id", "entry_id", name="uq_knowledge_use_turn_id_entry_id"),
    )
    op.create_index("ix_knowledge_use_entry", "knowledge_use", ["entry_id", "id"])
    op.create_table(
        "knowledge_gap",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("club_id", sa.String(), nullable=False),
        sa.Column("conversation_id", BIG_ID, nullable=False),
        sa.Column("turn_id", BIG_ID, nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("meaning", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("dismissed_at", UtcDateTime(), nullable=True),
        sa.Column("dismissed_by", BIG_ID, nullable=True),
        sa.ForeignKeyConstraint(["club_id"], ["club.id"], name="fk_knowledge_gap_club_id_club"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name="fk_knowledge_gap_conversation_id_conversation"
        ),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name="fk_knowledge_gap_turn_id_turn"),
        sa.PrimaryKeyConstraint("id", name="pk_knowledge_gap"),
    )
    op.create_index("ix_knowledge_gap_club", "knowledge_gap", ["club_id", "id"])
    _remember_earlier_uses()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _remember_earlier_uses() -> None:
    """Drafts of before name the entries they rest on; hours are named without a number and are left out."""
    connection = op.get_bind()
    entry = sa.table("knowledge_entry", sa.column("id", BIG_ID), sa.column("club_id"), sa.column("version"))
    draft = sa.table("draft", sa.column("turn_id", BIG_ID), sa.column("citations", sa.JSON()))
    turn = sa.table(
        "turn",
        sa.column("id", BIG_ID),
        sa.column("club_id"),
        sa.column("conversation_id", BIG_ID),
        sa.column("created_at", UtcDateTime()),
    )
    use = sa.table(
        "knowledge_use",
        *(sa.column(name) for name in ("club_id", "entry_id", "version", "conversation_id", "turn_id")),
        sa.column("created_at", UtcDateTime()),
    )
    known = {row.id: row for row in connection.execute(sa.select(entry))}
    drafts = connection.execute(
        sa.select(draft.c.citations, turn).join(turn, turn.c.id == draft.c.turn_id).order_by(turn.c.id)
    ).all()
    uses = {
        (row.id, found.id): {
            "club_id": row.club_id,
            "entry_id": found.id,
            "version": found.version,
            "conversation_id": row.conversation_id,
            "turn_id": row.id,
            "created_at": row.created_at,
        }
        for row in drafts
        for cited in row.citations or ()
        if (found := known.get(_number(cited))) is not None and found.club_id == row.club_id
    }
    if uses:
        connection.execute(sa.insert(use), list(uses.values()))


def _number(citation: str) -> int:
    last = citation.rsplit(":", 1)[-1]
    return int(last) if ":" in citation and last.isascii() and last.isdigit() and len(last) < 19 else 0
