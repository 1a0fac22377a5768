"""Reading entries from texts: headings, tables, pasted pages; what is wrong with a row, what is there already."""

import time
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest

from spotter.domain.errors import InvalidFields
from spotter.domain.knowledge import KnowledgeKind, PriceUnit
from spotter.knowledge.content import EntryContent, OpenSpan, Price
from spotter.knowledge.importing.proposal import ImportForm, Proposal
from spotter.knowledge.importing.reading import MOST_ENTRIES, KnownEntry, duplicates_of, read_import
from spotter.knowledge.written_hours import read_hours

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


def _read(form: ImportForm, text: str) -> tuple[Proposal, ...]:
    return read_import(form, text).proposals


def _said(proposals: tuple[Proposal, ...]) -> list[tuple[str, str, str]]:
    return [(each.content.kind.value, each.content.title, each.content.body) for each in proposals]


def test_each_heading_with_text_is_an_entry() -> None:
    """
    Marks go, lists become lines, a heading without text names what follows, code fences hide no headings.
    """
    text = (
        "# Handbook\n\n## Guest policy\nOne **guest** a day.\n- Sign in first\n\n"
        "### Can I freeze?\nSee [the page](https://x.example.com/f).\n\n## Empty\n\n```\n# not a heading\n```\n"
    )

    proposals = _read(ImportForm.MARKDOWN, text)

    assert [
        ("policy", "Guest policy", "One guest a day.\nSign in first"),
        ("faq", "Can I freeze?", "See the page (https://x.example.com/f)."),
    ] == _said(proposals)[:2]
    assert [3, 7] == [each.line for each in proposals][:2]
    assert "Handbook" == proposals[0].content.topic
    assert "not a heading" not in [each.content.title for each in proposals]


def test_hours_under_a_heading_become_data() -> None:
    """
    What reads as a week is a week; one odd line and it stays prose for a person to look at.
    """
    hours, pool, odd = _read(
        ImportForm.MARKDOWN,
        "## Hours\nMon-Fri: 5am-10pm\nSat, Sun: closed\n## Pool hours\nDaily 6:00 AM to 8 PM\n"
        "## Desk hours\nMon-Fri: 5am-10pm\nAsk us about holidays\n",
    )

    open_ = OpenSpan(opens="05:00", closes="22:00")
    assert {**dict.fromkeys(_WEEKDAYS, open_), "sat": None, "sun": None} == hours.content.week
    assert ("", "Pool hours") == (hours.content.topic, pool.content.topic)
    assert 7 == len(pool.content.week or {})
    assert KnowledgeKind.FACT is odd.content.kind


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mon - Fri 5:00am – 10:00pm", dict.fromkeys(_WEEKDAYS, OpenSpan(opens="05:00", closes="22:00"))),
        ("weekends 8-6pm", {day: OpenSpan(opens="08:00", closes="18:00") for day in ("sat", "sun")}),
        (
            "Tuesday and Thursday: 17:30 to 21:00",
            dict.fromkeys(("tue", "thu"), OpenSpan(opens="17:30", closes="21:00")),
        ),
        ("Sunday 24 hours", {"sun": OpenSpan(opens="00:00", closes="00:00")}),
        ("We are open late", None),
        ("Mon: whenever", None),
    ],
)
def test_hours_as_people_write_them(text: str, week: dict[str, OpenSpan | None] | None) -> None:
    """
    Ranges, lists and words for days; what is not understood is nothing, never a guess.
    """
    assert week == read_hours(text)


def test_a_table_carries_every_field_and_its_own_faults() -> None:
    """
    Quoted lines, semicolons between words, other names for columns; each fault at its row.
    """
    good, bad, week = _read(
        ImportForm.CSV,
        "Title,Answer,Price,Unit,Keywords,Valid_to,Monday,Sun\n"
        'Solo,"One club,\nno contract.",$39.50,month,join; cost,2026-12-31,,\n'
        ",,many,fortnight,,soon,,\n"
        "Hours,,,,,,5:30-22:00,closed\n",
    )

    assert Price(amount=Decimal("39.50"), currency="USD", unit=PriceUnit.MONTH) == good.content.price
    assert (("join", "cost"), date(2026, 12, 31), ()) == (good.content.keywords, good.last_day, good.faults)
    assert {("title",), ("price", "unit"), ("price", "amount"), ("valid_to",), ("body",)} == {
        fault.field for fault in bad.faults
    }
    assert {"mon": OpenSpan(opens="05:30", closes="22:00"), "sun": None} == week.content.week
    assert [2, 4, 5] == [good.line, bad.line, week.line]


def test_a_pasted_page_gives_its_questions_and_headings() -> None:
    """
    Questions with answers, short lines with text below; text without either proposes nothing.
    """
    text = (
        "Our club\n\nDo you have showers?\nYes, in both rooms.\n\nQ: Is there a pool?\nA: No.\n\nTowels\nThey are $2."
    )

    assert [
        ("faq", "Do you have showers?", "Yes, in both rooms."),
        ("faq", "Is there a pool?", "No."),
        ("fact", "Towels", "They are $2."),
    ] == _said(_read(ImportForm.TEXT, text))
    assert () == _read(ImportForm.TEXT, "just a sentence that goes on and ends with a dot.")


@pytest.mark.parametrize("form", ImportForm)
@pytest.mark.parametrize(
    "text", ["", "\n\n", "\ufeff", ",,,\n,,", "#", "# \n#\n", "?" * 100, '"', "a\r\n\r\nb", "\t\t\n\t"]
)
def test_odd_texts_are_read_without_harm(form: ImportForm, text: str) -> None:
    """
    Whatever is pasted: no entry is better than a crash.
    """
    assert all(each.faults or each.content.title for each in _read(form, text))


@pytest.mark.parametrize("form", ImportForm)
@pytest.mark.parametrize("part", ["[", "**a ", "*a ", "![", "`", "mon, ", "mon-", "q: ", '"', "a,"])
def test_an_endless_line_is_read_in_its_length_and_not_its_square(form: ImportForm, part: str) -> None:
    """
    What somebody pastes by mistake, or on purpose, must not stop the others: read at the greatest size it is over soon.
    """
    text = f"# Hours\n{part * (200_000 // len(part))}"

    began = time.process_time()
    with suppress(InvalidFields):  # a cell of that size is no table's
        read_import(form, text)

    assert time.process_time() - began < 20  # seconds where a square would take many minutes


def test_an_import_has_an_end() -> None:
    """
    More than fits is said, not stored silently or dropped silently.
    """
    text = "\n".join(f"## Room {number}\nIt is open." for number in range(MOST_ENTRIES + 3))

    read = read_import(ImportForm.MARKDOWN, text)

    assert (MOST_ENTRIES, 3) == (len(read.proposals), read.left_out)


def test_what_says_the_same_is_seen() -> None:
    """
    The same title in any spelling, the same words under another title, and repeats within the text itself.
    """
    known = [
        KnownEntry(
            id=7,
            content=EntryContent(
                kind=KnowledgeKind.FAQ,
                title="Guest policy",
                body="Each member may bring one guest a day for twelve dollars.",
            ),
        )
    ]
    proposals = _read(
        ImportForm.MARKDOWN,
        "## GUEST  policy!\nTwo guests.\n## Bringing guests\nEach member may bring one guest a day for twelve dollars"
        " (guest policy).\n## Sauna\nHot.\n## sauna\nVery hot.\n",
    )

    assert [7, 7, None, None] == [found and found.entry for found in duplicates_of(proposals, known)]
    assert 5 == (duplicates_of(proposals, known)[3] or proposals[0]).line
