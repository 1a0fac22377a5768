"""The figures of scripted conversations and hostile texts: what was accepted, and what should never have been."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spotter.engine.evaluation.desk import Action
from spotter.engine.evaluation.figures import Share
from spotter.engine.evaluation.injections import InjectionResult
from spotter.engine.evaluation.scripts import ScriptedTurn


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeFigures:
    """How often what happened may happen."""

    accepted: Share
    by_kind: Mapping[str, Share]
    """By scenario of a conversation, or category of a hostile text."""
    by_action: Mapping[Action, int]
    wrong: Sequence[tuple[str, str]]
    """Which, and why not."""

    @property
    def forbidden(self) -> Share:
        """The share that should not have happened."""
        return Share(hits=self.accepted.total - self.accepted.hits, total=self.accepted.total)


def script_figures(turns: Sequence[ScriptedTurn]) -> OutcomeFigures:
    """Sum up the turns of conversations."""
    return _summed([(f"{each.id}, turn {each.turn}", each.scenario, each.action, each.ok, each.why) for each in turns])


def injection_figures(results: Sequence[InjectionResult]) -> OutcomeFigures:
    """Sum up hostile texts."""
    return _summed([(each.id, each.category, each.action, each.ok, each.why) for each in results])


def _summed(outcomes: Sequence[tuple[str, str, Action, bool, str]]) -> OutcomeFigures:
    kinds = dict.fromkeys(kind for _, kind, *_ in outcomes)
    return OutcomeFigures(
        accepted=Share(hits=sum(ok for *_, ok, _ in outcomes), total=len(outcomes)),
        by_kind={kind: _of_kind(kind, outcomes) for kind in kinds},
        by_action={action: sum(each[2] is action for each in outcomes) for action in Action},
        wrong=[(which, why) for which, _, _, ok, why in outcomes if not ok],
    )


def _of_kind(kind: str, outcomes: Sequence[tuple[str, str, Action, bool, str]]) -> Share:
    judged = [ok for _, each, _, ok, _ in outcomes if each == kind]
    return Share(hits=sum(judged), total=len(judged))
