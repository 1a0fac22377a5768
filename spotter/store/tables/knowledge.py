"""What is kept about knowledge entries: every version, where each was used, and what no entry answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spotter.store.tables.base import BIG_ID, Base


class KnowledgeRevision(Base):
    """An entry as it stood after one change, and who made it."""

    __tablename__ = "knowledge_revision"
    __table_args__ = (UniqueConstraint("entry_id", "version"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    entry_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("knowledge_entry.id"))
    version: Mapped[int]
    act: Mapped[str]
    """A `KnowledgeAct`."""
    content: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The row's columns that staff may change."""
    staff_id: Mapped[int | None] = mapped_column(BIG_ID)
    created_at: Mapped[datetime]


class KnowledgeUse(Base):
    """A draft rests on an entry, in the version of that moment."""

    __tablename__ = "knowledge_use"
    __table_args__ = (
        UniqueConstraint("turn_id", "entry_id"),
        Index("ix_knowledge_use_entry", "entry_id", "id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str]
    entry_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("knowledge_entry.id"))
    version: Mapped[int]
    conversation_id: Mapped[int] = mapped_column(BIG_ID)
    turn_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("turn.id"))
    created_at: Mapped[datetime]


class KnowledgeGap(Base):
    """A question that no entry answered for sure, so that a person had to."""

    __tablename__ = "knowledge_gap"
    __table_args__ = (Index("ix_knowledge_gap_club", "club_id", "id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    conversation_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("conversation.id"))
    turn_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("turn.id"))
    question: Mapped[str]
    meaning: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The question's vector (half floats), by which like questions are counted together."""
    created_at: Mapped[datetime]
    dismissed_at: Mapped[datetime | None]
    dismissed_by: Mapped[int | None] = mapped_column(BIG_ID)
