"""Reads labelled messages and says what the desk would make of each, in the scorer's form."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from spotter.domain.conversation import Channel
from spotter.domain.judgement import OptOut
from spotter.engine.evaluation.running import each_in_order, unheard
from spotter.engine.fallback import read_with_fallback
from spotter.engine.port import ClubFacts, Engine, MemberRecord, TurnContext

_NO_CLUB: Final = ClubFacts(club_name="The club", time_zone="UTC")
_NOW: Final = datetime(2026, 11, 17, 9, 40, tzinfo=ZoneInfo("UTC"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What was read of one labelled message."""

    id: str
    intent: str
    confidence: float
    escalate: bool
    opt_out: bool
    stand_in: bool = False
    """The model was away; the embedded engine read instead."""

    def as_line(self) -> str:
        """One line for the scorer."""
        return json.dumps(
            {
                "id": self.id,
                "intent": self.intent,
                "confidence": self.confidence,
                "escalate": self.escalate,
                "opt_out": self.opt_out,
            }
        )


async def evaluate_messages(
    records: Sequence[Mapping[str, Any]],
    engine: Engine,
    embedded: Engine | None = None,
    *,
    at_once: int = 1,
    done: Callable[[], None] = unheard,
) -> list[Prediction]:
    """Read each message by itself, as it stands, without a club or a past."""

    async def read(record: Mapping[str, Any]) -> Prediction:
        return await _read(record, engine, embedded or engine)

    return await each_in_order(records, read, at_once=at_once, done=done)


async def _read(record: Mapping[str, Any], engine: Engine, embedded: Engine) -> Prediction:
    turn = TurnContext(
        texts=(str(record["text"]),),
        history=(),
        facts=_NO_CLUB,
        member=MemberRecord(verified=True),
        channel=Channel.TEXT,
        now=_NOW,
    )
    reading, is_stand_in = await read_with_fallback(engine, embedded, turn)
    return Prediction(
        id=str(record["id"]),
        intent=str(reading.intent),
        confidence=reading.confidence,
        escalate=reading.must_escalate,
        opt_out=reading.opt_out is not OptOut.NO,
        stand_in=is_stand_in,
    )
