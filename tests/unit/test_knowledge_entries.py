"""From a club's entries to facts: typed kinds, citations, what cannot be read, and finding the right passage."""

import json
from pathlib import Path

import pytest

from spotter.knowledge.entries import KnowledgeItem, club_facts
from spotter.knowledge.examples import club_facts_from_example
from spotter.knowledge.ranking import KnowledgeIndex

_EXAMPLE = Path(__file__).parents[1] / "data" / "conversation_examples.jsonl"


def _facts(*items: KnowledgeItem) -> KnowledgeIndex:
    return KnowledgeIndex(club_facts(items, club_name="Harbor Fitness", time_zone="America/New_York"))


_CLUB = (
    KnowledgeItem(id=1, kind="faq", topic="parking", title="Parking", body="Parking is free behind the building."),
    KnowledgeItem(id=2, kind="faq", topic="towels", title="Towels", body="Towels are $2 per visit."),
    KnowledgeItem(id=3, kind="plan", topic="day_pass", title="Day pass", body="A day pass is $15."),
    KnowledgeItem(id=4, kind="faq", topic="guests", title="Guests", body="One guest a day; a guest pass is $12."),
    KnowledgeItem(
        id=5,
        kind="faq",
        topic="kids",
        title="Child care",
        body="The play room takes ages 2 to 9.",
        data={"keywords": ["daycare", "babysitting"]},
    ),
    KnowledgeItem(id=6, kind="class", topic="classes", title="Yoga", data={"when": "Tuesday 5:30 PM", "coach": "Ines"}),
    KnowledgeItem(
        id=7, kind="link", topic="schedule", title="Class schedule", data={"url": "https://harbor.example/s"}
    ),
    KnowledgeItem(id=8, kind="staff", topic="staff", title="Coaches", data={"names": ["Ines", "Theo"]}),
)


def test_each_entry_becomes_a_passage_that_can_be_cited() -> None:
    """
    A citation leads back to the very entry; typed entries say their data.
    """
    facts = club_facts(_CLUB, club_name="Harbor Fitness", time_zone="America/New_York")

    said = {passage.id: passage.text for passage in facts.passages}
    assert "Parking is free behind the building." == said["faq:1"]
    assert "Yoga with Ines is on Tuesday 5:30 PM." == said["class:6"]
    assert "Class schedule: https://harbor.example/s" == said["link:7"]
    assert ("Ines", "Theo") == facts.staff


def test_an_entry_that_cannot_be_read_is_left_out() -> None:
    """
    Broken hours or dates are never guessed.
    """
    facts = club_facts(
        [
            KnowledgeItem(id=1, kind="hours", title="Hours", data={"mon": ["5am", "10pm"], "tue": ["05:00", "22:00"]}),
            KnowledgeItem(id=2, kind="special_hours", title="Holidays", data={"soon": None, "2026-12-25": ["x"]}),
            KnowledgeItem(id=3, kind="faq", title="Empty"),
        ],
        club_name="Harbor",
        time_zone="UTC",
    )

    assert {"tue": ("05:00", "22:00")} == dict(facts.hours)
    assert {} == dict(facts.special_hours)
    assert ["hours"] == [passage.id for passage in facts.passages]


def test_an_empty_club_works() -> None:
    """
    A new club knows nothing, and nothing breaks.
    """
    facts = club_facts([], club_name="New", time_zone="UTC")

    assert () == facts.passages
    assert [] == KnowledgeIndex(facts).rank("is there parking")


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("where do i park my car", "faq:1"),
        ("how much is a towel", "faq:2"),
        ("what does a day pass cost", "plan:3"),
        ("can i bring a friend", "faq:4"),
        ("do you have babysitting", "faq:5"),
        ("when is yoga with ines", "class:6"),
        ("¿tienen estacionamiento?", "faq:1"),
        ("¿cuánto cuesta un pase de día?", "plan:3"),
        ("¿hay guardería?", "faq:5"),
    ],
)
def test_the_passage_that_answers_is_found_first(question: str, passage: str) -> None:
    """
    Members' words, English or Spanish, find the entry that staff wrote.
    """
    best = _facts(*_CLUB).rank(question)[0]

    assert passage == best.passage.id
    assert best.named
    assert best.coverage >= 0.4


@pytest.mark.parametrize(
    "question", ["what do you charge for a massage", "do you have tanning beds", "can i bring my dog"]
)
def test_what_is_not_known_is_seen_not_to_be_known(question: str) -> None:
    """
    A question about something else may share a word with an entry, and is still not covered by it.
    """
    assert all(found.coverage < 0.4 for found in _facts(*_CLUB).rank(question))


def test_a_club_of_the_evaluation_files_is_read_as_it_is() -> None:
    """
    Hours by ranges of days, special hours, knowledge, classes with spots, staff.
    """
    club = json.loads(_EXAMPLE.read_text(encoding="utf8").splitlines()[0])["club"]

    facts = club_facts_from_example(club)

    assert ("05:30", "21:30") == facts.hours["thu"]
    assert ("07:30", "16:00") == facts.hours["sun"]
    assert ("08:00", "12:00", "Thanksgiving") == facts.special_hours["2026-11-26"]
    assert facts.special_hours["2026-12-25"] is None
    assert "Marta" in facts.staff
    assert any("full right now" in passage.text for passage in facts.passages)
