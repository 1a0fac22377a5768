"""Like questions are counted together, unlike ones are not."""

from datetime import UTC, datetime, timedelta

from spotter.engine.embedded.likeness import meaning_of
from spotter.knowledge.gaps import AskedQuestion, group_alike

_NOW = datetime(2026, 11, 16, 18, tzinfo=UTC)


def _asked(*questions: str, dismissed: tuple[str, ...] = (), with_meaning: bool = True) -> list[AskedQuestion]:
    return [
        AskedQuestion(
            id=number,
            question=question,
            meaning=meaning_of(question) if with_meaning else None,
            conversation=number,
            at=_NOW + timedelta(minutes=number),
            dismissed=question in dismissed,
        )
        for number, question in enumerate(questions, start=1)
    ]


def _texts(*questions: str, with_meaning: bool = True) -> list[set[str]]:
    return [
        {each.question for each in group.questions}
        for group in group_alike(_asked(*questions, with_meaning=with_meaning))
    ]


def test_other_words_for_the_same_are_one_gap() -> None:
    """
    Asked in three ways is asked three times, and what is asked most comes first.
    """
    tanning = ("do you have tanning beds?", "is there tanning", "any tanning booths there?")
    shakes = ("do you sell protein shakes?", "can i buy a protein shake there")

    found = _texts(tanning[0], shakes[0], "are you hiring", tanning[1], shakes[1], tanning[2])

    assert [set(tanning), set(shakes), {"are you hiring"}] == found


def test_discounts_for_different_people_are_different_gaps() -> None:
    """
    A manager would write two entries for them.
    """
    assert 2 == len(_texts("can i get a student discount", "do you have a military discount"))


def test_without_vectors_the_same_words_still_count_together() -> None:
    """
    Rows of before have no vector: the words decide, whatever their order and ending.
    """
    found = _texts("tanning bed?", "Tanning beds", "hiring?", with_meaning=False)

    assert [{"tanning bed?", "Tanning beds"}, {"hiring?"}] == found


def test_a_dismissed_question_takes_its_like_with_it() -> None:
    """
    Asked again tomorrow it belongs to the dismissed group.
    """
    [group] = group_alike(_asked("are you hiring", "Are you hiring?", dismissed=("are you hiring",)))

    assert group.dismissed


def test_the_most_typical_question_speaks_for_the_group() -> None:
    """
    The page shows the question that is most like the others, not an odd one.
    """
    [group] = group_alike(
        _asked("is there tanning", "do you have tanning", "do you have any tanning beds there", "is there any tanning")
    )

    assert "tanning" in group.spokesman.question
