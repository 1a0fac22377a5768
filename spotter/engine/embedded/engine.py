"""The engine that needs no key and no network: rules and a small classifier read, known facts answer."""

from dataclasses import replace

from spotter.domain.judgement import Decision, Reading
from spotter.engine.checks import check_draft, check_outreach
from spotter.engine.embedded.classifier import IntentModel, shipped_model
from spotter.engine.embedded.composing import compose
from spotter.engine.embedded.outreach import write_first_message
from spotter.engine.embedded.reading import read_turn
from spotter.engine.fixed import fixed_draft
from spotter.engine.port import Draft, TurnContext


class EmbeddedEngine:
    """Reads with rules and a classifier, and says only what it can cite; the rest is for people."""

    def __init__(self, model: IntentModel | None = None) -> None:
        """`model` is the one that comes with the product, unless another is given."""
        self._model = model or shipped_model()

    @property
    def name(self) -> str:
        """Engine and model version."""
        return f"embedded@{self._model.version}"

    async def read(self, turn: TurnContext) -> Reading:
        """Understand a turn. Never raises: what cannot be read has confidence 0.0."""
        return read_turn(turn, self._model, engine=self.name)

    async def draft(self, turn: TurnContext, reading: Reading, decision: Decision) -> Draft:
        """Compose a reply from facts; what cannot be grounded is in `problems`."""
        fixed = fixed_draft(turn, reading, engine=self.name)
        if fixed is not None:
            return fixed
        draft = compose(turn, reading, decision, engine=self.name)
        if not draft.body:
            return draft
        return replace(draft, problems=(*draft.problems, *check_draft(draft.body, turn, reading)))

    async def write_outreach(self, turn: TurnContext, purpose: str) -> Draft:
        """Write a first message for a purpose from approved wording."""
        draft = write_first_message(turn, purpose, engine=self.name)
        if not draft.body:
            return draft
        return replace(draft, problems=(*draft.problems, *check_outreach(draft.body, turn)))
