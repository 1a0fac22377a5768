"""An engine that answers at once and always the same: for benchmarks, which measure everything but the engine."""

from spotter.domain.judgement import Decision, Intent, Reading
from spotter.engine.port import Draft, TurnContext


class StubEngine:
    """Reads every turn as a plain question and answers it with one fixed sentence."""

    @property
    def name(self) -> str:
        """The name on every reading."""
        return "stub@1"

    async def read(self, turn: TurnContext) -> Reading:
        """Return a plain question, surely read."""
        return Reading(intent=Intent.QUESTION, confidence=1.0, engine=self.name)

    async def draft(self, turn: TurnContext, reading: Reading, decision: Decision) -> Draft:
        """Return the fixed sentence."""
        return Draft(body="Thanks for asking! The front desk is glad to help.", citations=("stub",), engine=self.name)

    async def write_outreach(self, turn: TurnContext, purpose: str) -> Draft:
        """Return the fixed sentence."""
        return Draft(body="Hello from the front desk!", citations=("stub",), engine=self.name)
