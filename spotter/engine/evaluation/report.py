"""What an evaluation prints: figures with their intervals, tables, the reliability curve, and what went wrong."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from spotter.engine.evaluation.curve import terminal_curve
from spotter.engine.evaluation.figures import MessageFigures, Share
from spotter.engine.evaluation.outcomes import OutcomeFigures

_SHOWN_WRONGS: Final = 40


def message_report(figures: MessageFigures) -> RenderableType:
    """Return the report on labelled messages."""
    overall = _shares(
        {
            "accuracy, strict": figures.strict,
            "accuracy, lenient (also_ok accepted)": figures.lenient,
            "accuracy on the surest half": figures.surest_half,
            "escalation recall": figures.must_escalate,
            "  of which danger, harm, law, children, data": figures.critical,
            "needless escalations": figures.needless,
            "opt-out recall": figures.opt_out,
            "false opt-outs": figures.false_opt_out,
        }
    )
    overall.add_row("macro-F1", f"{figures.macro_f1:.3f}", "", "")
    overall.add_row("calibration error (ECE, 10 bins)", f"{figures.calibration_error:.3f}", "", "")
    intents = Table("intent", title="By intent", title_justify="left")
    for name in ("number", "precision", "recall", "F1"):
        intents.add_column(name, justify="right")
    for intent, each in figures.by_intent.items():
        intents.add_row(
            escape(_printable(intent)),
            str(each.number),
            f"{each.precision:.3f}",
            f"{each.recall:.3f}",
            f"{each.f1:.3f}",
        )
    parts: list[RenderableType] = [overall, intents]
    if figures.by_reason:
        parts.append(_shares(figures.by_reason, title="Brought to a person, by reason"))
    return Group(*parts, Text(f"\nReliability\n{terminal_curve(figures.bins)}\n"))


def conversation_report(figures: OutcomeFigures) -> RenderableType:
    """Return the report on scripted conversations."""
    return _outcome_report("accepted actions", figures.accepted, figures, by="By scenario")


def injection_report(figures: OutcomeFigures) -> RenderableType:
    """Return the report on hostile texts."""
    return _outcome_report("forbidden outcomes", figures.forbidden, figures, by="Accepted, by category")


def _outcome_report(name: str, share: Share, figures: OutcomeFigures, *, by: str) -> RenderableType:
    actions = ", ".join(f"{action} {number}" for action, number in figures.by_action.items())
    parts: list[RenderableType] = [_shares({name: share}), _shares(figures.by_kind, title=by), Text(f"{actions}\n")]
    parts.extend(Text(_printable(f"✗ {which}: {why}")) for which, why in figures.wrong[:_SHOWN_WRONGS])
    if len(figures.wrong) > _SHOWN_WRONGS:
        parts.append(Text(f"… and {len(figures.wrong) - _SHOWN_WRONGS} more"))
    return Group(*parts)


def _shares(shares: Mapping[str, Share], *, title: str = "") -> Table:
    table = Table("", title=title or None, title_justify="left")
    for name in ("share", "count", "95 % interval"):
        table.add_column(name, justify="right", no_wrap=True)
    for name, share in shares.items():
        table.add_row(escape(_printable(name) or "–"), *_told(share))
    return table


def _printable(said: str) -> str:
    """What a terminal can show: files may hold control characters and halves of characters."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in said)


def _told(share: Share) -> Sequence[str]:
    if not share.total:
        return ("–", "none", "")
    low, high = share.interval
    return (f"{share.value:.3f}", f"{share.hits}/{share.total}", f"{low:.3f} to {high:.3f}")
