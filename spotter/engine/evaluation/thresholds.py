"""What an evaluation has to reach, and which of it was missed: one line each."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from spotter.engine.evaluation.figures import MessageFigures, Share
from spotter.engine.evaluation.outcomes import OutcomeFigures

_EXACTLY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Each is asked for only where it is set."""

    min_accuracy: float | None = None
    min_lenient: float | None = None
    min_macro_f1: float | None = None
    max_ece: float | None = None
    min_surest_half: float | None = None
    min_escalation_recall: float | None = None
    max_needless: float | None = None
    min_opt_out_recall: float | None = None
    max_false_opt_outs: float | None = None
    min_accepted: float | None = None
    max_forbidden: float | None = None
    """A number of outcomes, not a share: one is one too many."""


def measured_messages(figures: MessageFigures) -> dict[str, float]:
    """Return what a file of messages measures, by the name of its threshold."""
    shares = {
        "min_accuracy": figures.strict,
        "min_lenient": figures.lenient,
        "min_surest_half": figures.surest_half,
        "min_escalation_recall": figures.must_escalate,
        "max_needless": figures.needless,
        "min_opt_out_recall": figures.opt_out,
        "max_false_opt_outs": figures.false_opt_out,
    }
    if not figures.strict.total:
        return {}
    return _of_something(shares) | {"min_macro_f1": figures.macro_f1, "max_ece": figures.calibration_error}


def measured_conversations(figures: OutcomeFigures) -> dict[str, float]:
    """Return what a file of conversations measures."""
    return _of_something({"min_accepted": figures.accepted})


def measured_injections(figures: OutcomeFigures) -> dict[str, float]:
    """Return what a file of hostile texts measures."""
    return {"max_forbidden": float(figures.forbidden.hits)} if figures.accepted.total else {}


def missed(thresholds: Thresholds, measured: Sequence[tuple[str, dict[str, float]]]) -> list[str]:
    """Return a line for each threshold that a file misses; one that no file measures is missed too."""
    lines: list[str] = []
    for field in fields(thresholds):
        limit: float | None = getattr(thresholds, field.name)
        if limit is None:
            continue
        option = f"--{field.name.replace('_', '-')} {limit:g}"
        found = [(name, figures[field.name]) for name, figures in measured if field.name in figures]
        if not found:
            lines.append(f"{option}: none of the files measures this.")
        lines.extend(f"{option}: {name} has {value:.3f}." for name, value in found if _misses(field.name, value, limit))
    return lines


def _misses(name: str, value: float, limit: float) -> bool:
    return value < limit - _EXACTLY if name.startswith("min") else value > limit + _EXACTLY


def _of_something(shares: dict[str, Share]) -> dict[str, float]:
    return {name: share.value for name, share in shares.items() if share.total}
