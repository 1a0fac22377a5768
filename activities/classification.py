"""The `classify` activity: what does the member want, and what may be done about it?"""

from temporalio import activity

from spotter.contracts import names
from spotter.contracts.conversation import ClassifyInput, ClassifyResult
from spotter.turns.freshness import Freshness
from spotter.turns.judging import Judge

_PATIENT_ATTEMPTS = 4
"""So often a CRM or a model that is away is waited for; then what is stored has to do, and a person looks."""


class ClassificationActivities:
    """Reading and deciding."""

    def __init__(self, freshness: Freshness, judge: Judge) -> None:
        """The composition root builds both."""
        self._freshness = freshness
        self._judge = judge

    @activity.defn(name=names.CLASSIFY)
    async def classify(self, input: ClassifyInput) -> ClassifyResult:
        """Look at the thread in the CRM, claim what is unanswered as a turn, read it and decide."""
        patient = activity.info().attempt < _PATIENT_ATTEMPTS
        await self._freshness.refresh(input.club, input.conversation, patient=patient)
        judged = await self._judge.judge(input.club, input.conversation, patient=patient)
        if judged is None:
            return ClassifyResult(turn=None)
        return ClassifyResult(
            turn=judged.turn,
            step=judged.decision.step,
            rule=judged.decision.rule,
            intent=judged.intent,
            confidence=round(judged.confidence, 4),
            shadow=judged.decision.shadow,
        )
