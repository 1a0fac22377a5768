"""Opening hours by the calendar: usual days, holidays, midnight, and how they are said."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from spotter.engine.embedded.hours_answer import answer_hours
from spotter.engine.port import ClubFacts
from spotter.knowledge.opening_hours import hours_on, is_open_at, say_span, say_time, say_week

_ZONE = ZoneInfo("America/New_York")
_TUESDAY = datetime(2026, 11, 17, 9, 40, tzinfo=_ZONE)
_FACTS = ClubFacts(
    club_name="Harbor Fitness",
    time_zone="America/New_York",
    hours={
        **dict.fromkeys(("mon", "tue", "wed", "thu"), ("05:00", "22:00")),
        "fri": ("05:00", "01:00"),
        "sat": ("07:00", "19:00"),
        "sun": None,
    },
    special_hours={
        "2026-11-26": ("08:00", "12:00", "Thanksgiving"),
        "2026-12-24": ("05:00", "14:00", "Christmas Eve"),
        "2026-12-25": None,
    },
)


def _says(question: str, language: str = "en", now: datetime = _TUESDAY, facts: ClubFacts = _FACTS) -> str:
    answer = answer_hours(question, facts, now, language)
    assert answer is not None
    return getattr(answer, "text", "") or getattr(answer, "why", "")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what time do you close tonight?", "until 10:00 PM"),
        ("are you open now", "until 10:00 PM"),
        ("when do you open tomorrow", "Wednesday, November 18 we're open 5:00 AM to 10:00 PM"),
        ("hours on saturday?", "Saturday, November 21 we're open 7:00 AM to 7:00 PM"),
        ("are you open sunday", "Sunday, November 22 we're closed"),
        ("weekend hours?", "Saturday, November 21"),
        ("is the gym open thanksgiving morning?", "(Thanksgiving) we're open 8:00 AM to 12:00 PM"),
        ("christmas eve hours", "5:00 AM to 2:00 PM"),
        ("are you open on christmas", "December 25 we're closed"),
        ("what are your hours on december 24", "5:00 AM to 2:00 PM"),
        ("do you have holiday hours", "Thursday, November 26 (Thanksgiving): 8:00 AM to 12:00 PM"),
        ("what are your hours", "Monday to Thursday 5:00 AM to 10:00 PM; Friday 5:00 AM to 1:00 AM"),
    ],
)
def test_a_question_about_hours_is_answered_by_the_calendar(question: str, says: str) -> None:
    """
    Today, tomorrow, a weekday, a holiday: the hours of that very day are told.
    """
    assert says in _says(question)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("¿a qué hora cierran hoy?", "hasta las 10:00 p. m."),
        ("¿abren mañana?", "El miércoles 18 de noviembre abrimos de 5:00 a. m. a 10:00 p. m."),
        ("¿están abiertos en navidad?", "El viernes 25 de diciembre estamos cerrados."),
        ("horario", "lunes a jueves de 5:00 a. m. a 10:00 p. m."),
    ],
)
def test_hours_are_told_in_spanish(question: str, says: str) -> None:
    """
    A Spanish question gets a Spanish answer.
    """
    assert says in _says(question, "es")


def test_the_usual_hours_are_never_given_for_a_holiday_that_nobody_entered() -> None:
    """
    Labor Day is not in the club's knowledge: a person answers.
    """
    assert "not in the club's knowledge" in _says("are you open on labor day")


@pytest.mark.parametrize("question", ["is the pool open on sunday", "when does the juice bar close", "is parking free"])
def test_the_hours_of_something_else_are_not_the_clubs(question: str) -> None:
    """
    The pool's hours are not the club's hours.
    """
    assert answer_hours(question, _FACTS, _TUESDAY, "en") is None


def test_a_club_without_hours_answers_none() -> None:
    """
    An empty club says nothing about hours.
    """
    assert answer_hours("when do you open", ClubFacts(club_name="New", time_zone="UTC"), _TUESDAY, "en") is None


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-17T04:59", False),
        ("2026-11-17T05:00", True),
        ("2026-11-17T22:00", False),
        ("2026-11-20T23:30", True),
        ("2026-11-21T00:59", True),
        ("2026-11-21T01:00", False),
        ("2026-11-22T12:00", False),
        ("2026-11-26T11:59", True),
        ("2026-11-26T12:00", False),
        ("2026-12-25T10:00", False),
    ],
)
def test_open_now_knows_midnight_and_holidays(at: str, is_open: bool) -> None:
    """
    Friday's hours run past midnight; a holiday's hours replace the usual ones.
    """
    assert is_open == is_open_at(_FACTS, datetime.fromisoformat(at).replace(tzinfo=_ZONE))


def test_a_day_that_nobody_entered_is_unknown_and_not_closed() -> None:
    """
    Unknown is unknown, never "closed".
    """
    facts = ClubFacts(club_name="New", time_zone="UTC", hours={"mon": ("05:00", "22:00")})

    assert hours_on(facts, date(2026, 11, 17)) is None
    assert is_open_at(facts, _TUESDAY) is None


def test_times_are_said_as_members_read_them() -> None:
    """
    Noon and midnight are 12, in both languages.
    """
    assert ["12:00 AM", "12:30 PM", "5:05 PM"] == [say_time(clock, "en") for clock in ("00:00", "12:30", "17:05")]
    assert "de 5:30 a. m. a 9:30 p. m." == say_span("05:30", "21:30", "es")
    assert "" == say_week({}, "en")
