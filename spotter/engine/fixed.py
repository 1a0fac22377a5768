"""Answers that are the club's fixed words, whichever engine is asked: HELP, and whether a machine writes."""

from spotter.domain.judgement import Intent, Reading
from spotter.engine.port import Draft, TurnContext
from spotter.policy.fixed_lines import help_text, honest_answer
from spotter.policy.hard_rules.judge import judge_text


def fixed_draft(turn: TurnContext, reading: Reading, *, engine: str) -> Draft | None:
    """Return the fixed answer to a turn that has one; None where a reply has to be written."""
    hard = judge_text("\n".join(turn.texts))
    if hard.help_word:
        text = help_text(turn.facts.club_name, phone=turn.facts.phone, language=reading.language)
        return Draft(body=text, citations=("club",), engine=engine)
    if hard.asks_if_bot and reading.intent is Intent.OTHER and not reading.secondary:
        text = honest_answer(turn.facts.club_name, language=reading.language)
        return Draft(body=text, citations=("club",), engine=engine)
    return None
