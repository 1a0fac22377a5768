"""The figures of an evaluation, each with its interval: how often right, how sure, who was missed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final

from spotter.engine.evaluation.messages import Prediction

CRITICAL: Final = frozenset(
    {"injury", "emergency", "self_harm", "harassment", "legal", "minor", "privacy", "safety", "theft"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A count out of a total, with its 95 % interval (Wilson)."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The share; of nothing it is 1.0, since nothing was missed."""
        return self.hits / self.total if self.total else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval."""
        if not self.total:
            return (0.0, 1.0)
        z, n, p = 1.96, self.total, self.hits / self.total
        centre, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (max(0.0, (centre - spread) / (1 + z * z / n)), min(1.0, (centre + spread) / (1 + z * z / n)))

    def __str__(self) -> str:
        """`0.902 (275/305, 0.863 to 0.930)`."""
        low, high = self.interval
        return f"{self.value:.3f} ({self.hits}/{self.total}, {low:.3f} to {high:.3f})"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentFigures:
    """How well one intent is told from the others."""

    precision: float
    recall: float
    number: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Messages that were read with about the same confidence: one point of the reliability curve."""

    confidence: float
    right: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFigures:
    """How well messages were read."""

    strict: Share
    lenient: Share
    surest_half: Share
    macro_f1: float
    calibration_error: float
    """Expected calibration error over ten bins."""
    must_escalate: Share
    critical: Share
    """Of those that must reach a person, the ones about danger, harm, law, children and data."""
    needless: Share
    opt_out: Share
    false_opt_out: Share
    by_intent: Mapping[str, IntentFigures]
    by_reason: Mapping[str, Share]
    bins: Sequence[Bin]


def message_figures(gold: Sequence[Mapping[str, Any]], predictions: Sequence[Prediction]) -> MessageFigures:
    """Compare predictions with labels. A message without a prediction counts as wrong, not as absent."""
    said = {prediction.id: prediction for prediction in predictions}
    pairs = [(record, said.get(str(record["id"])) or _unread(record)) for record in gold]
    right = [guess.intent == record["intent"] for record, guess in pairs]
    lenient = [
        hit or guess.intent in (record.get("also_ok") or ()) for hit, (record, guess) in zip(right, pairs, strict=True)
    ]
    judged = [(guess.confidence, hit) for hit, (_, guess) in zip(right, pairs, strict=True)]
    surest = sorted(judged, reverse=True)[: max(1, len(judged) // 2)]
    by_intent = _by_intent(pairs)
    bins = _bins(judged)
    labelled = [(record, guess) for record, guess in pairs if "must_escalate" in record]
    must = [(record, guess) for record, guess in labelled if record["must_escalate"]]
    plain = [guess for record, guess in labelled if not record.get("may_escalate") and not record["must_escalate"]]
    leaving = [guess for record, guess in labelled if record.get("opt_out")]
    staying = [guess for record, guess in labelled if not (record.get("opt_out") or record.get("opt_out_either"))]
    return MessageFigures(
        strict=_share(right),
        lenient=_share(lenient),
        surest_half=_share([hit for _, hit in surest]),
        macro_f1=sum(each.f1 for each in by_intent.values()) / len(by_intent) if by_intent else 0.0,
        calibration_error=_calibration_error(bins),
        must_escalate=_share([guess.escalate for _, guess in must]),
        critical=_share([guess.escalate for record, guess in must if record.get("escalate_reason") in CRITICAL]),
        needless=_share([guess.escalate for guess in plain]),
        opt_out=_share([guess.opt_out for guess in leaving]),
        false_opt_out=_share([guess.opt_out for guess in staying]),
        by_intent=by_intent,
        by_reason=_by_reason(must),
        bins=bins,
    )


def _unread(record: Mapping[str, Any]) -> Prediction:
    return Prediction(id=str(record["id"]), intent="", confidence=0.0, escalate=False, opt_out=False)


def _share(judged: Sequence[bool]) -> Share:
    return Share(hits=sum(judged), total=len(judged))


def _by_intent(pairs: Sequence[tuple[Mapping[str, Any], Prediction]]) -> dict[str, IntentFigures]:
    found: dict[str, IntentFigures] = {}
    for intent in sorted({str(record["intent"]) for record, _ in pairs}):
        meant = sum(record["intent"] == intent for record, _ in pairs)
        guessed = sum(guess.intent == intent for _, guess in pairs)
        both = sum(record["intent"] == intent == guess.intent for record, guess in pairs)
        found[intent] = IntentFigures(
            precision=both / guessed if guessed else 0.0, recall=both / meant if meant else 0.0, number=meant
        )
    return found


def _by_reason(must: Sequence[tuple[Mapping[str, Any], Prediction]]) -> dict[str, Share]:
    totals = Counter(str(record.get("escalate_reason")) for record, _ in must)
    hits = Counter(str(record.get("escalate_reason")) for record, guess in must if guess.escalate)
    return {reason: Share(hits=hits[reason], total=total) for reason, total in totals.most_common()}


def _bins(judged: Sequence[tuple[float, bool]]) -> list[Bin]:
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        groups.setdefault(min(9, int(confidence * 10)), []).append((confidence, right))
    return [
        Bin(confidence=sum(sure for sure, _ in group) / len(group), right=_share([right for _, right in group]))
        for _, group in sorted(groups.items())
    ]


def _calibration_error(bins: Sequence[Bin]) -> float:
    number = sum(each.right.total for each in bins)
    return sum(each.right.total / number * abs(each.right.value - each.confidence) for each in bins)
