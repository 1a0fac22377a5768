"""Times of the CRM: years are found, days of a clock change are survived, unknown stays unknown."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spotter.crm.clubos.dates import (
    parse_birth_date,
    parse_created,
    parse_instant,
    parse_log_stamp,
    resolve_log,
    resolve_rows,
)
from spotter.domain.conversation import TimePrecision

CHICAGO = ZoneInfo("America/Chicago")


def days(*shown: str, now: datetime) -> list[date | None]:
    return [moment.day for moment in resolve_rows([(None, text) for text in shown], now=now, zone=CHICAGO)]


class TestTheYearOfADay:
    def test_a_day_later_than_today_was_last_year(self) -> None:
        """
        "Oct 28" read in March is last October.
        """
        assert [date(2024, 10, 28)] == days("Oct 28", now=datetime(2025, 3, 11, 15, tzinfo=UTC))

    def test_walking_down_the_list_crosses_new_year(self) -> None:
        """
        Below January comes December of the year before, and so on for as many years as there are.
        """
        shown = ("Jan 2", "Dec 31", "Mar 1", "Nov 5", "Feb 1", "Dec 24")

        assert [
            date(2025, 1, 2),
            date(2024, 12, 31),
            date(2024, 3, 1),
            date(2023, 11, 5),
            date(2023, 2, 1),
            date(2022, 12, 24),
        ] == days(*shown, now=datetime(2025, 1, 3, 15, tzinfo=UTC))

    def test_one_stray_row_does_not_shift_the_years_below_it(self) -> None:
        """
        A single old message between newer ones leaves the rest in the right year.
        """
        found = days("Oct 28", "Oct 28", "Oct 27", "Mar 3", "Oct 27", "Oct 26", now=datetime(2025, 10, 29, tzinfo=UTC))

        assert {2025} == {day.year for day in found if day is not None}

    def test_a_leap_day_finds_its_year(self) -> None:
        """
        The 29th of February is one of a leap year.
        """
        assert [date(2024, 2, 29)] == days("Feb 29", now=datetime(2026, 6, 1, tzinfo=UTC))

    def test_a_stamped_row_settles_the_year_for_those_below(self) -> None:
        """
        Where the CRM gives a full time, the days below it are counted from there.
        """
        rows = [(datetime(2023, 5, 2, 10, tzinfo=UTC), "May 2"), (None, "Apr 30")]

        moments = resolve_rows(rows, now=datetime(2025, 6, 1, tzinfo=UTC), zone=CHICAGO)

        assert date(2023, 4, 30) == moments[1].day

    @given(st.lists(st.integers(0, 150), min_size=1, max_size=40), st.integers(0, 365))
    @settings(max_examples=200, deadline=None)
    def test_any_falling_list_is_resolved_exactly(self, steps: list[int], start: int) -> None:
        """
        However the days of a list fall, across any number of years, each gets its own year.
        """
        today = date(2025, 1, 1) + timedelta(days=start)
        real: list[date] = []
        for step in steps:
            real.append((real[-1] if real else today) - timedelta(days=step))
        shown = [f"{day:%b} {day.day}" for day in real]

        assert real == days(*shown, now=datetime(today.year, today.month, today.day, 18, tzinfo=UTC))


class TestTheTimeOfToday:
    def test_a_clock_time_is_todays(self) -> None:
        """
        "9:30 AM" is this morning in the club's zone.
        """
        (moment,) = resolve_rows([(None, "9:30 AM")], now=datetime(2025, 3, 11, 15, tzinfo=UTC), zone=CHICAGO)

        assert (datetime(2025, 3, 11, 14, 30, tzinfo=UTC), TimePrecision.MINUTE) == (moment.at, moment.precision)

    def test_a_time_later_than_now_was_yesterday(self) -> None:
        """
        "11:59 PM" read a minute after midnight is the day before.
        """
        (moment,) = resolve_rows([(None, "11:59 PM")], now=datetime(2025, 3, 11, 5, 1, tzinfo=UTC), zone=CHICAGO)

        assert date(2025, 3, 10) == moment.day

    @pytest.mark.parametrize("text", ["", "soon", "13:99 PM", "0:10 AM", "Foo 3", "Feb 30", "28 Oct"])
    def test_an_unknown_time_stays_unknown(self, text: str) -> None:
        """
        What cannot be read as a time is never taken for now.
        """
        (moment,) = resolve_rows([(None, text)], now=datetime(2025, 3, 11, tzinfo=UTC), zone=CHICAGO)

        assert (None, TimePrecision.UNKNOWN) == (moment.at, moment.precision)


class TestTheLogsMinutes:
    def test_the_hour_that_comes_twice_is_told_apart_by_the_order(self) -> None:
        """
        1:10 above 1:50 on the night of the clock change is the second 1:10.
        """
        newest_first = [datetime(2024, 11, 3, 3, 0), datetime(2024, 11, 3, 1, 10), datetime(2024, 11, 3, 1, 50)]  # noqa: DTZ001

        assert [
            datetime(2024, 11, 3, 9, 0, tzinfo=UTC),
            datetime(2024, 11, 3, 7, 10, tzinfo=UTC),
            datetime(2024, 11, 3, 6, 50, tzinfo=UTC),
        ] == resolve_log(newest_first, CHICAGO)

    def test_what_comes_later_never_moves_an_older_entry(self) -> None:
        """
        An entry of the doubled hour keeps its minute when the log grows: its identity hangs on it.
        """
        older = [datetime(2024, 11, 3, 1, 50), datetime(2024, 11, 3, 1, 5)]  # noqa: DTZ001
        newer = [datetime(2024, 11, 3, 4, 0), datetime(2024, 11, 3, 1, 20)]  # noqa: DTZ001

        assert resolve_log(older, CHICAGO) == resolve_log([*newer, *older], CHICAGO)[2:]

    def test_stamps_are_read_as_the_log_writes_them(self) -> None:
        """
        Slashes, a two-digit year and twelve hours; anything else is no stamp.
        """
        assert datetime(2025, 9, 25, 17, 13) == parse_log_stamp("9/25/25 @ 05:13 PM")  # noqa: DTZ001
        assert datetime(2025, 9, 25, 0, 5) == parse_log_stamp("9/25/25 @ 12:05 AM")  # noqa: DTZ001
        assert [None] * 3 == [parse_log_stamp(text) for text in ("9\\25\\25 @ 05:13 PM", "13/1/25 @ 05:13 PM", "")]


class TestOtherWaysToWriteATime:
    def test_the_inbox_stamp_is_utc(self) -> None:
        """
        The stamp of a reply link is read to the second.
        """
        assert datetime(2024, 10, 28, 15, 57, 38, tzinfo=UTC) == parse_created("Mon Oct 28 15:57:38 UTC 2024")
        assert [None] * 3 == [parse_created(text) for text in ("Mon Oct 28 15:57:38 CST 2024", "", "Mon Foo 28")]

    def test_a_ledger_time_without_a_zone_is_the_clubs(self) -> None:
        """
        ClubHub's payment dates carry no zone: they are local to the club.
        """
        assert datetime(2025, 7, 1, 5, tzinfo=UTC) == parse_instant("2025-07-01T00:00:00", CHICAGO)
        assert datetime(2025, 7, 1, tzinfo=UTC) == parse_instant("2025-07-01T00:00:00Z", CHICAGO)
        assert [None, None] == [parse_instant("July"), parse_instant(None)]

    def test_a_date_of_birth_is_read_either_way(self) -> None:
        """
        Both systems' ways to write a birthday mean the same day.
        """
        assert "1990-02-03" == parse_birth_date("2/3/1990") == parse_birth_date("1990-02-03")
        assert parse_birth_date("35") is None
