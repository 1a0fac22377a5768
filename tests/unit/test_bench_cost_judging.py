"""What `bench/cost` makes of its rounds: ratios of the same minutes, and no judgement on a noisy machine."""

import pytest

from bench.cost_cpu import descendants, pss_kib, spent, stat_cpu_ms
from bench.cost_fanout import text_frame
from bench.cost_frames import frame_length, pong
from bench.cost_stats import Goal, Verdict, overall, paired, series


def test_each_round_is_held_against_its_own_floor() -> None:
    """A slow minute slows both: the ratio of the round does not show it."""
    ratio = paired([20.0, 80.0, 30.0], [10.0, 40.0, 10.0])

    assert (2.0, 2.0, 3.0) == ratio.values
    assert 2.0 == ratio.median


def test_rounds_of_unequal_number_are_an_error() -> None:
    """A round without its floor is no pair."""
    with pytest.raises(ValueError, match="shorter"):
        paired([1.0, 2.0], [1.0])


def test_no_round_is_no_figure() -> None:
    """Nothing measured is not zero."""
    with pytest.raises(ValueError, match="No round"):
        series([])


@pytest.mark.parametrize(("value", "verdict"), [(1.5, Verdict.HOLDS), (1.51, Verdict.MISSED)])
def test_a_bound_holds_up_to_itself(value: float, verdict: Verdict) -> None:
    """At most 1.5 means 1.5 too."""
    assert verdict is Goal(name="cost", unit="x", measured=series([value]), must=1.5).verdict


@pytest.mark.parametrize(("value", "verdict"), [(0.9, Verdict.HOLDS), (0.89, Verdict.MISSED)])
def test_a_lower_bound_holds_from_itself(value: float, verdict: Verdict) -> None:
    """At least 0.9 means 0.9 too."""
    goal = Goal(name="speed", unit="x", measured=series([value]), must=0.9, at_least=True)

    assert verdict is goal.verdict


def test_a_floor_that_moves_judges_nobody() -> None:
    """More than half as much again between rounds: neither good nor bad can be told."""
    steady = Goal(name="cost", unit="x", measured=series([9.0]), must=1.5, floor=series([10.0, 15.0]))
    moving = Goal(name="cost", unit="x", measured=series([9.0]), must=1.5, floor=series([10.0, 15.1]))

    assert Verdict.MISSED is steady.verdict
    assert Verdict.INCONCLUSIVE is moving.verdict


def test_a_run_ends_as_its_worst_part() -> None:
    """A wrong result outweighs a missed bound, and that one a noisy machine."""
    assert Verdict.HOLDS is overall([Verdict.HOLDS])
    assert Verdict.INCONCLUSIVE is overall([Verdict.HOLDS, Verdict.INCONCLUSIVE])
    assert Verdict.MISSED is overall([Verdict.INCONCLUSIVE, Verdict.MISSED])
    assert Verdict.WRONG is overall([Verdict.MISSED, Verdict.WRONG, Verdict.INCONCLUSIVE])


def test_a_process_is_read_whatever_its_name_is() -> None:
    """Names may hold spaces and brackets; user and system time count, those of reaped children apart."""
    line = "42 (a (very) bad name) S 1 42 42 0 -1 4194304 100 0 0 0 7 3 20 10 20 0 5 0 100 1000 10"
    own, reaped = stat_cpu_ms(line)

    assert own * 3 == pytest.approx(reaped)
    assert own > 0


def test_children_of_children_are_on_the_bill() -> None:
    """Whoever a process started, and whoever those started."""
    assert {1, 2, 3} == descendants({2: 1, 3: 2, 4: 9, 1: 0, 9: 0}, 1)


def test_memory_is_what_the_kernel_calls_proportional() -> None:
    """Shared pages are divided among those who share them."""
    assert 1_234 == pss_kib("00400000-7ff [rollup]\nRss:   9999 kB\nPss:   1234 kB\nPss_Anon:  1 kB\n")


def test_a_part_that_started_later_is_counted_from_nothing() -> None:
    """What was not there before has spent all that it has."""
    assert {"worker": 5.0, "new": 3.0} == spent({"worker": 10.0}, {"worker": 15.0, "new": 3.0})


@pytest.mark.parametrize("length", [0, 5, 125, 126, 1_000, 65_535])
def test_a_frame_is_as_long_as_its_header_says(length: int) -> None:
    """Small and large ones; half a header is no length yet."""
    frame = text_frame("x" * length)

    assert len(frame) == frame_length(frame)
    assert frame_length(frame[:1]) is None


def test_a_ping_is_answered_as_a_browser_would() -> None:
    """The same words come back, masked as a client's must be."""
    answer = pong(b"\x89\x04abcd")

    assert b"\x8a\x84" + bytes(4) + b"abcd" == answer
