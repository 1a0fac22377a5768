"""Reads labelled messages and says what the desk would make of each, in the scorer's form."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from spotter.domain.conversation import Channel
from spotter.domain.judgement import OptOut
from spotter.engine.port import ClubFacts, Engine, MemberRecord, TurnContext


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What was read of one labelled message."""

    id: str
    intent: str
    confidence: float
    escalate: bool
    opt_out: bool

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


async def evaluate_messages(records: Iterable[Mapping[str, Any]], engine: Engine) -> list[Prediction]:
    """Read each message by itself, as it stands, without a club or a past."""
    facts = ClubFacts(club_name="The club", time_zone="UTC")
    now = datetime(2026, 11, 17, 9, 40, tzinfo=ZoneInfo("UTC"))
    found: list[Prediction] = []
    for record in records:
        reading = await engine.read(
            TurnContext(
                texts=(str(record["text"]),),
                history=(),
                facts=facts,
                member=MemberRecord(verified=True),
                channel=Channel.TEXT,
                now=now,
            )
        )
        found.append(
            Prediction(
                id=str(record["id"]),
                intent=str(reading.intent),
                confidence=reading.confidence,
                escalate=reading.must_escalate,
                opt_out=reading.opt_out is not OptOut.NO,
            )
        )
    return found
