"""What members write about. A topic is its openings, what they ask next, and how they close."""

from dataclasses import dataclass
from typing import Final

from simulator.personas import lines_asking, lines_feeling

Burst = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One subject. An opening of several lines is sent as a burst."""

    name: str
    openings: tuple[Burst, ...]
    follow_ups: tuple[str, ...] = ()
    closings: tuple[str, ...] = lines_asking.CLOSINGS
    weight: int = 3
    language: str = "en"
    for_prospects: bool = False


def _single(lines: tuple[str, ...]) -> tuple[Burst, ...]:
    return tuple((line,) for line in lines)


TOPICS: Final = (
    Topic(name="hours", openings=_single(lines_asking.HOURS), follow_ups=lines_asking.HOURS_NEXT, weight=6),
    Topic(
        name="prices",
        openings=_single(lines_asking.PRICES),
        follow_ups=lines_asking.PRICES_NEXT,
        weight=5,
        for_prospects=True,
    ),
    Topic(name="classes", openings=_single(lines_asking.CLASSES), follow_ups=lines_asking.CLASSES_NEXT, weight=5),
    Topic(name="guests", openings=_single(lines_asking.GUESTS), follow_ups=lines_asking.GUESTS_NEXT),
    Topic(name="parking", openings=_single(lines_asking.PARKING), for_prospects=True),
    Topic(name="amenities", openings=_single(lines_asking.AMENITIES), follow_ups=lines_asking.AMENITIES_NEXT),
    Topic(name="training", openings=_single(lines_asking.TRAINING), follow_ups=lines_asking.TRAINING_NEXT),
    Topic(name="tour", openings=_single(lines_asking.TOUR), for_prospects=True, weight=4),
    Topic(name="billing", openings=_single(lines_feeling.BILLING), follow_ups=lines_feeling.BILLING_NEXT),
    Topic(name="burst", openings=lines_feeling.BURSTS, weight=3),
    Topic(name="refund", openings=_single(lines_feeling.REFUND), follow_ups=lines_feeling.REFUND_NEXT, weight=2),
    Topic(name="cancel", openings=_single(lines_feeling.CANCEL), follow_ups=lines_feeling.CANCEL_NEXT, weight=2),
    Topic(
        name="complaint", openings=_single(lines_feeling.COMPLAINT), follow_ups=lines_feeling.COMPLAINT_NEXT, weight=2
    ),
    Topic(name="praise", openings=_single(lines_feeling.PRAISE), weight=3),
    Topic(name="injury", openings=_single(lines_feeling.INJURY), weight=1),
    Topic(name="opt_out", openings=_single(lines_feeling.OPT_OUT), closings=(), weight=1),
    Topic(name="short", openings=_single(lines_feeling.SHORT), closings=(), weight=2),
    Topic(name="reaction", openings=_single(lines_feeling.REACTIONS), closings=(), weight=1),
    Topic(
        name="spanish",
        openings=_single(lines_feeling.SPANISH),
        follow_ups=lines_feeling.SPANISH_NEXT,
        closings=lines_feeling.SPANISH_CLOSINGS,
        weight=4,
        language="es",
    ),
)
BY_NAME: Final = {topic.name: topic for topic in TOPICS}


def all_lines() -> set[str]:
    """Return every different line a persona can write."""
    openings = {line for topic in TOPICS for burst in topic.openings for line in burst}
    answers = {line for topic in TOPICS for line in (*topic.follow_ups, *topic.closings)}
    return openings | answers
