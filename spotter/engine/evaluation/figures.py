"""The figures of an evaluation, each with its interval: how often right, how sure, who was missed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from spotter.engine.evaluation.messages import Prediction


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
class MessageFigures:
    """How well messages were read."""

    strict: Share
    lenient: Share
    surest_half: Share
    macro_f1: float
    calibration_error: float
    """Expected calibration error over ten bins."""
    must_escalate: Share
    needless: Share
    opt_out: Share
    false_opt_out: Share
    by_intent: Mapping[str, tuple[float, float, int]]
    """Precision, recall, number."""
    by_reason: Mapping[str, Share]
    bins: Sequence[tuple[float, float, int]]
    """Mean confidence, accuracy, number: the reliability curve."""


def message_figures(gold: Sequence[Mapping[str, Any]], predictions: Sequence[Prediction]) -> MessageFigures:
    """Compare predictions with labels. A message without a prediction counts as wrong."""
    said = {prediction.id: prediction for prediction in predictions}
    pairs = [(record, said[str(record["id"])]) for record in gold if str(record["id"]) in said]
    right = {str(record["id"]): guess.intent == record["intent"] for record, guess in pairs}
    lenient = [right[guess.id] or guess.intent in (record.get("also_ok") or ()) for record, guess in pairs]
    surest = sorted(pairs, key=lambda pair: -pair[1].confidence)[: max(1, len(gold) // 2)]
    by_intent = _by_intent(pairs)
    bins = _bins([(guess.confidence, right[guess.id]) for _, guess in pairs])
    must = [(record, guess) for record, guess in pairs if record.get("must_escalate")]
    plain = [
        (record, guess) for record, guess in pairs if not (record.get("must_escalate") or record.get("may_escalate"))
    ]
    leaving = [guess for record, guess in pairs if record.get("opt_out")]
    staying = [guess for record, guess in pairs if not (record.get("opt_out") or record.get("opt_out_either"))]
    return MessageFigures(
        strict=Share(hits=sum(right.values()), total=len(gold)),
        lenient=Share(hits=sum(lenient), total=len(gold)),
        surest_half=Share(hits=sum(right[guess.id] for _, guess in surest), total=len(surest)),
        macro_f1=_macro_f1(by_intent),
        calibration_error=sum(number * abs(mean - share) for mean, share, number in bins) / max(1, len(pairs)),
        must_escalate=Share(hits=sum(guess.escalate for _, guess in must), total=len(must)),
        needless=Share(hits=sum(guess.escalate for _, guess in plain), total=len(plain)),
        opt_out=Share(hits=sum(guess.opt_out for guess in leaving), total=len(leaving)),
        false_opt_out=Share(hits=sum(guess.opt_out for guess in staying), total=len(staying)),
        by_intent=by_intent,
        by_reason=_by_reason(must),
        bins=bins,
    )


def _by_intent(pairs: Sequence[tuple[Mapping[str, Any], Prediction]]) -> dict[str, tuple[float, float, int]]:
    found: dict[str, tuple[float, float, int]] = {}
    for intent in sorted({str(record["intent"]) for record, _ in pairs}):
        meant = sum(record["intent"] == intent for record, _ in pairs)
        guessed = sum(guess.intent == intent for _, guess in pairs)
        both = sum(record["intent"] == intent == guess.intent for record, guess in pairs)
        found[intent] = (both / guessed if guessed else 0.0, both / meant if meant else 0.0, meant)
    return found


def _macro_f1(by_intent: Mapping[str, tuple[float, float, int]]) -> float:
    scores = [2 * p * r / (p + r) if p + r else 0.0 for p, r, _ in by_intent.values()]
    return sum(scores) / len(scores) if scores else 0.0


def _by_reason(must: Sequence[tuple[Mapping[str, Any], Prediction]]) -> dict[str, Share]:
    totals = Counter(str(record.get("escalate_reason")) for record, _ in must)
    hits = Counter(str(record.get("escalate_reason")) for record, guess in must if guess.escalate)
    return {reason: Share(hits=hits[reason], total=total) for reason, total in totals.most_common()}


def _bins(judged: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        groups.setdefault(min(9, int(confidence * 10)), []).append((confidence, right))
    return [
        (sum(c for c, _ in group) / len(group), sum(r for _, r in group) / len(group), len(group))
        for _, group in sorted(groups.items())
    ]
