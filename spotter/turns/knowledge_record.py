"""What a draft tells about the club's knowledge: which entries it rests on, and which questions none answered."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
from sqlalchemy.dialects import postgresql, sqlite

from spotter.domain.ids import ClubId, ConversationId, TurnId
from spotter.engine.embedded.likeness import meaning_of
from spotter.engine.port import Draft
from spotter.store.tables.base import table_of
from spotter.store.tables.knowledge import KnowledgeGap, KnowledgeUse
from spotter.store.transaction import Transaction
from spotter.turns.club_knowledge import ClubKnowledge

_UNIQUE = ["turn_id", "entry_id"]
"""An earlier draft of the turn may rest on the same entry: its use is kept."""
_USES_ON_SQLITE = sqlite.insert(table_of(KnowledgeUse)).on_conflict_do_nothing(index_elements=_UNIQUE)
_USES_ON_POSTGRESQL = postgresql.insert(table_of(KnowledgeUse)).on_conflict_do_nothing(index_elements=_UNIQUE)
_GAPS = table_of(KnowledgeGap).insert()

_LONGEST_QUESTION = 500
_MOST_QUESTIONS = 5
_ASKS = re.compile(
    r"\?|^\W*(?:(?:hi|hey|hello|hola|so|and|also|ok)\b\W*)*"
    r"(?:is|are|am|do|does|did|can|could|may|will|would|what|whats|when|where|which|who|how|why|any|tell me|wondering"
    r"|i (?:want|need|would like) to know|hay|tienen|puedo|pueden|cu[aá]\w+|qu[eé]|d[oó]nde|c[oó]mo)\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:need|want|wanna|looking for|interested in|send me|necesito|quiero|quisiera|busco)\b", re.IGNORECASE
)


async def record_knowledge(
    tx: Transaction,
    club: ClubId,
    conversation: ConversationId,
    turn: TurnId,
    *,
    draft: Draft,
    knowledge: ClubKnowledge,
    now: datetime,
) -> None:
    """Keep what a new draft used and lacked, in the draft's own transaction."""
    used = {entry for cited in draft.citations for entry in knowledge.sources.get(cited, ())}
    if used:
        await tx.session.execute(
            _USES_ON_SQLITE if tx.is_sqlite else _USES_ON_POSTGRESQL,
            [
                {
                    "club_id": club,
                    "entry_id": entry,
                    "version": knowledge.versions[entry],
                    "conversation_id": conversation,
                    "turn_id": turn,
                    "created_at": now,
                }
                for entry in sorted(used)
            ],
        )
    questions = _asked(draft.unanswered)
    if questions:
        asked: Mapping[str, object] = {
            "club_id": club,
            "conversation_id": conversation,
            "turn_id": turn,
            "created_at": now,
        }
        await tx.session.execute(
            _GAPS,
            [
                {**asked, "question": question, "meaning": meaning_of(question).astype(np.float16).tobytes()}
                for question in questions[:_MOST_QUESTIONS]
            ],
        )


def _asked(unanswered: Sequence[str]) -> list[str]:
    """Of the parts of a turn those that ask or wish; a greeting or a remark beside them is no question."""
    parts = [part for text in unanswered if (part := " ".join(text.split())[:_LONGEST_QUESTION])]
    return [part for part in parts if _ASKS.search(part)] or [part for part in parts if _WISHES.search(part)]
