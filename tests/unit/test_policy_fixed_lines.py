"""The club's fixed lines: true, short, in two languages, and no promise of a time."""

import re

import pytest

from spotter.domain.judgement import EscalateReason
from spotter.policy.fixed_lines import acknowledgement, disclosure, help_text, honest_answer

_LINES = [
    (reason, language, acknowledgement(reason, language=language))
    for reason in (*EscalateReason, None)
    for language in ("en", "es")
]


@pytest.mark.parametrize(("reason", "language", "line"), _LINES)
def test_a_line_fits_a_text_and_keeps_its_promises(reason: EscalateReason | None, language: str, line: str) -> None:
    """
    A fixed line fits two texts, says that a machine writes and that a person comes, and names no time.
    """
    assert len(line) <= 306
    assert re.search(r"AI assistant|inteligencia artificial", line)
    assert re.search(r"person|manager|team|persona|gerencia|equipo", line)
    assert not re.search(
        r"\b(?:minutes?|hours?|today|soon|shortly|tomorrow|minutos|horas|hoy|pronto)\b(?! \(EE)",
        line.replace("a cualquier hora", ""),
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_cry_for_help_gets_the_crisis_line(language: str) -> None:
    """
    Self-harm gets 988 and 911, an emergency gets 911.
    """
    line = acknowledgement(EscalateReason.SELF_HARM, language=language)

    assert "988" in line
    assert "911" in line
    assert "911" in acknowledgement(EscalateReason.EMERGENCY, language=language)


def test_leaving_is_recorded_without_an_argument() -> None:
    """
    A cancellation is acknowledged without a question, an offer or guilt.
    """
    line = acknowledgement(EscalateReason.CANCELLATION)

    assert "recorded" in line
    assert not re.search(r"\?|sure|sorry|offer|discount", line)


def test_an_unknown_language_gets_english() -> None:
    """
    A language without lines of its own gets the English one.
    """
    assert acknowledgement(None) == acknowledgement(None, language="de")


def test_help_says_who_writes_how_to_reach_people_and_how_to_stop() -> None:
    """
    HELP is answered as carriers demand.
    """
    text = help_text("Harbor Fitness", phone="(212) 555-0142")

    assert all(part in text for part in ("Harbor Fitness", "(212) 555-0142", "STOP"))


def test_the_truth_about_the_machine_is_told() -> None:
    """
    Asked whether it is a bot, the desk says yes and offers a person.
    """
    assert honest_answer("Harbor Fitness").startswith("Yes")
    assert "person" in disclosure("Harbor Fitness")
