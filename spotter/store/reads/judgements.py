"""What was understood of turns, for pages that show many."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from spotter.store.awaited import AwaitedSession
from spotter.store.tables.judgements import ReadingRow, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """The latest reading of a turn."""

    intent: str
    confidence: float
    engine: str
    took_ms: int | None


async def readings_of(session: AwaitedSession, turns: Iterable[int]) -> dict[int, ReadingView]:
    """Return the latest reading of each turn."""
    wanted = set(turns)
    if not wanted:
        return {}
    latest = select(func.max(ReadingRow.id)).where(ReadingRow.turn_id.in_(wanted)).group_by(ReadingRow.turn_id)
    rows = await session.execute(
        select(ReadingRow.turn_id, ReadingRow.intent, ReadingRow.confidence, ReadingRow.engine, ReadingRow.usage).where(
            ReadingRow.id.in_(latest)
        )
    )
    return {
        row.turn_id: ReadingView(
            intent=row.intent, confidence=row.confidence, engine=row.engine, took_ms=_milliseconds(row.usage)
        )
        for row in rows
    }


async def last_intents(session: AwaitedSession, conversations: Iterable[int]) -> dict[int, str]:
    """Return what the last turn of each conversation was about."""
    wanted = set(conversations)
    if not wanted:
        return {}
    latest = select(func.max(Turn.id)).where(Turn.conversation_id.in_(wanted)).group_by(Turn.conversation_id)
    turns = {
        row.id: row.conversation_id
        for row in await session.execute(select(Turn.id, Turn.conversation_id).where(Turn.id.in_(latest)))
    }
    readings = await readings_of(session, turns)
    return {turns[turn]: reading.intent for turn, reading in readings.items()}


def _milliseconds(usage: dict[str, Any]) -> int | None:
    value = usage.get("milliseconds", usage.get("ms"))
    return round(value) if isinstance(value, int | float) else None
