"""What a model has to answer, as typed objects: anything else is not an answer."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, field_validator

from spotter.domain.judgement import EscalateReason, Intent, OptOut


class ModelAnswer(BaseModel):
    """The base of all answers: unknown keys are dropped, everything else must fit."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    @classmethod
    def strict_schema(cls) -> dict[str, Any]:
        """Return the JSON schema in the strict form that structured outputs demand."""
        schema = cls.model_json_schema()
        schema["additionalProperties"] = False
        schema["required"] = list(schema["properties"])
        return schema


class ReadingAnswer(ModelAnswer):
    """How a model sorted a turn."""

    intent: Intent
    secondary: list[Intent]
    confidence: float
    must_escalate: bool
    escalate_reason: EscalateReason | None
    opt_out: OptOut
    language: str
    wants_person: bool
    asks_if_bot: bool
    needs_no_answer: bool

    @field_validator("confidence")
    @classmethod
    def _within_bounds(cls, value: float) -> float:
        if not 0.0 <= value <= 1.0:
            raise ValueError("confidence must be between 0 and 1")
        return value


class DraftAnswer(ModelAnswer):
    """What a model would write."""

    body: str
    citations: list[str]
    cannot_answer: bool
    missing: str


Api = Literal["chat", "responses"]
"""Which of the two protocols an endpoint speaks; nearly all speak `chat`."""
