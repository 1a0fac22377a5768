"""What members ask and no entry answers: counted together, checked against today's knowledge, put aside by people."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import select, update

from spotter.auth.principals import Principal
from spotter.desk.done import Done
from spotter.domain.errors import NotFound
from spotter.domain.events import KnowledgeChanged
from spotter.domain.ids import ClubId
from spotter.engine.embedded.likeness import index_of
from spotter.engine.embedded.looking_up import FoundPassage, look_up
from spotter.engine.port import ClubFacts
from spotter.knowledge.gaps import AskedQuestion, GapGroup, group_alike
from spotter.store.audit import Actor, AuditEntry
from spotter.store.reads.knowledge_gaps import GapRow
from spotter.store.tables.knowledge import KnowledgeGap
from spotter.store.transaction import Transaction

LOOKED_BACK = timedelta(days=90)
MOST_QUESTIONS = 1_000
_MOST_GROUPS = 100
_NEAR_ENOUGH = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that members ask and the club's knowledge does not answer."""

    group: GapGroup
    nearest: FoundPassage | None
    """The entry that comes closest: perhaps it only lacks a word."""


async def find_gaps(rows: Sequence[GapRow], facts: ClubFacts, now: datetime, *, dismissed: bool) -> list[Gap]:
    """Group the questions and leave out what is answered by now; those asked most come first."""
    local = now.astimezone(ZoneInfo(facts.time_zone))
    return await asyncio.to_thread(_find, rows, facts, local, dismissed=dismissed)


async def set_aside(
    tx: Transaction, club: ClubId, questions: Sequence[int], *, aside: bool, by: Principal, now: datetime
) -> Done:
    """Say that no entry is wanted for these questions, or take that back."""
    if not by.reaches(club):
        raise NotFound("There is no such club.")
    wanted = set(questions)
    known = set(
        await tx.session.scalars(
            select(KnowledgeGap.id).where(KnowledgeGap.id.in_(wanted), KnowledgeGap.club_id == club)
        )
    )
    if not known or known != wanted:
        raise NotFound("There is no such question.")
    await tx.session.execute(
        update(KnowledgeGap)
        .where(KnowledgeGap.id.in_(known))
        .values(dismissed_at=now if aside else None, dismissed_by=by.id if aside else None)
        .execution_options(synchronize_session=False)
    )
    await tx.audit.write(
        AuditEntry(
            actor=Actor.STAFF,
            act="knowledge_gap_dismissed" if aside else "knowledge_gap_reopened",
            club=club,
            staff=by.id,
            detail={"questions": sorted(known)},
        )
    )
    await tx.events.append(KnowledgeChanged(club=club, entry=0))
    return Done(club=club)


def _find(rows: Sequence[GapRow], facts: ClubFacts, now: datetime, *, dismissed: bool) -> list[Gap]:
    asked = [
        AskedQuestion(
            id=row.id,
            question=row.question,
            meaning=np.frombuffer(row.meaning, dtype=np.float16).astype(np.float32) if row.meaning else None,
            conversation=row.conversation_id,
            at=row.at,
            dismissed=row.dismissed,
        )
        for row in rows
    ]
    groups = [group for group in group_alike(asked) if group.dismissed == dismissed]
    index = index_of(facts)
    gaps: list[Gap] = []
    for group in groups[:_MOST_GROUPS]:
        looked = look_up(group.spokesman.question, facts, now, limit=1, index=index)
        if all(each.is_sure for each in looked):
            continue
        near = next((found for each in looked for found in each.found if found.likeness >= _NEAR_ENOUGH), None)
        gaps.append(Gap(group=group, nearest=near))
    return gaps
