"""When a message that nobody asked for may leave: the strictest window, in every zone that may be the member's."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spotter.delivery.quiet_hours import MARGIN, is_holiday, may_leave, next_opening, zones_of_number

CHICAGO = "America/Chicago"


def local(text: str, zone: str = CHICAGO) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2026-11-16 09:59:59", False),
        ("2026-11-16 10:00:00", True),
        ("2026-11-16 17:58:59", True),
        ("2026-11-16 17:59:01", False),
        ("2026-11-21 16:58:00", True),
        ("2026-11-21 17:00:00", False),
        ("2026-11-22 12:00:00", False),
        ("2026-11-26 12:00:00", False),
        ("2026-12-25 12:00:00", False),
        ("2027-05-31 12:00:00", False),
        ("2027-05-24 12:00:00", True),
    ],
)
def test_working_hours_of_working_days_only(moment: str, allowed: bool) -> None:
    """
    Monday to Friday ten to six, Saturday ten to five, never on Sundays and holidays, with a minute to spare.
    """
    assert allowed is may_leave(local(moment), [CHICAGO])


def test_every_zone_that_may_be_the_members_counts() -> None:
    """
    A club in Chicago and a number from Los Angeles: only while both are awake.
    """
    zones = [CHICAGO, "America/Los_Angeles"]

    assert not may_leave(local("2026-11-16 11:00:00"), zones)
    assert may_leave(local("2026-11-16 12:00:00"), zones)
    assert not may_leave(local("2026-11-16 16:30:00", "America/Los_Angeles"), zones)


@pytest.mark.parametrize("zones", [[], ["Nowhere/Town"], [CHICAGO, "Nowhere/Town"]])
def test_an_unknown_zone_is_a_no(zones: list[str]) -> None:
    """
    Where we do not know when it is for the member, nothing leaves by itself.
    """
    assert not may_leave(local("2026-11-16 12:00:00"), zones)
    assert next_opening(local("2026-11-16 12:00:00"), zones) is None


def test_the_next_opening_jumps_over_nights_sundays_and_holidays() -> None:
    """
    Friday evening waits for Saturday morning; the evening before Thanksgiving for Friday.
    """
    assert local("2026-11-21 10:00:00") == next_opening(local("2026-11-20 18:00:00"), [CHICAGO])
    assert local("2026-11-23 10:00:00") == next_opening(local("2026-11-21 18:00:00"), [CHICAGO])
    assert local("2026-11-27 10:00:00") == next_opening(local("2026-11-25 20:00:00"), [CHICAGO])


@given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)), st.sampled_from([CHICAGO, "America/New_York"]))  # noqa: DTZ001
def test_whatever_the_clocks_do_the_wall_clock_of_the_member_decides(moment: datetime, zone: str) -> None:
    """
    Also on the days on which the clocks change, and at the turn of the year.
    """
    now = moment.replace(tzinfo=UTC)
    if may_leave(now, [zone]):
        there = now.astimezone(ZoneInfo(zone))
        assert 10 <= there.hour < 18
        assert there.isoweekday() != 7
        assert (now + MARGIN).astimezone(ZoneInfo(zone)).hour < 18
    opening = next_opening(now, [zone])
    assert opening is not None
    assert may_leave(opening, [zone])
    assert now < opening <= now + timedelta(days=8)


def test_holidays_that_move_are_found() -> None:
    """
    Third Mondays, last Mondays and a fourth Thursday.
    """
    moving = [date(2027, 1, 18), date(2027, 2, 15), date(2027, 5, 31), date(2027, 9, 6), date(2027, 11, 25)]

    assert [True] * 5 == [is_holiday(day) for day in moving]
    assert not is_holiday(date(2027, 11, 18))


def test_an_area_code_names_its_zones() -> None:
    """
    What the number says of where its owner may be; nothing where it says nothing.
    """
    assert (CHICAGO,) == zones_of_number("+13125550142")
    assert () == zones_of_number("not a number")
